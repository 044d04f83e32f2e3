import type { SplineKnots } from './spline-knots.ts';

/** Eight cubic basis functions on four interior knots; at any score at most four neighbours of them are not zero. */
export const BASIS_FUNCTIONS = 8;
export const NON_ZERO_AT_A_SCORE = 4;

/**
 * The cubic B-spline basis at one score: the values of the four basis functions that are not zero there and the number
 * (0 to 4) of the first of them. The values are never negative and add up to 1.
 *
 * A score outside the boundaries is moved to the nearer boundary: the basis polynomials grow without limit out there.
 *
 * Source: the Cox-de Boor recursion, as in Piegl & Tiller, The NURBS Book, algorithm A2.2; equal to R's
 * `splines::bs(x, knots, Boundary.knots, intercept = TRUE)` inside the boundaries.
 * Units: none (weights).
 *
 * Worked example: with knots 1, 2, 3, 4 and boundaries 0 and 5, the score 0 gives first = 0 and values 1, 0, 0, 0;
 * the score 2.5 gives first = 2 and values 1/48, 23/48, 23/48, 1/48.
 */
export function cubicBSpline(score: number, spline: SplineKnots, values: Float64Array, offset = 0): number {
  const [low, high] = spline.boundaries;
  const at = [low, low, low, low, ...spline.knots, high, high, high, high];
  const x = Math.min(Math.max(score, low), high);
  let first = 0;
  while (first < 4 && x >= at[first + 4]! && at[first + 4]! < high) first++;

  const before = [0, 0, 0, 0];
  const after = [0, 0, 0, 0];
  values[offset] = 1;
  for (let degree = 1; degree < NON_ZERO_AT_A_SCORE; degree++) {
    before[degree] = x - at[first + 4 - degree]!;
    after[degree] = at[first + 3 + degree]! - x;
    let carried = 0;
    for (let r = 0; r < degree; r++) {
      const share = values[offset + r]! / (after[r + 1]! + before[degree - r]!);
      values[offset + r] = carried + after[r + 1]! * share;
      carried = before[degree - r]! * share;
    }
    values[offset + degree] = carried;
  }
  return first;
}
