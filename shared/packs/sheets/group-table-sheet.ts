import type { Worksheet } from 'exceljs';
import { COMPARISONS } from '../../gaps/groups.ts';
import { TOO_FEW } from '../../privacy/released-table.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import type { CellValue } from '../../workbook/xlsx/safe-cell.ts';
import type { TableColumn } from '../../workbook/xlsx/table.ts';
import { printedMean, type ShownCell } from '../outcomes/shown-cells.ts';
import type { SubjectRowView, SubjectView } from '../outcomes/subject-view.ts';
import { HIDDEN_NOTE, notesOf } from '../text/pack-words.ts';
import { type PackBook, tableSheet } from './pack-book.ts';

type Row = SubjectRowView & { readonly subject: string };
type Side = 'inGroup' | 'compared';

const ONE_DECIMAL = () => '0.0';
const WHOLE = () => '0';

function mean(cell: ShownCell | null): CellValue {
  return cell?.mean ?? (cell === null ? TOO_FEW : 'Not shown');
}

function countOf(cell: ShownCell | null): CellValue {
  if (cell === null) return TOO_FEW;
  const n = Number(cell.n);
  return Number.isNaN(n) ? cell.n : n;
}

function percent(cell: ShownCell | null): CellValue {
  if (cell === null) return TOO_FEW;
  return cell.percent ?? cell.percentWords ?? 'Not shown';
}

function sideColumns(side: Side, who: string): readonly TableColumn<Row>[] {
  return [
    { head: `n, ${who}`, width: 76, value: (row) => countOf(row[side]), format: WHOLE, holdsNumbers: true },
    {
      head: `Distance from standard, ${who}`,
      width: 92,
      value: (row) => mean(row[side]),
      format: ONE_DECIMAL,
      holdsNumbers: true,
    },
    {
      head: `% at standard, ${who}`,
      width: 84,
      value: (row) => percent(row[side]),
      format: WHOLE,
      holdsNumbers: true,
    },
  ];
}

const number = (value: number | null | undefined): CellValue => value ?? null;

function gapOf({ inGroup, compared }: Row): number | null {
  const [own, other] = [printedMean(inGroup), printedMean(compared)];
  return own === null || other === null ? null : Number((other - own).toFixed(1));
}

function growthColumns(rows: readonly Row[]): readonly TableColumn<Row>[] {
  if (!rows.some(({ inGroupGrowth }) => inGroupGrowth !== null)) return [];
  return [
    {
      head: 'Growth percentile, group',
      width: 84,
      value: (row) => number(row.inGroupGrowth?.mean),
      format: ONE_DECIMAL,
      holdsNumbers: true,
    },
    {
      head: 'n with growth',
      width: 70,
      value: (row) => (row.inGroupGrowth === null ? null : countOf(row.inGroupGrowth)),
      format: WHOLE,
      holdsNumbers: true,
    },
    {
      head: 'Growth percentile, compared',
      width: 84,
      value: (row) => number(row.comparedGrowth?.mean),
      format: ONE_DECIMAL,
      holdsNumbers: true,
    },
    {
      head: 'n with growth, compared',
      width: 74,
      value: (row) => (row.comparedGrowth === null ? null : countOf(row.comparedGrowth)),
      format: WHOLE,
      holdsNumbers: true,
    },
  ];
}

function sizeColumns(rows: readonly Row[]): readonly TableColumn<Row>[] {
  if (!rows.some(({ size }) => size !== null)) return [];
  const column = (
    head: string,
    width: number,
    value: (row: Row) => CellValue,
    format: string,
  ): TableColumn<Row> => ({
    head,
    width,
    value,
    format: () => format,
    holdsNumbers: true,
  });
  return [
    column('Gap, low end', 64, (row) => number(row.size?.interval?.low), '0.0'),
    column('Gap, high end', 64, (row) => number(row.size?.interval?.high), '0.0'),
    column('Gap in spreads (g)', 70, (row) => number(row.size?.hedgesG), '0.00'),
    column('Gap on a common scale (V)', 76, (row) => number(row.size?.v), '0.00'),
  ];
}

/** What stands over the table, in words a data lead can check. */
const HOW_TO_READ =
  'Distance from standard: average of score minus the score of "standard met", in points; below standard is negative. Gap = compared minus group: positive means the group is lower.';
const SIZES =
  'Low and high end: where the gap could lie with so many students. g and V compare gaps of different tests; V stays the same when a test changes its points.';

/** All groups, both comparisons, every year, as a table to filter. `filters` says what it is about: district, measure. */
export function groupTableSheet(
  pack: PackBook,
  name: string,
  filters: string,
  subjects: readonly SubjectView[],
): Worksheet {
  const rows: readonly Row[] = subjects.flatMap(({ subject, rows }) =>
    rows.map((row) => ({ ...row, subject })),
  );
  const sizes = sizeColumns(rows);
  const columns: readonly TableColumn<Row>[] = [
    { head: 'Subject', width: 130, value: (row) => subjectName(row.subject) },
    { head: 'School year', width: 74, value: (row) => row.year },
    { head: 'Group', width: 190, value: (row) => row.group.name.en },
    { head: 'Compared with', width: 120, value: (row) => COMPARISONS[row.comparison].en },
    ...sideColumns('inGroup', 'group'),
    ...sideColumns('compared', 'compared'),
    { head: 'Gap, points', width: 70, value: gapOf, format: () => '+0.0;-0.0;0.0', holdsNumbers: true },
    ...sizes,
    ...growthColumns(rows),
  ];
  const notes = notesOf(HOW_TO_READ, sizes.length === 0 ? null : SIZES, HIDDEN_NOTE);
  return tableSheet(pack, name, [filters, ...notes], { name: 'Groups', columns, rows });
}
