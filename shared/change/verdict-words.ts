import type { IsoDate } from './run-chart/point.ts';
import { dayInWords, type Language, type Slots, sentence } from './sentence.ts';
import type { SentenceKey } from './sentences-english.ts';
import type { TestVerdict } from './test-verdict.ts';
import { FEWEST_LESSONS_BEFORE, FEWEST_LESSONS_SINCE, FEWEST_USEFUL_LESSONS } from './verdict.ts';

/** What the sentences need to know besides the verdict. */
export interface WordsContext {
  readonly language: Language;
  /** The change in the team's own words and language, with its article: "the new opener". */
  readonly change: string;
  readonly changeDate: IsoDate | null;
  readonly decideBy: IsoDate | null;
}

/** A verdict for people. */
export interface VerdictWords {
  readonly headline: string;
  /** What to look at next: one sentence. */
  readonly nextStep: string;
  /** Odd days, a stretch that has ended, lessons after the decision: one sentence each, often none. */
  readonly notes: readonly string[];
}

/**
 * The headline, the next step and the notes of a verdict.
 *
 * A headline that speaks of a lasting change without "so far" appears only for a called verdict in the
 * good direction.
 *
 * @example lasting_better, called, 9 in a row, 25 students, 16 lessons:
 * // 'A lasting change: 9 lessons in a row above the usual level since the new opener (25 students, 16 lessons).'
 */
export function verdictWords(verdict: TestVerdict, context: WordsContext): VerdictWords {
  const say = (key: SentenceKey, slots: Slots): string => sentence(context.language, key, slots);
  const slots = slotsOf(verdict, context);
  return {
    headline: say(headlineKey(verdict), slots),
    nextStep: say(nextStepKey(verdict), slots),
    notes: notesOf(verdict, context, say),
  };
}

/** The people and lessons behind a verdict: "25 students, 16 lessons". */
function basisInWords(language: Language, students: number | null, lessons: number): string {
  return students === null
    ? sentence(language, 'n.lessons', { lessons })
    : sentence(language, 'n.students_and_lessons', { students, lessons });
}

// From six in a row on, people see the row on the chart; a shorter one is told as "12 of 14 lessons".
const ROW_WORTH_TELLING = 6;

function headlineKey(verdict: TestVerdict): SentenceKey {
  switch (verdict.key) {
    case 'not_chartable':
    case 'too_early':
      return `verdict.${verdict.because}`;
    case 'lasting_better': {
      const told = verdict.stretch.lessons >= ROW_WORTH_TELLING;
      return `verdict.lasting_better.${verdict.standing}${told ? '' : '.most'}`;
    }
    case 'lasting_worse':
      return `verdict.lasting_worse.${verdict.standing}`;
    case 'early_worse':
      return verdict.stretch.reachesNewest ? 'verdict.early_worse.still' : 'verdict.early_worse.ended';
    default:
      return `verdict.${verdict.key}`;
  }
}

function nextStepKey(verdict: TestVerdict): SentenceKey {
  switch (verdict.key) {
    case 'not_chartable':
      return `next.${verdict.because}`;
    case 'too_early':
      if (verdict.because !== 'change_not_begun') return `next.${verdict.because}`;
      return verdict.lessonsBefore < FEWEST_LESSONS_BEFORE
        ? 'next.change_not_begun.collect'
        : 'next.change_not_begun.ready';
    case 'mixed':
      return 'next.mixed';
    default:
      return `next.${verdict.key}.${verdict.standing}`;
  }
}

function slotsOf(verdict: TestVerdict, context: WordsContext): Slots {
  const { language, change, changeDate, decideBy } = context;
  const stretch = 'stretch' in verdict ? verdict.stretch : null;
  const tellsRow = stretch !== null && stretch.lessons >= ROW_WORTH_TELLING;
  const since = tellsRow ? stretch.from : changeDate;
  return {
    change,
    n: basisInWords(language, verdict.students, verdict.lessons),
    lessons: verdict.lessons,
    before: verdict.lessonsBefore,
    since: verdict.lessonsSince,
    useful: verdict.usefulLessons,
    allOrNone: verdict.allOrNoneLessons,
    needed: lessonsNeeded(verdict),
    run: stretch?.lessons ?? 0,
    on: 'onThatSide' in verdict ? verdict.onThatSide : 0,
    above: stretch?.side === 'above',
    date: since === null ? '' : dayInWords(language, since),
    from: stretch === null ? '' : dayInWords(language, stretch.from),
    to: stretch === null ? '' : dayInWords(language, stretch.to),
    decideBy: decideBy === null ? sentence(language, 'decide_by.missing') : dayInWords(language, decideBy),
  };
}

/** How many more lessons before the next look can say more. */
function lessonsNeeded(verdict: TestVerdict): number {
  if (verdict.key !== 'too_early') return 0;
  switch (verdict.because) {
    case 'change_not_begun':
      return FEWEST_LESSONS_BEFORE - verdict.lessonsBefore;
    case 'few_useful_lessons':
      return FEWEST_USEFUL_LESSONS - verdict.usefulLessons;
    default:
      return FEWEST_LESSONS_SINCE - verdict.lessonsSince;
  }
}

function notesOf(
  verdict: TestVerdict,
  { language }: WordsContext,
  say: (key: SentenceKey, slots: Slots) => string,
): string[] {
  const notes: string[] = [];
  const stretch = 'stretch' in verdict ? verdict.stretch : null;
  const lasting = verdict.key === 'lasting_better' || verdict.key === 'lasting_worse';
  if (lasting && stretch !== null && !stretch.reachesNewest && stretch.lessons >= ROW_WORTH_TELLING) {
    notes.push(
      say('verdict.stretch_ended', { run: stretch.lessons, date: dayInWords(language, stretch.to) }),
    );
  }
  const odd = oddDayInWords(verdict, language, say);
  if (odd !== null) notes.push(odd);
  if (verdict.lessonsAfterDecideBy > 0) {
    notes.push(say('verdict.later_lessons', { later: verdict.lessonsAfterDecideBy }));
  }
  return notes;
}

/**
 * Asks about odd days. Days inside the stretch that the verdict already tells of are not asked about
 * again: after a change of level they lie outside the old limits because the level did.
 */
function oddDayInWords(
  verdict: TestVerdict,
  language: Language,
  say: (key: SentenceKey, slots: Slots) => string,
): string | null {
  const stretch = 'stretch' in verdict ? verdict.stretch : null;
  const asked = verdict.oddDays.filter(
    ({ date }) => stretch === null || date < stretch.from || date > stretch.to,
  );
  const [first, second] = asked.map(({ date }) => dayInWords(language, date));
  if (first === undefined) return null;
  if (second === undefined) return say('odd_day.one', { date: first });
  return asked.length === 2
    ? say('odd_day.two', { date: first, second })
    : say('odd_day.several', { date: first, more: asked.length - 1 });
}
