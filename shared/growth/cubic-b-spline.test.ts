import { expect, test } from 'vitest';
import { cubicBSpline } from './cubic-b-spline.ts';
import type { SplineKnots } from './spline-knots.ts';

const knots: SplineKnots = {
  knots: [2445, 2497, 2543, 2598],
  boundaries: [2180.5, 2834.5],
  range: [2235, 2780],
};

/** All eight basis functions at a score. */
function basis(score: number, spline: SplineKnots): number[] {
  const four = new Float64Array(4);
  const first = cubicBSpline(score, spline, four);
  const eight = new Array<number>(8).fill(0);
  four.forEach((value, i) => {
    eight[first + i] = value;
  });
  return eight;
}

test.each([
  // Rows of splines::bs(x, knots, Boundary.knots = boundaries, intercept = TRUE) in R 4.2.2.
  [2200, [0.7947329583031, 0.1922550548368, 0.01276764581203, 0.0002443410481036, 0, 0, 0, 0]],
  [2445, [0, 0.02699350368989, 0.3632314786057, 0.6097750177044, 0, 0, 0, 0]],
  [2500.5, [0, 0, 0.04697587430774, 0.7339422559663, 0.2190545264119, 2.734331404155e-5, 0, 0]],
  [2543, [0, 0, 0, 0.1957548696046, 0.742169589508, 0.06207554088742, 0, 0]],
  [2700, [0, 0, 0, 0, 0.104573916059, 0.4123365479082, 0.4028650247586, 0.08022451127424]],
  [2834.5, [0, 0, 0, 0, 0, 0, 0, 1]],
])('score %d: as in R', (score, expected) => {
  basis(score, knots).forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i]!, 11);
  });
});

test('a score outside the boundaries counts as the boundary', () => {
  expect(basis(1000, knots)).toEqual(basis(2180.5, knots));
  expect(basis(4000, knots)).toEqual(basis(2834.5, knots));
});

test('knots that coincide leave functions without students, not errors', () => {
  const pile: SplineKnots = { knots: [0, 0, 5, 8], boundaries: [-1, 11], range: [0, 10] };
  for (const score of [-1, 0, 3, 5, 8, 11]) {
    const values = basis(score, pile);
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  }
});
