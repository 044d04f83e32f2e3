import { excludesZero, type Interval } from './statistics/interval.ts';
import { newcombe, type Proportion } from './statistics/proportion.ts';
import type { ScoreSummary } from './statistics/score-summary.ts';
import { signedMeans } from './statistics/welch-interval.ts';

/** The only three words for a change of a gap. */
export type ChangeWord = 'narrowed' | 'widened' | 'no clear change';

/**
 * How a gap moved from a baseline year to a later one.
 * `change` = gap now - gap then, in the units of the gap (points or percentage points): negative = the group caught up.
 */
export interface GapChange {
  readonly gapThen: number;
  readonly gapNow: number;
  readonly change: number;
  readonly standardError: number;
  readonly interval: Interval;
  readonly word: ChangeWord;
  /** Change of the group's own value, and of the comparison's: change = comparisonChange - groupChange. */
  readonly groupChange: number;
  readonly comparisonChange: number;
}

/** Two sides of a gap in one year. */
export interface Sides<Side> {
  readonly group: Side;
  readonly comparison: Side;
}

/**
 * "narrowed" or "widened" only where the 95 % interval of the change excludes 0; otherwise "no clear change".
 * The size of the gap decides between the two words, so that a group that was ahead can narrow its lead.
 *
 * @example changeWord(29, 18, { low: -16, high: -6 }) // 'narrowed'
 */
export function changeWord(gapThen: number, gapNow: number, interval: Interval): ChangeWord {
  if (!excludesZero(interval) || Math.abs(gapThen) === Math.abs(gapNow)) return 'no clear change';
  return Math.abs(gapNow) < Math.abs(gapThen) ? 'narrowed' : 'widened';
}

/**
 * Change of a gap of means between two years, as the difference of two independent gaps:
 * SE2 = SE2(gap then) + SE2(gap now), t interval with Welch-Satterthwaite degrees of freedom over the four groups.
 *
 * Source: Welch (1947); Satterthwaite (1946). Units: score points. The students of two years are taken as independent
 * (for the same students see same-student-trend.ts). Null when a side has fewer than two students.
 *
 * @example
 * changeOfMeanGap(
 *   { group: summaryOf([-60, -50, -40]), comparison: summaryOf([0, 10, 20]) },
 *   { group: summaryOf([-30, -20, -10]), comparison: summaryOf([0, 10, 20]) },
 * ) // 60 then, 30 now: change -30, standardError 11.547, interval -56.6 to -3.4: 'narrowed'
 */
export function changeOfMeanGap(then: Sides<ScoreSummary>, now: Sides<ScoreSummary>): GapChange | null {
  const moved = signedMeans([
    { sign: 1, scores: now.comparison },
    { sign: -1, scores: now.group },
    { sign: -1, scores: then.comparison },
    { sign: 1, scores: then.group },
  ]);
  if (moved === null) return null;
  const mean = (side: ScoreSummary) => side.sum / side.n;
  const gapThen = mean(then.comparison) - mean(then.group);
  const gapNow = mean(now.comparison) - mean(now.group);
  return {
    gapThen,
    gapNow,
    change: gapNow - gapThen,
    standardError: moved.standardError,
    interval: moved.interval,
    word: changeWord(gapThen, gapNow, moved.interval),
    groupChange: mean(now.group) - mean(then.group),
    comparisonChange: mean(now.comparison) - mean(then.comparison),
  };
}

/**
 * Change of a gap of percents between two years, in percentage points.
 *
 * Interval: the two Newcombe intervals joined the way Newcombe joins two Wilson intervals:
 * change - sqrt((now - lowNow)2 + (highThen - then)2) to change + sqrt((highNow - now)2 + (then - lowThen)2).
 * Source: Zou & Donner (2008), Statistics in Medicine 27:1693-1702. Standard error: root of the sum of p (1 - p) / n over
 * the four groups. Null when a side is empty.
 *
 * @example
 * changeOfPercentGap(
 *   { group: { k: 30, n: 100 }, comparison: { k: 60, n: 100 } },
 *   { group: { k: 50, n: 100 }, comparison: { k: 60, n: 100 } },
 * ) // 30 points then, 10 now: change -20, interval -38.1 to -1.0: 'narrowed'
 */
export function changeOfPercentGap(then: Sides<Proportion>, now: Sides<Proportion>): GapChange | null {
  const sides = [then.group, then.comparison, now.group, now.comparison];
  if (sides.some((side) => side.n === 0)) return null;
  const percent = ({ k, n }: Proportion) => (100 * k) / n;
  const gapThen = percent(then.comparison) - percent(then.group);
  const gapNow = percent(now.comparison) - percent(now.group);
  const [before, after] = [newcombe(then.group, then.comparison), newcombe(now.group, now.comparison)];
  const change = gapNow - gapThen;
  const interval = {
    low: change - Math.hypot(gapNow - 100 * after.low, 100 * before.high - gapThen),
    high: change + Math.hypot(100 * after.high - gapNow, gapThen - 100 * before.low),
  };
  const variance = sides.reduce((sum, side) => sum + (percent(side) * (100 - percent(side))) / side.n, 0);
  return {
    gapThen,
    gapNow,
    change,
    standardError: Math.sqrt(variance),
    interval,
    word: changeWord(gapThen, gapNow, interval),
    groupChange: percent(now.group) - percent(then.group),
    comparisonChange: percent(now.comparison) - percent(then.comparison),
  };
}
