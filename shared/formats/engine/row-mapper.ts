import type { RowMapper, RowSink } from '../format-contract.ts';
import { type Finding, isFinding, type Value } from '../values/finding.ts';
import type { Draft } from './checks.ts';
import { type Condition, holds } from './conditions.ts';
import type { FieldPlan, RecordPlan } from './record-plan.ts';
import type { Read } from './sources.ts';
import type { Identity, ReadIdentity } from './student-identity.ts';

/** A value that all records of a row share. */
export interface SharedPlan {
  readonly field: string;
  readonly read: Read;
  readonly lenient: boolean;
}

/** Everything needed to map the rows of one table. */
export interface TablePlan {
  readonly headers: readonly string[];
  readonly setAside: readonly { readonly when: Condition; readonly reason: string }[];
  readonly contradictions: readonly {
    readonly when: Condition;
    readonly column: number | undefined;
    readonly says: string;
  }[];
  readonly shared: readonly SharedPlan[];
  readonly readIdentity: ReadIdentity | undefined;
  readonly records: readonly RecordPlan[];
  readonly nothingWanted: string;
}

/** What the records of one row share, once it has been read. */
interface RowState {
  readonly values: Value[];
  /** Slots whose cell cannot be read: records that use them cannot be made. */
  readonly broken: boolean[];
  identity: Identity | undefined;
}

/** Codes of required fields whose absence has a name of its own; every other one is 'value-missing'. */
const MISSING: Readonly<Record<string, Finding>> = {
  schoolYear: {
    code: 'school-year-unknown',
    message: 'Neither the row nor the name of the file says which school year this is.',
  },
  subject: {
    code: 'subject-unknown',
    message: 'Neither the columns nor the name of the file say which subject this is.',
  },
  studentKey: { code: 'student-id-missing', message: 'The row names no student.' },
};

/** Maps rows of one pass over a table. */
export function rowMapper(plan: TablePlan): RowMapper {
  const state: RowState = { values: [], broken: [], identity: undefined };
  const seen = new Map<string, number>();
  const saidOnce = new Set<string>();
  return (cells, _sourceRow, out) => {
    const unwanted = plan.setAside.find(({ when }) => holds(when, cells));
    if (unwanted) return out.setAside(unwanted.reason);
    if (!plan.records.some(({ when }) => holds(when, cells))) return out.setAside(plan.nothingWanted);
    const contradiction = plan.contradictions.find(({ when }) => holds(when, cells));
    const report = reporter(plan.headers, cells, out, saidOnce);
    if (contradiction) {
      return report({ code: 'row-contradicts-itself', message: contradiction.says }, contradiction.column);
    }
    readShared(plan, cells, state, report);
    makeRecords(plan, cells, state, seen, out, report);
  };
}

type Report = (finding: Finding, column?: number | undefined) => void;

/** Habits of a whole column: said in the first row that shows them, not in each. */
const COLUMN_HABITS: ReadonlySet<string> = new Set(['leading-zeros-restored', 'state-id-ignored']);

function reporter(
  headers: readonly string[],
  cells: readonly string[],
  out: RowSink,
  saidOnce: Set<string>,
): Report {
  return (finding, column = finding.column) => {
    if (COLUMN_HABITS.has(finding.code)) {
      const key = `${finding.code} ${column}`;
      if (saidOnce.has(key)) return;
      saidOnce.add(key);
    }
    const header = column === undefined ? null : (headers[column] ?? null);
    out.problem(header, column === undefined ? '' : (cells[column] ?? ''), finding.code, finding.message);
  };
}

function readShared(plan: TablePlan, cells: readonly string[], state: RowState, report: Report): void {
  for (let slot = 0; slot < plan.shared.length; slot++) {
    const { read, lenient } = plan.shared[slot] as SharedPlan;
    const value = read(cells);
    state.broken[slot] = false;
    if (!isFinding(value)) {
      state.values[slot] = value;
      continue;
    }
    report(value);
    state.values[slot] = value.usable ?? null;
    state.broken[slot] = value.usable === undefined && !lenient;
  }
  if (!plan.readIdentity) return;
  state.identity = plan.readIdentity(cells);
  for (const finding of state.identity.findings) report(finding);
}

/** By-products come after the records they stand beside, and only if one of those was made. */
function makeRecords(
  plan: TablePlan,
  cells: readonly string[],
  state: RowState,
  seen: Map<string, number>,
  out: RowSink,
  report: Report,
): void {
  let made = 0;
  let refused =
    state.broken.includes(true) || (state.identity !== undefined && state.identity.studentKey === null);
  for (const record of plan.records) {
    if (record.byProduct && made === 0) continue;
    if (!holds(record.when, cells)) continue;
    const outcome = makeRecord(record, cells, state, seen, out, report);
    if (outcome === 'made') made++;
    if (outcome === 'refused') refused = true;
  }
  if (made === 0 && !refused) out.setAside('repeats an earlier row of the file');
}

