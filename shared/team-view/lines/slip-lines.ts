import { type ItemReading, type ReadAnswer, readAnswer } from '../../change/answer-reading.ts';
import {
  answerLine,
  type CountedAnswer,
  type DatedAnswer,
  type Question,
} from '../../change/answer-series.ts';
import { type ClassSetting, linesOf, phaseStartsOfWordings } from '../../change/lesson-days.ts';
import type { ExitSlipAnswer } from '../../records/classroom.ts';
import type { ItemRecord, MeasureRecord } from '../../records/team.ts';
import type { ItemAnswer, Response } from '../responses.ts';
import type { Traced } from '../team-records.ts';
import { type ClassDays, type LineName, settingOf } from './class-days.ts';
import type { MeasureLine, NotUsed } from './measure-lines.ts';
import { scoreScale, seriesKind } from './team-measures.ts';

/** One answer of a slip to a question of a measure. */
export interface SlipAnswer extends DatedAnswer {
  readonly record: Traced<ExitSlipAnswer>;
}

export type CountedSlip = CountedAnswer & SlipAnswer;

/** A question on slips that feeds a measure; its English and Spanish wordings are one question. */
export interface SlipQuestion {
  readonly measure: MeasureRecord;
  readonly itemId: string;
  readonly wordings: readonly ItemRecord[];
  readonly asked: Question;
  /** One per student, section and day. */
  readonly counted: readonly CountedSlip[];
  readonly setAside: readonly NotUsed[];
  /** Days on which a section filled in a form that asks this question. */
  readonly lessons: readonly Lesson[];
}

interface Lesson {
  readonly date: string;
  readonly section: string | null;
}

const SOURCE = 'student-slip';
const DEFAULT_STEPS = 5;

/** What a wording of a question means, by its measure. */
export function readingOf(wording: ItemRecord, measure: MeasureRecord): ItemReading {
  const listed = (cell: string | null): string[] =>
    (cell ?? '')
      .split('|')
      .map((answer) => answer.trim())
      .filter((answer) => answer !== '');
  return {
    scale: scaleOf(wording, measure),
    reversed: wording.reversed === 'yes',
    favorable: listed(wording.favorable),
    notCounted: listed(wording.notCounted),
  };
}

function scaleOf(wording: ItemRecord, measure: MeasureRecord): ItemReading['scale'] {
  if (seriesKind(measure) !== 'percent') {
    const { lowest, highest } = scoreScale(measure);
    return { kind: 'score', lowest, highest: wording.scaleHighest ?? highest };
  }
  const steps = wording.scaleHighest ?? measure.scaleHighest;
  if (measure.kind !== 'percent-favorable' && steps === null) return { kind: 'yes_no' };
  return { kind: 'steps', lowest: measure.scaleLowest ?? 1, highest: steps ?? DEFAULT_STEPS };
}

/** What is gathered for one question while the slips are read. */
interface Gathered {
  readonly measure: MeasureRecord;
  readonly wordings: readonly ItemRecord[];
  readonly read: (item: ItemRecord, answer: string) => ReadAnswer;
  readonly unnamed: CountedSlip[];
  readonly last: Map<string, CountedSlip>;
  readonly setAside: NotUsed[];
  readonly forms: Set<string>;
}

/**
 * The questions of the team's slips that feed its measures, with their answers read. Each wording is read by its own rules: an English
 * scale and a Spanish yes/no may feed one line.
 *
 * A student counts once in each section and day, with the last answer given, as the engine does for one wording
 * (change/answer-series.ts). Slips without a student id all count.
 *
 * @param responses in the order in which they were sent
 */
