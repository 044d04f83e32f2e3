import type { ExitSlipAnswer } from '../records/classroom.ts';
import type { ItemRecord, TeamSection } from '../records/team.ts';
import type { RosterStudent, Traced } from './team-records.ts';
import { compareTexts, sameText } from './texts.ts';

/** One exit slip: who (where the form asks), which class, and the answers by item. */
export interface Response {
  readonly form: string;
  readonly responseKey: string;
  readonly lessonDate: string;
  readonly submittedAt: string;
  /** Resolved student; null = the form does not ask, or the id is on no roster of the team. */
  readonly student: string | null;
  /** Section id of the team; null = not known. */
  readonly section: string | null;
  /** The same for all slips of one student in one section on one day; null without a student. */
  readonly studentLesson: string | null;
  /** One per item: a question that stands in the form in two languages is answered once. */
  readonly answers: readonly ItemAnswer[];
}

export interface ItemAnswer {
  readonly item: ItemRecord;
  readonly answer: string;
  /** The record's own identity: what a human code is tied to. */
  readonly record: Traced<ExitSlipAnswer>;
}

/** A text nobody could place, with how often it stands there. */
export interface Unplaced {
  readonly text: string;
  readonly count: number;
}

export interface Responses {
  /** In the order in which they were sent. */
  readonly responses: readonly Response[];
  /** Questions that no item names, with how many answers they have: the team is asked to add them to Items. */
  readonly unmappedQuestions: readonly Unplaced[];
  /** Class names that no section of the team has. Their slips count in the line of all sections. */
  readonly unknownSections: readonly Unplaced[];
  /** Slips whose student id no roster of the team has: counted as group unknown. */
  readonly unknownStudentIds: number;
}

/** A function that computes each text once: a form repeats the same few questions and class names thousands of times. */
function remembered<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) return before as Value;
    const value = compute(text);
    known.set(text, value);
    return value;
  };
}

/** What is needed to read one slip. */
interface Reading {
  readonly itemOf: (question: string) => ItemRecord | undefined;
  readonly studentOf: (typed: string) => string | undefined;
  readonly sectionOf: (words: string) => string | undefined;
  /** The section of a slip that names none. */
  readonly sectionOfStudent: (student: string | null) => string | null;
  readonly unmapped: Map<string, number>;
  readonly unknownSections: Map<string, number>;
  readonly count: { unknownStudentIds: number };
}

/**
 * Puts the answer cells of form exports together to slips and applies the team's Items: which column is a measure's question, free
 * text, the student id or the section. Order of landing plays no part: items are applied when the series is computed.
 *
 * A slip that names no section belongs to the only section of the team, or to the only section of its student.
 */
export function responsesOf(
  answers: readonly Traced<ExitSlipAnswer>[],
  items: readonly ItemRecord[],
  roster: readonly RosterStudent[],
  sections: readonly TeamSection[],
): Responses {
  const reading = readingOf(items, roster, sections);
  const responses = slipsOf(answers).map((cells) => responseOf(cells, reading));
  responses.sort(
    (a, b) => compareTexts(a.submittedAt, b.submittedAt) || compareTexts(a.responseKey, b.responseKey),
  );
  return {
    responses,
    unmappedQuestions: unplaced(reading.unmapped),
    unknownSections: unplaced(reading.unknownSections),
    unknownStudentIds: reading.count.unknownStudentIds,
  };
}

/** The cells of each slip. A response key says which cells belong together inside one form. */
function slipsOf(answers: readonly Traced<ExitSlipAnswer>[]): Traced<ExitSlipAnswer>[][] {
  const byForm = new Map<string, Map<string, Traced<ExitSlipAnswer>[]>>();
  for (const answer of answers) {
    let slips = byForm.get(answer.form);
    if (slips === undefined) {
      slips = new Map();
      byForm.set(answer.form, slips);
    }
    const slip = slips.get(answer.responseKey);
    if (slip === undefined) slips.set(answer.responseKey, [answer]);
    else slip.push(answer);
  }
  return [...byForm.values()].flatMap((slips) => [...slips.values()]);
}

function unplaced(counts: ReadonlyMap<string, number>): Unplaced[] {
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => compareTexts(a.text, b.text));
}

function readingOf(
  items: readonly ItemRecord[],
  roster: readonly RosterStudent[],
  sections: readonly TeamSection[],
): Reading {
  const ofQuestion = new Map(items.map((item) => [sameText(item.question), item]));
  const students = studentsByTypedId(roster);
  const bySectionWords = sectionsByWords(sections);
  const sectionsOfStudent = groupSections(roster);
  const onlySection = only(new Set(sections.map(({ sectionId }) => sectionId))) ?? null;
  return {
    itemOf: remembered((question) => ofQuestion.get(sameText(question))),
    studentOf: remembered(students),
    sectionOf: remembered((words) => bySectionWords.get(sameText(words))),
    sectionOfStudent: (student) =>
      onlySection ?? (student === null ? null : (only(sectionsOfStudent.get(student)) ?? null)),
    unmapped: new Map(),
    unknownSections: new Map(),
    count: { unknownStudentIds: 0 },
  };
}

