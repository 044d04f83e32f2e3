import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { medianInterval, newcombeInterval, wilsonInterval } from './plausible-range.ts';

describe('Wilson interval', () => {
  it('14 of 27: anything from 34 % to 69 % is plausible', () => {
    const { low, high } = wilsonInterval(14, 27);
    expect([Math.round(low * 100), Math.round(high * 100)]).toEqual([34, 69]);
  });

  it('agrees with published values (Newcombe 1998, Stat Med 17:857, table I)', () => {
    for (const [k, n, low, high] of [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const) {
      expect(wilsonInterval(k, n).low).toBeCloseTo(low, 4);
      expect(wilsonInterval(k, n).high).toBeCloseTo(high, 4);
    }
  });

  it('holds the observed proportion, stays in 0..1 and is the mirror image of its complement', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(500), (n, raw) => {
        const k = raw % (n + 1);
        const { low, high } = wilsonInterval(k, n);
        const mirrored = wilsonInterval(n - k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(k / n);
        expect(high).toBeGreaterThanOrEqual(k / n);
        expect(mirrored.low).toBeCloseTo(1 - high, 12);
      }),
    );
  });

  it('refuses what is no proportion', () => {
    expect(() => wilsonInterval(1, 0)).toThrow(RangeError);
    expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
  });
});

describe('Newcombe interval of a difference', () => {
  it('10 of 21 against 11 of 18: from 40.3 points lower to 16.6 higher', () => {
    const { low, high } = newcombeInterval({ k: 10, n: 21 }, { k: 11, n: 18 });
    expect(low).toBeCloseTo(-0.403, 3);
    expect(high).toBeCloseTo(0.166, 3);
  });

  it('56 of 70 against 48 of 80, as published (Newcombe 1998, method 10)', () => {
    const { low, high } = newcombeInterval({ k: 56, n: 70 }, { k: 48, n: 80 });
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });
});

describe('interval of a median', () => {
  it('needs six values', () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull();
    expect(medianInterval([])).toBeNull();
    expect(medianInterval([4, 5, 5, 6, 7, 9])).toEqual({ low: 4, high: 9 });
  });

  it('takes the usual ranks of the sign interval: 2nd of 9, 3rd of 12, 6th of 20', () => {
    const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
    expect(medianInterval(upTo(9))).toEqual({ low: 2, high: 8 });
    expect(medianInterval(upTo(12))).toEqual({ low: 3, high: 10 });
    expect(medianInterval(upTo(20))).toEqual({ low: 6, high: 15 });
  });
});
