import type { Prediction, PredictionResult, PredictionStanding } from './prediction.ts';
import type { IsoDate } from './run-chart/point.ts';
import { dayInWords, type Language, numberInWords, percentInWords, sentence } from './sentence.ts';
import type { SeriesKind } from './series.ts';

/** The box "Prediction and result". */
export interface PredictionWords {
  /** Prediction and result in full. */
  readonly box: string;
  /** One line for the page of the test; null without a percent result. */
  readonly line: string | null;
  /** The prediction came or changed after the data; null when it came before. */
  readonly mark: string | null;
}

/** What the sentences need to know besides prediction and result. */
export interface PredictionContext {
  readonly language: Language;
  readonly kind: SeriesKind;
  readonly decideBy: IsoDate | null;
  /** The test is decided or its decide-by date is past: the result is no longer "so far". */
  readonly called: boolean;
}

/**
 * Prediction and result in plain words.
 *
 * @example 'You predicted at least 60%. 14 of 27 students (52%) said so; with a class this size anything
 * from 34% to 69% is plausible: the prediction is neither met nor ruled out.'
 */
export function predictionWords(
  standing: PredictionStanding,
  result: PredictionResult,
  context: PredictionContext,
): PredictionWords {
  const { language } = context;
  if (standing.kind === 'none') return { box: sentence(language, 'prediction.none'), line: null, mark: null };
  return {
    box: boxOf(standing.counts, result, context),
    line: lineOf(standing.counts, result, context),
    mark: markOf(standing, language),
  };
}

function markOf(standing: PredictionStanding, language: Language): string | null {
  if (standing.kind === 'changed_after_data') {
    const date = dayInWords(language, standing.changed.typedOn.slice(0, 10));
    return sentence(language, 'prediction.changed_after_data', { date });
  }
  if (standing.kind === 'typed_after_data') {
    const date = dayInWords(language, standing.counts.typedOn.slice(0, 10));
    return sentence(language, 'prediction.typed_after_data', { date });
  }
  return null;
}

function predicted({ bound, value }: Prediction, kind: SeriesKind) {
  const shown = kind === 'percent' ? `${numberInWords(100 * value)}%` : numberInWords(value);
  return { atLeast: bound === 'at-least', predicted: shown };
}

function boxOf(
  prediction: Prediction,
  result: PredictionResult,
  { language, kind }: PredictionContext,
): string {
  const slots = predicted(prediction, kind);
  switch (result.kind) {
    case 'no_data':
    case 'hidden':
      return sentence(language, `prediction.${result.kind}`, slots);
    case 'percent': {
      const { k, n, range, answer } = result;
      return sentence(language, `prediction.percent.${answer}`, {
        ...slots,
        k,
        n,
        percent: percentInWords(k / n, n),
        low: percentInWords(range.low, n),
        high: percentInWords(range.high, n),
      });
    }
    case 'value': {
      const { lessons, middle, range, answer } = result;
      const value = (number: number): string =>
        kind === 'percent' ? percentInWords(number, lessons) : numberInWords(number);
      const found = { ...slots, n: lessons, middle: value(middle) };
      if (range === null) return sentence(language, 'prediction.value.too_few', found);
      const [low, high] = [value(range.low), value(range.high)];
      return sentence(language, `prediction.value.${answer}`, { ...found, low, high });
    }
  }
}

function lineOf(
  prediction: Prediction,
  result: PredictionResult,
  { language, kind, decideBy, called }: PredictionContext,
): string | null {
  if (result.kind !== 'percent') return null;
  const { k, n } = result;
  const answer = sentence(language, `prediction.answer.${result.answer}`);
  const slots = { ...predicted(prediction, kind), k, n, percent: percentInWords(k / n, n), answer, called };
  return decideBy === null
    ? sentence(language, 'prediction.line.without_date', slots)
    : sentence(language, 'prediction.line.with_date', { ...slots, decideBy: dayInWords(language, decideBy) });
}