/** The cells of a slip in order of their questions, so that the order in which they come plays no part. */
function inOrder(cells: readonly Traced<ExitSlipAnswer>[]): readonly Traced<ExitSlipAnswer>[] {
  for (let i = 1; i < cells.length; i += 1) {
    if (byQuestion(cells[i - 1] as ExitSlipAnswer, cells[i] as ExitSlipAnswer) > 0) {
      return cells.toSorted(byQuestion);
    }
  }
  return cells;
}

function byQuestion(a: ExitSlipAnswer, b: ExitSlipAnswer): number {
  return compareTexts(a.question, b.question) || a.questionOrdinal - b.questionOrdinal;
}

function responseOf(cells: readonly Traced<ExitSlipAnswer>[], reading: Reading): Response {
  let student: string | null = null;
  let idTyped = false;
  let section: string | null = null;
  const given: ItemAnswer[] = [];
  for (const cell of inOrder(cells)) {
    const item = reading.itemOf(cell.question);
    if (!item) {
      countText(reading.unmapped, cell.question, cell.answer === null ? 0 : 1);
      continue;
    }
    if (cell.answer === null) continue;
    if (item.role === 'student-id') {
      idTyped = true;
      student ??= reading.studentOf(cell.answer) ?? null;
    } else if (item.role === 'section') {
      section ??= reading.sectionOf(cell.answer) ?? null;
      if (section === null) countText(reading.unknownSections, cell.answer, 1);
    } else if (item.role !== 'ignore' && !given.some((one) => one.item.itemId === item.itemId)) {
      given.push({ item, answer: cell.answer, record: cell });
    }
  }
  if (idTyped && student === null) reading.count.unknownStudentIds += 1;
  const { form, responseKey, lessonDate, submittedAt } = cells[0] as ExitSlipAnswer;
  section ??= reading.sectionOfStudent(student);
  const studentLesson = student === null ? null : `${lessonDate} ${section ?? ''} ${student}`;
  return { form, responseKey, lessonDate, submittedAt, student, section, studentLesson, answers: given };
}

function countText(counts: Map<string, number>, text: string, more: number): void {
  counts.set(text, (counts.get(text) ?? 0) + more);
}

/** Students type their id with blanks, dashes or '#'. */
function typedId(text: string): string {
  return text.toLowerCase().replace(/[\s#-]/g, '');
}

/** Spreadsheets and students lose leading zeros. */
function withoutZeros(id: string): string {
  return id.replace(/^0+(?=\w)/, '');
}

/**
 * Finds the student of a typed id: the id itself, without its leading zeros, or as the first part of the school's e-mail address.
 * An id that could be two students' is nobody's.
 */
function studentsByTypedId(roster: readonly RosterStudent[]): (typed: string) => string | undefined {
  const [exact, loose] = [new Map<string, string | undefined>(), new Map<string, string | undefined>()];
  const remember = (found: Map<string, string | undefined>, id: string, student: string) =>
    found.set(id, found.has(id) && found.get(id) !== student ? undefined : student);
  for (const { student, studentStateId, studentLocalId } of roster) {
    for (const id of [studentStateId, studentLocalId]) {
      if (!id) continue;
      remember(exact, typedId(id), student);
      remember(loose, withoutZeros(typedId(id)), student);
    }
  }
  const find = (id: string): string | undefined => exact.get(id) ?? loose.get(withoutZeros(id));
  return (typed) => find(typedId(typed)) ?? find(typedId(typed.replace(/@.*$/s, '')));
}

/** Section ids by everything people call them: the id itself and the team's label. An id wins over another section's label. */
export function sectionsByWords(sections: readonly TeamSection[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const { sectionId, sectionLabel } of sections) {
    if (sectionLabel) found.set(sameText(sectionLabel), sectionId);
  }
  for (const { sectionId } of sections) found.set(sameText(sectionId), sectionId);
  return found;
}

function groupSections(roster: readonly RosterStudent[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { student, sectionId } of roster) {
    const sections = found.get(student) ?? new Set();
    sections.add(sectionId);
    found.set(student, sections);
  }
  return found;
}

function only<T>(values: ReadonlySet<T> | undefined): T | undefined {
  return values?.size === 1 ? [...values][0] : undefined;
}
