import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_GROWTH_SETTINGS, type GrowthCohort, type GrowthSettings } from './growth-cohort.ts';
import { type GrowthResult, growthOfCohort } from './growth-of-cohort.ts';
import { GROWTH_REASONS } from './growth-reason.ts';
import { growthByUnit } from './growth-summary.ts';
import { modelRows } from './model-rows.ts';
import { percentileCut } from './percentile-cut.ts';
import { type CohortColumns, cohortFromColumns } from './reference/cohort-from-columns.ts';
import { columnsOfCsv, numbers } from './reference/columns-of-csv.ts';
import { agreement, bytes, lossRatios, withPercentile } from './reference/compare-with-reference.ts';
import { expectAgreement, expectOptimal } from './reference/expect-agreement.test-support.ts';
import { quantilesWithFit } from './score-with-fit.ts';
import { type SplineKnots, splineKnots } from './spline-knots.ts';

const sgpFolder = process.env.SGP_REFERENCE_DIR;
const sgpReferences = sgpFolder !== undefined && existsSync(sgpFolder);
if (!sgpReferences)
  console.log('SGP_REFERENCE_DIR names no folder: the comparison with R package SGP is skipped');

const read = (file: string) => columnsOfCsv(readFileSync(`${sgpFolder}/${file}`, 'utf8'));

/** Knots of one grade from the histogram of all its scores in the prior-year columns. */
function knotsOfGrade(name: string, grade: number): SplineKnots {
  const histogram = read(`${name}.knots-input.csv`);
  const counts = numbers(histogram('N'));
  const scores = numbers(histogram('score'));
  const repeated: number[] = [];
  histogram('grade').forEach((field, row) => {
    if (Number(field) === grade) for (let n = 0; n < counts[row]!; n++) repeated.push(scores[row]!);
  });
  return splineKnots(Float64Array.from(repeated));
}

