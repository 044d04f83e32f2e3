import { lessonDays } from '../../model/calendar.ts';
import { BREAKS, birch } from '../districts.ts';
import { type ClassBook, classNamed } from './class-book.ts';
import { memberRows, sectionRows, type TeamStory } from './team-story.ts';

/** Students' explanations heard, and minutes watched, per lesson. */
const BEFORE = [
  [3, 20],
  [5, 25],
  [4, 20],
  [3, 15],
  [6, 30],
  [4, 25],
  [3, 20],
  [5, 20],
  [4, 30],
] as const;
const SINCE = [
  [7, 20],
  [9, 25],
  [8, 20],
  [6, 15],
  [12, 30],
  [9, 25],
  [7, 20],
  [10, 20],
  [11, 30],
  [9, 20],
  [8, 20],
] as const;
/** The small group has three or four students: too few for a chart. */
const GROUP = [
  [1, 4],
  [2, 4],
  [1, 3],
  [0, 4],
  [2, 4],
  [1, 4],
  [2, 3],
  [1, 4],
  [2, 4],
  [1, 4],
  [2, 4],
  [3, 4],
  [2, 4],
  [3, 3],
  [2, 4],
  [3, 4],
] as const;

/** The team that adopted: an observer counts explanations with a drawing or model, and no student fills in anything. */
export function representations(book: ClassBook): TeamStory {
  const classes = [classNamed(book, birch, 'Istravelle', 5, 1)];
  const labels = new Map([[classes[0]!, 'Room 12']]);
  const breaks = BREAKS[birch.id]!;
  const before = lessonDays('2025-10-01', '2025-11-05', [3, 5], breaks).slice(0, BEFORE.length);
  const since = lessonDays('2025-11-12', '2026-01-30', [3, 5], breaks).slice(0, SINCE.length);
  const groupDays = lessonDays('2025-11-13', '2026-02-12', [4, 2], breaks).slice(0, GROUP.length);
  return {
    district: birch.id,
    team: 'istravelle-5-representations',
    classes,
    workbook: {
      team: [
        {
          name: 'Istravelle grade 5',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'en',
          cycleName: 'Cycle of Inquiry',
          focus: 'Students explain with drawings and models',
        },
      ],
      'team-member': memberRows(classes, '2025-09-15', [
        ['facilitadora@birch-unified.example', 'Yolarra Benimoro', 'facilitator'],
        ['principal.istravelle@birch-unified.example', 'Tamrin Oslowick', 'sponsor'],
      ]),
      'team-section': sectionRows(labels),
      'change-idea': [
        { changeIdeaId: 'draw-first', name: 'Draw before you calculate', driverId: 'representations' },
        { changeIdeaId: 'helper-roles', name: 'Roles in the small group' },
      ],
      measure: [
        {
          measureId: 'explanations',
          name: 'Explanations with a drawing or model',
          kind: 'rate',
          role: 'outcome',
          betterIs: 'higher',
          unit: 'per 10 minutes',
          goal: 4,
        },
        {
          measureId: 'group-helped',
          name: 'Students of the small group who helped each other',
          kind: 'percent',
          role: 'outcome',
          betterIs: 'higher',
        },
        {
          measureId: 'draw-done',
          name: 'Drew first',
          kind: 'implementation',
          role: 'implementation',
          betterIs: 'higher',
        },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Draw before you calculate',
          question: 'Do we hear more explanations with a drawing when students draw first?',
          changeIdeaId: 'draw-first',
          measureId: 'explanations',
          implementationMeasureId: 'draw-done',
          predictionText: 'At least 3 explanations in ten minutes.',
          predictionDirection: 'at-least',
          predictionValue: 3,
          predictedOn: '2025-11-07',
          startsOn: since[0]!,
          decideBy: since[since.length - 1]!,
          decision: 'adopt',
          decidedOn: '2026-01-12',
          decisionReason: 'Explanations doubled and stayed there.',
          released: 'yes',
          releasedQuote: 'I can show it with a bar.',
        },
        {
          testId: 'T2',
          title: 'Roles in the small group',
          question: 'Do the students of the small group help each other more?',
          changeIdeaId: 'helper-roles',
          measureId: 'group-helped',
          predictionText: 'At least half of them, most days.',
          predictionDirection: 'at-least',
          predictionValue: 50,
          predictedOn: '2026-01-05',
          startsOn: groupDays[8]!,
          decideBy: '2026-02-27',
        },
      ],
      meeting: [
        { metOn: '2025-11-07', outcome: 'Practised counting together' },
        { metOn: '2026-01-12', outcome: 'Adopted: all grade 5 rooms start in March' },
      ],
    },
    forms: [],
    observations: [
      ...[...before, ...since].flatMap((day, lesson) => {
        const [count, minutes] = [...BEFORE, ...SINCE][lesson]!;
        const seen = (observer: string, heard: number) => ({
          day,
          section: 'Room 12',
          measure: 'explanations',
          source: 'observed' as const,
          observer,
          count: heard,
          minutes,
        });
        // In two lessons two people counted; one heard one more.
        return lesson === 3 || lesson === 12
          ? [seen('YB', count), seen('TO', count + 1)]
          : [seen('YB', count)];
      }),
      ...since.map((day) => ({
        day,
        section: 'Room 12',
        measure: 'draw-done',
        source: 'self-report' as const,
        done: 'done' as const,
      })),
      ...groupDays.map((day, lesson) => ({
        day,
        section: 'Room 12',
        measure: 'group-helped',
        source: 'observed' as const,
        observer: 'YB',
        count: GROUP[lesson]![0],
        outOf: GROUP[lesson]![1],
      })),
    ],
    observationDates: 'american',
    faultyObservations: [
      {
        cells: [
          '1/14/2026',
          'Room 12',
          'explanations',
          'observed',
          'YB',
          '4',
          '',
          '0',
          '',
          '',
          'timer stopped',
        ],
        why: 'no minutes observed (0)',
      },
    ],
    tests: [
      {
        testId: 'T1',
        measureId: 'explanations',
        verdict: 'lasting_better',
        story: 'Decided: adopt. From 2 to 4 explanations in ten minutes, counted by an observer.',
      },
      {
        testId: 'T2',
        measureId: 'group-helped',
        verdict: 'not_chartable',
        story:
          'Three or four students a day: a list, no chart. The prediction was typed after the first data. Its change idea has no driver.',
      },
    ],
  };
}
