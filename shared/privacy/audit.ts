import type { Effort, RangeSolver } from './range-solver.ts';
import { type Quantity, releaseEquations } from './release-equations.ts';
import type { PublishedTable } from './released-table.ts';

/** A hidden value that readers can work out too closely. */
export interface Leak {
  readonly population: string;
  readonly at: readonly string[];
  readonly quantity: Quantity;
  /** Smallest and largest value that fit everything released. */
  readonly low: number;
  readonly high: number;
  /** Width the range should have at least. */
  readonly needed: number;
}

export interface AuditReport {
  readonly passed: boolean;
  readonly leaks: readonly Leak[];
  /** Hidden values that were checked: counts, numerators, their complements and score sums. */
  readonly checked: number;
  /** Unknowns of the largest problem that was solved. */
  readonly largestProblem: number;
}

export interface AuditLimits {
  /** A hidden count or numerator must be open over a range at least this wide; default 5. */
  readonly smallestRange?: number;
  /** Releases whose shown n differ by fewer students than this are about the same students; default 10. */
  readonly few?: number;
  /** How long to search before a value is called pinned down; default 'thorough'. */
  readonly effort?: Effort;
}

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
  const components = releaseEquations(tables, few, smallestRange);
  const leaks = components.flatMap(({ system, targets }) => {
    const known = targets.filter((target) => target.columns.length === 0);
    const open = targets.filter((target) => target.columns.length > 0);
    const narrow = solver.narrowTargets(system, open, effort).map(({ target, low, high }) => {
      const found = open[target] as (typeof open)[number];
      return { found, low: low + found.constant, high: high + found.constant };
    });
    const exact = known.map((found) => ({ found, low: found.constant, high: found.constant }));
    return [...exact, ...narrow].map(({ found, low, high }): Leak => {
      const { cell, quantity, needed } = found;
      return { population: cell.population, at: cell.at, quantity, low, high, needed };
    });
  });
  return {
    passed: leaks.length === 0,
    leaks,
    checked: components.reduce((sum, component) => sum + component.targets.length, 0),
    largestProblem: Math.max(0, ...components.map((component) => component.system.columns.length)),
  };
}