describe.runIf(sgpReferences)('R package SGP', { timeout: 60_000 }, () => {
  const cohorts = [
    { name: 'sgp01_reading_3to4', years: [2025, 2024], grade: 4 },
    { name: 'sgp02_reading_3-4to5', years: [2025, 2024, 2023], grade: 5 },
    { name: 'sgp03_math_4-5to6', years: [2025, 2024, 2023], grade: 6 },
    { name: 'sgp04_math_3-4-5-6to7', years: [2025, 2024, 2023, 2022, 2021], grade: 7 },
    { name: 'sgp05_reading_statekb_losshoss_5-6to7', years: [2024, 2023, 2022], grade: 7, fixedKnots: true },
  ];

  test.each(cohorts)('$name: percentiles, reasons, cuts and losses', ({ name, years, grade, fixedKnots }) => {
    const input = read(`${name}.input.csv`);
    const expected = read(`${name}.expected.csv`);
    const meta = JSON.parse(readFileSync(`${sgpFolder}/${name}.meta.json`, 'utf8')) as {
      knots_boundaries: Record<string, number[]>;
    };
    const stored = (kind: string, ofGrade: number) => meta.knots_boundaries[`${kind}_${ofGrade}`]!;
    const [, ...priorYears] = years;
    const orders = priorYears.map((_, back) => back + 1);
    const knots = orders.map((back): SplineKnots => {
      const ofGrade = grade - back;
      if (!fixedKnots) return knotsOfGrade(name, ofGrade);
      const [k1, k2, k3, k4] = stored('knots', ofGrade);
      const [low, high] = stored('boundaries', ofGrade);
      return { knots: [k1!, k2!, k3!, k4!], boundaries: [low!, high!], range: [low!, high!] };
    });
    for (const back of orders) {
      expect(knots[back - 1]).toMatchObject({
        knots: stored('knots', grade - back),
        boundaries: stored('boundaries', grade - back),
      });
    }

    const columns: CohortColumns = {
      key: { subject: 'any', schoolYear: String(years[0]), grade, testVersion: 'any' },
      currentScore: numbers(input(`SS_${years[0]}`)),
      priorScores: priorYears.map((year) => numbers(input(`SS_${year}`))),
      priorGrades: priorYears.map((year) => numbers(input(`GRADE_${year}`))),
      priorKnots: knots,
      scoreLimits: { loss: stored('loss.hoss', grade)[0]!, hoss: stored('loss.hoss', grade)[1]! },
    };
    const settings: GrowthSettings = {
      ...DEFAULT_GROWTH_SETTINGS,
      maximumPriors: priorYears.length,
      lossHossAdjustment: fixedKnots === true,
    };
    const cohort = cohortFromColumns(columns);
    const result = growthOfCohort(cohort, settings);

    expect(input('ID')).toEqual(expected('ID'));
    for (const order of orders) {
      const percentiles = result.percentileByPriors[order - 1]!;
      expectAgreement(
        agreement(
          percentiles,
          numbers(expected(`SGP_ORDER_${order}`)),
          numbers(expected(`MARGIN_ORDER_${order}`)),
        ),
      );
      const smallest = numbers(read(`${name}.order${order}.loss.csv`)('sum_check_loss'));
      expectOptimal(lossRatios(columns, result.fits[order - 1]!, withPercentile(percentiles), smallest));
    }
    expectReportedOrderAndReason(result, expected);
    expectCuts(result, cohort, expected);
  });

  function expectReportedOrderAndReason(result: GrowthResult, expected: (name: string) => string[]): void {
    const { priors, reason } = result.growthPercentile;
    expect([...priors].map((count) => (count === 0 ? '' : String(count)))).toEqual(expected('SGP_ORDER'));
    expect([...reason].map((code) => (code === 0 ? '' : GROWTH_REASONS[code]))).toEqual(expected('REASON'));
  }

  function expectCuts(
    result: GrowthResult,
    cohort: GrowthCohort,
    expected: (name: string) => string[],
  ): void {
    const best = result.fits[result.percentileByPriors.length - 1]!;
    const students = withPercentile(result.percentileByPriors[best.priors - 1]!);
    const quantiles = quantilesWithFit(best, modelRows(cohort, students, best.priors));
    for (const cut of [1, 35, 50, 65, 99]) {
      const column = expected(`PERCENTILE_CUT_${cut}`);
      let different = 0;
      students.forEach((i, row) => {
        const own = Float64Array.from(quantiles, (quantile) => quantile[row]!);
        const difference = Math.abs(percentileCut(own, cut, cohort.scoreLimits!) - Number(column[i]));
        expect(difference).toBeLessThanOrEqual(1);
        if (difference > 0) different++;
      });
      expect(different / students.length).toBeLessThanOrEqual(0.001);
    }
  }

  test.each([
    { name: 'sgp06_cov_math_5to6', schoolMeans: false },
    { name: 'sgp07_covctx_math_3to4', schoolMeans: true },
  ])('$name: covariates and schools', ({ name, schoolMeans }) => {
    const input = read(`${name}.input.csv`);
    const expected = read(`${name}.expected.csv`);
    const schoolIds = [...new Set(input('SCHOOL'))];
    const columns: CohortColumns = {
      currentScore: numbers(input('SCORE')),
      priorScores: [numbers(input('PRIOR_SAME'))],
      otherPriorScore: numbers(input('PRIOR_OTHER')),
      covariates: { el: bytes(input('ELL')), sed: bytes(input('FRL')), swd: bytes(input('IEP')) },
      school: Int32Array.from(input('SCHOOL'), (id) => schoolIds.indexOf(id)),
      schoolIds,
    };
    const settings: GrowthSettings = {
      ...DEFAULT_GROWTH_SETTINGS,
      covariates: ['el', 'sed', 'swd'],
      schoolMeans,
    };
    const result = growthOfCohort(cohortFromColumns(columns), settings);
    const { percentile } = result.similarStudentPercentile;

    const rowOfId = new Map(expected('ID').map((id, row) => [id, row]));
    const ofStudents = (column: readonly string[]) =>
      numbers(input('ID').map((id) => (rowOfId.has(id) ? column[rowOfId.get(id)!]! : '')));
    expectAgreement(agreement(percentile, ofStudents(expected('SGP')), ofStudents(expected('MARGIN'))));
    const fit = result.fits.find((candidate) => candidate.model === 'similarStudentPercentile')!;
    const smallest = numbers(read(`${name}.loss.csv`)('sum_check_loss'));
    expectOptimal(lossRatios(columns, fit, withPercentile(percentile), smallest));

    const schools = read(`${name}.school.csv`);
    const levelCuts = settings.levelCuts;
    const bySchool = growthByUnit(fit.model, percentile, columns.school!, schoolIds.length, 1, levelCuts);
    schools('SCHOOL').forEach((id, row) => {
      const ofRow = (column: string) => Number(schools(column)[row]);
      const summary = bySchool[schoolIds.indexOf(id)]!;
      if (!summary.shown) throw new Error(`no figure for school ${id}`);
      expect(summary.n).toBe(ofRow('N'));
      expect(Math.abs(summary.mean - ofRow('MEAN_SGP'))).toBeLessThanOrEqual(0.01);
      expect(Math.abs(summary.median - ofRow('MEDIAN_SGP'))).toBeLessThanOrEqual(0.5);
      expect(summary.standardError).toBeCloseTo(ofRow('SE_MEAN'), 2);
      expect(100 * summary.shareLow).toBeCloseTo(ofRow('PCT_LOW'), 1);
      expect(100 * summary.shareHigh).toBeCloseTo(ofRow('PCT_HIGH'), 1);
    });
  });

  test('sgp08_scale_10k: two priors, with and without covariates', () => {
    const input = read('sgp08_scale_10k.input.csv');
    const expected = read('sgp08_scale_10k.expected.csv');
    const loss = read('sgp08_scale_10k.loss.csv');
    const columns: CohortColumns = {
      currentScore: numbers(input('SCORE')),
      priorScores: [numbers(input('PRIOR1')), numbers(input('PRIOR2'))],
      // The reference takes the older prior where this project takes the other subject: the computation is the same.
      otherPriorScore: numbers(input('PRIOR2')),
      covariates: { el: bytes(input('ELL')), sed: bytes(input('FRL')), swd: bytes(input('IEP')) },
    };
    const settings: GrowthSettings = { ...DEFAULT_GROWTH_SETTINGS, covariates: ['el', 'sed', 'swd'] };
    const result = growthOfCohort(cohortFromColumns(columns), settings);
    const everyone = Uint32Array.from(columns.currentScore, (_, i) => i);
    const noMargin = new Float64Array(everyone.length);
    expectAgreement(agreement(result.growthPercentile.percentile, numbers(expected('SGP_P15')), noMargin));
    expectAgreement(
      agreement(result.similarStudentPercentile.percentile, numbers(expected('SGP_P18')), noMargin),
    );
    expectOptimal(lossRatios(columns, result.fits[1]!, everyone, numbers(loss('loss_p15'))));
    expectOptimal(lossRatios(columns, result.fits[2]!, everyone, numbers(loss('loss_p18'))));
  });
});
