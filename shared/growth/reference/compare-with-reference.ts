import { modelRows } from '../model-rows.ts';
import { pick } from '../pick.ts';
import { checkLoss } from '../quantile-regression/check-loss.ts';
import { quantilesWithFit } from '../score-with-fit.ts';
import type { StoredFit } from '../stored-fit.ts';
import { type CohortColumns, cohortFromColumns } from './cohort-from-columns.ts';

export const bytes = (column: readonly string[]): Int8Array => Int8Array.from(column, Number);

/** Students with a percentile. */
export const withPercentile = (percentiles: Uint8Array): Uint32Array =>
  Uint32Array.from([...percentiles.keys()].filter((i) => percentiles[i] !== 0));

export interface Agreement {
  /** Students with a percentile in the reference. */
  readonly compared: number;
  readonly shareIdentical: number;
  readonly largestDifference: number;
  /** Largest distance to a quantile among students whose percentile differs: near 0 when rounding is to blame. */
  readonly largestMarginOfDifferent: number;
}

/**
 * How far computed percentiles (0: none) agree with those of a reference (NaN: none).
 *
 * @param margin per student, the distance of the score to the nearest quantile
 */
export function agreement(computed: Uint8Array, expected: Float64Array, margin: Float64Array): Agreement {
  let compared = 0;
  let different = 0;
  let largestDifference = 0;
  let largestMarginOfDifferent = 0;
  expected.forEach((value, i) => {
    const wanted = Number.isNaN(value) ? 0 : value;
    if (wanted > 0) compared++;
    const difference = Math.abs(computed[i]! - wanted);
    if (difference === 0) return;
    different++;
    largestDifference = Math.max(largestDifference, difference);
    largestMarginOfDifferent = Math.max(largestMarginOfDifferent, margin[i]!);
  });
  return { compared, shareIdentical: 1 - different / compared, largestDifference, largestMarginOfDifferent };
}

/** Per tau, the check loss of a fit relative to the smallest possible one. */
export function lossRatios(
  columns: CohortColumns,
  fit: StoredFit,
  students: Uint32Array,
  smallest: Float64Array,
): number[] {
  const cohort = cohortFromColumns(columns);
  const score = pick(cohort.currentScore, students);
  return quantilesWithFit(fit, modelRows(cohort, students, fit.priors)).map((quantile, position) => {
    return checkLoss(score, quantile, fit.taus[position]!) / smallest[position]!;
  });
}
