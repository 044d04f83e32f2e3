import { describe, expect, test } from 'vitest';
import {
  type AdditiveDesign,
  columnVector,
  multiply,
  selectRows,
  weightedColumnSums,
  writeRow,
} from './additive-design.ts';
import { canonicalOrder } from './canonical-order.ts';
import { choleskyFactor, solveLower, solveUpper } from './cholesky.ts';
import { denseDesign } from './dense-design-for-tests.ts';
import { gramMatrix } from './gram-matrix.ts';
import { independentColumns } from './independent-columns.ts';

/** An intercept, and a part with two levels whose second entry of level 1 is not used (column 3 of 0 to 2). */
const design: AdditiveDesign = {
  rowCount: 3,
  columnNames: ['intercept', 'a', 'b'],
  parts: [
    {
      levelOfRow: Uint32Array.of(0, 0, 0),
      levelCount: 1,
      width: 1,
      values: Float64Array.of(1),
      columns: Uint16Array.of(0),
    },
    {
      levelOfRow: Uint32Array.of(1, 0, 1),
      levelCount: 2,
      width: 2,
      values: Float64Array.of(2, 3, 5, 99),
      columns: Uint16Array.of(1, 2, 1, 3),
    },
  ],
};
const rows = [
  [1, 5, 0],
  [1, 2, 3],
  [1, 5, 0],
];

describe('a matrix kept as look-ups is the matrix it stands for', () => {
  test('rows', () => {
    const written = rows.map((_, row) => {
      const vector = columnVector(design);
      writeRow(design, row, vector);
      return [...vector];
    });
    expect(written).toEqual(rows.map((row) => [...row, 0]));
  });

  test('times coefficients', () => {
    const result = new Float64Array(3);
    multiply(design, Float64Array.of(1, 10, 100, 0), result);
    expect([...result]).toEqual([51, 321, 51]);
  });

  test('transposed, times weights', () => {
    expect([...weightedColumnSums(design, Float64Array.of(1, 2, 3))]).toEqual([6, 24, 6, 0]);
  });

  test('Gram matrix', () => {
    expect([...gramMatrix(design)]).toEqual([3, 12, 3, 12, 54, 6, 3, 6, 9]);
  });

  test('some of its rows', () => {
    const chosen = selectRows(design, Uint32Array.of(1, 1));
    expect([...gramMatrix(chosen)]).toEqual([2, 4, 6, 4, 8, 12, 6, 12, 18]);
  });
});

test('canonical order: by the parts, then by outcome, however the rows arrive', () => {
  const outcome = { distinct: Float64Array.of(4, 5, 7), levelOfRow: Uint32Array.of(1, 2, 0) };
  expect([...canonicalOrder(design, outcome)]).toEqual([1, 2, 0]);
});

test('Cholesky factor and the two triangular systems', () => {
  const factor = choleskyFactor(Float64Array.of(4, 2, 2, 5), 2)!;
  expect([...factor]).toEqual([2, 0, 1, 2]);
  const solution = Float64Array.of(8, 12);
  solveLower(factor, 2, solution);
  solveUpper(factor, 2, solution);
  expect([...solution]).toEqual([1, 2]);
  expect(choleskyFactor(Float64Array.of(1, 1, 1, 1), 2)).toBeUndefined();
});

describe('independent columns', () => {
  const independent = (matrix: number[][]) => {
    const dense = denseDesign(matrix);
    return independentColumns(dense, gramMatrix(dense));
  };

  test('a sum of others, a repetition and a zero column are not', () => {
    const matrix = Array.from({ length: 20 }, (_, i) => [1, i, i * i, 3 + i - 2 * i * i, i, 0]);
    expect(independent(matrix)).toEqual([true, true, true, false, false, false]);
  });

  test('a column far smaller than the others is', () => {
    const matrix = Array.from({ length: 20 }, (_, i) => [1, i, 1e-7 * (i % 3)]);
    expect(independent(matrix)).toEqual([true, true, true]);
  });

  test('nearly the same is not the same', () => {
    const matrix = Array.from({ length: 20 }, (_, i) => [1, i, i + 1e-5 * (i % 3)]);
    expect(independent(matrix)).toEqual([true, true, true]);
  });
});
