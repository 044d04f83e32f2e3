import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { DEFAULT_GROWTH_SETTINGS, type GrowthCohort, type GrowthSettings } from './growth-cohort.ts';
import { growthOfCohort, type StudentPercentiles } from './growth-of-cohort.ts';
import { countReasons } from './growth-reason.ts';
import { cohortFromColumns } from './reference/cohort-from-columns.ts';
import { columnsOfCsv, numbers } from './reference/columns-of-csv.ts';
import type { StoredFit } from './stored-fit.ts';

const file = columnsOfCsv(readFileSync(new URL('./reference/synthetic-cohort.csv', import.meta.url), 'utf8'));
const yesNo = (name: string) => Int8Array.from(file(name), Number);
const everyone = cohortFromColumns({
  currentScore: numbers(file('score')),
  priorScores: [numbers(file('priorScore1')), numbers(file('priorScore2'))],
  otherPriorScore: numbers(file('priorOther')),
  covariates: {
    el: yesNo('el'),
    sed: yesNo('sed'),
    swd: yesNo('swd'),
    homeless: yesNo('homeless'),
    foster: yesNo('foster'),
  },
});

/** The given rows of a cohort, in the given order. */
function rowsOf(cohort: GrowthCohort, rows: readonly number[]): GrowthCohort {
  const floats = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const pairs = Object.entries(cohort.covariates).map(([name, column]) => [
    name,
    Int8Array.from(rows, (row) => column[row]!),
  ]);
  return {
    ...cohort,
    student: Int32Array.from(rows, (_, i) => i),
    currentScore: floats(cohort.currentScore),
    priorScores: cohort.priorScores.map(floats),
    priorGrades: cohort.priorGrades.map(floats),
    otherPriorScore: floats(cohort.otherPriorScore),
    covariates: Object.fromEntries(pairs) as GrowthCohort['covariates'],
    school: Int32Array.from(rows, (row) => cohort.school[row]!),
    otherTest: Uint8Array.from(rows, (row) => cohort.otherTest[row]!),
    notValid: Uint8Array.from(rows, (row) => cohort.notValid[row]!),
  };
}

const first = (n: number) => rowsOf(everyone, [...Array(n).keys()]);
const noMinimum: GrowthSettings = { ...DEFAULT_GROWTH_SETTINGS, minimumCohort: 0 };
const expectNobody = (result: StudentPercentiles, reason: string) => {
  expect(countReasons(result.reason)).toEqual({ [reason]: result.reason.length });
  expect(result.percentile.every((percentile) => percentile === 0)).toBe(true);
  expect(result.level.every((level) => level === 0)).toBe(true);
};

describe('small and degenerate cohorts', () => {
  test.each([5, 8, 999])('%d students are too few: no value, reason small_cohort', (n) => {
    const result = growthOfCohort(first(n), DEFAULT_GROWTH_SETTINGS);
    expectNobody(result.growthPercentile, 'small_cohort');
    expectNobody(result.similarStudentPercentile, 'small_cohort');
    expect(result.fits).toEqual([]);
  });

  test('without a minimum, 5 students are singular', () => {
    const result = growthOfCohort(first(5), noMinimum);
    expectNobody(result.growthPercentile, 'singular_design');
    expect(result.log[0]).toMatchObject({ event: 'singular_design', students: 5 });
  });

  test('without a minimum, 8 students lie on their own curve: everybody gets 1', () => {
    const result = growthOfCohort(first(8), noMinimum);
    expect([...result.percentileByPriors[0]!]).toEqual(Array(8).fill(1));
  });

  test('all scores equal: singular', () => {
    const n = 1200;
    const same = new Float64Array(n).fill(2500);
    const priorsSame = { ...first(n), priorScores: [same, same], otherPriorScore: same };
    const scoresSame = { ...first(n), currentScore: same };
    for (const cohort of [priorsSame, scoresSame]) {
      const result = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS);
      expectNobody(result.growthPercentile, 'singular_design');
      expectNobody(result.similarStudentPercentile, 'singular_design');
    }
  });

  test('a third of all students at the lowest prior score: a spline column without students is dropped', () => {
    const cohort = first(1500);
    for (const column of cohort.priorScores) column.fill(2100, 0, 500);
    const { fits, growthPercentile } = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS);
    expect(fits[0]!.droppedColumns).toEqual([
      { column: 'priorScore1.bs7', why: 'a combination of other columns' },
    ]);
    expect(countReasons(growthPercentile.reason)).toEqual({ has_percentile: 1500 });
  });

  test('nobody at all gives nothing, and no error', () => {
    const result = growthOfCohort(first(0), noMinimum);
    expect(result).toMatchObject({ fits: [], log: [] });
  });

  test('too few students with two priors: the percentile with one prior is reported', () => {
    const cohort = first(1100);
    cohort.priorScores[1]!.fill(Number.NaN, 500);
    const { growthPercentile, log } = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS);
    expect(countReasons(growthPercentile.reason)).toEqual({ has_percentile: 1100 });
    expect(new Set(growthPercentile.priors)).toEqual(new Set([1]));
    expect(log).toContainEqual({
      model: 'growthPercentile',
      priors: 2,
      students: 500,
      event: 'small_cohort',
    });
  });
});

