import { expect } from 'vitest';
import type { Agreement } from './compare-with-reference.ts';

/** At least 99.9 % of the students the same, never more than 1 apart, and apart only where score and quantile nearly tie. */
export function expectAgreement({
  compared,
  shareIdentical,
  largestDifference,
  largestMarginOfDifferent,
}: Agreement): void {
  expect(compared).toBeGreaterThan(0);
  expect(shareIdentical).toBeGreaterThanOrEqual(0.999);
  expect(largestDifference).toBeLessThanOrEqual(1);
  expect(largestMarginOfDifferent).toBeLessThan(0.001);
}

/** At every tau within 1 + 1e-9 of the smallest loss. */
export function expectOptimal(ratios: readonly number[]): void {
  expect(ratios).toHaveLength(100);
  expect(Math.max(...ratios)).toBeLessThanOrEqual(1 + 1e-9);
  expect(Math.min(...ratios)).toBeGreaterThan(1 - 1e-9);
}