export function slipQuestions(
  responses: readonly Response[],
  items: readonly ItemRecord[],
  measureOf: (idOrName: string | null) => MeasureRecord | undefined,
): SlipQuestion[] {
  const questions = gatherings(items, measureOf);
  for (const response of responses) {
    for (const answer of response.answers) {
      const question = questions.get(answer.item.itemId);
      if (question !== undefined && answer.item.role === 'measure') gather(question, response, answer);
    }
  }
  const lessons = lessonsByForm(responses);
  return [...questions].map(([itemId, { measure, wordings, unnamed, last, setAside, forms }]) => ({
    measure,
    itemId,
    wordings,
    asked: {
      measure: measure.measureId,
      source: SOURCE,
      item: readingOf(wordings[0] as ItemRecord, measure),
    },
    counted: [...unnamed, ...last.values()],
    setAside,
    // A lesson is a day on which the class filled in the form, whether or not anybody answered this question.
    lessons: [...forms].flatMap((form) => lessons.get(form) ?? []),
  }));
}

function gatherings(
  items: readonly ItemRecord[],
  measureOf: (idOrName: string | null) => MeasureRecord | undefined,
): Map<string, Gathered> {
  const wordings = new Map<string, ItemRecord[]>();
  for (const item of items) {
    if (item.role !== 'measure') continue;
    wordings.set(item.itemId, [...(wordings.get(item.itemId) ?? []), item]);
  }
  const questions = new Map<string, Gathered>();
  for (const [itemId, ofItem] of wordings) {
    const measure = measureOf(ofItem.find(({ measureId }) => measureId !== null)?.measureId ?? null);
    if (measure === undefined) continue;
    questions.set(itemId, {
      measure,
      wordings: ofItem,
      read: answerReader(measure),
      unnamed: [],
      last: new Map(),
      setAside: [],
      forms: new Set(),
    });
  }
  return questions;
}

function gather(question: Gathered, response: Response, { item, answer, record }: ItemAnswer): void {
  const { lessonDate: date, section, student, studentLesson, form } = response;
  question.forms.add(form);
  const read = question.read(item, answer);
  if (read.kind === 'blank') return;
  if (read.kind === 'unreadable') {
    question.setAside.push({ date, reason: read.reason, record, place: form });
    return;
  }
  const counted: CountedSlip = { date, section, student, answer, record, read };
  if (studentLesson === null) {
    question.unnamed.push(counted);
    return;
  }
  const earlier = question.last.get(studentLesson);
  if (earlier !== undefined) {
    const reason = 'answered_again_the_same_day';
    question.setAside.push({ date, reason, record: earlier.record, place: earlier.record.form });
  }
  question.last.set(studentLesson, counted);
}

/** What an answer says to a wording; worked out once for each different text. */
function answerReader(measure: MeasureRecord): (item: ItemRecord, answer: string) => ReadAnswer {
  const known = new Map<ItemRecord, { reading: ItemReading; answers: Map<string, ReadAnswer> }>();
  return (item, answer) => {
    const ofItem = known.get(item) ?? { reading: readingOf(item, measure), answers: new Map() };
    known.set(item, ofItem);
    const before = ofItem.answers.get(answer);
    if (before !== undefined) return before;
    const read = readAnswer(answer, ofItem.reading);
    ofItem.answers.set(answer, read);
    return read;
  };
}

/** The lessons of each form: days on which a section filled it in. */
function lessonsByForm(responses: readonly Response[]): Map<string, Lesson[]> {
  const byForm = new Map<string, Map<string, Lesson>>();
  for (const { form, lessonDate: date, section } of responses) {
    const lessons = byForm.get(form) ?? new Map<string, Lesson>();
    byForm.set(form, lessons);
    const key = `${date} ${section ?? ''}`;
    if (!lessons.has(key)) lessons.set(key, { date, section });
  }
  return new Map([...byForm].map(([form, lessons]) => [form, [...lessons.values()]]));
}

/** The lines of a question: all sections together (one line), or each section by itself. */
export function slipLines(
  question: SlipQuestion,
  sections: ClassSetting['sections'],
  days: ClassDays,
): MeasureLine[] {
  const { measure, itemId, wordings, asked, counted, lessons } = question;
  const name: LineName = { measureId: measure.measureId, itemId, source: SOURCE };
  const phaseStarts = phaseStartsOfWordings(wordings.map(({ wordingFrom }) => wordingFrom));
  const setting = settingOf(days, name, { sections, lessons, phaseStarts });
  return linesOf(counted, answerLine(asked), setting).map((series) => ({ measure, name, series }));
}
