import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AdditiveDesign, multiply } from './additive-design.ts';
import { checkLoss } from './check-loss.ts';
import { denseDesign } from './dense-design-for-tests.ts';
import { crossingsFor, lowestPoint } from './line-search.ts';
import { fitOnAllRows, regressionOf } from './one-quantile.ts';
import { quantileProcess } from './quantile-process.ts';
import { wrongSides } from './row-reach.ts';
import { SingularDesignError } from './singular-design.ts';

const taus = [0.05, 0.25, 0.5, 0.75, 0.95];

function lossOf(
  design: AdditiveDesign,
  outcome: Float64Array,
  coefficients: Float64Array,
  tau: number,
): number {
  const predictions = new Float64Array(outcome.length);
  multiply(design, coefficients, predictions);
  return checkLoss(outcome, predictions, tau);
}

describe('quantile process', () => {
  test('with an intercept only it gives the quantiles of the sample', () => {
    const design = denseDesign([[1], [1], [1], [1], [1]]);
    const { coefficients } = quantileProcess(design, Float64Array.of(1, 2, 3, 4, 10), [0.1, 0.5, 0.9]);
    expect(coefficients.map(([intercept]) => intercept)).toEqual([1, 3, 10]);
  });

  test('finds the line when all points lie on one', () => {
    const design = denseDesign(Array.from({ length: 9 }, (_, x) => [1, x]));
    const outcome = Float64Array.from({ length: 9 }, (_, x) => 7 - 2 * x);
    for (const line of quantileProcess(design, outcome, taus).coefficients) {
      expect(line[0]).toBeCloseTo(7, 9);
      expect(line[1]).toBeCloseTo(-2, 9);
    }
  });

  test('no line through two points has a smaller loss, also when many points tie', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 4 }));
    const points = fc
      .array(point, { minLength: 3, maxLength: 25 })
      .filter((list) => new Set(list.map(([x]) => x)).size > 1);
    fc.assert(
      fc.property(points, (list) => {
        const design = denseDesign(list.map(([x]) => [1, x]));
        const outcome = Float64Array.from(list, ([, y]) => y);
        const { coefficients } = quantileProcess(design, outcome, taus);
        taus.forEach((tau, position) => {
          const loss = lossOf(design, outcome, coefficients[position]!, tau);
          for (const [x1, y1] of list) {
            for (const [x2, y2] of list) {
              if (x1 === x2) continue;
              const slope = (y2 - y1) / (x2 - x1);
              const rival = lossOf(design, outcome, Float64Array.of(y1 - slope * x1, slope, 0), tau);
              expect(loss).toBeLessThanOrEqual(rival + 1e-6);
            }
          }
        });
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  test('the band finds the same optimum as all rows together', () => {
    // 4,000 rows: about 230 of them make up the band; every 10th row alone would make up a problem solved whole.
    const rows = Array.from({ length: 4000 }, (_, i) => [1, Math.sin(i), Math.cos(i * i)]);
    const design = denseDesign(rows);
    const outcome = Float64Array.from(rows, ([, a, b], i) => Math.round(100 * (a! + b!) + 30 * Math.tan(i)));
    const { coefficients } = quantileProcess(design, outcome, taus);
    taus.forEach((tau, position) => {
      const best = lossOf(design, outcome, coefficients[position]!, tau);
      expectBalanced(rows, outcome, coefficients[position]!, tau);
      for (const nudge of [0.01, -0.01]) {
        for (let k = 0; k < 3; k++) {
          const rival = coefficients[position]!.slice();
          rival[k]! += nudge;
          expect(lossOf(design, outcome, rival, tau)).toBeGreaterThan(best);
        }
      }
    });
  });

  /** The share of rows below the plane is tau, give or take the rows the plane passes through. */
  function expectBalanced(
    rows: number[][],
    outcome: Float64Array,
    coefficients: Float64Array,
    tau: number,
  ): void {
    const below = rows.filter((row, i) => {
      const prediction = row.reduce((sum, entry, k) => sum + entry * coefficients[k]!, 0);
      return outcome[i]! - prediction < -1e-9;
    }).length;
    expect(below).toBeLessThanOrEqual(tau * rows.length);
    expect(below).toBeGreaterThanOrEqual(tau * rows.length - 3);
  }

  test('rows out of reach do not change a plane: it is that of all rows, also where scores spread out unevenly', () => {
    // The spread grows fifty-fold from left to right, so that the plane turns while tau moves and many guesses of sides fail.
    const rows = Array.from({ length: 6000 }, (_, i) => [1, i / 6000, Math.cos(i * i)]);
    const design = denseDesign(rows);
    const outcome = Float64Array.from(rows, ([, x], i) =>
      Math.round((2 + 100 * x! * x!) * Math.tan(1.5 * Math.sin(i * i))),
    );
    const many = Array.from({ length: 40 }, (_, j) => (j + 0.5) / 40);
    const { coefficients, guessesCorrected } = quantileProcess(design, outcome, many);
    expect(guessesCorrected).toBeGreaterThan(0);
    const regression = regressionOf(design, outcome);
    const effort = { edgesFollowed: 0, guessesCorrected: 0 };
    for (const position of [0, 7, 19, 26, 33, 39]) {
      const alone = fitOnAllRows(regression, many[position]!, Float64Array.of(0, 0, 0, 0), effort);
      const found = coefficients[position]!;
      alone.forEach((value, k) => {
        expect(found[k]).toBeCloseTo(value, 9);
      });
    }
  });

  test('rows left out on the wrong side of a plane are found and put into reach', () => {
    const design = denseDesign([[1], [1], [1], [1]]);
    const outcome = Float64Array.of(1, 2, 3, 4);
    const { rows } = regressionOf(design, outcome);
    const inReach = Uint8Array.of(0, 1, 0, 0);
    const planes = [Float64Array.of(2, 0), Float64Array.of(3.5, 0)];
    expect([...wrongSides(rows, planes, inReach, Float64Array.of(-1, 0, 1, 2))]).toEqual([0, 1]);
    expect([...inReach]).toEqual([0, 1, 1, 0]);
  });

  test('fewer rows than columns, or dependent columns, are an error that says so', () => {
    const few = denseDesign([[1, 2, 3]]);
    expect(() => quantileProcess(few, Float64Array.of(1), taus)).toThrow(SingularDesignError);
    const dependent = denseDesign([
      [1, 2],
      [2, 4],
      [3, 6],
    ]);
    expect(() => quantileProcess(dependent, Float64Array.of(1, 2, 3), taus)).toThrow(/singular/);
  });
});

describe('lowest point along an edge', () => {
  /** The same by sorting. */
  function bySorting(distances: number[], rises: number[], descent: number): number | undefined {
    const order = [...distances.keys()].sort((a, b) => distances[a]! - distances[b]!);
    let sum = 0;
    for (const i of order) {
      sum += rises[i]!;
      if (sum >= descent) return distances[i];
    }
    return undefined;
  }

  test('is where the rises passed make up for the descent', () => {
    const crossing = fc.tuple(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 9 }));
    const list = fc.array(crossing, { maxLength: 40 });
    fc.assert(
      fc.property(list, fc.integer({ min: 1, max: 120 }), (pairs, descent) => {
        const crossings = crossingsFor(pairs.length);
        crossings.count = pairs.length;
        crossings.distance.set(pairs.map(([distance]) => distance));
        crossings.rise.set(pairs.map(([, rise]) => rise));
        const position = lowestPoint(crossings, descent);
        const expected = bySorting(
          pairs.map(([distance]) => distance),
          pairs.map(([, rise]) => rise),
          descent,
        );
        expect(position < 0 ? undefined : crossings.distance[position]).toBe(expected);
        for (let passed = 0; passed < position; passed++) {
          expect(crossings.distance[passed]).toBeLessThan(crossings.distance[position]!);
        }
      }),
      { numRuns: 300, seed: 4 },
    );
  });
});
