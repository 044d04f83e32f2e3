import { type Break, lessonDays } from '../model/calendar.ts';
import type { MathClass } from '../model/classes.ts';
import { type SlipQuestion, writeSlips } from '../model/exit-slips.ts';
import type { District } from '../model/network-shape.ts';
import { uniform, wholeBelow } from '../random.ts';
import { DRIVERS } from '../sample/teams/drivers.ts';
import { HELPED_OR_HINDERED } from '../sample/teams/free-text.ts';
import {
  answerColumn,
  initialsOf,
  memberRows,
  sectionColumn,
  sectionRows,
  studentIdColumn,
  type TeamStory,
} from '../sample/teams/team-story.ts';

export const NETWORK_BREAKS: readonly Break[] = [
  { name: 'Veterans Day', firstDay: '2025-11-11', lastDay: '2025-11-11' },
  { name: 'Thanksgiving', firstDay: '2025-11-24', lastDay: '2025-11-28' },
  { name: 'Winter break', firstDay: '2025-12-22', lastDay: '2026-01-02' },
  { name: 'Martin Luther King Jr. Day', firstDay: '2026-01-19', lastDay: '2026-01-19' },
];

const SECONDARY = DRIVERS.filter(({ level }) => level === 'secondary');
/** Topics of chance of a team; their own numbers, apart from those of students. */
const TEAM = { level: 201, effect: 202, noise: 203, done: 204, driver: 205 } as const;

/** The n-th team of a network: one class, one measure, one test of change whose size is drawn: a third of them changes nothing. */
export function networkTeam(
  seed: number,
  district: District,
  mathClass: MathClass,
  number: number,
): TeamStory {
  // Students are looked up once and kept: a class is small.
  const mine: MathClass = { ...mathClass, students: mathClass.students };
  const labels = new Map([[mine, mine.code]]);
  const weekdays = number % 2 === 0 ? [1, 3] : [2, 4];
  const before = lessonDays('2025-10-06', '2025-11-20', weekdays, NETWORK_BREAKS);
  const since = lessonDays('2025-12-01', '2026-02-12', weekdays, NETWORK_BREAKS);
  const level = 0.3 + 0.3 * uniform(seed, TEAM.level, number);
  const effect = [0, 0.12, 0.25][wholeBelow(3, seed, TEAM.effect, number)]!;
  const share = (lesson: number) =>
    level + (lesson < before.length ? 0 : effect) + (uniform(seed, TEAM.noise, number, lesson) - 0.5) * 0.18;
  const question: SlipQuestion = {
    itemId: 'explained',
    text: 'Today I explained my thinking to a partner.',
    kind: 'yes-no',
    words: { yes: 'Yes', no: 'No' },
    shares: [...before, ...since].map((_, lesson) => share(lesson)),
  };
  const text: SlipQuestion = {
    itemId: 'helped',
    text: 'What helped you or got in your way today?',
    kind: 'text',
    pool: HELPED_OR_HINDERED,
    answered: 0.5,
  };
  const team = `team-${String(number + 1).padStart(3, '0')}`;
  return {
    district: district.id,
    team,
    classes: [mine],
    workbook: {
      team: [
        {
          name: `${mine.school.name}, grade ${mine.grade}`,
          schoolCode: mine.school.code,
          schoolName: mine.school.name,
          language: number % 10 === 9 ? 'es' : 'en',
          cycleName: 'PDSA',
        },
      ],
      'team-member': memberRows([mine], '2025-09-02', [
        [`coach@${district.id}.example`, 'Ravenne Solistane', 'facilitator'],
      ]),
      'team-section': sectionRows(labels),
      ...(number === 0 ? { driver: DRIVERS } : {}),
      'change-idea': [
        {
          changeIdeaId: 'opener',
          name: 'Ten-minute opener with partner talk',
          driverId: SECONDARY[wholeBelow(SECONDARY.length, seed, TEAM.driver, number)]!.driverId,
        },
      ],
      measure: [
        {
          measureId: 'explained',
          name: 'Students who explained their thinking',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'higher',
        },
        {
          measureId: 'opener-done',
          name: 'Opener done as planned',
          kind: 'implementation',
          role: 'implementation',
          betterIs: 'higher',
        },
      ],
      item: [
        { itemId: 'student', question: 'Student ID', role: 'student-id' },
        { itemId: 'class', question: 'Class', role: 'section' },
        {
          itemId: 'explained',
          question: question.text,
          language: 'en',
          role: 'measure',
          measureId: 'explained',
        },
        { itemId: 'helped', question: text.text, language: 'en', role: 'text' },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Ten-minute opener',
          question: 'Do more students explain their thinking?',
          changeIdeaId: 'opener',
          measureId: 'explained',
          implementationMeasureId: 'opener-done',
          predictionText: 'At least 60 % say yes.',
          predictionDirection: 'at-least',
          predictionValue: 60,
          predictedOn: '2025-11-20',
          startsOn: since[0]!,
          decideBy: '2026-02-06',
        },
      ],
      meeting: [{ metOn: '2025-11-20', outcome: 'Planned the opener' }],
    },
    forms: [
      {
        folder: '',
        route: number % 3 === 0 ? 'download' : 'sheet',
        slips: writeSlips(seed + number, {
          days: [...before, ...since],
          classes: [mine],
          questions: [question, text],
          at: '10:15',
        }),
        questions: [question, text],
        columns: [
          studentIdColumn('Student ID', 5),
          sectionColumn('Class', labels),
          answerColumn(question),
          answerColumn(text),
        ],
      },
    ],
    observations: since.map((day, lesson) => ({
      day,
      section: mine.code,
      measure: 'opener-done',
      source: 'self-report' as const,
      observer: initialsOf(mine),
      done: uniform(seed, TEAM.done, number, lesson) < 0.75 ? ('done' as const) : ('no' as const),
    })),
    observationDates: 'iso',
    tests: [],
  };
}
