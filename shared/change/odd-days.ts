import { type ChartLimits, chartLimits, isOutside, type LimitsChart } from './run-chart/limits.ts';
import { type IsoDate, takesPart } from './run-chart/point.ts';
import type { SeriesKind, SeriesPoint } from './series.ts';

/** A day unlike the days before the change: find out why. It never says that a change worked. */
export interface OddDay {
  readonly date: IsoDate;
  readonly position: number;
  readonly value: number;
}

/** Below so many points limits wobble too much to call any day unusual. */
const FEWEST_POINTS_FOR_LIMITS = 12;

const chartOfKind: Record<SeriesKind, LimitsChart> = {
  percent: 'proportion',
  rate: 'rate',
  count: 'individuals',
  score: 'individuals',
  difference: 'individuals',
};

/** The limits chart that fits a line; percents and rates without denominators are treated as plain numbers. */
function limitsChartFor(kind: SeriesKind, points: readonly SeriesPoint[]): LimitsChart {
  const counted = points.filter(takesPart);
  return counted.every((point) => point.denominator !== undefined) ? chartOfKind[kind] : 'individuals';
}

/**
 * The limits a team sees when it asks for them, from the points before the change. Null under 12 points:
 * then there are no limits to be had. `trial` says that fewer than 12 of them lie before the change.
 */
export function limitsOnRequest(
  points: readonly SeriesPoint[],
  baselineCount: number,
  kind: SeriesKind,
): ChartLimits | null {
  if (points.filter(takesPart).length < FEWEST_POINTS_FOR_LIMITS) return null;
  return chartLimits(limitsChartFor(kind, points), points, baselineCount);
}

/**
 * Days outside the three-sigma limits of the points before the change (rule R6), from 12 points on.
 *
 * Excluded days have their reason already and are not listed. Without any variation before the change
 * there is no measure of usual, and nothing is called unusual.
 *
 * @example 20 talk counts of 11 to 15 and one of 38: the day with 38
 */
export function oddDays(
  points: readonly SeriesPoint[],
  baselineCount: number,
  kind: SeriesKind,
): readonly OddDay[] {
  const limits = limitsOnRequest(points, baselineCount, kind);
  if (limits === null) return [];
  return points.flatMap((point, position) => {
    const here = limits.points[position];
    if (!takesPart(point) || point.value === null || here === undefined) return [];
    const varies = here.lower !== here.upper;
    return varies && isOutside(point.value, here) ? [{ date: point.date, position, value: point.value }] : [];
  });
}