describe('the model of similar students', () => {
  test('a covariate that is the same for everybody is dropped and logged', () => {
    const cohort = first(1200);
    cohort.covariates.foster.fill(0);
    cohort.covariates.homeless.fill(1);
    const { fits, log, similarStudentPercentile } = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS);
    const fit = fits.find(({ model }) => model === 'similarStudentPercentile')!;
    expect(fit.droppedColumns).toEqual([
      { column: 'homeless', why: 'the same for every student' },
      { column: 'foster', why: 'the same for every student' },
    ]);
    expect(log.filter(({ event }) => event === 'column_dropped')).toHaveLength(2);
    expect(fit.columnNames).not.toContain('foster');
    expect(countReasons(similarStudentPercentile.reason)).toEqual({ has_percentile: 1200 });
  });

  test('two covariates that say the same: one is dropped', () => {
    const cohort = first(1200);
    cohort.covariates.homeless.set(cohort.covariates.swd);
    const fit = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS).fits.at(-1)!;
    expect(fit.droppedColumns).toEqual([{ column: 'homeless', why: 'a combination of other columns' }]);
  });

  test('a missing covariate is a reason, and only in this model', () => {
    const cohort = first(1200);
    cohort.covariates.el[7] = -1;
    const { growthPercentile, similarStudentPercentile } = growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS);
    expect(countReasons(similarStudentPercentile.reason)).toEqual({
      has_percentile: 1199,
      missing_covariate: 1,
    });
    expect(growthPercentile.percentile[7]).toBeGreaterThan(0);
  });
});

