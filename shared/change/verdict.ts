import { type OddDay, oddDays } from './odd-days.ts';
import { anhoejRules } from './run-chart/anhoej.ts';
import { centreLineOf } from './run-chart/centre-line.ts';
import { type IsoDate, takesPart, valuesTakingPart } from './run-chart/point.ts';
import { longestRun, type Run, runsAbout, type Side, sideOf, usefulCount } from './run-chart/runs.ts';
import { countOfRuns } from './run-chart/runs-distribution.ts';
import type { BetterIs, SeriesKind, SeriesPoint } from './series.ts';

/** Every message the engine can give, one of them at a time. */
export const VERDICT_KEYS = [
  'not_chartable',
  'too_early',
  'lasting_better',
  'lasting_worse',
  'early_sign',
  'early_worse',
  'mixed',
  'usual_range',
] as const;

export type VerdictKey = (typeof VERDICT_KEYS)[number];

/** Lessons in a row on one side of the usual level, all since the change. */
export interface Stretch {
  readonly side: Side;
  readonly lessons: number;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** The stretch is still going on: no later lesson lies on the other side. */
  readonly reachesNewest: boolean;
}

/** The message with what it rests on. */
export type Finding =
  | { readonly key: 'not_chartable'; readonly because: 'few_students' | 'all_or_none' }
  | { readonly key: 'too_early'; readonly because: TooEarlyBecause }
  | {
      readonly key: 'lasting_better' | 'lasting_worse';
      readonly stretch: Stretch;
      readonly onThatSide: number;
    }
  | { readonly key: 'early_sign' | 'early_worse'; readonly stretch: Stretch }
  | { readonly key: 'mixed' }
  | { readonly key: 'usual_range' };

export type TooEarlyBecause =
  | 'change_not_begun'
  | 'short_baseline'
  | 'few_lessons_since'
  | 'few_useful_lessons';

/** The numbers behind a verdict. All counts are of points that take part: no missing, no excluded ones. */
export interface VerdictFacts {
  /** Median of the points before the change, frozen. Null without any. */
  readonly usualLevel: number | null;
  readonly lessonsBefore: number;
  readonly lessonsSince: number;
  /** Points strictly above or below the usual level. */
  readonly usefulLessons: number;
  /** Lessons at 0 % or 100 %. */
  readonly allOrNoneLessons: number;
  readonly oddDays: readonly OddDay[];
}

export type SeriesVerdict = Finding & VerdictFacts;

/** One phase of one line, cut where the change began. */
export interface JudgedSeries {
  readonly points: readonly SeriesPoint[];
  /** Positions before the change, missing and excluded ones included. */
  readonly baselineCount: number;
  /** False while the change is still to come. */
  readonly changeBegun: boolean;
  readonly betterIs: BetterIs;
  readonly kind: SeriesKind;
}

/** The least that can carry a claim. Simulated in bench/verdicts. */
export const FEWEST_LESSONS_BEFORE = 8;
export const FEWEST_LESSONS_SINCE = 5;
export const FEWEST_USEFUL_LESSONS = 10;
const FEWEST_STUDENTS = 5;
const LASTING_RUN = 8;
const EARLY_RUN = 6;

/**
 * The verdict on one line, all about the median before the change, useful points only.
 *
 * - side: where the median of the points since the change lies.
 * - lasting: a run of 8 or more on that side made only of points since the change; or an Anhøj signal
 *   while a longest run of the whole series lies on that side and ends after the change.
 * - early: a run of 6 or 7 on that side made only of points since the change.
 * - mixed: more runs than chance gives (2.5 % tail of the exact distribution).
 *
 * Precedence: not_chartable, too_early, lasting, early, mixed, usual_range. Odd days come beside it.
 * How often each message comes up with no change at all: false-alarm-rates.ts.
 *
 * @example 41 38 44 40 36 43 39 42 | 45 47 44 49 51 48 52 50, more is better
 * // usual level 40.5; 8 since the change in a row above it: 'lasting_better'
 */
