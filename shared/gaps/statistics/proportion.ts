import type { Interval } from './interval.ts';
import { Z_95 } from './normal-quantile.ts';

/** k of n students. */
export interface Proportion {
  readonly k: number;
  readonly n: number;
}

/**
 * Wilson's 95 % interval of a proportion.
 *
 * (p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), z = 1.959964. Source: Wilson (1927), JASA 22:209-212.
 * Units: proportions 0..1. Throws RangeError unless 0 <= k <= n and n > 0.
 *
 * @example wilson({ k: 10, n: 21 }) // { low: 0.2834, high: 0.6763 }
 */
export function wilson({ k, n }: Proportion): Interval {
  if (!(n > 0 && k >= 0 && k <= n)) throw new RangeError(`no proportion: ${k} of ${n}`);
  const p = k / n;
  const perStudent = (Z_95 * Z_95) / n;
  const half = Z_95 * Math.sqrt((p * (1 - p)) / n + perStudent / (4 * n));
  // At k = 0 and k = n the bound is exactly 0 or 1; rounding must not push it past.
  return {
    low: k === 0 ? 0 : (p + perStudent / 2 - half) / (1 + perStudent),
    high: k === n ? 1 : (p + perStudent / 2 + half) / (1 + perStudent),
  };
}

/**
 * Newcombe's hybrid-score 95 % interval of the gap p(comparison) - p(group).
 *
 * From the Wilson bounds l, u of each side: gap - sqrt((pc - lc)2 + (ug - pg)2) to gap + sqrt((uc - pc)2 + (pg - lg)2).
 * Source: Newcombe (1998), Statistics in Medicine 17:873-890, method 10.
 * Units: proportions -1..1 (times 100 for percentage points). Throws RangeError for an empty side.
 *
 * @example newcombe({ k: 10, n: 21 }, { k: 11, n: 18 }) // { low: -0.166, high: 0.403 }: the group between 16.6 points higher and 40.3 lower
 */
export function newcombe(group: Proportion, comparison: Proportion): Interval {
  const [pg, pc] = [group.k / group.n, comparison.k / comparison.n];
  const [g, c] = [wilson(group), wilson(comparison)];
  return {
    low: pc - pg - Math.hypot(pc - c.low, g.high - pg),
    high: pc - pg + Math.hypot(c.high - pc, pg - g.low),
  };
}
