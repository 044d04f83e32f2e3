import { lessonDays } from '../../model/calendar.ts';
import { type SlipQuestion, writeSlips } from '../../model/exit-slips.ts';
import { BREAKS, birch, SAMPLE } from '../districts.ts';
import { type ClassBook, classNamed } from './class-book.ts';
import { answerColumn, initialsOf, memberRows, sectionRows, type TeamStory } from './team-story.ts';

const BEFORE = [0.3, 0.22, 0.34, 0.26, 0.37, 0.24, 0.31, 0.27, 0.35];
const SINCE = [0.36, 0.41, 0.44, 0.4, 0.47, 0.43, 0.5, 0.45, 0.42, 0.48];

/** The team that stopped: lower is better, and the level moved the wrong way. Anonymous slips without a section. */
export function lost(book: ClassBook): TeamStory {
  const classes = [classNamed(book, birch, 'Karvellin', 8, 1)];
  const labels = new Map([[classes[0]!, 'Math 8']]);
  const breaks = BREAKS[birch.id]!;
  const before = lessonDays('2025-10-06', '2025-11-05', [1, 3], breaks).slice(0, BEFORE.length);
  const since = lessonDays('2025-11-10', '2025-12-17', [1, 3], breaks).slice(0, SINCE.length);
  const question: SlipQuestion = {
    itemId: 'lost',
    text: 'I was lost today and did not ask.',
    kind: 'yes-no',
    words: { yes: 'Yes', no: 'No' },
    shares: [...BEFORE.slice(0, before.length), ...SINCE],
  };
  return {
    district: birch.id,
    team: 'karvellin-8-lost',
    classes,
    workbook: {
      team: [
        {
          name: 'Karvellin grade 8 math',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'en',
          cycleName: 'Cycle of Inquiry',
          focus: 'Fewer students lost without asking',
        },
      ],
      'team-member': memberRows(classes, '2025-09-15', [
        ['facilitadora@birch-unified.example', 'Yolarra Benimoro', 'facilitator'],
      ]),
      'team-section': sectionRows(labels),
      'change-idea': [
        { changeIdeaId: 'exit-partner', name: 'Ask three before me', driverId: 'help-seeking' },
      ],
      measure: [
        {
          measureId: 'lost',
          name: 'Students who were lost and did not ask',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'lower',
          goal: 15,
        },
        {
          measureId: 'rule-used',
          name: 'Rule used in the lesson',
          kind: 'implementation',
          role: 'implementation',
          betterIs: 'higher',
        },
      ],
      item: [{ itemId: 'lost', question: question.text, language: 'en', role: 'measure', measureId: 'lost' }],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Ask three before me',
          question: 'Are fewer students lost without asking when they ask three classmates first?',
          changeIdeaId: 'exit-partner',
          measureId: 'lost',
          implementationMeasureId: 'rule-used',
          predictionText: 'At most 20 % will say yes.',
          predictionDirection: 'at-most',
          predictionValue: 20,
          predictedOn: '2025-11-06',
          startsOn: since[0]!,
          decideBy: '2025-12-17',
          decision: 'abandon',
          decidedOn: '2025-12-18',
          decisionReason: 'Students asked each other less, not more.',
          studyNotes: 'The rule made asking look like a failure.',
          released: 'yes',
        },
      ],
      meeting: [{ metOn: '2025-12-18', outcome: 'Stopped the test', nextStep: 'Try question cards' }],
    },
    forms: [
      {
        folder: '',
        route: 'download',
        slips: writeSlips(SAMPLE.seed + 6, {
          days: [...before, ...since],
          classes,
          questions: [question],
          at: '14:10',
        }),
        questions: [question],
        columns: [answerColumn(question)],
        faults: [
          { kind: 'same-second', at: 3 },
          { kind: 'same-second', at: 140 },
          { kind: 'left-blank', at: 60 },
        ],
      },
    ],
    observations: since.map((day) => ({
      day,
      section: 'Math 8',
      measure: 'rule-used',
      source: 'observed' as const,
      observer: initialsOf(classes[0]!),
      done: 'done' as const,
    })),
    observationDates: 'american',
    tests: [
      {
        testId: 'T1',
        measureId: 'lost',
        verdict: 'lasting_worse',
        story: 'Decided: abandon. Lower is better, and the share went from about 29 % to about 44 %.',
      },
    ],
  };
}
