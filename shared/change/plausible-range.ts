/** Lowest and highest plausible value, in the units of what is estimated. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const Z_95 = 1.96;

/**
 * Wilson 95 % interval of a proportion, from k of n.
 *
 * [p + z2/2n -+ z sqrt(p(1-p)/n + z2/4n2)] / (1 + z2/n), z = 1.96 (Wilson 1927, JASA 22:209-212).
 * Units: proportions 0..1. Throws RangeError unless 0 <= k <= n and n > 0.
 *
 * @example wilsonInterval(14, 27) // { low: 0.3398..., high: 0.6926... }
 */
export function wilsonInterval(k: number, n: number): Interval {
  if (!(n > 0 && k >= 0 && k <= n)) throw new RangeError(`no proportion: ${k} of ${n}`);
  const p = k / n;
  const z2 = Z_95 * Z_95;
  const centre = p + z2 / (2 * n);
  const half = Z_95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  const width = 1 + z2 / n;
  // At k = 0 and k = n the bound is exactly 0 or 1; rounding must not push it past.
  return {
    low: k === 0 ? 0 : (centre - half) / width,
    high: k === n ? 1 : (centre + half) / width,
  };
}

/** k of n. */
export interface Proportion {
  readonly k: number;
  readonly n: number;
}

/**
 * Newcombe's hybrid-score 95 % interval for the difference first minus second of two proportions.
 *
 * d - sqrt((p1-l1)2 + (u2-p2)2) to d + sqrt((u1-p1)2 + (p2-l2)2), l and u the Wilson bounds
 * (Newcombe 1998, Stat Med 17:873-890, method 10). Units: proportions, -1..1.
 *
 * @example newcombeInterval({ k: 10, n: 21 }, { k: 11, n: 18 }) // { low: -0.403, high: 0.166 }
 */
export function newcombeInterval(first: Proportion, second: Proportion): Interval {
  const [p1, p2] = [first.k / first.n, second.k / second.n];
  const [one, two] = [wilsonInterval(first.k, first.n), wilsonInterval(second.k, second.n)];
  return {
    low: p1 - p2 - Math.hypot(p1 - one.low, two.high - p2),
    high: p1 - p2 + Math.hypot(one.high - p1, p2 - two.low),
  };
}

/**
 * The median of lesson values with a 95 % interval that assumes nothing about their distribution: two
 * order statistics, chosen so that a binomial(n, 1/2) count falls between them with 95 % probability.
 *
 * Units: those of the values. Returns null under 6 values: no pair of them reaches 95 %.
 *
 * @example medianInterval([4, 5, 5, 6, 7, 9]) // { low: 4, high: 9 } (covers with 96.9 %)
 */
export function medianInterval(values: readonly number[]): Interval | null {
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  let rank = 0;
  let probability = 0.5 ** n;
  let tail = probability;
  while (tail <= 0.025) {
    rank += 1;
    probability *= (n - rank + 1) / rank;
    tail += probability;
  }
  const [low, high] = [sorted[rank - 1], sorted[n - rank]];
  return low === undefined || high === undefined ? null : { low, high };
}
