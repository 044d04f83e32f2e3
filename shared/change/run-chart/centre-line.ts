import { type ChartPoint, takesPart } from './point.ts';

/**
 * Median: the middle value; for an even count the mean of the two middle values.
 *
 * Units: those of the values. Returns null when there are none.
 *
 * @example median([52, 55, 47, 49]) // 50.5
 */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/**
 * Arithmetic mean. Units: those of the values. Returns null when there are none.
 *
 * @example mean([22, 25, 21]) // 22.666...
 */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/**
 * Pooled proportion or rate: sum of numerators over sum of denominators, not the mean of the rates,
 * so that a day with 30 students weighs more than a day with 5.
 *
 * @example pooledRate of 11 of 27 and 10 of 28 // 21 / 55 = 0.3818...
 */
function pooledRate(points: readonly ChartPoint[]): number | null {
  const counted = points.filter(takesPart);
  const numerator = counted.reduce((sum, point) => sum + (point.numerator ?? 0), 0);
  const denominator = counted.reduce((sum, point) => sum + (point.denominator ?? 0), 0);
  return denominator > 0 ? numerator / denominator : null;
}

/** How a chart's centre line is found. Run charts: median. XmR: mean. Proportion and rate charts: pooled. */
export type CentreLine = 'median' | 'mean' | 'pooled';

/** The centre line of some points; points that are missing or excluded are left out. Null without any. */
export function centreLineOf(points: readonly ChartPoint[], centre: CentreLine): number | null {
  if (centre === 'pooled') return pooledRate(points);
  const values = points.filter(takesPart).flatMap((point) => (point.value === null ? [] : [point.value]));
  return centre === 'median' ? median(values) : mean(values);
}
