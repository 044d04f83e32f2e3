import type { ScoreLimits } from './growth-cohort.ts';
import { growthDesign, type ModelRows } from './growth-terms.ts';
import { percentileOfScore } from './percentile-of-score.ts';
import { columnVector, contributionsTo, predictRow } from './quantile-regression/additive-design.ts';
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
  const percentiles = new Uint8Array(rows.rowCount);
  forEachStudent(fit, rows, (quantiles, row) => {
    percentiles[row] = percentileOfScore(quantiles, score[row]!, limits);
  });
  return percentiles;
}

/**
 * The 100 predicted quantiles of students with a stored fit: one array per tau with one entry per student, not sorted
 * (neighbouring quantiles may cross).
 */
export function quantilesWithFit(fit: StoredFit, rows: ModelRows): Float64Array[] {
  const ofTau = fit.taus.map(() => new Float64Array(rows.rowCount));
  forEachStudent(fit, rows, (quantiles, row) => {
    for (let position = 0; position < quantiles.length; position++)
      ofTau[position]![row] = quantiles[position]!;
  });
  return ofTau;
}

/** @param use is given the student's predicted quantiles, one per tau, in an array that the next student's are written into */
function forEachStudent(
  fit: StoredFit,
  rows: ModelRows,
  use: (quantiles: Float64Array, row: number) => void,
): void {
  const design = growthDesign(fit.terms, fit.columnNames, rows);
  const planes = fit.coefficients.map((coefficients) => {
    const vector = columnVector(design);
    vector.set(coefficients);
    return vector;
  });
  const contributions = contributionsTo(design, planes);
  const quantiles = new Float64Array(planes.length);
  for (let row = 0; row < rows.rowCount; row++) {
    predictRow(design, contributions, row, quantiles);
    use(quantiles, row);
  }
}

/** Positions in `schoolIds` of the schools a fit has means of; `all` when it does not use school means. */
export function schoolsKnownTo(fit: StoredFit, schoolIds: readonly string[]): Set<number> | 'all' {
  const term = fit.terms.find((candidate) => candidate.kind === 'schoolMeans');
  if (!term) return 'all';
  return new Set(
    schoolIds.flatMap((id, position) => (Object.hasOwn(term.meansOfSchool, id) ? [position] : [])),
  );
}
