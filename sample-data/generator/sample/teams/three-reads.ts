import { lessonDays } from '../../model/calendar.ts';
import { type SlipQuestion, writeSlips } from '../../model/exit-slips.ts';
import { wholeBelow } from '../../random.ts';
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

/** Share of answers 4 or 5, the same level before and since. */
const BEFORE = [0.52, 0.55, 0.46, 0.44, 0.53, 0.58, 0.5, 0.47, 0.49, 0.56, 0.54, 0.45];
const SINCE = [0.49, 0.46, 0.54, 0.57, 0.52, 0.45, 0.48, 0.55, 0.5, 0.58, 0.53, 0.47, 0.44];

/** The team whose change changed nothing: anonymous slips, exported three times under three names. */
export function threeReads(book: ClassBook): TeamStory {
  const classes = [classNamed(book, alder, 'Velmaric', 7, 1), classNamed(book, alder, 'Velmaric', 7, 3)];
  const labels = new Map(
    classes.map((mathClass, position) => [mathClass, position === 0 ? '1st period' : '4th period']),
  );
  const breaks = BREAKS[alder.id]!;
  const before = lessonDays('2025-10-07', '2025-11-18', [2, 4], breaks);
  const since = lessonDays('2025-12-02', '2026-02-12', [2, 4], breaks).slice(0, SINCE.length);
  const understood: SlipQuestion = {
    itemId: 'understood',
    text: 'I understood what the problem was asking. (1 = not at all, 5 = completely)',
    kind: 'agree',
    shares: [...BEFORE.slice(0, before.length), ...SINCE],
  };
  const slips = writeSlips(SAMPLE.seed + 2, {
    days: [...before, ...since],
    classes,
    questions: [understood],
    at: '08:51',
  });
  return {
    district: alder.id,
    team: 'velmaric-7-three-reads',
    classes,
    workbook: {
      team: [
        {
          name: 'Velmaric grade 7 math',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'en',
          cycleName: 'PDSA',
          focus: 'Students know what a problem asks before they calculate',
          nextMeetingOn: '2026-02-18',
          nextTask: 'Bring three work samples each',
        },
      ],
      'team-member': memberRows(classes, '2025-09-09', [
        ['coach@alder-unified.example', 'Ravenne Solistane', 'facilitator'],
        ['principal.velmaric@alder-unified.example', 'Odrin Belcarro', 'sponsor'],
      ]),
      'team-section': sectionRows(labels),
      'change-idea': [
        { changeIdeaId: 'three-reads', name: 'Read every problem three times', driverId: 'sense-making' },
      ],
      measure: [
        {
          measureId: 'understood',
          name: 'Students who understood what the problem was asking',
          kind: 'percent-favorable',
          role: 'outcome',
          betterIs: 'higher',
          scaleLowest: 1,
          scaleHighest: 5,
          goal: 70,
        },
        {
          measureId: 'sample-score',
          name: 'Work samples: understood the problem (0-3)',
          kind: 'median-score',
          role: 'outcome',
          betterIs: 'higher',
          scaleLowest: 0,
          scaleHighest: 3,
        },
        {
          measureId: 'reads-done',
          name: 'Three reads done',
          kind: 'implementation',
          role: 'implementation',
          betterIs: 'higher',
        },
      ],
      item: [
        { itemId: 'period', question: 'Your class', role: 'section' },
        {
          itemId: 'understood',
          question: understood.text,
          language: 'en',
          role: 'measure',
          measureId: 'understood',
          scaleHighest: 5,
        },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Three reads',
          question:
            'Do more students understand what is asked when the class reads every problem three times?',
          changeIdeaId: 'three-reads',
          measureId: 'understood',
          implementationMeasureId: 'reads-done',
          predictionText: 'At least 75 % will answer 4 or 5.',
          predictionDirection: 'at-least',
          predictionValue: 75,
          predictedOn: '2025-11-20',
          startsOn: since[0]!,
          decideBy: '2026-02-27',
          plan: 'Both classes, every lesson with a word problem.',
        },
      ],
      meeting: [
        { metOn: '2025-11-20', outcome: 'Chose three reads' },
        {
          metOn: '2026-01-22',
          outcome: 'Read slips',
          blocker: 'No common planning time',
          blockerKind: 'time',
        },
      ],
    },
    forms: [
      {
        folder: '',
        route: 'download',
        slips,
        questions: [understood],
        columns: [sectionColumn('Your class', labels), answerColumn(understood)],
      },
    ],
    observations: [
      ...since.map((day, lesson) => ({
        day,
        section: '1st period',
        measure: 'reads-done',
        source: 'self-report' as const,
        observer: initialsOf(classes[0]!),
        done: lesson % 6 === 4 ? ('partly' as const) : ('done' as const),
      })),
      // Eight work samples every other week, scored 0 to 3.
      ...[...before, ...since]
        .filter((_, lesson) => lesson % 4 === 1)
        .flatMap((day, round) =>
          Array.from({ length: 8 }, (_, sample) => ({
            day,
            section: '4th period',
            measure: 'sample-score',
            source: 'work-sample' as const,
            observer: initialsOf(classes[1]!),
            value: wholeBelow(4, SAMPLE.seed, 97, round, sample),
          })),
        ),
    ],
    observationDates: 'iso',
    tests: [
      {
        testId: 'T1',
        measureId: 'understood',
        verdict: 'usual_range',
        story: 'Nothing changed: about 51 % before and since, although the three reads were done.',
      },
    ],
  };
}
