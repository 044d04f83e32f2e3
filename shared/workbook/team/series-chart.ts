import { numberInWords } from '../../change/sentence.ts';
import { mostSlots } from '../charts/lesson-axis.ts';
import { LABEL_SIZE, shortened, textWidth } from '../charts/lettering.ts';
import { type Level, type RunChart, runChart } from '../charts/run-chart.ts';
import type { Drawing } from '../charts/svg.ts';
import type { IsoDate, SeriesPointView, SeriesView } from '../team-view.ts';
import { dayOf, valueInWords, type Words } from '../words/words.ts';
import type { LessonSlots } from './lesson-slots.ts';
import { scaleOf } from './value-scale.ts';

/** A chart with its text alternative. */
export interface DescribedChart {
  readonly drawing: Drawing;
  readonly alternative: string;
}

export interface SeriesChartPlace {
  readonly width: number;
  readonly height: number;
  readonly question?: string;
  /** Where the question has no line of its own, it stands in the title. */
  readonly questionInTitle?: boolean;
  /** Places of the lessons, shared with a chart below. `slots[0]` are those of this series. */
  readonly lessons: LessonSlots;
  /** Room on the left at least, so that two charts begin at the same place. */
  readonly leastLeft?: number;
}

/** The most lessons that a chart of a width has room for. */
export function mostLessons(width: number): number {
  return mostSlots(width * 0.66);
}

/** The run chart of a series. */
export function seriesChart(series: SeriesView, words: Words, place: SeriesChartPlace): DescribedChart {
  const chart = runChartOf(series, words, place);
  return {
    drawing: runChart(chart),
    alternative: alternativeOf(chart.heading.title, series, words),
  };
}

export function runChartOf(series: SeriesView, words: Words, place: SeriesChartPlace): RunChart {
  const { days, slots } = place.lessons;
  const points = series.points.flatMap((point, i) => {
    const slot = slots[0]?.[i] ?? null;
    if (slot === null) return [];
    const { value, answered, excluded } = point;
    return [{ slot, value, n: value === null ? null : answered, excluded: excluded !== null }];
  });
  const values = series.points.flatMap((point) => point.value ?? []);
  const newest = series.points.filter(countsOnChart).at(-1);
  const finding = findingOf(series, words);
  return {
    width: place.width,
    height: place.height,
    heading: {
      ...(place.question === undefined || place.questionInTitle ? {} : { question: place.question }),
      title: place.questionInTitle ? `${place.question ?? ''} ${finding}` : finding,
      subtitle: subtitleOf(series, words, place.width),
    },
    days: days.map((day) => dayOf(words, day)),
    points,
    scale: scaleOf(series.unit, [...values, ...(series.goal === null ? [] : [series.goal])]),
    levels: levelsOf(series, days, words),
    goal:
      series.goal === null
        ? null
        : { value: series.goal, label: words.charts.goal(besideNewest(series.goal, series, words)) },
    change: changeOf(series, days),
    limits: series.limits === null ? null : { ...series.limits, label: words.charts.usualRange },
    newestLabel:
      newest?.value == null ? null : valueInWords(words, series.unit, newest.value, newest.answered),
    countWord: words.charts.countWord,
    leastLeft: place.leastLeft ?? textWidth('100%', LABEL_SIZE) + 12,
  };
}

/** A point that enters the usual level and every count. */
function countsOnChart(point: SeriesPointView): boolean {
  return point.value !== null && point.excluded === null;
}

/** The chart's title: a fact about its points. The verdict stands in the sheet's headline. */
export function findingOf(series: SeriesView, words: Words): string {
  const counted = series.points.filter(countsOnChart);
  const level = series.usualLevels.at(-1)?.value;
  const change = series.change?.on;
  const since = change === undefined ? [] : counted.filter((point) => point.date >= change);
  if (counted.length === 0) return words.charts.nothingYet;
  if (level === undefined || since.length === 0) return words.charts.soFar(counted.length);
  const onSide = { above: 1, below: -1 } as const;
  const count = (side: 'above' | 'below'): number =>
    since.filter((point) => onSide[side] * ((point.value ?? level) - level) > 1e-9).length;
  // The side most lessons lie on; the hoped-for one where neither has more.
  const [hoped, other] =
    series.betterIs === 'higher' ? (['above', 'below'] as const) : (['below', 'above'] as const);
  const side = count(other) > count(hoped) ? other : hoped;
  return words.charts.sinceChange({ on: count(side), of: since.length, side });
}

/** Measure, who, n. A long name of the measure gives way, n never does. */
function subtitleOf(series: SeriesView, words: Words, width: number): string {
  const who = series.section ?? words.everySheet.allClasses;
  const lessons = series.points.filter(countsOnChart).length;
  const n = series.students === null ? words.charts.lessons(lessons) : words.charts.students(series.students);
  const whoAndN = ` · ${who} · ${n}`;
  const room = width - textWidth(whoAndN, LABEL_SIZE);
  return shortened(series.measureName, room, LABEL_SIZE) + whoAndN;
}

function levelsOf(series: SeriesView, days: readonly IsoDate[], words: Words): Level[] {
  const last = series.usualLevels.length - 1;
  return series.usualLevels.flatMap(({ from, to, value }, i) => {
    const firstSlot = days.findIndex((day) => day >= from);
    const lastSlot = days.findLastIndex((day) => day <= to);
    if (firstSlot < 0 || lastSlot < firstSlot) return [];
    const label = words.charts.usualLevel(besideNewest(value, series, words));
    return [{ firstSlot, lastSlot, value, label: i === last ? label : '' }];
  });
}

/** A value beside that of the newest lesson: the unit of a rate stands there once. */
function besideNewest(value: number, { unit }: SeriesView, words: Words): string {
  return unit.kind === 'rate' ? numberInWords(value) : valueInWords(words, unit, value, null);
}

function changeOf({ change }: SeriesView, days: readonly IsoDate[]): RunChart['change'] {
  if (change === null) return null;
  const slot = days.findIndex((day) => day >= change.on);
  return slot < 0 ? null : { slot, words: change.words };
}

/** The chart in words, for people who do not see it: its title, and the first, newest and middle value. */
export function alternativeOf(title: string, series: SeriesView, words: Words): string {
  const values = series.points.filter(countsOnChart).flatMap((point) => point.value ?? []);
  const [first, newest] = [values[0], values.at(-1)];
  const heading = `${series.measureName}. ${title}`;
  if (first === undefined || newest === undefined) return `${heading}. ${words.charts.noValues}`;
  const inWords = (value: number): string => valueInWords(words, series.unit, value, null);
  return words.charts.alternative({
    title: heading,
    first: inWords(first),
    newest: inWords(newest),
    median: inWords(middleOf(values)),
  });
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}
