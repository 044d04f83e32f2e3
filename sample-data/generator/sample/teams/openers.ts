import { lessonDays } from '../../model/calendar.ts';
import { type SlipQuestion, writeSlips } from '../../model/exit-slips.ts';
import { alder, BREAKS, SAMPLE } from '../districts.ts';
import { type ClassBook, classNamed } from './class-book.ts';
import {
  answerColumn,
  initialsOf,
  memberRows,
  sectionColumn,
  sectionRows,
  type TeamStory,
} from './team-story.ts';

const TALKED = [
  0.5, 0.53, 0.44, 0.47, 0.42, 0.56, 0.52, 0.46, 0.48, 0.55, 0.45, 0.51, 0.53, 0.46, 0.43, 0.5, 0.54, 0.56,
  0.47, 0.44, 0.49, 0.52,
];
/** The two classes come on alternate days and differ: the points zig-zag. */
const COMFORT = TALKED.map((_, lesson) => (lesson % 2 === 0 ? 0.72 : 0.38) + ((lesson * 7) % 5) * 0.015);
/** The change was done in three lessons of eleven. */
const DONE = ['done', 'no', 'no', 'partly', 'no', 'done', 'no', 'no', 'no', 'done', 'no'] as const;

/** The team whose change hardly happened, and whose second chart mixes two classes. */
export function openers(book: ClassBook): TeamStory {
  const classes = [classNamed(book, alder, 'Dorvanne', 7, 1), classNamed(book, alder, 'Dorvanne', 7, 2)];
  const labels = new Map(classes.map((mathClass) => [mathClass, mathClass.code]));
  const breaks = BREAKS[alder.id]!;
  const before = lessonDays('2025-11-03', '2025-12-12', [1, 2, 4], breaks).slice(0, 11);
  const since = lessonDays('2026-01-08', '2026-02-12', [1, 2, 4], breaks).slice(0, 11);
  const talked: SlipQuestion = {
    itemId: 'talked',
    text: 'I talked about math with someone today.',
    kind: 'yes-no',
    words: { yes: 'Yes', no: 'No' },
    shares: TALKED,
  };
  const comfort: SlipQuestion = {
    itemId: 'comfort',
    text: 'I felt comfortable sharing my ideas.',
    kind: 'yes-no',
    words: { yes: 'yes', no: 'no' },
    shares: COMFORT,
  };
  const test = {
    predictedOn: '2026-01-07',
    startsOn: since[0]!,
    decideBy: '2026-02-20',
    implementationMeasureId: 'opener-done',
    changeIdeaId: 'opener',
    predictionDirection: 'at-least',
    predictionValue: 60,
  };
  return {
    district: alder.id,
    team: 'dorvanne-7-openers',
    classes,
    workbook: {
      team: [
        {
          name: 'Dorvanne grade 7 math',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'en',
          cycleName: 'PDSA',
          focus: 'More talk about mathematics, and comfort with it',
          showLimits: 'yes',
        },
      ],
      'team-member': memberRows(classes, '2025-10-06', [
        ['coach@alder-unified.example', 'Ravenne Solistane', 'facilitator'],
      ]),
      'team-section': sectionRows(labels),
      'change-idea': [{ changeIdeaId: 'opener', name: 'Opener with a talk prompt', driverId: 'discourse' }],
      measure: [
        {
          measureId: 'talked',
          name: 'Students who talked about math',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'higher',
          goal: 60,
        },
        {
          measureId: 'comfort',
          name: 'Students who felt comfortable sharing',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'higher',
          goal: 70,
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
        { itemId: 'class', question: 'Class', role: 'section' },
        { itemId: 'talked', question: talked.text, language: 'en', role: 'measure', measureId: 'talked' },
        { itemId: 'comfort', question: comfort.text, language: 'en', role: 'measure', measureId: 'comfort' },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Opener with a talk prompt',
          question: 'Do more students talk about math?',
          measureId: 'talked',
          predictionText: 'At least 60 % say yes.',
          ...test,
        },
        {
          testId: 'T2',
          title: 'Opener and comfort',
          question: 'Do more students feel comfortable sharing?',
          measureId: 'comfort',
          predictionText: 'At least 60 % say yes.',
          ...test,
        },
      ],
      meeting: [
        { metOn: '2026-01-07', outcome: 'Planned the opener' },
        {
          metOn: '2026-02-05',
          outcome: 'The opener happened in few lessons',
          blocker: 'Pacing guide leaves no time',
          blockerKind: 'time',
        },
      ],
    },
    forms: [
      {
        folder: '',
        route: 'sheet',
        slips: writeSlips(SAMPLE.seed + 4, {
          days: [...before, ...since],
          classes,
          classesOn: (lesson) => [lesson % 2],
          questions: [talked, comfort],
          at: '09:47',
        }),
        questions: [talked, comfort],
        columns: [sectionColumn('Class', labels), answerColumn(talked), answerColumn(comfort)],
      },
    ],
    observations: since.map((day, lesson) => ({
      day,
      section: classes[lesson % 2]!.code,
      measure: 'Opener done as planned',
      source: 'self-report' as const,
      observer: initialsOf(classes[lesson % 2]!),
      done: DONE[lesson]!,
    })),
    observationDates: 'american',
    tests: [
      {
        testId: 'T1',
        measureId: 'talked',
        verdict: 'usual_range',
        story: 'Up and down as usual, and the opener happened in 3 of 11 lessons.',
      },
      {
        testId: 'T2',
        measureId: 'comfort',
        verdict: 'mixed',
        story: 'Two classes on alternate days: about 75 % and 41 %, a zig-zag.',
      },
    ],
  };
}
