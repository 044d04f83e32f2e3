import Papa from 'papaparse';
import { implementationRows, type NumberRow, seriesOf, seriesRows } from '../team/number-rows.ts';
import { type ShownSide, shownSides } from '../team/shown-groups.ts';
import type { GroupComparison, TeamView } from '../team-view.ts';
import { NUMBERS_COLUMNS, type NumbersColumnName } from './numbers-schema.ts';

type NumbersRecord = Readonly<Record<NumbersColumnName, string | number | null>>;

/** The group of rows about all students. */
const ALL = 'all';
const NOT_IN = 'not-in-';

/**
 * The numbers of a team's workbooks as one tidy table, one value a row, under the same privacy rules as the sheets.
 * UTF-8, comma, CRLF. Text that a spreadsheet program would take for a formula begins with an apostrophe.
 */
export function numbersCsv(...views: readonly TeamView[]): string {
  const records = views.flatMap((view) => [
    ...[...seriesOf(view).flatMap(seriesRows), ...implementationRows(view)].map(lessonRecord),
    ...view.groups.comparisons.flatMap((comparison) => groupRecords(comparison, view.groups.floor)),
  ]);
  const columns = NUMBERS_COLUMNS.map((column) => column.name);
  const rows = records.map((record) => columns.map((name) => record[name]));
  const csv = Papa.unparse({ fields: columns, data: rows }, { newline: '\r\n', escapeFormulae: true });
  return csv.endsWith('\r\n') ? csv : `${csv}\r\n`;
}

function lessonRecord(row: NumberRow): NumbersRecord {
  return {
    date: row.date,
    section: row.section,
    measure: row.measureId,
    group: ALL,
    n_answered: row.answered,
    n_expected: row.expected,
    value: rounded(row.value),
    baseline: row.inBaseline ? 'yes' : 'no',
    excluded: row.excluded === null ? 'no' : 'yes',
    reason: row.excluded ?? (row.hidden ? 'too few to show' : null),
  };
}

/** A comparison covers a span of lessons: its date is an interval (ISO 8601), first day / last day. */
function groupRecords(comparison: GroupComparison, floor: number): NumbersRecord[] {
  const { inGroup, notInGroup } = shownSides(comparison, floor);
  const record = (group: string, side: ShownSide): NumbersRecord => ({
    date: `${comparison.from}/${comparison.to}`,
    section: null,
    measure: comparison.measureId,
    group,
    n_answered: side.shown ? side.n : null,
    n_expected: side.shown ? side.expected : null,
    value: side.shown ? rounded(side.value) : null,
    baseline: 'no',
    excluded: 'no',
    reason: side.shown ? null : 'too few to show',
  });
  return [record(comparison.groupId, inGroup), record(`${NOT_IN}${comparison.groupId}`, notInGroup)];
}

/** Six decimals: more than any class can tell, and no noise of floating point. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