describe('stored fits', () => {
  const result = growthOfCohort(everyone, DEFAULT_GROWTH_SETTINGS);
  const stored = JSON.parse(JSON.stringify(result.fits)) as StoredFit[];

  test('hold what is needed to score and to see whether the input changed', () => {
    const [one, two, similar] = stored;
    expect(one).toMatchObject({
      model: 'growthPercentile',
      priors: 1,
      studentCount: 3000,
      droppedColumns: [],
    });
    expect(two!.columnNames).toHaveLength(15);
    expect(similar!.columnNames).toHaveLength(20);
    expect(similar!.coefficients).toHaveLength(100);
    expect(similar!.taus.slice(0, 2)).toEqual([0.005, 0.015]);
    expect(new Set(stored.map(({ inputHash }) => inputHash)).size).toBe(3);
  });

  test('the order of the students does not matter, bit for bit', () => {
    const rows = [...Array(3000).keys()].map((i) => (i * 1777) % 3000);
    const shuffled = growthOfCohort(rowsOf(everyone, rows), DEFAULT_GROWTH_SETTINGS);
    expect(shuffled.fits).toEqual(result.fits);
    expect([...shuffled.growthPercentile.percentile]).toEqual(
      rows.map((row) => result.growthPercentile.percentile[row]),
    );
  });

  test('unchanged input is not fitted again; a changed score is', () => {
    const again = growthOfCohort(everyone, DEFAULT_GROWTH_SETTINGS, stored);
    expect(again.log.map(({ event }) => event)).toEqual(['fit_unchanged', 'fit_unchanged', 'fit_unchanged']);
    expect(again.growthPercentile).toEqual(result.growthPercentile);
    expect(again.similarStudentPercentile).toEqual(result.similarStudentPercentile);
    const changed = { ...everyone, currentScore: everyone.currentScore.with(0, 2400) };
    const { log, fits } = growthOfCohort(changed, DEFAULT_GROWTH_SETTINGS, stored);
    expect(log.map(({ event }) => event)).toEqual(['fitted', 'fitted', 'fitted']);
    expect(fits.map(({ inputHash }) => inputHash)).not.toEqual(stored.map(({ inputHash }) => inputHash));
  });

  test('a cohort too small for its own fit is scored with the earlier one of the same test', () => {
    const few = { ...first(5), key: { ...everyone.key, schoolYear: '2025-26' } };
    const { growthPercentile, similarStudentPercentile, log } = growthOfCohort(
      few,
      DEFAULT_GROWTH_SETTINGS,
      stored,
    );
    expect([...growthPercentile.percentile]).toEqual([...result.growthPercentile.percentile.subarray(0, 5)]);
    expect([...similarStudentPercentile.percentile]).toEqual([
      ...result.similarStudentPercentile.percentile.subarray(0, 5),
    ]);
    expect(log[1]).toMatchObject({ event: 'earlier_fit_used', schoolYear: '2024-25', students: 5 });
  });

  test('but not with one that had too few students itself, such as one of a lower minimum before', () => {
    const few = { ...first(5), key: { ...everyone.key, schoolYear: '2025-26' } };
    const settings = { ...DEFAULT_GROWTH_SETTINGS, minimumCohort: 1_000_000 };
    expectNobody(growthOfCohort(few, settings, stored).growthPercentile, 'small_cohort');
  });

  test('but not with the fit of another test version', () => {
    const few = { ...first(5), key: { ...everyone.key, testVersion: 'sbac short form' } };
    expectNobody(growthOfCohort(few, DEFAULT_GROWTH_SETTINGS, stored).growthPercentile, 'small_cohort');
  });

  test('a prior outside the boundaries counts as the boundary', () => {
    const beyond = first(2);
    const [low, high] = [stored[0]!, stored[1]!].map((fit) => fit.terms[0]!).map(boundariesOf)[0]!;
    beyond.priorScores[0]!.set([low - 500, high + 500]);
    const atBoundary = { ...first(2), priorScores: [Float64Array.of(low, high), beyond.priorScores[1]!] };
    const percentiles = [beyond, atBoundary].map((cohort) => {
      return [...growthOfCohort(cohort, DEFAULT_GROWTH_SETTINGS, stored).growthPercentile.percentile];
    });
    expect(percentiles[0]).toEqual(percentiles[1]);
  });

  function boundariesOf(term: StoredFit['terms'][number]): readonly [number, number] {
    if (term.kind !== 'spline') throw new Error('the first term is a spline');
    return term.knots.boundaries;
  }

  test('with school means, a student of an unknown school has a reason', () => {
    const settings = { ...DEFAULT_GROWTH_SETTINGS, schoolMeans: true };
    const ids = [...new Set(file('school'))];
    const school = Int32Array.from(file('school'), (id) => ids.indexOf(id));
    const fitted = growthOfCohort({ ...everyone, school, schoolIds: ids }, settings);
    expect(fitted.fits.at(-1)!.columnNames).toHaveLength(27);
    const few = { ...first(2), school: Int32Array.of(0, 1), schoolIds: [ids[0]!, 'opened this year'] };
    const { percentile, reason } = growthOfCohort(few, settings, fitted.fits).similarStudentPercentile;
    expect(countReasons(reason)).toEqual({ has_percentile: 1, school_not_in_model: 1 });
    expect(percentile[1]).toBe(0);
  });
});

describe('input that is not a cohort', () => {
  test('is refused with the reason', () => {
    const cohort = first(3);
    const refused = (bad: GrowthCohort, settings = DEFAULT_GROWTH_SETTINGS) => {
      return expect(() => growthOfCohort(bad, settings));
    };
    refused({ ...cohort, student: Int32Array.of(1, 2, 1) }).toThrow(/occurs twice/);
    refused({ ...cohort, currentScore: new Float64Array(2) }).toThrow(/differ in length/);
    refused({ ...cohort, priorScores: [] }).toThrow(/prior score/);
    refused(cohort, { ...DEFAULT_GROWTH_SETTINGS, lossHossAdjustment: true }).toThrow(/score limits/);
  });
});
