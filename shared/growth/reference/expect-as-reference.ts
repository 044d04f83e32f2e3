import { expect } from 'vitest';


import { modelRows, pick } from '../model-rows.ts';
import { checkLoss } from '../quantile-regression/check-loss.ts';
import { quantilesWithFit } from '../score-with-fit.ts';
import type { StoredFit } from '../stored-fit.ts';
import { type CohortColumns, cohortFromColumns } from './cohort-from-columns.ts';

export const bytes = (column: readonly string[]): Int8Array => Int8Array.from(column, Number);

/** At least 99.9 % the same, never more than 1 apart, apart only where the score nearly equals a quantile. */
export function expectSamePercentiles(computed: Uint8Array, expected: Float64Array, margin: Float64Array): void {
  let compared = 0;
  let different = 0;
  expected.forEach((value, i) => {
    if (!Number.isNaN(value)) compared++;
    if (computed[i] === (Number.isNaN(value) ? 0 : value)) return;
    different++;
    expect(Math.abs(computed[i]! - value)).toBe(1);
    expect(margin[i]).toBeLessThan(0.001);
  });
  expect(compared).toBeGreaterThan(0);
  expect(different / compared).toBeLessThanOrEqual(0.001);
}

/** The check loss at every tau is no more than 1 + 1e-9 times the smallest possible one. */
export function expectOptimalLoss(
  columns: CohortColumns,
  fit: StoredFit,
  students: Uint32Array,
  smallest: Float64Array,
): void {
  const cohort = cohortFromColumns(columns);
  expect(fit.studentCount).toBe(students.length);
  const score = pick(cohort.currentScore, students);
  quantilesWithFit(fit, modelRows(cohort, students, fit.priors)).forEach((quantile, position) => {
    const ratio = checkLoss(score, quantile, fit.taus[position]!) / smallest[position]!;
    expect(ratio).toBeLessThanOrEqual(1 + 1e-9);
    expect(ratio).toBeGreaterThan(1 - 1e-9);
  });
}

export const withPercentile = (percentiles: Uint8Array): Uint32Array =>
  Uint32Array.from([...percentiles.keys()].filter((i) => percentiles[i] !== 0));

