import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_NUMBER } from '../../records/numbered-record.ts';
import { NumberPairs } from './number-pairs.ts';

test('pairs have the same number where both numbers are the same, and only there', () => {
  const pair = fc.tuple(fc.nat(30), fc.nat(30));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 300 }), (pairs) => {
      const numbered = new NumberPairs();
      const names = pairs.map((pair) => pair.join());
      const numbers = pairs.map(([first, second]) => numbered.numberOf(first, second));
      const different = [...new Set(names)];
      expect(numbers).toEqual(names.map((name) => different.indexOf(name)));
    }),
  );
});

test('a pair has no number where one of the two has none', () => {
  const pairs = new NumberPairs();
  expect([pairs.numberOf(NO_NUMBER, 1), pairs.numberOf(1, NO_NUMBER), pairs.numberOf(1, 1)]).toEqual([
    NO_NUMBER,
    NO_NUMBER,
    0,
  ]);
});

test('of too many pairs the later ones have no number, and those before keep theirs', () => {
  const pairs = new NumberPairs();
  const first = pairs.numberOf(5, 5);
  let last = 0;
  for (let number = 0; number < 40_000; number++) last = pairs.numberOf(number, 1);
  expect(last).toBe(NO_NUMBER);
  expect(pairs.numberOf(5, 5)).toBe(first);
});
