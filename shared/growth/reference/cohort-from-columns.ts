import { COVARIATES, type Covariate, type GrowthCohort } from '../growth-cohort.ts';

/** What a test says about a cohort; everything else is filled in so that it does not matter. */
export type CohortColumns = Partial<Omit<GrowthCohort, 'covariates'>> & {
  readonly currentScore: Float64Array;
  readonly priorScores: readonly Float64Array[];
  readonly covariates?: Partial<Record<Covariate, Int8Array>>;
};

/** A cohort in grade 6 with priors in grades 5, 4, ..., unless the columns say otherwise. */
export function cohortFromColumns({ covariates, ...columns }: CohortColumns): GrowthCohort {
  const { length } = columns.currentScore;
  const key = columns.key ?? { subject: 'mathematics', schoolYear: '2024-25', grade: 6, testVersion: 'sbac' };
  return {
    key,
    student: Int32Array.from({ length }, (_, i) => i),
    priorGrades: columns.priorScores.map((_, back) => new Float64Array(length).fill(key.grade - 1 - back)),
    otherPriorScore: new Float64Array(length).fill(Number.NaN),
    school: new Int32Array(length).fill(-1),
    schoolIds: [],
    otherTest: new Uint8Array(length),
    notValid: new Uint8Array(length),
    ...columns,
    covariates: Object.fromEntries(
      COVARIATES.map((name) => [name, covariates?.[name] ?? new Int8Array(length)]),
    ) as Record<Covariate, Int8Array>,
  };
}
