import type { CountTable } from '../../privacy/count-table.ts';
import type { PublishedTable } from '../../privacy/released-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { percentileLimits } from './score-limits.ts';
import { type ShownCell, shownCell } from './shown-cells.ts';

/** Percentiles of a district's students that a file brought along, with who computed them. */
export interface SuppliedGrowthCount {
  readonly schoolYear: SchoolYear;
  readonly subject: string;
  /** Who computed it, or the column it came from. */
  readonly provider: string;
  /** 'year', 'fall-spring' ... */
  readonly window: string;
  readonly n: number;
  /** Sum of the percentiles. */
  readonly sum: number;
}

/** One line of the sheet that keeps them apart from the growth computed here. */
export interface SuppliedGrowthRow {
  readonly schoolYear: SchoolYear;
  readonly subject: string;
  readonly provider: string;
  readonly window: string;
  readonly students: ShownCell;
}

/**
 * One table of one cell for each provider, subject, span and year: they share no students' sum with anything else. Counts below `floor` have no table, and
 * so no line that would say they are there.
 */
export function suppliedGrowthTables(
  district: string,
  counts: readonly SuppliedGrowthCount[],
  floor: number,
): readonly { readonly count: SuppliedGrowthCount; readonly table: CountTable }[] {
  return counts
    .filter(({ n }) => n >= floor)
    .map((count) => {
      const { schoolYear, subject, provider, window, n, sum } = count;
      return {
        count,
        table: {
          id: `${district} ${subject} growth by ${provider}, ${window}`,
          population: `supplied-growth/${provider}/${window}/${subject}`,
          axes: [
            { name: 'place', kind: 'places', members: [district], partitions: [] },
            { name: 'year', kind: 'places', members: [schoolYear], partitions: [] },
          ],
          standard: null,
          cells: [
            { at: [district, schoolYear], n, met: null, scores: { sum, ...percentileLimits(schoolYear) } },
          ],
          derived: [],
        },
      };
    });
}

/** The line of a released table; none where it is hidden. */
export function suppliedGrowthRow(
  district: string,
  { schoolYear, subject, provider, window }: SuppliedGrowthCount,
  table: PublishedTable,
): readonly SuppliedGrowthRow[] {
  const students = shownCell(table, district, schoolYear);
  return students?.mean == null ? [] : [{ schoolYear, subject, provider, window, students }];
}
