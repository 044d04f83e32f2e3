import { describe, expect, test } from 'vitest';
import { bitWidth, hybridRoom, writeHybrid } from './hybrid-encoding.ts';

function bytesOf(values: readonly number[], width: number): string {
  const out = new Uint8Array(hybridRoom(values.length, width)).fill(0xff);
  return Buffer.from(out.subarray(0, writeHybrid(values, values.length, width, out, 0))).toString('hex');
}

describe('run lengths and bit packing', () => {
  test('the example of the Parquet specification: 0 to 7 in three bits', () => {
    expect(bytesOf([0, 1, 2, 3, 4, 5, 6, 7], 3)).toBe('0388c6fa');
  });

  test('a long run is its count and its value', () => {
    expect(bytesOf(new Array(100).fill(300), 9)).toBe('c8012c01');
  });

  test('packed values, a run, and a rest that is filled up with zeros', () => {
    // One group of eight (03), 40 times 1 (50), one group of which three values are there (03).
    expect(bytesOf([1, 0, 1, 0, 1, 0, 1, 0, ...new Array(40).fill(1), 0, 1, 1], 1)).toBe(
      '0355' + '5001' + '0306',
    );
  });

  test('bits that hold a number', () => {
    expect([0, 1, 2, 3, 4, 255, 256, 61_440].map(bitWidth)).toEqual([1, 1, 2, 2, 3, 8, 9, 16]);
  });

  test('is never longer than the room for it', () => {
    for (const width of [1, 5, 16, 17]) {
      const values = Array.from({ length: 999 }, (_, at) => (at * 7919) % 2 ** width);
      expect(bytesOf(values, width).length / 2).toBeLessThanOrEqual(hybridRoom(values.length, width));
    }
  });
});
