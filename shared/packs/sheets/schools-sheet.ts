import { TOO_FEW } from '../../privacy/released-table.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import type { CellValue } from '../../workbook/xlsx/safe-cell.ts';
import type { SchoolView } from '../outcomes/schools-view.ts';
import type { ShownCell } from '../outcomes/shown-cells.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import { GROWTH_NOTES, HIDDEN_NOTE, notesOf } from '../text/pack-words.ts';
import { type PackBook, tableSheet } from './pack-book.ts';

interface Row extends SchoolView {
  readonly subject: string;
  readonly year: string;
}

const shown = (cell: ShownCell | null, value: (cell: ShownCell) => CellValue): CellValue =>
  cell === null ? TOO_FEW : (value(cell) ?? 'Not shown');

/** Percent met and growth of every school, in the order of names. */
export function schoolsSheet(
  pack: PackBook,
  where: string,
  subjects: readonly SubjectView[],
  lowered: string | null,
): void {
  const rows: readonly Row[] = subjects.flatMap(({ subject, schools }) =>
    (schools?.schools ?? []).map((school) => ({ ...school, subject, year: schools?.schoolYear ?? '' })),
  );
  if (rows.length === 0) return;
  const number = (head: string, width: number, value: (row: Row) => CellValue, format: string) => ({
    head,
    width,
    value,
    format: () => format,
    holdsNumbers: true,
  });
  const share = (head: string, place: 0 | 1 | 2) =>
    number(head, 70, (row) => row.levels?.[place] ?? (row.growth === null ? null : 'Not shown'), '0');
  const count = (cell: ShownCell) => (Number.isNaN(Number(cell.n)) ? cell.n : Number(cell.n));
  tableSheet(
    pack,
    'Schools',
    notesOf(
      `${where}: schools in the order of their names.`,
      HIDDEN_NOTE,
      ...GROWTH_NOTES.slice(0, 1),
      lowered,
    ),
    {
      name: 'Schools',
      columns: [
        { head: 'Subject', width: 150, value: (row: Row) => subjectName(row.subject) },
        { head: 'School year', width: 76, value: (row: Row) => row.year },
        { head: 'School', width: 240, value: (row: Row) => row.name },
        {
          head: 'With a team',
          width: 64,
          value: (row: Row) => (row.isDistrict ? null : row.hasTeam ? 'yes' : 'no'),
        },
        number('n tested', 64, (row) => shown(row.percentMet, count), '0'),
        number(
          '% at standard',
          76,
          (row) => shown(row.percentMet, (cell) => cell.percent ?? cell.percentWords),
          '0',
        ),
        number('n with growth', 70, (row) => shown(row.growth, count), '0'),
        number('Average growth percentile', 90, (row) => shown(row.growth, (cell) => cell.mean), '0.0'),
        share('% low growth', 0),
        share('% typical growth', 1),
        share('% high growth', 2),
        { head: 'In the picture', width: 230, value: (row: Row) => row.quadrant },
      ],
      rows,
    },
  );
}
