import type { ItemRecord } from '../../records/team.ts';
import { DEFAULT_MINIMUM_COHORT } from '../../settings/settings.ts';
import type { SectionView, StudentView } from '../../workbook/section-view.ts';
import type { TeamModel } from '../team-model.ts';
import type { RosterStudent } from '../team-records.ts';
import { type OpenTest, studentsToCheckOn } from './students-to-check-on.ts';

/**
 * The file of each section of the team, for those who teach it: the students of its roster with what they answered, their growth, and why
 * one may want to talk with them. The only pages with students' names.
 */
export function sectionViews(tests: readonly OpenTest[], model: TeamModel): SectionView[] {
  const ids = [...new Set(model.records.sections.map(({ sectionId }) => sectionId))];
  const answers = answersByStudent(model);
  return ids.map((sectionId) => sectionView(sectionId, answers, tests, model));
}

/** What each student answered, by section; slips whose section nobody knows stand in all of the student's sections. */
type AnswersOfStudents = ReadonlyMap<string, ReadonlyMap<string | null, StudentView['answers']>>;

/** Answers with a known student. A worry about safety goes to the named adult and is not repeated here. */
function answersByStudent({ responses, keys, answers: { safetyWorries } }: TeamModel): AnswersOfStudents {
  const worries = new Set(safetyWorries.map(({ key }) => key));
  const found = new Map<string, Map<string | null, StudentView['answers'][number][]>>();
  for (const { student, section, lessonDate: date, answers } of responses.responses) {
    if (student === null) continue;
    const ofStudent = found.get(student) ?? new Map<string | null, StudentView['answers'][number][]>();
    found.set(student, ofStudent);
    const list = ofStudent.get(section) ?? [];
    ofStudent.set(section, list);
    for (const { item, answer, record } of answers) {
      if (worries.size > 0 && worries.has(keys.answer(record))) continue;
      list.push({ date, questionId: item.itemId, answer });
    }
  }
  return found;
}

function sectionView(
  sectionId: string,
  answers: AnswersOfStudents,
  tests: readonly OpenTest[],
  model: TeamModel,
): SectionView {
  const { language, today, names, records, sectionName } = model;
  const checkOn = studentsToCheckOn(sectionId, tests, model);
  const students = records.roster
    .filter((student) => student.sectionId === sectionId)
    .filter(onePerStudent())
    .sort(byName);
  return {
    language,
    writtenOn: today,
    teamName: names.name,
    sectionId,
    sectionName: sectionName(sectionId),
    questions: questions(model),
    students: students.map(
      (student): StudentView => ({
        localId: student.studentLocalId ?? student.studentStateId ?? '',
        name: nameOf(student),
        answers: [sectionId, null].flatMap((place) => answers.get(student.student)?.get(place) ?? []),
        growth: student.growth,
        checkOn: checkOn.get(student.student) ?? [],
      }),
    ),
    growthNotes: growthNotes(students, model),
  };
}

/** A student who left and came back has two enrollments. */
function onePerStudent(): (student: RosterStudent) => boolean {
  const seen = new Set<string>();
  return ({ student }) => {
    if (seen.has(student)) return false;
    seen.add(student);
    return true;
  };
}

/** Students without a name on the roster are known by their id. */
function nameOf({ givenName, familyName, studentLocalId, student }: RosterStudent): string {
  const name = [givenName, familyName].filter((part) => part !== null).join(' ');
  return name === '' ? (studentLocalId ?? student) : name;
}

function byName(a: RosterStudent, b: RosterStudent): number {
  const key = ({ familyName, givenName, student }: RosterStudent): string =>
    `${familyName ?? ''}\n${givenName ?? ''}\n${student}`;
  return key(a).localeCompare(key(b), 'en');
}

/** Questions that feed a measure or are written answers, in the wording of the team's language. */
function questions({ records, language }: TeamModel): { id: string; name: string }[] {
  const asked = records.items.filter(({ role }) => role === 'measure' || role === 'text');
  const byId = new Map<string, ItemRecord>();
  for (const item of asked) {
    if (!byId.has(item.itemId) || item.language === language) byId.set(item.itemId, item);
  }
  return [...byId.values()].map(({ itemId, question }) => ({ id: itemId, name: question }));
}

/** A lowered cohort minimum is said wherever growth is shown, and whose percentiles they are where a file supplies some. */
function growthNotes(students: readonly RosterStudent[], { settings, words }: TeamModel): string[] {
  const { minimumCohort } = settings;
  const growth = students.flatMap((student) => student.growth);
  const lowered = growth.length > 0 && minimumCohort < DEFAULT_MINIMUM_COHORT;
  return [
    ...(lowered ? [words.growthNote(minimumCohort)] : []),
    ...(growth.some(({ supplied }) => supplied.length > 0) ? [words.suppliedGrowthNote] : []),
  ];
}
