import { subjectName } from '../../standards/smarter-balanced.ts';
import type { SuppliedGrowthRow } from '../outcomes/supplied-growth.ts';
import { SUPPLIED_GROWTH_NOTE } from '../text/pack-words.ts';
import { type PackBook, tableSheet } from './pack-book.ts';

/** Growth that others computed, on a sheet of its own. */
export function suppliedGrowthSheet(pack: PackBook, where: string, rows: readonly SuppliedGrowthRow[]): void {
  if (rows.length === 0) return;
  tableSheet(pack, 'Growth by others', [`${where}. ${SUPPLIED_GROWTH_NOTE}`], {
    name: 'Growth_by_others',
    columns: [
      { head: 'Computed by', width: 260, value: (row: SuppliedGrowthRow) => row.provider },
      { head: 'Span', width: 100, value: (row: SuppliedGrowthRow) => row.window },
      { head: 'School year', width: 90, value: (row: SuppliedGrowthRow) => row.schoolYear },
      { head: 'Subject', width: 180, value: (row: SuppliedGrowthRow) => subjectName(row.subject) },
      {
        head: 'n',
        width: 70,
        value: ({ students: { n } }: SuppliedGrowthRow) => (Number.isNaN(Number(n)) ? n : Number(n)),
        format: () => '0',
        holdsNumbers: true,
      },
      {
        head: 'Average percentile',
        width: 110,
        value: ({ students }: SuppliedGrowthRow) => students.mean,
        format: () => '0.0',
        holdsNumbers: true,
      },
    ],
    rows,
  });
}
