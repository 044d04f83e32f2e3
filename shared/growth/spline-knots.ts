import { type7Quantile } from './type7-quantile.ts';

/** Where the cubic B-spline of one prior score bends and ends, in scale score points. */
export interface SplineKnots {
  /** Four interior knots, ascending. */
  readonly knots: readonly [number, number, number, number];
  /** Below the first and above the second number a score is treated as if it were that number. */
  readonly boundaries: readonly [number, number];
  /** Smallest and largest score seen when the knots were chosen. */
  readonly range: readonly [number, number];
}

const toThreeDecimals = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Knots and boundaries for the B-spline of a prior score: interior knots at the 20, 40, 60 and 80 % quantiles
 * (type 7), boundaries at the range extended by a tenth on each side, all rounded to three decimals.
 *
 * Source: the knot rule of R package SGP 2.2 (Betebenner), which takes them from all scores of that grade and subject in
 * the prior-year columns of the whole panel. To keep results comparable over years, compute once per subject, grade and
 * test version, store, and pass the stored knots on.
 * Units: scale score points.
 *
 * Worked example: scores 2400, 2410, ..., 2500 (11 values) give knots 2420, 2440, 2460, 2480 and, with a range of 100,
 * boundaries 2390 and 2510.
 *
 * @param scores in any order; NaN (no score) is left out
 * @throws RangeError when there is no score at all
 */
export function splineKnots(scores: Float64Array): SplineKnots {
  const sorted = scores.filter((score) => !Number.isNaN(score)).sort();
  const knotAt = (probability: number) => toThreeDecimals(type7Quantile(sorted, probability));
  const knots = [knotAt(0.2), knotAt(0.4), knotAt(0.6), knotAt(0.8)] as const;
  const lowest = sorted[0]!;
  const highest = sorted[sorted.length - 1]!;
  const margin = 0.1 * (highest - lowest);
  return {
    knots,
    boundaries: [toThreeDecimals(lowest - margin), toThreeDecimals(highest + margin)],
    range: [lowest, highest],
  };
}
