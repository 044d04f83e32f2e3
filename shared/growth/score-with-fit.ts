import type { ScoreLimits } from './growth-cohort.ts';
import { growthDesign, type ModelRows } from './growth-terms.ts';
import { ROUNDING_MARGIN, reportedPercentile } from './percentile-of-score.ts';
import { type AdditiveDesign, columnVector, multiply } from './quantile-regression/additive-design.ts';
import type { StoredFit } from './stored-fit.ts';

/**
 * Growth percentiles of students with a stored fit, whether or not they were among the students it was fitted to.
 * Scores outside the spline's boundaries are treated as if they were on the boundary.
 *
 * @param score this year's scores
 * @param rows the columns the model reads; with school means in the model every school must be one it knows
 * @param limits LOSS and HOSS, to apply the adjustment
 * @returns 1 to 99 per student
 */
export function percentilesWithFit(
  fit: StoredFit,
  score: Float64Array,
  rows: ModelRows,
  limits?: ScoreLimits,
): Uint8Array {
  const below = new Uint8Array(rows.rowCount);
  forEachQuantile(fit, rows, (quantile) => {
    for (let row = 0; row < score.length; row++)
      if (score[row]! - quantile[row]! > ROUNDING_MARGIN) below[row]!++;
  });
  return below.map((count, row) => reportedPercentile(count, score[row]!, limits));
}

/**
 * The 100 predicted quantiles of students with a stored fit: one array per tau with one entry per student, not sorted
 * (neighbouring quantiles may cross).
 */
export function quantilesWithFit(fit: StoredFit, rows: ModelRows): Float64Array[] {
  const quantiles: Float64Array[] = [];
  forEachQuantile(fit, rows, (quantile) => quantiles.push(quantile.slice()));
  return quantiles;
}

function forEachQuantile(fit: StoredFit, rows: ModelRows, use: (quantile: Float64Array) => void): void {
  const design = growthDesign(fit.terms, fit.columnNames, rows);
  const quantile = new Float64Array(rows.rowCount);
  fit.taus.forEach((_, position) => {
    multiply(design, storedCoefficients(fit, design, position), quantile);
    use(quantile);
  });
}

/** The stored coefficients of one tau as a column vector of the design. */
function storedCoefficients(fit: StoredFit, design: AdditiveDesign, tauPosition: number): Float64Array {
  const vector = columnVector(design);
  vector.set(fit.coefficients[tauPosition]!);
  return vector;
}

/** Positions in `schoolIds` of the schools a fit has means of; `all` when it does not use school means. */
export function schoolsKnownTo(fit: StoredFit, schoolIds: readonly string[]): Set<number> | 'all' {
  const term = fit.terms.find((candidate) => candidate.kind === 'schoolMeans');
  if (!term) return 'all';
  return new Set(
    schoolIds.flatMap((id, position) => (Object.hasOwn(term.meansOfSchool, id) ? [position] : [])),
  );
}
