import type { Covariate, GrowthCohort, GrowthSettings } from './growth-cohort.ts';
import { reasonCode } from './growth-reason.ts';

export interface Eligibility {
  /** Per student, how many prior scores of the same subject can be used, last year's first without a gap; 0: none. */
  readonly priors: Uint8Array;
  /** Per student, why there is none (see GROWTH_REASONS); 0 where there is one. */
  readonly reason: Uint8Array;
}

/**
 * Which students the growth percentile can be computed for, and from how many priors.
 *
 * A prior counts when it was earned in the expected grade. The chain stops at the first year without such a prior:
 * a student with last year's score and the one of three years ago has one prior.
 *
 * Worked example: grade 5, priors in grade 4 (score 2450) and grade 3 (no score): one prior. Prior year in grade 5:
 * none, repeated_grade. Prior year in grade 3: none, other_grade_prior_year.
 */
export function growthEligibility(cohort: GrowthCohort, settings: GrowthSettings): Eligibility {
  const { length } = cohort.student;
  const mostPriors = Math.min(settings.maximumPriors, cohort.priorScores.length);
  const expected = expectedPriorGrades(cohort);
  const priors = new Uint8Array(length);
  const reason = new Uint8Array(length);
  for (let i = 0; i < length; i++) {
    reason[i] = currentScoreReason(cohort, i) || priorReason(cohort, expected[0]!, i);
    if (reason[i] !== 0) continue;
    let usable = 1;
    while (usable < mostPriors && hasPrior(cohort, usable, expected[usable]!, i)) usable++;
    priors[i] = usable;
  }
  return { priors, reason };
}

/** Which students the percentile among similar students can be computed for: `reason` is 0 for them. */
export function similarStudentsEligibility(cohort: GrowthCohort, settings: GrowthSettings): Uint8Array {
  const reason = growthEligibility(cohort, { ...settings, maximumPriors: 1 }).reason;
  for (let i = 0; i < reason.length; i++) {
    if (reason[i] !== 0) continue;
    if (Number.isNaN(cohort.otherPriorScore[i])) reason[i] = reasonCode('no_other_subject_prior_score');
    else if (settings.covariates.some((name) => covariateMissing(cohort, name, i))) {
      reason[i] = reasonCode('missing_covariate');
    } else if (settings.schoolMeans && cohort.school[i]! < 0) reason[i] = reasonCode('school_not_in_model');
  }
  return reason;
}

export function expectedPriorGrades(cohort: GrowthCohort): readonly number[] {
  return cohort.expectedPriorGrades ?? cohort.priorScores.map((_, back) => cohort.key.grade - 1 - back);
}

function covariateMissing(cohort: GrowthCohort, name: Covariate, i: number): boolean {
  const value = cohort.covariates[name][i];
  return value !== 0 && value !== 1;
}

function currentScoreReason(cohort: GrowthCohort, i: number): number {
  if (cohort.otherTest[i]) return reasonCode('other_test');
  if (cohort.notValid[i]) return reasonCode('not_valid');
  return Number.isNaN(cohort.currentScore[i]) ? reasonCode('no_current_score') : 0;
}

function priorReason(cohort: GrowthCohort, expectedGrade: number, i: number): number {
  const grade = cohort.priorGrades[0]![i]!;
  if (Number.isNaN(grade)) return reasonCode('no_prior_year_record');
  if (grade === cohort.key.grade) return reasonCode('repeated_grade');
  if (grade !== expectedGrade) return reasonCode('other_grade_prior_year');
  return Number.isNaN(cohort.priorScores[0]![i]) ? reasonCode('no_prior_score') : 0;
}

/** Whether the score of that many years ago (0: last year) was earned in the expected grade. */
export function hasPrior(cohort: GrowthCohort, back: number, expectedGrade: number, i: number): boolean {
  return cohort.priorGrades[back]![i] === expectedGrade && !Number.isNaN(cohort.priorScores[back]![i]);
}
