import { centreLineOf } from './run-chart/centre-line.ts';
import { type IsoDate, valuesTakingPart } from './run-chart/point.ts';
import { pointsBefore } from './run-chart/run-chart.ts';
import { runsAbout } from './run-chart/runs.ts';
import { dayInWords, type Language, sentence } from './sentence.ts';
import type { BetterIs, Series } from './series.ts';

/** A new level that has held long enough to become the usual one, if the team says so. */
export interface NewPhaseOffer {
  /** The first lesson of the shift. */
  readonly from: IsoDate;
  readonly lessons: number;
}

/** A shift must have held so long before it may become the new usual level (rule R7: 10 to 12 points). */
const LESSONS_A_NEW_LEVEL_MUST_HOLD = 10;

/**
 * Offers a new phase: the newest useful points since the change, 10 or more, all lie on the good side of
 * the old usual level. Nothing is re-based by itself, and never because a change started.
 *
 * @example 8 lessons about 40, change, 11 lessons above 40: { from: the first of the 11, lessons: 11 }
 */
export function offerNewPhase(series: Series, betterIs: BetterIs, changeDate: IsoDate): NewPhaseOffer | null {
  const start =
    series.phaseStarts
      .filter((day) => day <= changeDate)
      .sort()
      .at(-1) ?? '';
  const points = series.points.filter((point) => point.date >= start);
  const before = pointsBefore(points, changeDate);
  const usualLevel = centreLineOf(points.slice(0, before), 'median');
  if (usualLevel === null) return null;
  const since = points.slice(before);
  const newest = runsAbout(valuesTakingPart(since), usualLevel).at(-1);
  const goodSide = betterIs === 'higher' ? 'above' : 'below';
  if (newest?.side !== goodSide || newest.length < LESSONS_A_NEW_LEVEL_MUST_HOLD) return null;
  const from = since[newest.first]?.date;
  return from === undefined ? null : { from, lessons: newest.length };
}

/** The offer as a question to the team. */
export function newPhaseInWords(language: Language, { from, lessons }: NewPhaseOffer): string {
  return sentence(language, 'rebaseline.offer', { run: lessons, date: dayInWords(language, from) });
}
