import { describe, expect, test } from 'vitest';
import { growthEligibility, similarStudentsEligibility } from './eligibility.ts';
import { DEFAULT_GROWTH_SETTINGS, type GrowthCohort } from './growth-cohort.ts';
import { GROWTH_REASONS } from './growth-reason.ts';
import { cohortFromColumns } from './reference/cohort-from-columns.ts';

const NONE = Number.NaN;

/** Grade 6 students: this year's score, then [grade, score] of last year and of the year before. */
function students(
  ...rows: { now: number; last: [number, number]; before?: [number, number]; other?: number }[]
): GrowthCohort {
  const column = (value: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, value);
  return cohortFromColumns({
    currentScore: column((row) => row.now),
    priorScores: [column((row) => row.last[1]), column((row) => row.before?.[1] ?? NONE)],
    priorGrades: [column((row) => row.last[0]), column((row) => row.before?.[0] ?? NONE)],
    otherPriorScore: column((row) => row.other ?? NONE),
  });
}

const reasonsOf = (codes: Uint8Array) => Array.from(codes, (code) => GROWTH_REASONS[code]);

describe('growth percentile', () => {
  test('every student has priors or a reason', () => {
    const cohort = students(
      { now: 2500, last: [5, 2480], before: [4, 2450] },
      { now: 2500, last: [5, 2480] },
      { now: NONE, last: [5, 2480] },
      { now: 2500, last: [NONE, NONE] },
      { now: 2500, last: [6, 2480] },
      { now: 2500, last: [4, 2480] },
      { now: 2500, last: [5, NONE], before: [4, 2450] },
    );
    const { priors, reason } = growthEligibility(cohort, DEFAULT_GROWTH_SETTINGS);
    expect([...priors]).toEqual([2, 1, 0, 0, 0, 0, 0]);
    expect(reasonsOf(reason)).toEqual([
      'has_percentile',
      'has_percentile',
      'no_current_score',
      'no_prior_year_record',
      'repeated_grade',
      'other_grade_prior_year',
      'no_prior_score',
    ]);
  });

  test('a gap in the chain of priors stops it', () => {
    const cohort = students({ now: 2500, last: [5, 2480], before: [5, 2450] });
    expect([...growthEligibility(cohort, DEFAULT_GROWTH_SETTINGS).priors]).toEqual([1]);
  });

  test('another test and an invalid score come before everything else', () => {
    const cohort = {
      ...students({ now: NONE, last: [NONE, NONE] }, { now: 2500, last: [5, 2480] }),
      otherTest: Uint8Array.of(1, 0),
      notValid: Uint8Array.of(0, 1),
    };
    expect(reasonsOf(growthEligibility(cohort, DEFAULT_GROWTH_SETTINGS).reason)).toEqual([
      'other_test',
      'not_valid',
    ]);
  });

  test('after a year without tests the prior was earned two grades below', () => {
    const cohort = { ...students({ now: 2500, last: [4, 2450] }), expectedPriorGrades: [4, 3] };
    expect([...growthEligibility(cohort, DEFAULT_GROWTH_SETTINGS).priors]).toEqual([1]);
  });
});

describe('percentile among similar students', () => {
  test('needs the other subject and every covariate', () => {
    const cohort = students(
      { now: 2500, last: [5, 2480], other: 2470 },
      { now: 2500, last: [5, 2480] },
      { now: 2500, last: [5, 2480], other: 2470 },
      { now: 2500, last: [6, 2480], other: 2470 },
    );
    cohort.covariates.foster[2] = -1;
    expect(reasonsOf(similarStudentsEligibility(cohort, DEFAULT_GROWTH_SETTINGS))).toEqual([
      'has_percentile',
      'no_other_subject_prior_score',
      'missing_covariate',
      'repeated_grade',
    ]);
  });

  test('a covariate that is not in the model may be missing', () => {
    const cohort = students({ now: 2500, last: [5, 2480], other: 2470 });
    cohort.covariates.foster[0] = -1;
    const settings = { ...DEFAULT_GROWTH_SETTINGS, covariates: ['el', 'sed'] as const };
    expect([...similarStudentsEligibility(cohort, settings)]).toEqual([0]);
  });

  test('school means need a school', () => {
    const cohort = students({ now: 2500, last: [5, 2480], other: 2470 });
    const settings = { ...DEFAULT_GROWTH_SETTINGS, schoolMeans: true };
    expect(reasonsOf(similarStudentsEligibility(cohort, settings))).toEqual(['school_not_in_model']);
  });
});
