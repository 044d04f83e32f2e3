import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceFromStandard } from '../../standards/smarter-balanced.ts';
import { hedgesG, scaleFreeGap } from './effect-size.ts';
import { excludesZero } from './interval.ts';
import { newcombe, wilson } from './proportion.ts';
import { addScoreCounts, chanceComparisonIsHigher, countScores, NO_SCORES } from './score-counts.ts';
import { addSummaries, meanOf, NOBODY, standardDeviationOf, summaryOf, varianceOf } from './score-summary.ts';
import { studentTQuantile } from './student-t-quantile.ts';
import { welchGap } from './welch-interval.ts';

const dfs = (score: number) => distanceFromStandard('mathematics', '05', score);

describe('the worked example: grade 5 mathematics', () => {
  const groupScores = [2500, 2528, 2540];
  const comparisonScores = [2550, 2570, 2528, 2560];
  const group = summaryOf(groupScores.map(dfs));
  const comparison = summaryOf(comparisonScores.map(dfs));

  it('the group is 5.3 points below standard, the comparison 24 above: a gap of 29.3', () => {
    expect(meanOf(group)).toBeCloseTo(-5.3333, 4);
    expect(meanOf(comparison)).toBe(24);
    expect(welchGap(group, comparison)?.difference).toBeCloseTo(29.3333, 4);
  });

  it('A = (4 + 3.5 + 3) / 12 and V = 1.6268', () => {
    const counts = [countScores(groupScores), countScores(comparisonScores)] as const;
    expect(chanceComparisonIsHigher(...counts)).toBe(0.875);
    expect(scaleFreeGap(...counts)).toBeCloseTo(1.6268, 4);
  });

  it('seven students leave the sign of the gap open', () => {
    const welch = welchGap(group, comparison);
    expect(welch?.interval.low).toBeCloseTo(-11.6984, 4);
    expect(welch?.interval.high).toBeCloseTo(70.3651, 4);
    expect(welch && excludesZero(welch.interval)).toBe(false);
    expect(hedgesG(group, comparison)).toBeCloseTo(1.298056, 6);
  });
});

describe('a summary of sums', () => {
  it('adds up over schools as if the students stood in one list', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 400 })), fc.nat(), (scores, cut) => {
        const at = scores.length === 0 ? 0 : cut % scores.length;
        const parts = addSummaries(summaryOf(scores.slice(0, at)), summaryOf(scores.slice(at)));
        expect(parts).toEqual(summaryOf(scores));
      }),
    );
  });
  it('has no mean of nobody and no spread of one', () => {
    expect(meanOf(NOBODY)).toBeNull();
    expect(varianceOf(summaryOf([12]))).toBeNull();
    expect(standardDeviationOf(summaryOf([2, 4]))).toBeCloseTo(Math.SQRT2, 12);
  });
  it('keeps the spread of a million large scores exact', () => {
    const n = 1_000_000;
    const million = { n, sum: 2500.5 * n, sumOfSquares: (n / 2) * (2500 ** 2 + 2501 ** 2) };
    expect(varianceOf(million)).toBeCloseTo(0.25, 5);
  });
});

describe('score counts', () => {
  const counted = fc
    .array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 25 })
    .map((scores) => ({ scores, counts: countScores(scores) }));

  it('give the chance that pairing every two students gives', () => {
    fc.assert(
      fc.property(counted, counted, (group, comparison) => {
        let wins = 0;
        for (const c of comparison.scores) {
          for (const g of group.scores) wins += c > g ? 1 : c === g ? 0.5 : 0;
        }
        const pairs = group.scores.length * comparison.scores.length;
        expect(chanceComparisonIsHigher(group.counts, comparison.counts)).toBeCloseTo(wins / pairs, 12);
      }),
    );
  });
  it('add up, and take scores in any order with their counts', () => {
    const whole = countScores([7, 3, 7], [2, 1, 1]);
    expect(whole).toEqual({ scores: [3, 7], counts: [1, 3] });
    expect(addScoreCounts(countScores([3]), countScores([7, 7, 7]))).toEqual(whole);
  });
});

describe('V', () => {
  it('is unchanged when the test is put on another rising scale', () => {
    const [group, comparison] = [
      [1, 2, 2, 5, 9],
      [2, 4, 5, 8, 11],
    ] as const;
    const plain = scaleFreeGap(countScores(group), countScores(comparison));
    const stretched = scaleFreeGap(
      countScores(group.map((x) => x ** 3)),
      countScores(comparison.map((x) => x ** 3)),
    );
    expect(stretched).toBe(plain);
  });
  it('has no value where the groups do not overlap, or one is empty', () => {
    expect(scaleFreeGap(countScores([1, 2]), countScores([3, 4]))).toBeNull();
    expect(scaleFreeGap(countScores([3, 4]), countScores([1, 2]))).toBeNull();
    expect(scaleFreeGap(NO_SCORES, countScores([1]))).toBeNull();
  });
});

describe('intervals', () => {
  it('Wilson as published (Newcombe 1998, Stat Med 17:857, table I)', () => {
    for (const [k, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      expect(wilson({ k, n }).low).toBeCloseTo(low, 4);
      expect(wilson({ k, n }).high).toBeCloseTo(high, 4);
    }
  });
  it('Newcombe: 10 of 21 against 11 of 18, the group from 40.3 points lower to 16.6 higher', () => {
    const { low, high } = newcombe({ k: 10, n: 21 }, { k: 11, n: 18 });
    expect(low).toBeCloseTo(-0.166, 3);
    expect(high).toBeCloseTo(0.403, 3);
  });
  it('refuse what is no proportion', () => {
    expect(() => wilson({ k: 3, n: 2 })).toThrow(RangeError);
    expect(() => newcombe({ k: 0, n: 0 }, { k: 1, n: 2 })).toThrow(RangeError);
  });
  it('Welch has none for fewer than two students or scores that never differ', () => {
    expect(welchGap(summaryOf([4]), summaryOf([1, 2]))).toBeNull();
    expect(welchGap(summaryOf([4, 4]), summaryOf([1, 1]))).toBeNull();
  });
  it('the t quantile is refused outside its domain, 0 at the median, and smooth where the method changes', () => {
    expect(() => studentTQuantile(0.975, 0)).toThrow(RangeError);
    expect(() => studentTQuantile(0.2, 5)).toThrow(RangeError);
    expect(studentTQuantile(0.5, 3)).toBe(0);
    expect(studentTQuantile(0.975, 300 - 1e-9)).toBeCloseTo(studentTQuantile(0.975, 300), 9);
  });
});
