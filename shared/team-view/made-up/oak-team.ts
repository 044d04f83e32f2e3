import type { ExitSlipAnswer, ObservationRecord } from '../../records/classroom.ts';
import type {
  ItemRecord,
  MeasureRecord,
  TeamEdit,
  TeamRecord,
  TeamSection,
  TestOfChange,
} from '../../records/team.ts';
import { districtSettings, parseSettings } from '../../settings/settings.ts';
import type { TeamContext } from '../team-context.ts';
import type { RosterStudent, TeamRecords } from '../team-records.ts';

/*
 * An invented team for tests: "Oak", one or more sections, slips with student ids, one test of change that began after 8 lessons.
 * Nobody in it exists.
 */

export const TEAM = 'oak';
const SCHOOL_YEAR = '2025-26';
const MILLISECONDS_A_DAY = 86_400_000;

/** Lesson days: Mondays, Wednesdays and Fridays from a Monday on. */
export function lessonDays(count: number, from = '2025-10-06'): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => {
    const offset = Math.floor(i / 3) * 7 + ([0, 2, 4][i % 3] ?? 0);
    return new Date(start + offset * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  });
}

export const ASKED = 'Did you ask when you were confused?';
export const ASKED_ES = '¿Preguntaste cuando no entendiste?';
export const WROTE = 'What helped you today?';
export const STUDENT_ID = 'Student ID';
export const PERIOD = 'Which period?';

export function team(changes: Partial<TeamRecord> = {}): TeamRecord {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    name: 'Oak grade 6 math',
    schoolCode: null,
    schoolName: 'Oak Middle School',
    language: 'en',
    cycleName: 'PDSA',
    focus: null,
    nextMeetingOn: '2025-11-19',
    nextTask: 'Bring three slips each',
    raisedToDistrict: null,
    safetyContact: null,
    showHowToRead: null,
    showCodebook: null,
    showContext: null,
    showLimits: null,
    ...changes,
  };
}

export function section(sectionId: string, changes: Partial<TeamSection> = {}): TeamSection {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    sectionId,
    sectionLabel: `Period ${sectionId.slice(1)}`,
    memberEmail: `${sectionId.toLowerCase()}@oak.example`,
    studentsExpected: null,
    ...changes,
  };
}

export function measure(measureId: string, changes: Partial<MeasureRecord> = {}): MeasureRecord {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    measureId,
    name: `Measure ${measureId}`,
    nameEs: null,
    kind: 'percent-yes',
    role: 'outcome',
    betterIs: 'higher',
    unit: null,
    scaleLowest: null,
    scaleHighest: null,
    goal: null,
    ...changes,
  };
}

export function item(itemId: string, question: string, changes: Partial<ItemRecord> = {}): ItemRecord {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    itemId,
    question,
    language: null,
    role: 'measure',
    measureId: null,
    favorable: null,
    notCounted: null,
    reversed: null,
    scaleHighest: null,
    wordingFrom: null,
    ...changes,
  };
}

export function test(testId: string, changes: Partial<TestOfChange> = {}): TestOfChange {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    testId,
    title: 'Question cards',
    question: 'Do more students ask?',
    changeIdeaId: 'cards',
    measureId: 'asked',
    implementationMeasureId: 'cards-done',
    predictionText: 'At least 60 % will ask.',
    predictionDirection: 'at-least',
    predictionValue: 60,
    predictedOn: '2025-10-20',
    baselineFrom: null,
    startsOn: '2025-10-24',
    decideBy: '2025-12-12',
    plan: null,
    doNotes: null,
    studyNotes: null,
    decision: null,
    decidedOn: null,
    decisionReason: null,
    followsTestId: null,
    released: null,
    releasedQuote: null,
    ...changes,
  };
}

export function edit(
  kind: TeamEdit['kind'],
  rowKey: string,
  field: string,
  value: string | null,
  changes: Partial<TeamEdit> = {},
): TeamEdit {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    kind,
    rowKey,
    field,
    value,
    before: null,
    editedAt: '2025-11-14T16:00:00',
    editor: null,
    issue: null,
    ...changes,
  };
}

export function observation(
  observedOn: string,
  measureId: string,
  changes: Partial<ObservationRecord> = {},
): ObservationRecord {
  return {
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    observedOn,
    sectionId: null,
    measureId,
    source: 'self-report',
    observer: null,
    numerator: null,
    denominator: null,
    value: null,
    done: null,
    note: null,
    ordinal: 1,
    ...changes,
  };
}

/** One slip as its cells. The time of day follows from the number of the slip, so that no two are the same record. */
export function slip(
  date: string,
  number: number,
  cells: Readonly<Record<string, string | null>>,
  form = '-',
): ExitSlipAnswer[] {
  const time = new Date(Date.parse(`${date}T09:00:00Z`) + 1000 * number).toISOString().slice(0, 19);
  return Object.entries(cells).map(([question, answer]) => ({
    schoolYear: SCHOOL_YEAR,
    teamId: TEAM,
    form,
    submittedAt: time,
    lessonDate: date,
    responseKey: `${form}|${time}|${number}`,
    question,
    questionOrdinal: 1,
    answerHash: String(answer),
    ordinal: 1,
    answer,
  }));
}

