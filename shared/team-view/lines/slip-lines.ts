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
import type { Response } from '../responses.ts';
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

/**
 * The questions of the team's slips that feed its measures, with their answers read. Each wording is read by its own rules: an English
 * scale and a Spanish yes/no may feed one line.
 */
export function slipQuestions(
  responses: readonly Response[],
  items: readonly ItemRecord[],
  measureOf: (idOrName: string | null) => MeasureRecord | undefined,
): SlipQuestion[] {
  const rows = rowsByItem(responses);
  const lessons = lessonsByForm(responses);
  const wordings = new Map<string, ItemRecord[]>();
  for (const item of items) {
    if (item.role !== 'measure') continue;
    wordings.set(item.itemId, [...(wordings.get(item.itemId) ?? []), item]);
  }
  return [...wordings].flatMap(([itemId, ofItem]) => {
    const measure = measureOf(ofItem.find((item) => item.measureId !== null)?.measureId ?? null);
    return measure === undefined
      ? []
      : [slipQuestion(itemId, ofItem, measure, rows.get(itemId) ?? [], lessons)];
  });
}

/** An answer to a question with the wording it was given to. */
interface ItemRow extends SlipAnswer {
  readonly item: ItemRecord;
  readonly studentLesson: string | null;
}

function rowsByItem(responses: readonly Response[]): Map<string, ItemRow[]> {
  const rows = new Map<string, ItemRow[]>();
  for (const { lessonDate: date, section, student, studentLesson, answers } of responses) {
    for (const { item, answer, record } of answers) {
      if (item.role !== 'measure') continue;
      const ofItem = rows.get(item.itemId);
      const row = { date, section, student, studentLesson, answer, record, item };
      if (ofItem === undefined) rows.set(item.itemId, [row]);
      else ofItem.push(row);
    }
  }
  return rows;
}

function slipQuestion(
  itemId: string,
  wordings: readonly ItemRecord[],
  measure: MeasureRecord,
  rows: readonly ItemRow[],
  lessons: ReadonlyMap<string, readonly Lesson[]>,
): SlipQuestion {
  const { counted, setAside } = countedOnce(rows, measure);
  const asked: Question = {
    measure: measure.measureId,
    source: SOURCE,
    item: readingOf(wordings[0] as ItemRecord, measure),
  };
  // A lesson is a day on which the class filled in the form, whether or not anybody answered this question.
  const forms = new Set(rows.map(({ record }) => record.form));
  const ofForms = [...forms].flatMap((form) => lessons.get(form) ?? []);
  return { measure, itemId, wordings, asked, counted, setAside, lessons: ofForms };
}

/**
 * Reads answers by their own wording and keeps one per student, section and day: the last one given, as the engine does for one wording
 * (change/answer-series.ts). Slips without a student id all count.
 */
function countedOnce(
  rows: readonly ItemRow[],
  measure: MeasureRecord,
): { readonly counted: CountedSlip[]; readonly setAside: NotUsed[] } {
  const reader = answerReader(measure);
  const setAside: NotUsed[] = [];
  const unnamed: CountedSlip[] = [];
  const last = new Map<string, CountedSlip>();
  for (const { date, section, student, studentLesson, answer, record, item } of rows) {
    const read = reader(item, answer ?? '');
    if (read.kind === 'blank') continue;
    if (read.kind === 'unreadable') {
      setAside.push({ date, reason: read.reason, record, place: record.form });
      continue;
    }
    const counted: CountedSlip = { date, section, student, answer, record, read };
    if (studentLesson === null) {
      unnamed.push(counted);
      continue;
    }
    const earlier = last.get(studentLesson);
    if (earlier !== undefined) {
      const { record: again } = earlier;
      setAside.push({ date, reason: 'answered_again_the_same_day', record: again, place: again.form });
    }
    last.set(studentLesson, counted);
  }
  return { counted: [...unnamed, ...last.values()], setAside };
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
