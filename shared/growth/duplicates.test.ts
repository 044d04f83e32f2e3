import { expect, test } from 'vitest';
import { resolveDuplicates } from './duplicates.ts';

const NONE = Number.NaN;

/** Rows of [about, valid, score, date]. */
const records = (...rows: [number, 0 | 1, number, number][]) => ({
  about: Int32Array.from(rows, ([about]) => about),
  valid: Uint8Array.from(rows, ([, valid]) => valid),
  score: Float64Array.from(rows, ([, , score]) => score),
  date: Float64Array.from(rows, ([, , , date]) => date),
});

test('valid first, then the highest score, then the latest date, and every row is accounted for', () => {
  const result = resolveDuplicates(
    records(
      [7, 1, 2450, 1],
      [7, 0, 2600, 2],
      [7, 1, 2450, 8],
      [8, 1, 2500, 1],
      [9, 1, 2400, 9],
      [9, 1, 2401, 1],
    ),
  );
  expect(result.keep).toEqual([2, 3, 5]);
  expect(result.setAside).toEqual([
    { row: 0, keptRow: 2, rule: 'earlier_date' },
    { row: 1, keptRow: 2, rule: 'not_valid' },
    { row: 4, keptRow: 5, rule: 'lower_score' },
  ]);
});

test('any score comes before none, any date before none', () => {
  const result = resolveDuplicates(records([1, 1, NONE, 5], [1, 1, 2300, NONE], [1, 1, 2300, 1]));
  expect(result.keep).toEqual([2]);
  expect(result.setAside.map(({ rule }) => rule)).toEqual(['lower_score', 'earlier_date']);
});

test('rows that are the same in everything: the first stays', () => {
  const result = resolveDuplicates(records([1, 1, 2300, 1], [1, 1, 2300, 1]));
  expect(result).toEqual({ keep: [0], setAside: [{ row: 1, keptRow: 0, rule: 'later_in_file' }] });
});
