import type { Interval } from './interval.ts';
import { meanOf, type ScoreSummary, varianceOf } from './score-summary.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** A signed sum of independent means, with what is needed for its interval. Units: score points. */
export interface MeanDifference {
  readonly difference: number;
  readonly standardError: number;
  /** Welch-Satterthwaite degrees of freedom, a real number, never below the smallest n - 1. */
  readonly degreesOfFreedom: number;
  readonly interval: Interval;
}

/** A side of a difference: its scores, and whether its mean is added or subtracted. */
export interface SignedSide {
  readonly sign: 1 | -1;
  readonly scores: ScoreSummary;
}

/**
 * A signed sum of means of independent groups with its standard error and 95 % t interval.
 *
 * SE2 = sum of s2_i / n_i; df = SE4 / sum of (s2_i / n_i)2 / (n_i - 1).
 * Source: Welch (1947), Biometrika 34:28-35; Satterthwaite (1946), Biometrics Bulletin 2:110-114 (any number of groups).
 * Units: those of the scores. Null when a side has fewer than two students, or no score differs within its side
 * (scores that do not vary say nothing about how far the mean can be off).
 */
export function signedMeans(sides: readonly SignedSide[]): MeanDifference | null {
  let [difference, variance, curvature] = [0, 0, 0];
  for (const { sign, scores } of sides) {
    const [mean, spread] = [meanOf(scores), varianceOf(scores)];
    if (mean === null || spread === null) return null;
    difference += sign * mean;
    variance += spread / scores.n;
    curvature += (spread / scores.n) ** 2 / (scores.n - 1);
  }
  if (variance === 0) return null;
  const standardError = Math.sqrt(variance);
  const degreesOfFreedom = variance ** 2 / curvature;
  const half = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  return {
    difference,
    standardError,
    degreesOfFreedom,
    interval: { low: difference - half, high: difference + half },
  };
}

/**
 * The gap between two groups' means, mean(comparison) - mean(group), with Welch's 95 % interval.
 * Positive = the group is behind. Units: score points. Null as in signedMeans.
 *
 * @example
 * welchGap(summaryOf([-28, 0, 12]), summaryOf([22, 42, 0, 32]))
 * // difference 29.3333, standardError 14.8698, degreesOfFreedom 4.0636, interval -11.698 to 70.365
 */
export function welchGap(group: ScoreSummary, comparison: ScoreSummary): MeanDifference | null {
  return signedMeans([
    { sign: 1, scores: comparison },
    { sign: -1, scores: group },
  ]);
}
