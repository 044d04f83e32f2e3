import type { PlannedVerdict } from '../sample/teams/team-story.ts';

/**
 * The run-chart rules once more, written down from their description alone (measures: run charts, sections 1 to 4) and on purpose
 * without a line of the pipeline: what this file and the pipeline both say is less likely to be the same mistake twice.
 */

/** One lesson day: null = no value. */
export interface Point {
  readonly date: string;
  readonly value: number | null;
  /** Students behind the value where it is a percent. */
  readonly denominator?: number;
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** +1 above, -1 below, 0 on the line. */
function sides(values: readonly number[], line: number): number[] {
  return values.map((value) => (Math.abs(value - line) < 1e-9 ? 0 : Math.sign(value - line)));
}

/** Lengths of the runs of useful points, with their sides; where the last point of each lies. */
function runs(of: readonly number[]): { side: number; length: number; last: number }[] {
  const found: { side: number; length: number; last: number }[] = [];
  of.forEach((side, position) => {
    if (side === 0) return;
    const current = found[found.length - 1];
    if (current && current.side === side) {
      current.length += 1;
      current.last = position;
    } else found.push({ side, length: 1, last: position });
  });
  return found;
}

function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0;
  let ways = 1;
  for (let step = 1; step <= k; step += 1) ways = (ways * (n - k + step)) / step;
  return ways;
}

/** Smallest number of crossings whose cumulated binomial(n - 1, 1/2) probability reaches 5 %. */
function fewestCrossings(n: number): number {
  let cumulated = 0;
  for (let k = 0; ; k += 1) {
    cumulated += choose(n - 1, k) / 2 ** (n - 1);
    if (cumulated >= 0.05) return k;
  }
}

/** P(R >= r) for the number of runs of a points above and b below. */
function tooManyRuns(a: number, b: number, r: number): boolean {
  if (a + b < 10) return false;
  let tail = 0;
  for (let count = r; count <= a + b; count += 1) {
    const k = count >> 1;
    const ways =
      count % 2 === 0
        ? 2 * choose(a - 1, k - 1) * choose(b - 1, k - 1)
        : choose(a - 1, k) * choose(b - 1, k - 1) + choose(a - 1, k - 1) * choose(b - 1, k);
    tail += ways / choose(a + b, a);
  }
  return tail <= 0.025;
}

export interface Judgement {
  readonly verdict: PlannedVerdict;
  readonly usualLevel: number | null;
  readonly lessonsBefore: number;
  readonly lessonsSince: number;
  /** Longest run since the change on the side where the median since lies. */
  readonly longestRunSince: number;
}

/** The verdict on the points of a test, about the median of those before the change. */
export function judge(
  points: readonly Point[],
  changeDate: string,
  betterIs: 'higher' | 'lower',
  percent: boolean,
): Judgement {
  const present = points.filter((point): point is Point & { value: number } => point.value !== null);
  const before = present.filter((point) => point.date < changeDate);
  const since = present.filter((point) => point.date >= changeDate);
  const usualLevel = before.length > 0 ? medianOf(before.map(({ value }) => value)) : null;
  const facts = { usualLevel, lessonsBefore: before.length, lessonsSince: since.length };
  const done = (verdict: PlannedVerdict, longestRunSince = 0) => ({ verdict, ...facts, longestRunSince });
  if (percent && present.every(({ denominator }) => denominator !== undefined && denominator < 5))
    return done('not_chartable');
  if (percent && present.filter(({ value }) => value === 0 || value === 100).length > present.length / 2)
    return done('not_chartable');
  if (usualLevel === null || before.length < 8 || since.length < 5) return done('too_early');
  const all = sides(
    [...before, ...since].map(({ value }) => value),
    usualLevel,
  );
  const useful = all.filter((side) => side !== 0).length;
  if (useful < 10) return done('too_early');

  const side = Math.sign(medianOf(since.map(({ value }) => value)) - usualLevel);
  const runsSince = runs(all.slice(before.length));
  const longestSince = Math.max(
    0,
    ...runsSince.filter((run) => run.side === side).map(({ length }) => length),
  );
  const allRuns = runs(all);
  const longest = Math.max(...allRuns.map(({ length }) => length));
  const signal = longest > Math.round(Math.log2(useful)) + 3 || allRuns.length - 1 < fewestCrossings(useful);
  const endsSince = allRuns.some(
    (run) => run.length === longest && run.side === side && run.last >= before.length,
  );
  const better = side > 0 === (betterIs === 'higher');
  if (side !== 0 && longestSince > 0) {
    if (longestSince >= 8 || (signal && endsSince))
      return done(better ? 'lasting_better' : 'lasting_worse', longestSince);
    if (longestSince >= 6) return done(better ? 'early_sign' : 'early_worse', longestSince);
  }
  const above = all.filter((value) => value > 0).length;
  return done(tooManyRuns(above, useful - above, allRuns.length) ? 'mixed' : 'usual_range', longestSince);
}

export type Answer = 'met' | 'not_met' | 'open';

const answerTo = (bound: 'at-least' | 'at-most', predicted: number, low: number, high: number): Answer => {
  if (bound === 'at-least') return low >= predicted ? 'met' : high < predicted ? 'not_met' : 'open';
  return high <= predicted ? 'met' : low > predicted ? 'not_met' : 'open';
};

/** Percent: k of n in the newest lesson, with its 95 % Wilson interval. Bounds in percent. */
export function percentAgainstPrediction(
  k: number,
  n: number,
  bound: 'at-least' | 'at-most',
  predicted: number,
) {
  const z = 1.96;
  const p = k / n;
  const centre = p + (z * z) / (2 * n);
  const reach = z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  const low = (100 * (centre - reach)) / (1 + (z * z) / n);
  const high = (100 * (centre + reach)) / (1 + (z * z) / n);
  return { k, n, low, high, answer: answerTo(bound, predicted, low, high) };
}

/** Other measures: the median of the lessons with its distribution-free 95 % interval (none under 6 lessons). */
export function medianAgainstPrediction(
  values: readonly number[],
  bound: 'at-least' | 'at-most',
  predicted: number,
) {
  const sorted = [...values].sort((a, b) => a - b);
  let cumulated = 0;
  let rank = 0;
  while (cumulated + choose(sorted.length, rank) / 2 ** sorted.length <= 0.025) {
    cumulated += choose(sorted.length, rank) / 2 ** sorted.length;
    rank += 1;
  }
  const middle = medianOf(values);
  if (rank === 0) return { lessons: values.length, middle, answer: 'open' as Answer };
  const low = sorted[rank - 1]!;
  const high = sorted[sorted.length - rank]!;
  return { lessons: values.length, middle, low, high, answer: answerTo(bound, predicted, low, high) };
}
