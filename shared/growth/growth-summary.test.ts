import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { growthGap } from './growth-gap.ts';
import { GROWTH_FLOORS, growthByUnit, growthSummary } from './growth-summary.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { columnsOfCsv, numbers } from './reference/columns-of-csv.ts';

const cuts = { typicalFrom: 35, highFrom: 66 };

describe('growth of some students taken together', () => {
  test('mean, median, their standard errors and the shares of the levels', () => {
    const summary = growthSummary('growthPercentile', [20, 0, 50, 80], 3, cuts);
    expect(summary).toMatchObject({ shown: true, n: 3, mean: 50, median: 50 });
    expect(summary).toMatchObject({ shareLow: 1 / 3, shareTypical: 1 / 3, shareHigh: 1 / 3 });
    expect(summary.shown && summary.standardError).toBeCloseTo(30 / Math.sqrt(3), 12);
    expect(summary.shown && summary.standardErrorOfMedian).toBeCloseTo((1.253 * 30) / Math.sqrt(3), 12);
  });

  test('below the floor nothing is given, not even the number of students', () => {
    const nineteen = new Uint8Array(19).fill(50);
    expect(growthSummary('growthPercentile', nineteen, GROWTH_FLOORS.school, cuts)).toEqual({
      model: 'growthPercentile',
      shown: false,
      reason: 'below_floor',
    });
    expect(growthSummary('growthPercentile', nineteen, GROWTH_FLOORS.group, cuts).shown).toBe(true);
  });

  test('no student, no figure, whatever the floor', () => {
    expect(growthSummary('growthPercentile', [0, 0], 0, cuts).shown).toBe(false);
  });

  test('by school, as in the reference: students without a school do not count', () => {
    const read = (file: string) =>
      columnsOfCsv(readFileSync(new URL(`./reference/synthetic-cohort${file}.csv`, import.meta.url), 'utf8'));
    const cohort = read('');
    const expected = read('.schools');
    const schools = expected('school');
    const unit = Int32Array.from(cohort('school'), (school) => schools.indexOf(school));
    const check = (model: 'growthPercentile' | 'similarStudentPercentile', number: 1 | 2) => {
      const percentile = Uint8Array.from(cohort(model), Number);
      const summaries = growthByUnit(model, percentile, unit, schools.length, 1, cuts);
      summaries.forEach((summary, row) => {
        expect(summary).toMatchObject({
          n: Number(expected('n')[row]),
          mean: expect.closeTo(numbers(expected(`mean${number}`))[row]!, 10),
          median: Number(expected(`median${number}`)[row]),
        });
      });
    };
    check('growthPercentile', 1);
    check('similarStudentPercentile', 2);
    unit.fill(-1);
    const nobody = growthByUnit('growthPercentile', new Uint8Array(unit.length).fill(50), unit, 2, 1, cuts);
    expect(nobody.map(({ shown }) => shown)).toEqual([false, false]);
  });
});

describe('growth gap', () => {
  const around = (centre: number) =>
    growthSummary('growthPercentile', [centre - 10, centre, centre + 10], 3, cuts);

  test('difference of the means with its standard error', () => {
    expect(growthGap(around(40), around(55))).toEqual({
      difference: -15,
      standardError: expect.closeTo(Math.sqrt(200 / 3), 12),
    });
  });

  test('nothing when one of the two is below its floor', () => {
    expect(growthGap(around(40), growthSummary('growthPercentile', [50], 11, cuts))).toBeUndefined();
  });
});

test('mean and median need a value', () => {
  expect(() => mean([])).toThrow(RangeError);
  expect(() => median([])).toThrow(RangeError);
  expect(median([80, 20, 50, 60])).toBe(55);
});
