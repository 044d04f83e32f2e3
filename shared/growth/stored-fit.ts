import type { CohortKey, GrowthModel } from './growth-cohort.ts';
import type { GrowthTerm } from './growth-terms.ts';

/**
 * A fitted growth model as plain data (JSON keeps it bit for bit): all that is needed to give another student a
 * percentile, and to tell whether the students it was fitted to have changed since.
 */
export interface StoredFit {
  readonly format: 'growth-fit-1';
  readonly model: GrowthModel;
  readonly cohort: CohortKey;
  /** How many prior scores of the same subject the model uses. */
  readonly priors: number;
  /** Splines with their knots and boundaries, covariates, school means. */
  readonly terms: readonly GrowthTerm[];
  /** Columns of the design that were fitted, the intercept first. */
  readonly columnNames: readonly string[];
  readonly droppedColumns: readonly DroppedColumn[];
  readonly taus: readonly number[];
  /** One row per tau, one number per column name. */
  readonly coefficients: readonly (readonly number[])[];
  /** How many students it was fitted to. */
  readonly studentCount: number;
  /** SHA-256 of the design and the scores it was fitted to; does not depend on the order of the students. */
  readonly inputHash: string;
}

export interface DroppedColumn {
  readonly column: string;
  readonly why: 'the same for every student' | 'a combination of other columns';
}
