import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_GROWTH_SETTINGS } from './growth-cohort.ts';
import { growthOfCohort } from './growth-of-cohort.ts';
import { growthByUnit } from './growth-summary.ts';
import { type CohortColumns, cohortFromColumns } from './reference/cohort-from-columns.ts';
import { columnsOfCsv, numbers } from './reference/columns-of-csv.ts';
import { agreement, bytes, lossRatios } from './reference/compare-with-reference.ts';
import { expectAgreement, expectOptimal } from './reference/expect-agreement.test-support.ts';
import { splineKnots } from './spline-knots.ts';

const read = (file: string) =>
  columnsOfCsv(readFileSync(new URL(`./reference/${file}`, import.meta.url), 'utf8'));

describe('the synthetic cohort gives what quantreg gives', () => {
  const file = read('synthetic-cohort.csv');
  const loss = read('synthetic-cohort.loss.csv');
  const columns: CohortColumns = {
    currentScore: numbers(file('score')),
    priorScores: [numbers(file('priorScore1')), numbers(file('priorScore2'))],
    otherPriorScore: numbers(file('priorOther')),
    covariates: {
      el: bytes(file('el')),
      sed: bytes(file('sed')),
      swd: bytes(file('swd')),
      homeless: bytes(file('homeless')),
      foster: bytes(file('foster')),
    },
  };
  const everyone = Uint32Array.from(columns.currentScore, (_, i) => i);
  const result = growthOfCohort(cohortFromColumns(columns), DEFAULT_GROWTH_SETTINGS);

  test('knots and boundaries', () => {
    const knots = read('synthetic-cohort.knots.csv');
    const expected = knots('prior').map((_, row) => ({
      knots: ['k1', 'k2', 'k3', 'k4'].map((name) => Number(knots(name)[row])),
      boundaries: ['b1', 'b2'].map((name) => Number(knots(name)[row])),
    }));
    const [priorScore1, priorScore2] = columns.priorScores;
    expect([priorScore1!, priorScore2!, columns.otherPriorScore!].map(splineKnots)).toMatchObject(expected);
  });

  test('growthPercentile', () => {
    expectAgreement(
      agreement(
        result.growthPercentile.percentile,
        numbers(file('growthPercentile')),
        numbers(file('margin1')),
      ),
    );
    expectOptimal(lossRatios(columns, result.fits[1]!, everyone, numbers(loss('loss1'))));
  });

  test('similarStudentPercentile', () => {
    expectAgreement(
      agreement(
        result.similarStudentPercentile.percentile,
        numbers(file('similarStudentPercentile')),
        numbers(file('margin2')),
      ),
    );
    expectOptimal(lossRatios(columns, result.fits[2]!, everyone, numbers(loss('loss2'))));
  });

  test.each(['growthPercentile', 'similarStudentPercentile'] as const)(
    'mean and median per school, %s',
    (model) => {
      const number = model === 'growthPercentile' ? 1 : 2;
      const schools = read('synthetic-cohort.schools.csv');
      const ids = schools('school');
      const unit = Int32Array.from(file('school'), (id) => ids.indexOf(id));
      const { percentile } = result[model];
      const { levelCuts } = DEFAULT_GROWTH_SETTINGS;
      growthByUnit(model, percentile, unit, ids.length, 1, levelCuts).forEach((summary, row) => {
        if (!summary.shown) throw new Error(`no figure for school ${ids[row]}`);
        expect(summary.n).toBe(Number(schools('n')[row]));
        expect(Math.abs(summary.mean - Number(schools(`mean${number}`)[row]))).toBeLessThanOrEqual(0.01);
        expect(Math.abs(summary.median - Number(schools(`median${number}`)[row]))).toBeLessThanOrEqual(0.5);
      });
    },
  );
});
