import { normal, shuffled, uniform, wholeBelow } from '../random.ts';
import type { MathClass } from './classes.ts';
import type { Student } from './student.ts';
import { TOPIC } from './topics.ts';

/** A question on an exit slip, and what the students of the story answer. */
export type SlipQuestion = {
  /** Id of the item, as in the team's workbook. */
  readonly itemId: string;
  /** Header of the column. */
  readonly text: string;
} & (
  | {
      readonly kind: 'yes-no';
      readonly words: { readonly yes: string; readonly no: string; readonly notCounted?: string };
      /** Share of the counted answers that are yes, per lesson in order. */
      readonly shares: readonly number[];
      /** Share of all answers that do not count ("I was not confused"). */
      readonly notCountedShare?: number;
    }
  | {
      /** 1 to 5; 4 and 5 are favourable. */
      readonly kind: 'agree';
      readonly shares: readonly number[];
    }
  | {
      readonly kind: 'text';
      readonly pool: readonly string[];
      /** Share of the slips with an answer. */
      readonly answered: number;
    }
);

/** The slips of one form: who, when, what. */
export interface SlipStory {
  readonly days: readonly string[];
  readonly classes: readonly MathClass[];
  readonly questions: readonly SlipQuestion[];
  /** Which class has its lesson on a day; all of them unless said. */
  readonly classesOn?: (lesson: number) => readonly number[];
  /** Start of the slips, hours and minutes, in district time; later classes an hour later each. */
  readonly at: string;
  /** Points of a student's leaning that membership of a group adds: who says yes first. */
  readonly leaning?: (student: Student) => number;
  /** Only these students use the form (a second language, say). */
  readonly uses?: (student: Student) => boolean;
}

/** One slip: who wrote it (known to the model, printed only where the form asks), when, and the answers by item. */
export interface Slip {
  readonly day: string;
  /** Seconds since midnight. */
  readonly second: number;
  readonly lesson: number;
  readonly student: Student;
  readonly mathClass: MathClass;
  readonly answers: Readonly<Record<string, string>>;
}

const ABSENT = 0.07;

/**
 * Writes the slips of a story. Every lesson's share of yes answers is met as nearly as whole students allow: those who lean most
 * to yes say it, with some change from day to day. So the numbers are planted and the students are still persons.
 */
export function writeSlips(seed: number, story: SlipStory): readonly Slip[] {
  return story.days.flatMap((day, lesson) =>
    (story.classesOn?.(lesson) ?? story.classes.map((_, position) => position)).flatMap((position) => {
      const mathClass = story.classes[position]!;
      const present = mathClass.students.filter(
        (student) =>
          (story.uses?.(student) ?? true) &&
          uniform(seed, TOPIC.absent, student.serial, dayNumber(day)) >= ABSENT,
      );
      const answers = story.questions.map((question) =>
        answersTo(seed, question, lesson, day, present, story),
      );
      const handedIn = shuffled(present, seed, TOPIC.answerOrder, dayNumber(day) + position);
      let second = secondsOf(story.at) + position * 3600;
      return handedIn.map((student) => {
        second += 2 + wholeBelow(9, seed, TOPIC.secondOfDay, student.serial, dayNumber(day));
        return {
          day,
          second,
          lesson,
          student,
          mathClass,
          answers: Object.fromEntries(
            story.questions.map((question, number) => [question.itemId, answers[number]!.get(student) ?? '']),
          ),
        };
      });
    }),
  );
}

const dayNumber = (day: string) => Number(day.replaceAll('-', '')) - 20_000_000;

function secondsOf(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number);
  return hours! * 3600 + minutes! * 60;
}

function answersTo(
  seed: number,
  question: SlipQuestion,
  lesson: number,
  day: string,
  present: readonly Student[],
  story: SlipStory,
): ReadonlyMap<Student, string> {
  if (question.kind === 'text')
    return new Map(present.map((student) => [student, textOf(seed, question, student, day)]));
  const eager = (student: Student) =>
    normal(seed, TOPIC.propensity, student.serial, 1) +
    (story.leaning?.(student) ?? 0) +
    0.9 * normal(seed, TOPIC.propensity, student.serial, dayNumber(day));
  const order = [...present].sort((a, b) => eager(b) - eager(a));
  const outside = Math.round(
    present.length * ((question.kind === 'yes-no' && question.notCountedShare) || 0),
  );
  const indifferent = new Set(shuffled(order, seed, TOPIC.answerOrder, dayNumber(day) * 7).slice(0, outside));
  const counted = order.filter((student) => !indifferent.has(student));
  const favourable = Math.round(counted.length * (question.shares[lesson] ?? 0));
  const rank = new Map(counted.map((student, position) => [student, position]));
  return new Map(
    present.map((student) => {
      const place = rank.get(student);
      const yes = place !== undefined && place < favourable;
      if (question.kind === 'agree') {
        const strength = wholeBelow(yes ? 2 : 3, seed, TOPIC.propensity, student.serial, dayNumber(day) + 1);
        return [student, String(yes ? 4 + strength : 1 + strength)];
      }
      if (place === undefined) return [student, question.words.notCounted ?? ''];
      return [student, yes ? question.words.yes : question.words.no];
    }),
  );
}

function textOf(
  seed: number,
  question: Extract<SlipQuestion, { kind: 'text' }>,
  student: Student,
  day: string,
): string {
  if (uniform(seed, TOPIC.freeText, student.serial, dayNumber(day)) >= question.answered) return '';
  return question.pool[
    wholeBelow(question.pool.length, seed, TOPIC.freeText, student.serial, dayNumber(day) + 1)
  ]!;
}
