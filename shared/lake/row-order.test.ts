import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { orderedRows } from './row-order.ts';

const MISSING = -1;
const column = (numbers: readonly number[]) => ({
  numbers: Float64Array.from(numbers),
  missing: MISSING,
  spread: { lowest: 0, highest: 0, isFull: true },
});
const allRows = (count: number) => Int32Array.from({ length: count }, (_, row) => row);

describe('the order of rows', () => {
  test('is by the first column, then the next, with missing values last and otherwise as given', () => {
    const school = column([2, 1, MISSING, 1, 1]);
    const student = column([5, 9, 1, 7, 9]);
    expect([...orderedRows(allRows(5), [school, student])]).toEqual([3, 1, 4, 0, 2]);
  });

  test('holds for a part of the rows', () => {
    expect([...orderedRows(Int32Array.of(4, 2, 0), [column([3, 0, 2, 0, 1])])]).toEqual([4, 2, 0]);
  });

  test('agrees with a plain sort, also for numbers that lie far apart or are fractions', () => {
    const number = fc.oneof(
      fc.integer({ min: MISSING, max: 5 }),
      fc.maxSafeNat(),
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
    const rows = fc.array(fc.tuple(number, number), { maxLength: 60 });
    fc.assert(
      fc.property(rows, (pairs) => {
        const key = (value: number) => (value === MISSING ? Number.POSITIVE_INFINITY : value);
        const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
        const plain = [...pairs.keys()].sort(
          (a, b) =>
            compare(key(pairs[a]![0]), key(pairs[b]![0])) ||
            compare(key(pairs[a]![1]), key(pairs[b]![1])) ||
            a - b,
        );
        const columns = [column(pairs.map(([first]) => first)), column(pairs.map(([, second]) => second))];
        expect([...orderedRows(allRows(pairs.length), columns)]).toEqual(plain);
      }),
    );
  });

  test('of texts without a number is by their comparison', () => {
    const words = ['pear', 'apple', 'apple', 'fig'];
    const texts = {
      byteLength: () => 0,
      write: () => undefined,
      compare: (a: number, b: number) => Buffer.compare(Buffer.from(words[a]!), Buffer.from(words[b]!)),
    };
    const rows = orderedRows(allRows(5), [{ ...column([0, 1, MISSING, 3, 2]), texts }]);
    expect([...rows]).toEqual([1, 4, 3, 0, 2]);
  });
});
