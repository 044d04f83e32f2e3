import { studentKeyOf } from '../../records/student.ts';
import type { ReadFormat, Source } from '../format-definition.ts';
import { type Finding, isFinding, type Value } from '../values/finding.ts';
import type { ParserName } from '../values/parsers.ts';
import { localId } from '../values/student-ids.ts';
import type { BoundSource, Read } from './bound-source.ts';
import { bindSource } from './sources.ts';
import type { TableBinding } from './table-binding.ts';

/** Who a row is about. */
export interface Identity {
  readonly studentKey: string | null;
  readonly studentStateId: string | null;
  readonly studentLocalId: string | null;
  /** What was wrong with its ids. Without a studentKey the row's records cannot be made. */
  readonly findings: readonly Finding[];
}

export type ReadIdentity = (cells: readonly string[]) => Identity;

const NO_FINDINGS: readonly Finding[] = [];

/**
 * Binds the student ids of a format. In the state's own files a state id is certain: one that cannot be read refuses the row.
 * In vendors' files it is doubtful: what is no SSID is put aside when the row has a local id, and read as the local id when it has none.
 */
export function bindIdentity(
  identity: ReadFormat['identity'],
  table: TableBinding,
): ReadIdentity | undefined {
  if (!identity) return undefined;
  const doubtful = identity.doubtful ?? false;
  const bind = (source: Source | undefined, parse: ParserName) =>
    source === undefined ? undefined : bindSource(source, table, { parse });
  const state = bind(identity.stateId, doubtful ? 'doubtful-state-id' : 'state-id');
  const local = bind(identity.localId, 'local-id');
  const readState = reader(state);
  const readLocal = reader(local);
  const firstColumn = state?.columns[0] ?? local?.columns[0];
  const settle = doubtful ? settleDoubtful : settleCertain;
  let lastState: Value | Finding = null;
  let lastLocal: Value | Finding = null;
  let last = nobody(firstColumn);
  return (cells) => {
    const stateId = readState(cells);
    const localIdentity = readLocal(cells);
    // The two subjects of a student mostly follow each other.
    if (stateId === lastState && localIdentity === lastLocal) return last;
    if (!isFinding(stateId) && !isFinding(localIdentity)) {
      lastState = stateId;
      lastLocal = localIdentity;
      last =
        stateId === null && localIdentity === null
          ? nobody(firstColumn)
          : known(stateId, localIdentity, NO_FINDINGS);
      return last;
    }
    return settle(stateId, localIdentity, cells, firstColumn);
  };
}

function reader(source: BoundSource | undefined): Read {
  const read = source?.read;
  return read ?? (() => source?.constant ?? null);
}

function known(state: Value, local: Value, findings: readonly Finding[]): Identity {
  const studentStateId = state === null ? null : String(state);
  const studentLocalId = local === null ? null : String(local);
  return {
    studentKey: studentKeyOf(studentStateId, studentLocalId) ?? null,
    studentStateId,
    studentLocalId,
    findings,
  };
}

function nobody(column: number | undefined): Identity {
  const finding: Finding = {
    code: 'student-id-missing',
    message: 'The row names no student: neither a state id nor a local id.',
    ...(column === undefined ? {} : { column }),
  };
  return known(null, null, [finding]);
}

function usable(value: Value | Finding): Value {
  return isFinding(value) ? (value.usable ?? null) : value;
}

function settleCertain(
  state: Value | Finding,
  local: Value | Finding,
  _cells: readonly string[],
  column: number | undefined,
): Identity {
  const findings = [state, local].filter(isFinding);
  if (isFinding(state) && state.usable === undefined) return known(null, null, findings);
  const person = known(usable(state), usable(local), findings);
  return person.studentKey === null && findings.length === 0 ? nobody(column) : person;
}

function settleDoubtful(
  state: Value | Finding,
  local: Value | Finding,
  cells: readonly string[],
  column: number | undefined,
): Identity {
  const localId = usable(local);
  if (!isFinding(state) || state.code === 'leading-zeros-restored')
    return settleCertain(state, local, cells, column);
  const written = cellOf(state, cells);
  if (localId !== null) {
    return known(null, localId, written === localId ? NO_FINDINGS : [state]);
  }
  if (state.usable === undefined) return known(null, null, [state]);
  const message =
    'The state id column holds ids that are no 10-digit SSIDs; they are read as the district’s own student ids.';
  return known(null, written, [{ ...state, message }]);
}

/** The id as the cell has it, without what a spreadsheet put around it. */
function cellOf(finding: Finding, cells: readonly string[]): string | null {
  const cell = finding.column === undefined ? '' : (cells[finding.column] ?? '').trim();
  const id = cell === '' ? null : localId(cell);
  return typeof id === 'string' ? id : null;
}
