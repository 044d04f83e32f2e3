import { expect, test } from 'vitest';
import { splineKnots } from './spline-knots.ts';

test('knots at the fifths, boundaries a tenth of the range beyond the ends', () => {
  const scores = Float64Array.from({ length: 11 }, (_, i) => 2500 - 10 * i);
  expect(splineKnots(scores)).toEqual({
    knots: [2420, 2440, 2460, 2480],
    boundaries: [2390, 2510],
    range: [2400, 2500],
  });
});

test('rounds to three decimals', () => {
  const { knots, boundaries } = splineKnots(Float64Array.of(0, 1 / 3, 2 / 3));
  expect(knots).toEqual([0.133, 0.267, 0.4, 0.533]);
  expect(boundaries).toEqual([-0.067, 0.733]);
});

test('leaves out missing scores', () => {
  expect(splineKnots(Float64Array.of(1, Number.NaN, 1)).range).toEqual([1, 1]);
});
