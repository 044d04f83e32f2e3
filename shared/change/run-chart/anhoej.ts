import { longestRun, type Run, usefulCount } from './runs.ts';

/** How long the longest run may be and how few crossings there may be before the series counts as shifted. */
export interface AnhoejLimits {
  readonly longestRunMax: number;
  readonly crossingsMin: number;
}

/** What the Anhøj rules say about the runs of one series. */
export interface AnhoejResult extends AnhoejLimits {
  readonly useful: number;
  readonly longestRun: number;
  readonly crossings: number;
  readonly signal: boolean;
}

const limitsByUseful = new Map<number, AnhoejLimits>();

/**
 * Limits of the Anhøj rules for n useful observations.
 *
 * Longest run: round(log2 n) + 3 (Schilling 2012). Fewest crossings: the 5 % quantile of a binomial
 * distribution with n - 1 trials of probability one half (Chen 2010). Both as in Anhøj and Olesen
 * 2014, PLoS ONE 9(11):e113825. The authors table them from n = 10 on.
 *
 * Units: points. Throws RangeError below n = 1.
 *
 * @example anhoejLimits(16) // { longestRunMax: 7, crossingsMin: 4 }
 */
export function anhoejLimits(useful: number): AnhoejLimits {
  if (!Number.isInteger(useful) || useful < 1) throw new RangeError('useful observations start at 1');
  const known = limitsByUseful.get(useful);
  if (known !== undefined) return known;
  const limits = {
    longestRunMax: Math.round(Math.log2(useful)) + 3,
    crossingsMin: fewestCrossings(useful - 1),
  };
  limitsByUseful.set(useful, limits);
  return limits;
}

/** The smallest k with P(K <= k) >= 0.05 for K binomial(trials, 1/2), in whole numbers: no rounding. */
function fewestCrossings(trials: number): number {
  const total = 1n << BigInt(trials);
  let ways = 1n;
  let cumulated = 1n;
  let k = 0;
  while (cumulated * 20n < total) {
    ways = (ways * BigInt(trials - k)) / BigInt(k + 1);
    cumulated += ways;
    k += 1;
  }
  return k;
}

/**
 * The Anhøj rules: a signal when the longest run is longer, or the crossings fewer, than chance allows.
 *
 * Returns null when no point lies off the centre line: then there is nothing to say.
 *
 * @example 16 useful points in 2 runs of 8: longest run 8 > 7 and crossings 1 < 4, a signal
 */
export function anhoejRules(runs: readonly Run[]): AnhoejResult | null {
  const useful = usefulCount(runs);
  if (useful === 0) return null;
  const limits = anhoejLimits(useful);
  const longest = longestRun(runs);
  const crossings = runs.length - 1;
  const signal = longest > limits.longestRunMax || crossings < limits.crossingsMin;
  return { ...limits, useful, longestRun: longest, crossings, signal };
}
