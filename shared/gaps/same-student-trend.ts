import { changeWord, type GapChange, type Sides } from './change-of-gap.ts';
import { meanOf, type ScoreSummary } from './statistics/score-summary.ts';
import { welchGap } from './statistics/welch-interval.ts';

/** Students of one side who have a score in both years: their sums then and now, and the summary of each student's own change. */
export interface PairedScores {
  readonly n: number;
  readonly sumThen: number;
  readonly sumNow: number;
  readonly sumOfSquaredChanges: number;
}

/** The gap of the students with scores in both years, in both years. Units: points of distance from standard. */
export interface SameStudentTrend extends GapChange {
  readonly groupN: number;
  readonly comparisonN: number;
}

function changes(side: PairedScores): ScoreSummary {
  return { n: side.n, sum: side.sumNow - side.sumThen, sumOfSquares: side.sumOfSquaredChanges };
}

/**
 * Same-student trend: the change of the gap among students with a score in both years, to be shown beside the
 * cross-section (which compares different students). The interval is Welch's on each student's own change, so that
 * differences between students that stay the same cancel out.
 *
 * Source: paired differences, Welch (1947). Units: points of distance from standard (the scale runs over grades).
 * Null when a side has fewer than two students.
 *
 * @example
 * sameStudentTrend({
 *   group: pairedScores([[-40, -25], [-60, -50], [-20, 0]]),
 *   comparison: pairedScores([[10, 12], [30, 28], [0, 3]]),
 * }) // gap 53.3 then, 39.3 now; change -14, interval -25.1 to -2.9: 'narrowed'
 */
export function sameStudentTrend({ group, comparison }: Sides<PairedScores>): SameStudentTrend | null {
  const moved = welchGap(changes(group), changes(comparison));
  if (moved === null) return null;
  const gapThen = comparison.sumThen / comparison.n - group.sumThen / group.n;
  const gapNow = comparison.sumNow / comparison.n - group.sumNow / group.n;
  return {
    groupN: group.n,
    comparisonN: comparison.n,
    gapThen,
    gapNow,
    change: gapNow - gapThen,
    standardError: moved.standardError,
    interval: moved.interval,
    word: changeWord(gapThen, gapNow, moved.interval),
    groupChange: meanOf(changes(group)) as number,
    comparisonChange: meanOf(changes(comparison)) as number,
  };
}

/** The sums of single students' [score then, score now]. */
export function pairedScores(pairs: readonly (readonly [then: number, now: number])[]): PairedScores {
  return pairs.reduce<PairedScores>(
    (total, [then, now]) => ({
      n: total.n + 1,
      sumThen: total.sumThen + then,
      sumNow: total.sumNow + now,
      sumOfSquaredChanges: total.sumOfSquaredChanges + (now - then) ** 2,
    }),
    { n: 0, sumThen: 0, sumNow: 0, sumOfSquaredChanges: 0 },
  );
}

/** The sums of several groups of different students together. */
export function addPairedScores(...parts: readonly PairedScores[]): PairedScores {
  return parts.reduce(
    (total, part) => ({
      n: total.n + part.n,
      sumThen: total.sumThen + part.sumThen,
      sumNow: total.sumNow + part.sumNow,
      sumOfSquaredChanges: total.sumOfSquaredChanges + part.sumOfSquaredChanges,
    }),
    pairedScores([]),
  );
}

/** The sums of those of `whole` who are in none of the parts. */
export function subtractPairedScores(whole: PairedScores, ...parts: readonly PairedScores[]): PairedScores {
  return parts.reduce(
    (rest, part) => ({
      n: rest.n - part.n,
      sumThen: rest.sumThen - part.sumThen,
      sumNow: rest.sumNow - part.sumNow,
      sumOfSquaredChanges: rest.sumOfSquaredChanges - part.sumOfSquaredChanges,
    }),
    whole,
  );
}
