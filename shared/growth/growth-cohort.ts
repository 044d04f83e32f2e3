import type { SplineKnots } from './spline-knots.ts';

/** The 0/1 characteristics in the model of similar students. */
export const COVARIATES = ['el', 'sed', 'swd', 'homeless', 'foster'] as const;
export type Covariate = (typeof COVARIATES)[number];

export type GrowthModel = 'growthPercentile' | 'similarStudentPercentile';

/** What makes scores comparable: one cohort (norm group) per combination. */
export interface CohortKey {
  readonly subject: string;
  readonly schoolYear: string;
  readonly grade: number;
  /** Versions of this year's and the prior years' tests, in any fixed spelling. */
  readonly testVersion: string;
}

/** Lowest and highest obtainable scale score of this year's test. */
export interface ScoreLimits {
  readonly loss: number;
  readonly hoss: number;
}

/**
 * The students of one cohort, column by column; all columns have one entry per student. Scores are scale scores and
 * grades are numbers (kindergarten 0); NaN means missing. Duplicates are resolved before (see duplicates.ts).
 */
export interface GrowthCohort {
  readonly key: CohortKey;
  /** The caller's number of the student, at most once per cohort. */
  readonly student: Int32Array;
  readonly currentScore: Float64Array;
  /** Scores in the same subject, last year's first. */
  readonly priorScores: readonly Float64Array[];
  /** The grades in which those were earned; NaN where the year has no record of the student. */
  readonly priorGrades: readonly Float64Array[];
  /** Last year's score in the other subject. */
  readonly otherPriorScore: Float64Array;
  /** 1 yes, 0 no, -1 not known. */
  readonly covariates: Readonly<Record<Covariate, Int8Array>>;
  /** Position of the school in `schoolIds`, -1 not known. Read by the school means option only. */
  readonly school: Int32Array;
  readonly schoolIds: readonly string[];
  /** 1 where the student took another test this year (an alternate assessment, say). */
  readonly otherTest: Uint8Array;
  /** 1 where this year's score does not count (invalidated). */
  readonly notValid: Uint8Array;
  /** Grades in which the priors have to be earned; without it grade - 1, grade - 2, ... */
  readonly expectedPriorGrades?: readonly number[];
  /** Frozen knots per prior of the same subject; without them computed from the prior scores of this cohort. */
  readonly priorKnots?: readonly SplineKnots[];
  readonly otherPriorKnots?: SplineKnots;
  /** Needed for the lossHossAdjustment setting. */
  readonly scoreLimits?: ScoreLimits;
}

export interface GrowthSettings {
  /** Fewest students a model is fitted to. */
  readonly minimumCohort: number;
  /** At most so many prior scores of the same subject. */
  readonly maximumPriors: number;
  readonly covariates: readonly Covariate[];
  /** Adds the school means of priors and covariates to the model of similar students. */
  readonly schoolMeans: boolean;
  /** Students at the lowest score get 1, at the highest 99. Needs `scoreLimits`. */
  readonly lossHossAdjustment: boolean;
  readonly levelCuts: LevelCuts;
}

export interface LevelCuts {
  /** Smallest percentile that is typical growth; below it is low. */
  readonly typicalFrom: number;
  /** Smallest percentile that is high growth. */
  readonly highFrom: number;
}

export const DEFAULT_GROWTH_SETTINGS: GrowthSettings = {
  minimumCohort: 1000,
  maximumPriors: 2,
  covariates: COVARIATES,
  schoolMeans: false,
  lossHossAdjustment: false,
  levelCuts: { typicalFrom: 35, highFrom: 66 },
};

/** The 100 quantiles that are fitted: 0.005, 0.015, ..., 0.995. Source: R package SGP. */
export const GROWTH_TAUS: readonly number[] = Array.from({ length: 100 }, (_, j) => (j + 0.5) / 100);
