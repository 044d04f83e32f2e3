import { findLeaks, type Leak, type LeakSearch } from './leaks.ts';
import type { RangeSolver } from './range-solver.ts';
import type { PublishedTable } from './released-table.ts';

export type { Leak } from './leaks.ts';

export interface AuditReport {
  readonly passed: boolean;
  readonly leaks: readonly Leak[];
  /** Hidden values that were checked: counts, numerators, their complements and score sums. */
  readonly checked: number;
  /** Unknowns of the largest problem that was solved. */
  readonly largestProblem: number;
}

/** Defaults: a range of 5, few = 10 students, effort 'thorough'. */
export type AuditLimits = Partial<Pick<LeakSearch, 'smallestRange' | 'few' | 'effort'>>;

/**
 * The audit of everything released about a year: takes all tables as equations over non-negative whole numbers, looks for the
 * smallest and largest possible value of each hidden count, numerator and score sum, and reports those that are pinned down:
 * counts and numerators to a range narrower than 5, score sums to less than one student's range. It knows nothing but what
 * was released. A pack whose tables fail is not published.
 *
 * `tables`: every table of the year, in the order they were released.
 * Throws Error when tables contradict each other.
 */
export function auditReleases(
  tables: readonly PublishedTable[],
  solver: RangeSolver,
  { smallestRange = 5, few = 10, effort = 'thorough' }: AuditLimits = {},
): AuditReport {
  const { leaks, checked, largestProblem } = findLeaks(tables, solver, { smallestRange, few, effort });
  return {
    passed: leaks.length === 0,
    leaks: leaks.map(({ because: _, ...leak }) => leak),
    checked,
    largestProblem,
  };
}
