import type { ScoreLimits } from './growth-cohort.ts';

/**
 * The score that reaches a growth percentile: the (c + 1)-th smallest of the 100 predicted quantiles, rounded to a whole
 * score (halves to the even one) and moved into [LOSS, HOSS]. Sorting mends quantiles that cross.
 *
 * Source: R package SGP 2.2 (`percentile.cuts`).
 * Units: scale score points.
 *
 * Worked example: quantiles 2400, 2401, ..., 2499 (in any order): cut 50 is 2450.
 *
 * @param quantiles the student's 100 predicted quantiles
 * @param cut a percentile, 1 to 99
 */
export function percentileCut(quantiles: Float64Array, cut: number, limits: ScoreLimits): number {
  const value = Math.round(quantiles.slice().sort()[cut]! * 1e5) / 1e5;
  return Math.min(Math.max(roundHalfToEven(value), limits.loss), limits.hoss);
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
