import { centreLineOf, mean } from './centre-line.ts';
import { type ChartPoint, takesPart } from './point.ts';

/** Charts with limits. Drawn only when somebody asks, and from 12 points on. */
export type LimitsChart = 'individuals' | 'proportion' | 'proportion_prime' | 'rate' | 'rate_prime';

/** Lower and upper limit at one point; null where the point has no denominator to work with. */
export interface PointLimits {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Limits of one chart. */
export interface ChartLimits {
  readonly centreLine: number;
  /** One per point of the series, also for missing and excluded points. */
  readonly points: readonly PointLimits[];
  /** Individuals charts: the mean moving range used. */
  readonly meanMovingRange?: number;
  /** Prime charts: how much more the points vary than chance alone (1 = just chance). */
  readonly extraVariation?: number;
  /** Fewer than 12 baseline points: limits that are still moving. */
  readonly trial: boolean;
}

/** How the mean moving range is taken and turned into limits. */
export interface MovingRangeRule {
  /** Leave out moving ranges of 3.267 times their mean or more, once (Nelson 1982, J Qual Technol 14:172). */
  readonly screened: boolean;
  /** Half-width in mean moving ranges: 3/1.128 as computed, or Wheeler's rounded 2.66. */
  readonly width: number;
}

const BIAS_OF_TWO = 1.128;
const SCREEN = 3.267;
const STEADY_BASELINE = 12;

export const SCREENED: MovingRangeRule = { screened: true, width: 3 / BIAS_OF_TWO };
export const UNSCREENED: MovingRangeRule = { screened: false, width: 3 / BIAS_OF_TWO };

/**
 * Mean moving range: the mean size of the steps between neighbours.
 *
 * A step needs two adjacent present values, so null (a missing lesson) is never bridged; values that
 * people excluded must be taken out of the list before. Returns null without any step.
 *
 * @example meanMovingRange([22, 25, null, 21, 24], false) // (3 + 3) / 2 = 3
 */
function meanMovingRange(values: readonly (number | null)[], screened: boolean): number | null {
  const steps: number[] = [];
  for (let i = 1; i < values.length; i += 1) {
    const [before, after] = [values[i - 1] ?? null, values[i] ?? null];
    if (before !== null && after !== null) steps.push(Math.abs(after - before));
  }
  const all = mean(steps);
  if (!screened || all === null) return all;
  return mean(steps.filter((step) => step < SCREEN * all)) ?? all;
}

/**
 * Limits from the first `baselineCount` positions, drawn on over all points.
 *
 * - individuals (XmR, Wheeler): mean +- 3/1.128 x mean moving range. Limits below 0 are kept as computed.
 * - proportion (p): pooled p +- 3 sqrt(p(1-p)/n_i), cut at 0 and 1.
 * - rate (u): pooled u +- 3 sqrt(u/a_i).
 * - prime charts (Laney 2002): the same half-width times sigma_z, the mean moving range of the
 *   standardised values / 1.128. For denominators in the hundreds only, never for one class.
 *
 * Returns null when there is no centre line (no point takes part) or, for individuals and prime
 * charts, no moving range.
 *
 * @example individuals of 14 13 15 17 16 (mean 15, mean moving range 1.5): 15 +- 2.6596 x 1.5 = 11.01 to 18.99
 */
export function chartLimits(
  chart: LimitsChart,
  points: readonly ChartPoint[],
  baselineCount: number = points.length,
  rule: MovingRangeRule = SCREENED,
): ChartLimits | null {
  const baseline = points.slice(0, baselineCount).filter((point) => point.excluded === null);
  const centreLine = centreLineOf(baseline, chart === 'individuals' ? 'mean' : 'pooled');
  if (centreLine === null) return null;
  const trial = baseline.filter(takesPart).length < STEADY_BASELINE;
  if (chart === 'individuals') {
    const steps = meanMovingRange(
      baseline.map((point) => point.value),
      rule.screened,
    );
    if (steps === null) return null;
    const half = rule.width * steps;
    const limits = { lower: centreLine - half, upper: centreLine + half };
    return { centreLine, points: points.map(() => limits), meanMovingRange: steps, trial };
  }
  const family = chart === 'proportion' || chart === 'proportion_prime' ? PROPORTION : RATE;
  const prime = chart === 'proportion_prime' || chart === 'rate_prime';
  const extraVariation = prime ? sigmaZ(baseline, centreLine, family, rule) : 1;
  if (extraVariation === null) return null;
  const limits = points.map((point) => limitsAt(point, centreLine, extraVariation, family));
  return { centreLine, points: limits, trial, ...(prime ? { extraVariation } : {}) };
}

/** What tells proportions from rates: the standard deviation at a denominator, and the largest value. */
interface Family {
  readonly deviation: (centreLine: number, denominator: number) => number;
  readonly lowest: number;
  readonly highest: number;
}

const PROPORTION: Family = {
  deviation: (centreLine, denominator) => Math.sqrt((centreLine * (1 - centreLine)) / denominator),
  lowest: 0,
  highest: 1,
};

const RATE: Family = {
  deviation: (centreLine, denominator) => Math.sqrt(centreLine / denominator),
  lowest: Number.NEGATIVE_INFINITY,
  highest: Number.POSITIVE_INFINITY,
};

function limitsAt(point: ChartPoint, centreLine: number, extra: number, family: Family): PointLimits {
  const denominator = point.denominator ?? 0;
  if (denominator <= 0) return { lower: null, upper: null };
  const half = 3 * extra * family.deviation(centreLine, denominator);
  return {
    lower: Math.max(family.lowest, centreLine - half),
    upper: Math.min(family.highest, centreLine + half),
  };
}

function sigmaZ(
  baseline: readonly ChartPoint[],
  centreLine: number,
  family: Family,
  rule: MovingRangeRule,
): number | null {
  const standardised = baseline.map((point) => {
    if (point.value === null || !point.denominator) return null;
    const deviation = family.deviation(centreLine, point.denominator);
    return deviation === 0 ? null : (point.value - centreLine) / deviation;
  });
  const steps = meanMovingRange(standardised, rule.screened);
  return steps === null ? null : steps / BIAS_OF_TWO;
}

/** Whether a value lies outside its limits. Compared after rounding to 1e-9, like the centre line. */
export function isOutside(value: number | null, limits: PointLimits | undefined): boolean {
  if (value === null || limits === undefined) return false;
  const below = limits.lower !== null && limits.lower - value > 1e-9;
  const above = limits.upper !== null && value - limits.upper > 1e-9;
  return below || above;
}
