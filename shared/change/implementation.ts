import type { IsoDate } from './run-chart/point.ts';
import { dayInWords, type Language, sentence } from './sentence.ts';
import type { Source } from './series.ts';

/** "Did we do it as planned?", said of one lesson. */
export interface DatedDone {
  readonly date: IsoDate;
  readonly section: string | null;
  readonly source: Source;
  readonly done: 'done' | 'partly' | 'no';
}

/** What one source says of the lessons since the change. Sources are never added up. */
export interface ImplementationSummary {
  readonly source: Source;
  /** One per lesson and section, in time order: the dots of the chart. */
  readonly lessons: readonly DatedDone[];
  readonly done: number;
  readonly partly: number;
  readonly no: number;
}

/**
 * How many of the lessons since the change went as planned, by source, most lessons first.
 *
 * The last word on a lesson counts, in input order. Lessons before the change or after `until` are left
 * out.
 *
 * @example 3 done, 2 partly, 3 no: { done: 3, partly: 2, no: 3 }, 8 lessons
 */
export function implementationSummaries(
  log: readonly DatedDone[],
  changeDate: IsoDate,
  until: IsoDate,
): ImplementationSummary[] {
  const lastWord = new Map<string, DatedDone>();
  for (const entry of log) {
    if (entry.date < changeDate || entry.date > until) continue;
    lastWord.set(JSON.stringify([entry.source, entry.date, entry.section]), entry);
  }
  const entries = [...lastWord.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const sources = [...new Set(entries.map(({ source }) => source))].sort();
  return sources
    .map((source) => {
      const lessons = entries.filter((entry) => entry.source === source);
      const count = (done: DatedDone['done']): number =>
        lessons.filter((lesson) => lesson.done === done).length;
      return { source, lessons, done: count('done'), partly: count('partly'), no: count('no') };
    })
    .sort((a, b) => b.lessons.length - a.lessons.length);
}

/** Done as planned in fewer than half of the lessons: the data say little about the idea. */
export function isNotYetATest({ done, lessons }: ImplementationSummary): boolean {
  return lessons.length > 0 && done < lessons.length / 2;
}

/** What is known about doing it, for the words. */
export interface ImplementationContext {
  readonly language: Language;
  /** The change in the team's own words. */
  readonly change: string;
  readonly changeDate: IsoDate;
  readonly hasMeasure: boolean;
}

/** One sentence about doing it, and whether it belongs behind the headline. */
export interface ImplementationWords {
  readonly text: string;
  /** The change was not done often enough, or nobody knows: the headline must not stand without this. */
  readonly qualifiesHeadline: boolean;
}

/**
 * "Done as planned in 6 of 8 lessons, partly in 1." or, done in fewer than half of them, "The new opener
 * happened as planned in 3 of 8 lessons, so this is not yet a test of the idea."
 */
export function implementationWords(
  summaries: readonly ImplementationSummary[],
  { language, change, changeDate, hasMeasure }: ImplementationContext,
): ImplementationWords {
  if (!hasMeasure) return { text: sentence(language, 'done.no_measure'), qualifiesHeadline: true };
  const [most] = summaries;
  if (most === undefined) {
    const date = dayInWords(language, changeDate);
    return { text: sentence(language, 'done.nothing_logged', { date }), qualifiesHeadline: true };
  }
  const slots = { change, done: most.done, partly: most.partly, logged: most.lessons.length };
  return isNotYetATest(most)
    ? { text: sentence(language, 'done.not_a_test', slots), qualifiesHeadline: true }
    : {
        text: sentence(language, most.partly === 0 ? 'done.summary.none_partly' : 'done.summary', slots),
        qualifiesHeadline: false,
      };
}
