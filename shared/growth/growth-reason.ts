/** Why a student has no percentile. Position 0 stands for "has one"; results hold these positions. */
export const GROWTH_REASONS = [
  'has_percentile',
  'other_test',
  'not_valid',
  'no_current_score',
  'no_prior_year_record',
  'repeated_grade',
  'other_grade_prior_year',
  'no_prior_score',
  'no_other_subject_prior_score',
  'missing_covariate',
  'school_not_in_model',
  'small_cohort',
  'singular_design',
] as const;

/** The reasons as a data lead reads them, after a number of students: "12 were in the same grade twice". */
export const GROWTH_REASON_WORDS: Readonly<Record<(typeof GROWTH_REASONS)[number], string>> = {
  has_percentile: 'have a percentile',
  other_test: 'took another test',
  not_valid: 'have a result that does not count',
  no_current_score: 'have no score this year',
  no_prior_year_record: 'have no result of the year before',
  repeated_grade: 'were in the same grade the year before',
  other_grade_prior_year: 'were not in the grade below the year before',
  no_prior_score: 'have a result but no score of the year before',
  no_other_subject_prior_score: 'have no score of the year before in the other subject',
  missing_covariate: 'have a student group that nobody filled in',
  school_not_in_model: 'are of a school that the model does not know',
  small_cohort: 'are in a cohort smaller than the minimum',
  singular_design: 'are in a cohort whose scores are too alike to compare',
};

export type GrowthReason = (typeof GROWTH_REASONS)[number];

const positions = new Map(GROWTH_REASONS.map((reason, position) => [reason, position]));

export const reasonCode = (reason: GrowthReason): number => positions.get(reason)!;

/** How many students have a percentile and how many lack one for which reason; reasons that do not occur are left out. */
export function countReasons(codes: Uint8Array): Partial<Record<GrowthReason, number>> {
  const counts: Partial<Record<GrowthReason, number>> = {};
  for (const code of codes) {
    const reason = GROWTH_REASONS[code]!;
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}
