import {
  type Prediction,
  type PredictionResult,
  type PredictionStanding,
  predictionResult,
  standingOf,
} from '../../change/prediction.ts';
import { type PredictionWords, predictionWords } from '../../change/prediction-words.ts';
import { takesPart } from '../../change/run-chart/point.ts';
import type { Language } from '../../change/sentence.ts';
import type { Series } from '../../change/series.ts';
import type { MeasureRecord, TestOfChange } from '../../records/team.ts';
import type { IsoDate, PredictionView } from '../../workbook/team-view.ts';
import { predictedInWords } from '../lines/team-measures.ts';
import { teamWords } from '../words/words.ts';

/** What a test's prediction is, and what the data say to it. */
export interface TestPrediction {
  readonly standing: PredictionStanding;
  readonly result: PredictionResult;
  readonly words: PredictionWords;
  /** Day of the first point since the change; null before it. */
  readonly firstData: IsoDate | null;
}

export interface PredictionFacts {
  readonly versions: readonly Prediction[];
  readonly series: Series;
  readonly changeDate: IsoDate | null;
  /** The day up to which the result looks. */
  readonly until: IsoDate;
  readonly decideBy: IsoDate | null;
  /** Decided, or past the decide-by date. */
  readonly called: boolean;
  readonly language: Language;
}

/** Holds the prediction that counts against the newest lesson (percents) or the middle of the lessons (other measures). */
export function testPrediction(facts: PredictionFacts): TestPrediction {
  const { versions, series, changeDate, until, decideBy, called, language } = facts;
  const firstData =
    changeDate === null
      ? null
      : (series.points.find((point) => takesPart(point) && point.date >= changeDate)?.date ?? null);
  const standing = standingOf(versions, firstData);
  const result: PredictionResult =
    standing.kind === 'none' || changeDate === null
      ? { kind: 'no_data' }
      : predictionResult(standing.counts, series, changeDate, until);
  const words = predictionWords(standing, result, { language, kind: series.kind, decideBy, called });
  return { standing, result, words, firstData };
}

/** The box of the first sheet: one line where there is one; the team's own words where the prediction has no number. */
export function firstSheetPrediction(
  { standing, words }: TestPrediction,
  predictionText: string | null,
  language: Language,
): string | null {
  if (standing.kind !== 'none') return words.line ?? words.box;
  return predictionText === null ? null : teamWords(language).predictionInWords(predictionText);
}

/** The prediction on the page of the test: the version that counts, since when it stands, and whether it came after the data. */
export function predictionView(
  { standing, words, firstData }: TestPrediction,
  record: TestOfChange,
  measure: MeasureRecord | undefined,
): PredictionView {
  const counts = standing.kind === 'none' ? null : standing.counts;
  return {
    text: record.predictionText,
    direction: counts?.bound ?? record.predictionDirection,
    value: counts === null ? null : predictedInWords(measure, counts.value),
    lockedSince: counts === null ? null : firstData,
    remark: words.mark,
  };
}