const GIVEN = [
  'Ana',
  'Beto',
  'Cora',
  'Dario',
  'Elif',
  'Farid',
  'Gita',
  'Hana',
  'Ivo',
  'Juno',
  'Kofi',
  'Lena',
];
const FAMILY = ['Quezada', 'Okonjo', 'Marwick', 'Zelaya', 'Nakamoto', 'Pellerin', 'Vasquin', 'Tarrow'];
const RACES = ['hispanic-latino', 'white', 'hispanic-latino', 'asian', 'african-american'] as const;

/** Student number `index` of a section. Every fifth is African American, two in five are Hispanic/Latino. */
export function student(
  sectionId: string,
  index: number,
  changes: Partial<RosterStudent> = {},
): RosterStudent {
  const localId = String(260_000 + index);
  return {
    sectionId,
    student: `S:90000${localId}`,
    studentStateId: `9000${localId}`,
    studentLocalId: localId,
    givenName: GIVEN[index % GIVEN.length] ?? null,
    familyName: FAMILY[index % FAMILY.length] ?? null,
    raceEthnicity: RACES[index % RACES.length] ?? null,
    englishLearner: index % 4 === 0,
    beginsOn: null,
    endsOn: null,
    growth: [],
    ...changes,
  };
}

export interface OakShape {
  readonly students?: number;
  readonly lessons?: number;
  readonly sections?: readonly string[];
  /** Percent of students who say yes in lesson number i. */
  readonly yes?: (lesson: number) => number;
  /** What student number s writes in lesson number i. */
  readonly wrote?: (lesson: number, student: number) => string | null;
}

/** 40 % before the change, 70 % since, up and down a little. */
export const better = (lesson: number): number => (lesson < 8 ? 40 : 70) + [0, 4, -4, 8][lesson % 4]!;
/** 50 %, up and down. */
export const asUsual = (lesson: number): number => 50 + [4, 8, -4, -8, 4, -4][lesson % 6]!;

/** The records of the team: by default one section of 25, 16 lessons (8 before the change), every slip with an id. */
export function oakTeam(shape: OakShape = {}, changes: Partial<TeamRecords> = {}): TeamRecords {
  const { students = 25, lessons = 16, sections = ['P2'], yes = better, wrote = () => null } = shape;
  const roster = sections.flatMap((sectionId, place) =>
    Array.from({ length: students }, (_, i) => student(sectionId, place * students + i)),
  );
  const days = lessonDays(lessons);
  const answers = days.flatMap((date, lesson) =>
    roster.flatMap((one, s) => {
      const inSection = s % students;
      // A different stretch of students says yes in each lesson, so that nobody always does.
      const saysYes = ((inSection + 7 * lesson) % students) * 100 < yes(lesson) * students;
      return slip(date, s, {
        [STUDENT_ID]: one.studentLocalId,
        [PERIOD]: `Period ${one.sectionId.slice(1)}`,
        [ASKED]: saysYes ? 'Yes' : 'No',
        [WROTE]: wrote(lesson, s),
      });
    }),
  );
  return {
    district: 'alder',
    teamId: TEAM,
    team: team(),
    members: [],
    sections: sections.map((id) => section(id)),
    aims: [],
    drivers: [
      {
        schoolYear: SCHOOL_YEAR,
        driverId: 'help-seeking',
        name: 'Students ask when they are confused',
        level: 'secondary',
        parentDriverId: null,
        aimId: null,
        version: null,
      },
    ],
    changeIdeas: [
      {
        schoolYear: SCHOOL_YEAR,
        teamId: TEAM,
        changeIdeaId: 'cards',
        name: 'Question cards on every desk',
        driverId: 'help-seeking',
        suggestedBecause: null,
      },
    ],
    measures: [
      measure('asked', { name: 'Students who asked', nameEs: 'Estudiantes que preguntaron', goal: 60 }),
      measure('cards-done', { name: 'Cards used', kind: 'implementation', role: 'implementation' }),
    ],
    items: [
      item('id', STUDENT_ID, { role: 'student-id' }),
      item('period', PERIOD, { role: 'section' }),
      item('asked', ASKED, { measureId: 'asked', language: 'en' }),
      item('wrote', WROTE, { role: 'text', language: 'en' }),
    ],
    tests: [test('T1')],
    meetings: [],
    storyboard: [],
    codes: [],
    edits: [],
    answers,
    observations: days.slice(8).map((day) => observation(day, 'cards-done', { done: 'done' })),
    roster,
    noSchoolDays: [],
    interims: [],
    ...changes,
  };
}

export function oakContext(changes: Partial<TeamContext> = {}): TeamContext {
  const settings = parseSettings({ districts: [{ id: 'alder', name: 'Alder Unified' }] });
  return {
    settings,
    district: districtSettings(settings, 'alder'),
    today: '2025-11-12',
    rowKeySecret: 'a secret for tests',
    ...changes,
  };
}
