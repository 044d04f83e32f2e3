import type { ScoreLimits } from './growth-cohort.ts';

/** A score counts as above a predicted quantile when it is so after rounding the quantile to five decimals. */
const ROUNDING_MARGIN = 5e-6;

/**
 * The growth percentile of one score among its 100 predicted quantiles: how many of them, rounded to five decimals, lie
 * below the score, with 0 reported as 1 and 100 as 99.
 *
 * The rounding matters: an exact fit passes through some students' scores, so score and quantile are equal but for
 * rounding errors. Crossing quantiles need no care here, a count does not depend on their order.
 *
 * With score limits (a setting, off by default) quantiles are moved into [LOSS, HOSS] and at HOSS the quantiles equal
 * to the score count too, so the highest score gets 99 and the lowest 1.
 *
 * Source: R package SGP 2.2, `studentGrowthPercentiles`.
 * Units: percentile, 1 to 99.
 *
 * Worked example: quantiles 2400, 2401, ..., 2499; score 2450 lies above 50 of them (2400 to 2449): percentile 50.
 */
export function percentileOfScore(quantiles: ArrayLike<number>, score: number, limits?: ScoreLimits): number {
  let below = 0;
  for (let j = 0; j < quantiles.length; j++) if (score - quantiles[j]! > ROUNDING_MARGIN) below++;
  return reportedPercentile(below, score, limits);
}

/** The percentile reported for a score that lies above `below` of its 100 quantiles. */
function reportedPercentile(below: number, score: number, limits?: ScoreLimits): number {
  if (limits && score >= limits.hoss) return 99;
  if (limits && score <= limits.loss) return 1;
  return Math.min(Math.max(below, 1), 99);
}
