import type { RowMapper, RowSink } from '../format-contract.ts';
import { type Finding, isFinding, type Value } from '../values/finding.ts';
import type { Read } from './bound-source.ts';
import type { Draft } from './checks.ts';
import { type Condition, holds } from './conditions.ts';
import type { FieldPlan, RecordPlan } from './record-plan.ts';
import { type Report, rowReport } from './row-report.ts';
import type { Identity, ReadIdentity } from './student-identity.ts';

/** A value that all records of a row share. */
export interface SharedPlan {
  readonly field: string;
  readonly read: Read;
  readonly looksAt: readonly number[];
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
  /** The rows come back mended: what they repeat stands in another file. */
  readonly areMended: boolean;
  /** Tells the sources that a new row begins. */
  readonly nextRow: () => void;
}

/** One pass over a table: what stays the same, and what is known of the row at hand. */
interface Pass {
  readonly plan: TablePlan;
  readonly report: Report;
  /** How often a natural key has come up. */
  readonly seen: Map<string, number>;
  /** Shared values of the row, by slot. */
  readonly values: Value[];
  /** Slots whose cell cannot be read: records that need them cannot be made. */
  readonly broken: boolean[];
  identity: Identity | undefined;
  sourceRow: number;
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

/** Maps the rows of one pass over a table. */
export function rowMapper(plan: TablePlan): RowMapper {
  const { report, begin } = rowReport(plan.headers);
  const pass: Pass = {
    plan,
    report,
    seen: new Map(),
    values: [],
    broken: [],
    identity: undefined,
    sourceRow: 0,
  };
  return (cells, sourceRow, out) => {
    plan.nextRow();
    pass.sourceRow = sourceRow;
    begin(cells, out);
    const reason = reasonToSetAside(plan, cells);
    if (reason !== undefined) return out.setAside(reason);
    for (const { when, column, says } of plan.contradictions) {
      if (holds(when, cells)) return report({ code: 'row-contradicts-itself', message: says }, column);
    }
    readShared(pass, cells);
    makeRecords(pass, cells, out);
  };
}

function reasonToSetAside(plan: TablePlan, cells: readonly string[]): string | undefined {
  for (const { when, reason } of plan.setAside) if (holds(when, cells)) return reason;
  for (const { when, byProduct } of plan.records) if (!byProduct && holds(when, cells)) return undefined;
  return plan.nothingWanted;
}

function readShared(pass: Pass, cells: readonly string[]): void {
  const { plan, report, values, broken } = pass;
  for (let slot = 0; slot < plan.shared.length; slot++) {
    const { read, lenient } = plan.shared[slot] as SharedPlan;
    const value = read(cells);
    broken[slot] = false;
    if (!isFinding(value)) {
      values[slot] = value;
      continue;
    }
    report(value);
    values[slot] = value.usable ?? null;
    broken[slot] = value.usable === undefined && !lenient;
  }
  if (!plan.readIdentity) return;
  pass.identity = plan.readIdentity(cells);
  for (const finding of pass.identity.findings) report(finding);
}

/** By-products come after the records they stand beside, and only if one of those was made. */
function makeRecords(pass: Pass, cells: readonly string[], out: RowSink): void {
  let made = 0;
  let refused = false;
  for (const record of pass.plan.records) {
    if ((record.byProduct && made === 0) || !holds(record.when, cells)) continue;
    const outcome = makeRecord(record, pass, cells, out);
    if (outcome === 'made') made++;
    if (outcome === 'refused') refused = true;
  }
  if (made === 0 && !refused) out.setAside('repeats an earlier row of the file');
}

type Outcome = 'made' | 'refused' | 'repeated';

function makeRecord(plan: RecordPlan, pass: Pass, cells: readonly string[], out: RowSink): Outcome {
  if (!isIdentified(plan, pass)) return 'refused';
  if (holds(plan.deletedWhen, cells)) return makeTombstone(plan, pass, cells, out);
  const draft = readRecord(plan, pass, cells);
  if (!draft) return 'refused';
  if (plan.numbered) draft[plan.numbered] = ordinal(plan, draft, pass);
  if (!passesChecks(plan, draft, pass.report)) return 'refused';
  if (plan.once && timesSeen(plan, draft, pass.seen) > 1) return 'repeated';
  out.record(plan.type, draft);
  return 'made';
}

/** The values that the record shares with others of the row can be read, and its student is known. */
function isIdentified(plan: RecordPlan, pass: Pass): boolean {
  for (const { slot, required } of plan.shared) if (required && pass.broken[slot]) return false;
  return !plan.identified || (pass.identity !== undefined && pass.identity.studentKey !== null);
}

/** Reads all fields of a record; undefined where a cell that is needed cannot be read or is empty. */
function readRecord(plan: RecordPlan, pass: Pass, cells: readonly string[]): Draft | undefined {
  const draft = startedDraft(plan, pass);
  const readable = fillFields(plan, cells, draft, pass.report);
  const complete = hasRequired(plan, draft, plan.required, pass.report);
  return readable && complete ? draft : undefined;
}

/** A draft with what the row shares and nothing read yet. */
function startedDraft(plan: RecordPlan, pass: Pass): Draft {
  const draft: Draft = { ...plan.blank };
  for (const { slot, field } of plan.shared) draft[field] = pass.values[slot] ?? null;
  const { identity } = pass;
  if (!plan.identified || !identity) return draft;
  draft.studentKey = identity.studentKey;
  draft.studentStateId = identity.studentStateId;
  draft.studentLocalId = identity.studentLocalId;
  return draft;
}

/** Stands in a draft for a cell that was reported; such a draft never leaves. */
const UNREADABLE = '\u0000unreadable';

/** Reads the fields of a record. Reports what cannot be read; false when the record cannot be made for it. */
function fillFields(plan: RecordPlan, cells: readonly string[], draft: Draft, report: Report): boolean {
  let complete = true;
  for (let index = 0; index < plan.fields.length; index++) {
    const { field, read, lenient } = plan.fields[index] as FieldPlan;
    const value = read(cells);
    if (!isFinding(value)) {
      draft[field] = value;
      continue;
    }
    report(value);
    const usable = value.usable ?? (lenient ? null : UNREADABLE);
    draft[field] = usable;
    if (usable === UNREADABLE) complete = false;
  }
  return complete;
}

/**
 * Reports required fields that are empty. A field whose cell cannot be read was reported already; a school year that is missing because the
 * date is goes without saying.
 */
function hasRequired(plan: RecordPlan, draft: Draft, required: readonly string[], report: Report): boolean {
  const missing = required.filter((field) => draft[field] === null);
  for (const field of missing) {
    const column = plan.columnOf.get(field);
    const sameCell = missing.some((other) => other !== field && plan.columnOf.get(other) === column);
    if (field === 'schoolYear' && column !== undefined && sameCell) continue;
    report(
      MISSING[field] ?? { code: 'value-missing', message: `The row has no ${fieldWords(field)}.` },
      column,
    );
  }
  return missing.length === 0;
}

/** What a data lead calls fields whose names are those of the schema. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  administration: 'day or window of the test',
  test: 'name of the test',
};

/** 'measureId' -> 'measure id'. */
function fieldWords(field: string): string {
  return FIELD_WORDS[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function passesChecks(plan: RecordPlan, draft: Draft, report: Report): boolean {
  let passes = true;
  for (const check of plan.checks) {
    const found = check.find(draft);
    if (!found) continue;
    report(found.finding, plan.columnOf.get(found.field));
    if (found.finding.usable === undefined) passes = false;
  }
  if (!passes) return false;
  const invalid = plan.isValid(draft);
  if (invalid) report(invalid);
  return invalid === undefined;
}

/** Natural key and school year only: what the record said before is not known here and does not matter. */
function makeTombstone(plan: RecordPlan, pass: Pass, cells: readonly string[], out: RowSink): Outcome {
  const draft = startedDraft(plan, pass);
  for (const { field, read } of plan.fields) {
    const value = read(cells);
    draft[field] = isFinding(value) ? (value.usable ?? null) : value;
  }
  const kept = new Set([...plan.naturalKey, 'schoolYear']);
  const needed = plan.required.filter((field) => kept.has(field));
  if (!hasRequired(plan, draft, needed, pass.report)) return 'refused';
  for (const field of Object.keys(draft)) if (!kept.has(field)) draft[field] = null;
  out.record(plan.type, draft, { deleted: true });
  return 'made';
}

/** Mended rows are numbered from here on: as far as anybody numbers rows that are alike. */
const FIRST_OF_MENDED = 1_000_000;

/**
 * Numbers records that have the same key otherwise. Rows that come back mended are numbered by the row they had: counted by themselves, the second
 * count of a lesson would come back as the first and take its place.
 */
function ordinal(plan: RecordPlan, draft: Draft, pass: Pass): number {
  return pass.plan.areMended ? FIRST_OF_MENDED + pass.sourceRow : timesSeen(plan, draft, pass.seen);
}

/** How often the natural key of a record has come up in this pass, this time included; its number does not count for it. */
function timesSeen(plan: RecordPlan, draft: Draft, seen: Map<string, number>): number {
  const parts = plan.naturalKey.map((field) => (field === plan.numbered ? null : draft[field]));
  const key = JSON.stringify([plan.type, draft.schoolYear, ...parts]);
  const times = (seen.get(key) ?? 0) + 1;
  seen.set(key, times);
  return times;
}
