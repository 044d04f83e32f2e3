import { quartiles } from './answer-series.ts';
import { type ClassSetting, type DayValue, linesOf } from './lesson-days.ts';
import { median } from './run-chart/centre-line.ts';
import type { IsoDate } from './run-chart/point.ts';
import type { BuiltSeries, SeriesKind, SetAside, SetAsideReason, Source } from './series.ts';

/** Something counted or rated in a lesson by an observer or by the teacher. */
export interface DatedObservation {
  readonly date: IsoDate;
  readonly section: string | null;
  readonly source: Source;
  /** Initials; two observers of one lesson are a pair, not two lessons. */
  readonly observer: string | null;
  /** Count; of a tally, how many did it. */
  readonly numerator: number | null;
  /** Minutes observed; of a tally, of how many. */
  readonly denominator: number | null;
  /** Rating, where the measure is no count. */
  readonly value: number | null;
}

/** What a measure of lessons is. */
export interface ObservedMeasure {
  readonly measure: string;
  readonly kind: Exclude<SeriesKind, 'difference'>;
  /** Rates: per how many minutes; 10 by habit. */
  readonly perMinutes?: number;
}

const DEFAULT_MINUTES = 10;

/**
 * Lines from observations: a rate per observed minutes, a count per lesson, the percent of a tally, or
 * the median of ratings. Each source has its own line.
 *
 * Two people who watched the same lesson count as one lesson: their counts and minutes are averaged.
 *
 * @example 9 questions in 20 minutes, per 10 minutes: value 4.5, numerator 9, denominator 2
 */
export function observationSeries(
  measured: ObservedMeasure,
  observations: readonly DatedObservation[],
  setting: ClassSetting,
): BuiltSeries<DatedObservation> {
  const setAside: SetAside<DatedObservation>[] = [];
  const usable = observations.filter((row) => {
    const reason = whyUnusable(row, measured.kind);
    if (reason !== null) setAside.push({ row, reason });
    return reason === null;
  });
  const sources = [...new Set(usable.map(({ source }) => source))].sort();
  const series = sources.flatMap((source) =>
    linesOf(
      usable.filter((row) => row.source === source),
      {
        measure: measured.measure,
        kind: measured.kind,
        source,
        dayValue: (rows) => dayValue(rows, measured),
        aboutStudents: false,
        studentOf: () => null,
      },
      setting,
    ),
  );
  return { series, setAside };
}

function whyUnusable(row: DatedObservation, kind: ObservedMeasure['kind']): SetAsideReason | null {
  if (kind === 'score') return row.value === null ? 'answer_does_not_fit_the_question' : null;
  if (row.numerator === null || row.numerator < 0) return 'not_a_count';
  if (kind === 'count') return null;
  if (row.denominator === null || row.denominator <= 0)
    return kind === 'rate' ? 'no_minutes_observed' : 'not_a_count';
  return kind === 'percent' && row.numerator > row.denominator ? 'more_than_asked' : null;
}

function dayValue(rows: readonly DatedObservation[], { kind, perMinutes }: ObservedMeasure): DayValue {
  if (kind === 'score') {
    const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
    const spread = quartiles(values);
    return { value: median(values), answered: values.length, ...(spread === null ? {} : { spread }) };
  }
  const lessons = lessonsOf(rows);
  const total = (part: (lesson: Lesson) => number): number =>
    lessons.reduce((sum, lesson) => sum + part(lesson), 0);
  const numerator = total(({ count }) => count);
  const denominator = {
    rate: total(({ of }) => of) / (perMinutes ?? DEFAULT_MINUTES),
    percent: total(({ of }) => of),
    count: lessons.length,
  }[kind];
  // A tally is about so many students or pieces of work; a rate and a count are about a lesson.
  const answered = kind === 'percent' ? denominator : null;
  return { value: numerator / denominator, numerator, denominator, answered };
}

/** One lesson of one section, averaged over those who watched it. */
interface Lesson {
  readonly count: number;
  readonly of: number;
}

function lessonsOf(rows: readonly DatedObservation[]): Lesson[] {
  const sections = [...new Set(rows.map(({ section }) => section))];
  return sections.map((section) => {
    const here = rows.filter((row) => row.section === section);
    const observers = new Set(here.map(({ observer }) => observer)).size;
    return {
      count: here.reduce((sum, { numerator }) => sum + (numerator ?? 0), 0) / observers,
      of: here.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0) / observers,
    };
  });
}
