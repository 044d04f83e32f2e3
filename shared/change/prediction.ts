import { type Interval, medianInterval, wilsonInterval } from './plausible-range.ts';
import { median } from './run-chart/centre-line.ts';
import type { IsoDate } from './run-chart/point.ts';
import { takesPart } from './run-chart/point.ts';
import type { Series } from './series.ts';

/** What a team expects, written down before the data. */
export interface Prediction {
  readonly bound: 'at-least' | 'at-most';
  /** In the measure's units; percents as 0..1. */
  readonly value: number;
  /** Day, or day and time, on which it was typed. */
  readonly typedOn: IsoDate;
}

/** Whether the prediction came before the data. */
export type PredictionStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'before_data'; readonly counts: Prediction }
  | { readonly kind: 'changed_after_data'; readonly counts: Prediction; readonly changed: Prediction }
  | { readonly kind: 'typed_after_data'; readonly counts: Prediction };

/**
 * Which prediction counts: the last one typed before the first data point of the change.
 *
 * A later one is kept and marked. Where only later ones exist the first of them counts, and is marked.
 * Typed on the day of the first lesson counts as before, unless both times are known: a team that
 * writes its prediction in the morning and teaches at noon has predicted.
 *
 * @param typed every version ever typed, in any order
 * @param firstData day (or day and time) of the first point since the change; null before it
 */
export function standingOf(typed: readonly Prediction[], firstData: IsoDate | null): PredictionStanding {
  const inOrder = [...typed].sort((a, b) => (a.typedOn < b.typedOn ? -1 : a.typedOn > b.typedOn ? 1 : 0));
  const before = inOrder.filter(
    (prediction) => firstData === null || !isAfter(prediction.typedOn, firstData),
  );
  const counts = before.at(-1);
  const newest = inOrder.at(-1);
  if (newest === undefined) return { kind: 'none' };
  if (counts === undefined) return { kind: 'typed_after_data', counts: inOrder[0] ?? newest };
  const same = newest.value === counts.value && newest.bound === counts.bound;
  return same ? { kind: 'before_data', counts } : { kind: 'changed_after_data', counts, changed: newest };
}

function isAfter(typedOn: string, firstData: string): boolean {
  const bothHaveTimes = typedOn.length > 10 && firstData.length > 10;
  return bothHaveTimes ? typedOn > firstData : typedOn.slice(0, 10) > firstData.slice(0, 10);
}

/** met: even the less favourable end fits. not_met: even the more favourable end does not. Otherwise open. */
export type PredictionAnswer = 'met' | 'not_met' | 'open';

/**
 * Compares a prediction with a plausible range.
 *
 * @example at least 0.60 with 0.34 to 0.69: 'open'; with 0.62 to 0.88: 'met'; with 0.20 to 0.55: 'not_met'
 */
export function answerTo(prediction: Prediction, range: Interval): PredictionAnswer {
  const atLeast = prediction.bound === 'at-least';
  const met = atLeast ? range.low >= prediction.value : range.high <= prediction.value;
  const notMet = atLeast ? range.high < prediction.value : range.low > prediction.value;
  return met ? 'met' : notMet ? 'not_met' : 'open';
}

/** What the data say to a prediction. */
export type PredictionResult =
  | { readonly kind: 'no_data' }
  /** Fewer than 5 students: their list is shown instead. */
  | { readonly kind: 'hidden' }
  | {
      readonly kind: 'percent';
      readonly date: IsoDate;
      readonly k: number;
      readonly n: number;
      readonly range: Interval;
      readonly answer: PredictionAnswer;
    }
  | {
      readonly kind: 'value';
      readonly lessons: number;
      readonly middle: number;
      /** Null under 6 lessons: then the answer is open. */
      readonly range: Interval | null;
      readonly answer: PredictionAnswer;
    };

const FEWEST_STUDENTS = 5;

/**
 * The result a prediction is held against, from the points since the change up to `until`.
 *
 * Percents: the newest lesson with answers, k of n with its Wilson range. Not all lessons added up: the
 * same students answer again every time, and adding them up would promise more than one class can tell.
 * Rates, counts and scores: the median of the lessons with its distribution-free 95 % range.
 *
 * @example 14 of 27 on the newest lesson, predicted at least 60 %: 34 % to 69 %, open
 */
export function predictionResult(
  prediction: Prediction,
  series: Series,
  changeDate: IsoDate,
  until: IsoDate,
): PredictionResult {
  const points = series.points.filter(
    (point) => takesPart(point) && point.date >= changeDate && point.date <= until,
  );
  const newest = points.at(-1);
  if (newest === undefined) return { kind: 'no_data' };
  if (series.kind === 'percent' && newest.numerator !== undefined && newest.denominator !== undefined) {
    const { date, numerator: k, denominator: n } = newest;
    if (n < FEWEST_STUDENTS) return { kind: 'hidden' };
    const range = wilsonInterval(k, n);
    return { kind: 'percent', date, k, n, range, answer: answerTo(prediction, range) };
  }
  const values = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const range = medianInterval(values);
  const answer = range === null ? 'open' : answerTo(prediction, range);
  return { kind: 'value', lessons: values.length, middle: median(values) ?? 0, range, answer };
}
