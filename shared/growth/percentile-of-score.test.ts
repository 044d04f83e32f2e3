import { describe, expect, test } from 'vitest';
import { growthLevelCode } from './growth-level.ts';
import { percentileCut } from './percentile-cut.ts';
import { percentileOfScore } from './percentile-of-score.ts';

const quantiles = Float64Array.from({ length: 100 }, (_, j) => 2400 + j);

describe('percentile of a score', () => {
  test('is the number of quantiles below it', () => {
    expect(percentileOfScore(quantiles, 2450)).toBe(50);
  });

  test('is never below 1 or above 99', () => {
    expect(percentileOfScore(quantiles, 2000)).toBe(1);
    expect(percentileOfScore(quantiles, 2900)).toBe(99);
  });

  test('a quantile that equals the score after rounding to five decimals is not below it', () => {
    const nearly = quantiles.map((value) => (value === 2449 ? 2450 - 4e-6 : value));
    expect(percentileOfScore(nearly, 2450)).toBe(49);
    const clearly = quantiles.map((value) => (value === 2449 ? 2450 - 6e-6 : value));
    expect(percentileOfScore(clearly, 2450)).toBe(50);
  });

  test('with score limits the highest score gets 99 and the lowest 1', () => {
    const limits = { loss: 2410, hoss: 2440 };
    expect([2410, 2411, 2439, 2440].map((score) => percentileOfScore(quantiles, score, limits))).toEqual([
      1, 11, 39, 99,
    ]);
  });
});

describe('score that reaches a percentile', () => {
  const limits = { loss: 2400, hoss: 2490 };

  test('is a quantile after sorting', () => {
    expect(percentileCut(quantiles.toReversed(), 50, limits)).toBe(2450);
  });

  test('stays within the score limits', () => {
    expect(percentileCut(quantiles, 99, limits)).toBe(2490);
  });

  test('halves are rounded to the even score', () => {
    const halves = quantiles.map((value) => value + 0.5);
    expect([50, 51].map((cut) => percentileCut(halves, cut, limits))).toEqual([2450, 2452]);
  });
});

test('growth levels: 1 to 34 low, 35 to 65 typical, 66 to 99 high', () => {
  const cuts = { typicalFrom: 35, highFrom: 66 };
  expect([0, 1, 34, 35, 65, 66, 99].map((percentile) => growthLevelCode(percentile, cuts))).toEqual([
    0, 1, 1, 2, 2, 3, 3,
  ]);
});
