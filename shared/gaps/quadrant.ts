import type { SchoolYear } from '../standards/school-year.ts';

/** One school: percent at or above standard (0-100) and its school growth percentile (mean, 1-99). Suppressed schools are left out before. */
export interface SchoolPoint {
  readonly school: string;
  readonly percentMet: number;
  readonly growth: number;
}

/** The four quadrants in words: the first half speaks of percent met, the second of growth. */
export const QUADRANTS = {
  'higher-higher': 'more students at standard, more growth',
  'higher-lower': 'more students at standard, less growth',
  'lower-higher': 'fewer students at standard, more growth',
  'lower-lower': 'fewer students at standard, less growth',
} as const;
export type Quadrant = keyof typeof QUADRANTS;

/** Stands under every quadrant picture. */
export const QUADRANT_CAPTION =
  'Schools were chosen on different grounds; the picture shows context, not what the teams did.';

export interface SchoolQuadrant extends SchoolPoint {
  readonly quadrant: Quadrant;
}

export interface QuadrantPicture {
  readonly schoolYear: SchoolYear;
  /** Vertical line: the median of the schools' percent met. */
  readonly percentMetLine: number;
  /** Horizontal line: 50, the growth of the middle student. */
  readonly growthLine: 50;
  readonly schools: readonly SchoolQuadrant[];
}

/**
 * Places schools by percent met (x) and growth (y): lines at the network's median x and at 50. A school on a line counts as higher.
 *
 * `networkMedian`: median percent met over the network's schools, in percent; a district's picture uses the network's line.
 *
 * @example schoolQuadrants('2024-25', 40, [{ school: 'A', percentMet: 52, growth: 47 }]) // A: 'higher-lower'
 */
export function schoolQuadrants(
  schoolYear: SchoolYear,
  networkMedian: number,
  schools: readonly SchoolPoint[],
): QuadrantPicture {
  const side = (value: number, line: number) => (value >= line ? 'higher' : 'lower');
  return {
    schoolYear,
    percentMetLine: networkMedian,
    growthLine: 50,
    schools: schools.map((point) => ({
      ...point,
      quadrant: `${side(point.percentMet, networkMedian)}-${side(point.growth, 50)}` as const,
    })),
  };
}

/** Median of a list, the mean of the two middle values when their number is even; null for none. @example median([1, 9, 4]) // 4 */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[(sorted.length - 1) >> 1];
  const high = sorted[sorted.length >> 1];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
