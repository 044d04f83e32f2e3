import { findLeaks, type Leak, type LeakSearch } from './leaks.ts';
import type { RangeSolver } from './range-solver.ts';
import type { PublishedTable } from './released-table.ts';
import { fewChanged, SMALLEST_DIFFERENCE } from './replaced-data.ts';

export type { Leak } from './leaks.ts';

export interface AuditReport {
  readonly passed: boolean;
  readonly leaks: readonly Leak[];
  /** Hidden values that were checked: counts, numerators, their complements and score sums. */
  readonly checked: number;
  /** Unknowns of the largest problem that was solved. */
  readonly largestProblem: number;
}

/** Defaults: a range of 5, differences of 10 students, effort 'thorough'. */
export interface AuditLimits extends Partial<Pick<LeakSearch, 'smallestRange' | 'effort'>> {
  /** A difference between two releases may not be about fewer students than this. */
  readonly few?: number;
}

/**
 * The audit of everything released about a year: takes all tables as equations over non-negative whole numbers, looks for the
 * smallest and largest possible value of each hidden count, numerator and score sum, and reports those that are pinned down:
 * counts and numerators to a range narrower than 5, score sums to less than one student's range. It knows nothing but what
 * was released. Where a cell is shown with other numbers than before, its data were replaced: its equations are not joined with the earlier
 * ones, and the difference itself must be about at least `few` students. A pack whose tables fail is not published.
 *
 * `tables`: every table of the year, in the order they were released.
 * Throws Error when tables contradict each other.
 */
export function auditReleases(
  tables: readonly PublishedTable[],
  solver: RangeSolver,
  { smallestRange = 5, few = SMALLEST_DIFFERENCE, effort = 'thorough' }: AuditLimits = {},
): AuditReport {
  const { leaks, checked, largestProblem } = findLeaks(tables, solver, { smallestRange, effort });
  const differences = fewChanged(tables, few).map(
    ({ population, at, students }): Leak => ({
      population,
      at,
      quantity: 'difference of two releases',
      low: students,
      high: students,
      needed: few,
    }),
  );
  return {
    passed: leaks.length + differences.length === 0,
    leaks: [...leaks.map(({ because: _, ...leak }) => leak), ...differences],
    checked,
    largestProblem,
  };
}