type Outcome = 'made' | 'refused' | 'repeated';

function makeRecord(
  plan: RecordPlan,
  cells: readonly string[],
  state: RowState,
  seen: Map<string, number>,
  out: RowSink,
  report: Report,
): Outcome {
  const draft: Draft = { ...plan.blank };
  if (!takeShared(plan, state, draft)) return 'refused';
  const gone = holds(plan.deletedWhen, cells);
  let complete = fillFields(plan, cells, draft, gone ? SILENT : report, gone);
  complete = !missesRequired(plan, draft, gone, report) && complete;
  if (!complete) return 'refused';
  if (gone) {
    out.record(plan.type, tombstone(plan, draft), { deleted: true });
    return 'made';
  }
  if (plan.numbered) draft[plan.numbered] = timesSeen(plan, draft, seen);
  if (!passesChecks(plan, draft, report)) return 'refused';
  if (plan.once && timesSeen(plan, draft, seen) > 1) return 'repeated';
  out.record(plan.type, draft);
  return 'made';
}

const SILENT: Report = () => {};

function takeShared(plan: RecordPlan, state: RowState, draft: Draft): boolean {
  for (const { slot, field, required } of plan.shared) {
    if (state.broken[slot] && required) return false;
    draft[field] = state.values[slot] ?? null;
  }
  if (!plan.identified) return true;
  const { identity } = state;
  if (!identity || identity.studentKey === null) return false;
  draft.studentKey = identity.studentKey;
  draft.studentStateId = identity.studentStateId;
  draft.studentLocalId = identity.studentLocalId;
  return true;
}

/** Reads the fields of a record. Reports what cannot be read; false when the record cannot be made for it. */
function fillFields(
  plan: RecordPlan,
  cells: readonly string[],
  draft: Draft,
  report: Report,
  forTombstone: boolean,
): boolean {
  let complete = true;
  for (let index = 0; index < plan.fields.length; index++) {
    const { facts, read, lenient } = plan.fields[index] as FieldPlan;
    const value = read(cells);
    if (!isFinding(value)) {
      draft[facts.field] = value;
      continue;
    }
    report(value);
    const { usable } = value;
    draft[facts.field] = usable === undefined ? UNREADABLE : usable;
    if (usable !== undefined) continue;
    if (lenient || forTombstone) draft[facts.field] = null;
    else complete = false;
  }
  return complete;
}

/** Stands in a draft for a cell that was reported; such a draft never leaves. */
const UNREADABLE = '\u0000unreadable';

/** Reports required fields that are empty. A field whose cell cannot be read was reported already. */
function missesRequired(plan: RecordPlan, draft: Draft, gone: boolean, report: Report): boolean {
  let missing = false;
  for (const field of plan.required) {
    if (draft[field] !== null) continue;
    if (gone && !plan.naturalKey.includes(field) && field !== 'schoolYear') continue;
    missing = true;
    const column = plan.columnOf.get(field);
    report(
      MISSING[field] ?? { code: 'value-missing', message: `The row has no ${fieldWords(field)}.` },
      column,
    );
  }
  return missing;
}

/** 'measureId' -> 'measure id'. */
function fieldWords(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function passesChecks(plan: RecordPlan, draft: Draft, report: Report): boolean {
  let passes = true;
  for (const check of plan.checks) {
    const found = check(draft);
    if (!found) continue;
    report(found.finding, plan.columnOf.get(found.field));
    passes &&= found.finding.usable !== undefined;
  }
  if (!passes) return false;
  const invalid = plan.isValid(draft);
  if (invalid) report(invalid);
  return invalid === undefined;
}

/** Natural key and school year only: what the record said before is not known here and does not matter. */
function tombstone(plan: RecordPlan, draft: Draft): Draft {
  const kept = new Set([...plan.naturalKey, 'schoolYear']);
  return Object.fromEntries(
    Object.entries(draft).map(([field, value]) => [field, kept.has(field) ? value : null]),
  );
}

/** How often the natural key of a record has come up in this pass, this time included; its number does not count for it. */
function timesSeen(plan: RecordPlan, draft: Draft, seen: Map<string, number>): number {
  const parts = plan.naturalKey.map((field) => (field === plan.numbered ? null : draft[field]));
  const key = JSON.stringify([plan.type, draft.schoolYear, ...parts]);
  const times = (seen.get(key) ?? 0) + 1;
  seen.set(key, times);
  return times;
}
