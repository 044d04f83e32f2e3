import type { CheckReason } from '../../workbook/section-view.ts';
import type { IsoDate } from '../../workbook/team-view.ts';
import { isHopedFor, type SmallGroup } from '../groups/groups-view.ts';
import type { CountedSlip, SlipQuestion } from '../lines/slip-lines.ts';
import { measureName } from '../lines/team-measures.ts';
import type { TeamModel } from '../team-model.ts';

/**
 * So many of a student's newest answers are looked at, and so few must there be. All of them the other way: where four of ten say yes,
 * chance alone brings that up for one student in eight, and two or three names a class are what a teacher can talk with.
 */
const NEWEST_ANSWERS = 5;
const FEWEST_ANSWERS = 4;
/** Lessons in a row without a slip. */
const LESSONS_WITHOUT_SLIP = 3;

/** A test that is still open, as the section files need it. */
export interface OpenTest {
  /** The question behind the outcome; null = it does not come from slips. */
  readonly question: SlipQuestion | null;
  readonly smallGroups: readonly SmallGroup[];
}

/** Why a teacher may want to talk with students of a section: facts by student. Students without a reason are left out. */
export function studentsToCheckOn(
  sectionId: string,
  tests: readonly OpenTest[],
  model: TeamModel,
): ReadonlyMap<string, readonly CheckReason[]> {
  const reasons = new Map<string, CheckReason[]>();
  const add = (student: string, reason: CheckReason): void => {
    const ofStudent = reasons.get(student) ?? [];
    const known = ofStudent.some((one) => JSON.stringify(one) === JSON.stringify(reason));
    if (!known) reasons.set(student, [...ofStudent, reason]);
  };
  for (const { question, smallGroups } of tests) {
    if (question !== null) addUnfavourable(question, sectionId, model, add);
    for (const { groupName, question: words, students } of smallGroups) {
      for (const [student, favourable] of students) {
        add(student, { kind: 'small-group', group: groupName, question: words, favourable });
      }
    }
  }
  if (tests.some(({ question }) => question !== null)) addWithoutSlip(sectionId, model, add);
  return reasons;
}

type Add = (student: string, reason: CheckReason) => void;

function addUnfavourable(question: SlipQuestion, sectionId: string, { language }: TeamModel, add: Add): void {
  const byStudent = new Map<string, CountedSlip[]>();
  for (const answer of question.counted) {
    const { student, section, read } = answer;
    if (student === null || section !== sectionId || read.kind === 'not_counted') continue;
    const answers = byStudent.get(student) ?? [];
    answers.push(answer);
    byStudent.set(student, answers);
  }
  for (const [student, answers] of byStudent) {
    const newest = answers.toSorted((a, b) => (a.date < b.date ? -1 : 1)).slice(-NEWEST_ANSWERS);
    const { length } = newest;
    if (length < FEWEST_ANSWERS || newest.some(({ read }) => isHopedFor(read, question.measure))) continue;
    const name = measureName(question.measure, language);
    add(student, { kind: 'unfavourable-answers', question: name, count: length, of: length });
  }
}

/** Students who were on the roster in the newest lessons of the section and gave no slip in any of them. */
function addWithoutSlip(sectionId: string, { responses, records }: TeamModel, add: Add): void {
  const ofSection = responses.responses.filter(({ section }) => section === sectionId);
  // Where slips carry no id, nobody can tell who is missing.
  const identified = ofSection.filter(({ student }) => student !== null);
  const lessons = [...new Set(identified.map(({ lessonDate }) => lessonDate))].sort();
  const lastSlip = new Map<string, IsoDate>();
  for (const { student, lessonDate } of identified) {
    if (student !== null && lessonDate >= (lastSlip.get(student) ?? '')) lastSlip.set(student, lessonDate);
  }
  for (const { student, sectionId: own, beginsOn, endsOn } of records.roster) {
    if (own !== sectionId) continue;
    const last = lastSlip.get(student) ?? '';
    const missed = lessons.filter(
      (day) => day > last && (beginsOn === null || beginsOn <= day) && (endsOn === null || day <= endsOn),
    );
    const there = endsOn === null || endsOn >= (lessons.at(-1) ?? '');
    if (there && missed.length >= LESSONS_WITHOUT_SLIP)
      add(student, { kind: 'no-slip', lessons: missed.length });
  }
}
