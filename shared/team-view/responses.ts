import type { ExitSlipAnswer } from '../records/classroom.ts';
import type { ItemRecord, TeamSection } from '../records/team.ts';
import type { RosterStudent } from './team-records.ts';

/** One exit slip: who (where the form asks), which class, and the answers by item. */
export interface Response {
  readonly responseKey: string;
  readonly lessonDate: string;
  readonly submittedAt: string;
  /** Resolved student; null = the form does not ask, or the id is on no roster of the team. */
  readonly student: string | null;
  /** Section id of the team; null = not known. */
  readonly section: string | null;
  readonly answers: readonly ItemAnswer[];
}

export interface ItemAnswer {
  readonly item: ItemRecord;
  readonly answer: string;
  /** The record's own identity: what a human code is tied to. */
  readonly record: ExitSlipAnswer;
}

export interface Responses {
  readonly responses: readonly Response[];
  /** Questions that no item names, with how many answers they have: the team is asked to add them to Items. */
  readonly unmappedQuestions: readonly { readonly question: string; readonly answers: number }[];
  /** Student ids on slips that no roster of the team has: counted as group unknown. */
  readonly unknownStudentIds: number;
}

/** Question texts are compared without case, accents, outer blanks and repeated blanks. */
export function sameQuestion(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Puts the answer cells of form exports together to slips and applies the team's Items: which column is a measure's question, free text,
 * the student id or the section. Order of landing plays no part: items are applied when the series is computed.
 */
export function responsesOf(
  answers: readonly ExitSlipAnswer[],
  items: readonly ItemRecord[],
  roster: readonly RosterStudent[],
  sections: readonly TeamSection[],
): Responses {
  const itemOf = new Map(items.map((item) => [sameQuestion(item.question), item]));
  const students = studentsByTypedId(roster);
  const sectionOf = sectionsByWords(sections);
  const sectionsOfStudent = groupSections(roster);
  const unmapped = new Map<string, number>();
  let unknownStudentIds = 0;

  const slips = new Map<string, ExitSlipAnswer[]>();
  for (const answer of answers) {
    const key = `${answer.form}\n${answer.responseKey}`;
    const slip = slips.get(key);
    if (slip) slip.push(answer);
    else slips.set(key, [answer]);
  }

  const responses = [...slips.values()].map((cells): Response => {
    const first = cells[0] as ExitSlipAnswer;
    let student: string | null = null;
    let section: string | null = null;
    const given: ItemAnswer[] = [];
    for (const cell of cells) {
      const item = itemOf.get(sameQuestion(cell.question));
      if (!item) {
        unmapped.set(cell.question, (unmapped.get(cell.question) ?? 0) + (cell.answer === null ? 0 : 1));
        continue;
      }
      if (cell.answer === null) continue;
      if (item.role === 'student-id') {
        student = students.get(typedId(cell.answer)) ?? null;
        if (student === null) unknownStudentIds += 1;
      } else if (item.role === 'section') section = sectionOf.get(sameQuestion(cell.answer)) ?? null;
      else if (item.role !== 'ignore') given.push({ item, answer: cell.answer, record: cell });
    }
    // A student who is in exactly one of the team's sections answers for that section.
    if (section === null && student !== null) section = only(sectionsOfStudent.get(student)) ?? null;
    if (section === null && sections.length === 1) section = sections[0]?.sectionId ?? null;
    return {
      responseKey: first.responseKey,
      lessonDate: first.lessonDate,
      submittedAt: first.submittedAt,
      student,
      section,
      answers: given,
    };
  });
  responses.sort((a, b) => (a.submittedAt < b.submittedAt ? -1 : a.submittedAt > b.submittedAt ? 1 : 0));
  return {
    responses,
    unmappedQuestions: [...unmapped].map(([question, count]) => ({ question, answers: count })),
    unknownStudentIds,
  };
}

/** Students type their id in five ways: blanks, dashes, leading zeros lost, an e-mail address whose first part is the id. */
function typedId(text: string): string {
  const plain = text.trim().toLowerCase().replace(/@.*$/, '').replace(/[\s-]/g, '');
  return plain.replace(/^0+(?=\w)/, '');
}

function studentsByTypedId(roster: readonly RosterStudent[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const student of roster) {
    for (const id of [student.studentStateId, student.studentLocalId])
      if (id) found.set(typedId(id), student.student);
  }
  return found;
}

function sectionsByWords(sections: readonly TeamSection[]): Map<string, string> {
  const found = new Map<string, string>();
  for (const section of sections) {
    found.set(sameQuestion(section.sectionId), section.sectionId);
    if (section.sectionLabel) found.set(sameQuestion(section.sectionLabel), section.sectionId);
  }
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
