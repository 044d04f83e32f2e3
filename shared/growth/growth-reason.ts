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
