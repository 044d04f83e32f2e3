import { type ItemReading, type ReadAnswer, readAnswer } from './answer-reading.ts';
import { type ClassSetting, type DayValue, type LineMaker, linesOf } from './lesson-days.ts';
import { median } from './run-chart/centre-line.ts';
import type { IsoDate } from './run-chart/point.ts';
import type { BuiltSeries, SetAside, Source } from './series.ts';

/** One answer to one question on one lesson day. */
export interface DatedAnswer {
  readonly date: IsoDate;
  readonly section: string | null;
  /** Null where slips carry no id: they count in the line, and as "group unknown". */
  readonly student: string | null;
  /** As given; null or empty = left blank. */
  readonly answer: string | null;
}

/** A question and what it feeds. Its English and Spanish wordings are one question. */
export interface Question {
  readonly measure: string;
  readonly item: ItemReading;
  readonly source: Source;
}

/** An answer with what it says. */
export interface CountedAnswer extends DatedAnswer {
  readonly read: Exclude<ReadAnswer, { kind: 'blank' | 'unreadable' }>;
}

/** Answers that count, and answers that do not with the reason. */
export interface SortedAnswers {
  readonly counted: readonly CountedAnswer[];
  readonly setAside: readonly SetAside<DatedAnswer>[];
}

/**
 * Reads answers and keeps one per student, section and day: the last one given, in input order.
 *
 * Blank answers count nowhere: the student is expected but has not answered.
 */
export function sortAnswers(answers: readonly DatedAnswer[], item: ItemReading): SortedAnswers {
  const counted = new Map<string, CountedAnswer>();
  const setAside: SetAside<DatedAnswer>[] = [];
  for (const [position, row] of answers.entries()) {
    const read = readAnswer(row.answer, item);
    if (read.kind === 'blank') continue;
    if (read.kind === 'unreadable') {
      setAside.push({ row, reason: read.reason });
      continue;
    }
    const key =
      row.student === null ? String(position) : JSON.stringify([row.date, row.section, row.student]);
    const earlier = counted.get(key);
    if (earlier !== undefined) {
      const { read: _, ...row } = earlier;
      setAside.push({ row, reason: 'answered_again_the_same_day' });
    }
    counted.set(key, { ...row, read: read as CountedAnswer['read'] });
  }
  return { counted: [...counted.values()], setAside };
}

/**
 * Lines from the answers to one question.
 *
 * Yes/no and steps: percent of favorable answers; answers such as "I was not confused" leave the
 * denominator but count as answered. Scores: the median, with the quartiles as spread.
 *
 * @example 14 of 25 'yes', 2 'I was not confused' of 27 on the roster:
 * // value 0.56, numerator 14, denominator 25, answered 27, expected 27
 */
export function answerSeries(
  question: Question,
  answers: readonly DatedAnswer[],
  setting: ClassSetting,
): BuiltSeries<DatedAnswer> {
  const { counted, setAside } = sortAnswers(answers, question.item);
  return { series: linesOf(counted, answerLine(question), setting), setAside };
}

/** How the answers to a question become points. */
export function answerLine({ measure, item, source }: Question): LineMaker<CountedAnswer> {
  const scores = item.scale.kind === 'score' && item.favorable.length === 0;
  return {
    measure,
    source,
    kind: scores ? 'score' : 'percent',
    dayValue: scores ? scoreOfDay : percentOfDay,
    aboutStudents: true,
    studentOf: ({ student }) => student,
  };
}

function percentOfDay(answers: readonly CountedAnswer[]): DayValue {
  const favorable = answers.filter(({ read }) => read.kind === 'favorable').length;
  const asked = answers.filter(({ read }) => read.kind !== 'not_counted').length;
  return {
    value: asked > 0 ? favorable / asked : null,
    numerator: favorable,
    denominator: asked,
    answered: answers.length,
  };
}

function scoreOfDay(answers: readonly CountedAnswer[]): DayValue {
  const values = answers.flatMap(({ read }) => (read.kind === 'score' ? [read.value] : []));
  const answered = answers.length;
  const value = median(values);
  const spread = quartiles(values);
  return spread === null ? { value, answered } : { value, answered, spread };
}

/**
 * Lower and upper quartile, interpolated between ranks (R type 7).
 *
 * @example quartiles([0, 1, 2, 3]) // [0.75, 2.25]
 */
export function quartiles(values: readonly number[]): readonly [number, number] | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => {
    const rank = share * (sorted.length - 1);
    const [below, above] = [sorted[Math.floor(rank)] ?? 0, sorted[Math.ceil(rank)] ?? 0];
    return below + (rank - Math.floor(rank)) * (above - below);
  };
  return sorted.length === 0 ? null : [at(0.25), at(0.75)];
}
