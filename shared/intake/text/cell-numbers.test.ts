import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_NUMBER } from '../../records/numbered-record.ts';
import { CellNumbers } from './cell-numbers.ts';

/** Numbers cells that stand in one buffer, one behind the other. */
function numbersOf(cells: readonly string[], column = new CellNumbers()): number[] {
  const bytes = Buffer.from(cells.join(''), 'latin1');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = 0;
  return cells.map((cell) => {
    at += cell.length;
    return column.numberOf(view, at - cell.length, at);
  });
}

describe('cell numbers', () => {
  test('count the different texts of a column as they come', () => {
    const column = new CellNumbers();
    expect(numbersOf(['Yes', 'No', 'No', '', 'Yes', 'no'], column)).toEqual([0, 1, 1, 2, 0, 3]);
    expect(column.texts).toEqual(['Yes', 'No', '', 'no']);
  });

  test('are the same where the texts are the same, and only there', () => {
    // Few letters and all lengths around those that fit into two words of four bytes.
    const cell = fc.string({ unit: fc.constantFrom('a', 'b', '\u0001'), maxLength: 14 });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 400 }), (cells) => {
        const column = new CellNumbers();
        const numbers = numbersOf(cells, column);
        for (const [at, number] of numbers.entries()) {
          expect(number).toBe(numbers[cells.indexOf(cells[at]!)]);
          expect(column.texts[number]).toBe(cells[at]);
        }
      }),
    );
  });

  test('tell long texts apart that differ in the middle only', () => {
    const text = 'Smarter Balanced Summative Mathematics Grade ';
    expect(numbersOf([`${text}3, 2024-25`, `${text}4, 2024-25`, `${text}3, 2024-25`])).toEqual([0, 1, 0]);
  });

  test('leave out texts that are too long for a code', () => {
    expect(numbersOf(['x'.repeat(65), 'x'.repeat(64)])).toEqual([NO_NUMBER, 0]);
  });

  test('are given up in a column of ids, and go on in one of many words that come again', () => {
    const ids = Array.from({ length: 3000 }, (_, row) => String(1_000_000_000 + row));
    expect(numbersOf(ids).at(-1)).toBe(NO_NUMBER);
    const words = Array.from({ length: 9000 }, (_, row) => `word ${row % 2000}`);
    expect(numbersOf([...words, 'word 7']).at(-1)).toBe(7);
  });

  test('are no more than a few thousand', () => {
    const column = new CellNumbers();
    const scores = Array.from({ length: 30_000 }, (_, row) => String(row >> 1));
    expect(numbersOf(scores, column).at(-1)).toBe(NO_NUMBER);
    expect(column.texts).toEqual([]);
  });
});
