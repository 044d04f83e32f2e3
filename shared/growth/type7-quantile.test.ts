import { expect, test } from 'vitest';
import { type7Quantile } from './type7-quantile.ts';

test('interpolates between the neighbours of position (n - 1) * probability', () => {
  expect(type7Quantile([10, 20, 30, 40], 0.2)).toBeCloseTo(16, 12);
});

test('gives a value of the sample where the position is a whole number, rounding errors aside', () => {
  // 0.6 * 5 is 3 but for the last bit.
  expect(type7Quantile([1, 2, 3, 5, 8, 13], 0.6)).toBe(5);
});

test('the ends are the smallest and the largest value', () => {
  expect([0, 1].map((probability) => type7Quantile([4, 7, 9], probability))).toEqual([4, 9]);
});

test('no value, no quantile', () => {
  expect(() => type7Quantile([], 0.5)).toThrow(RangeError);
});