export function judgeSeries(series: JudgedSeries): SeriesVerdict {
  const { points, baselineCount, kind } = series;
  const usualLevel = centreLineOf(points.slice(0, baselineCount), 'median');
  const runs = usualLevel === null ? [] : runsAbout(valuesTakingPart(points), usualLevel);
  const facts: VerdictFacts = {
    usualLevel,
    lessonsBefore: points.slice(0, baselineCount).filter(takesPart).length,
    lessonsSince: points.slice(baselineCount).filter(takesPart).length,
    usefulLessons: usefulCount(runs),
    allOrNoneLessons: points.filter((point) => takesPart(point) && isAllOrNone(point, kind)).length,
    oddDays: oddDays(points, baselineCount, kind),
  };
  return { ...findingOf(series, facts, runs), ...facts };
}

function findingOf(series: JudgedSeries, facts: VerdictFacts, runs: readonly Run[]): Finding {
  const notChartable = whyNotChartable(series, facts);
  if (notChartable !== null) return { key: 'not_chartable', because: notChartable };
  const tooEarly = whyTooEarly(series, facts);
  if (tooEarly !== null) return { key: 'too_early', because: tooEarly };
  const shift = shiftSinceChange(series, facts.usualLevel ?? 0, runs);
  if (shift !== null) return shift;
  const tooManyRuns =
    countOfRuns(usefulCount(runs, 'above'), usefulCount(runs, 'below'), runs.length) === 'too_many';
  return { key: tooManyRuns ? 'mixed' : 'usual_range' };
}

function isAllOrNone(point: SeriesPoint, kind: SeriesKind): boolean {
  return kind === 'percent' && (point.value === 0 || point.value === 1);
}

/** Fewer than five students on every day, or most days at 0 % or 100 %: dots would tell nothing. */
function whyNotChartable(
  { points, kind }: JudgedSeries,
  { allOrNoneLessons }: VerdictFacts,
): 'few_students' | 'all_or_none' | null {
  const counted = points.filter(takesPart);
  if (counted.length === 0) return null;
  if (counted.every((point) => (studentsBehind(point, kind) ?? FEWEST_STUDENTS) < FEWEST_STUDENTS)) {
    return 'few_students';
  }
  return allOrNoneLessons > counted.length / 2 ? 'all_or_none' : null;
}

function studentsBehind(point: SeriesPoint, kind: SeriesKind): number | null {
  if (kind === 'percent') return point.denominator ?? null;
  return kind === 'score' ? point.answered : null;
}

function whyTooEarly({ changeBegun }: JudgedSeries, facts: VerdictFacts): TooEarlyBecause | null {
  if (!changeBegun) return 'change_not_begun';
  if (facts.lessonsBefore < FEWEST_LESSONS_BEFORE) return 'short_baseline';
  if (facts.lessonsSince < FEWEST_LESSONS_SINCE) return 'few_lessons_since';
  return facts.usefulLessons < FEWEST_USEFUL_LESSONS ? 'few_useful_lessons' : null;
}

function shiftSinceChange(series: JudgedSeries, usualLevel: number, runs: readonly Run[]): Finding | null {
  const { points, baselineCount, betterIs } = series;
  const since = points.slice(baselineCount);
  const side = sideOf(centreLineOf(since, 'median') ?? usualLevel, usualLevel);
  if (side === null) return null;
  const sinceRuns = runsAbout(valuesTakingPart(since), usualLevel);
  const longest = sinceRuns
    .filter((run) => run.side === side)
    .reduce<Run | null>((best, run) => (run.length > (best?.length ?? 0) ? run : best), null);
  if (longest === null) return null;

  const good = (side === 'above') === (betterIs === 'higher');
  const stretch = stretchOf(longest, since, sinceRuns);
  const signal = anhoejRules(runs)?.signal === true;
  const longestOfAll = longestRun(runs);
  const endsSince = runs.some(
    (run) => run.side === side && run.length === longestOfAll && run.last >= baselineCount,
  );
  if (longest.length >= LASTING_RUN || (signal && endsSince)) {
    const onThatSide = usefulCount(sinceRuns, side);
    return { key: good ? 'lasting_better' : 'lasting_worse', stretch, onThatSide };
  }
  return longest.length >= EARLY_RUN ? { key: good ? 'early_sign' : 'early_worse', stretch } : null;
}

function stretchOf(run: Run, since: readonly SeriesPoint[], sinceRuns: readonly Run[]): Stretch {
  return {
    side: run.side,
    lessons: run.length,
    from: since[run.first]?.date ?? '',
    to: since[run.last]?.date ?? '',
    reachesNewest: sinceRuns.at(-1) === run,
  };
}
