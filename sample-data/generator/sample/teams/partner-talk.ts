import { lessonDays } from '../../model/calendar.ts';
import type { SlipQuestion } from '../../model/exit-slips.ts';
import { writeSlips } from '../../model/exit-slips.ts';
import { alder, BREAKS, SAMPLE } from '../districts.ts';
import { type ClassBook, classNamed } from './class-book.ts';
import { DRIVERS } from './drivers.ts';
import { HELPED_OR_HINDERED } from './free-text.ts';
import {
  answerColumn,
  initialsOf,
  memberRows,
  sectionColumn,
  sectionRows,
  studentIdColumn,
  type TeamStory,
} from './team-story.ts';

/** Share of yes per lesson: 14 lessons about 44 %, then 15 lessons about 61 %. */
const BEFORE = [0.45, 0.4, 0.48, 0.42, 0.38, 0.47, 0.44, 0.41, 0.5, 0.43, 0.39, 0.46, 0.42, 0.44];
const SINCE = [0.53, 0.58, 0.61, 0.57, 0.63, 0.6, 0.66, 0.62, 0.59, 0.64, 0.68, 0.61, 0.65, 0.63, 0.67];
const DONE = [
  'done',
  'done',
  'partly',
  'done',
  'done',
  'done',
  'done',
  'no',
  'done',
  'done',
  'done',
  'partly',
  'done',
  'done',
  'done',
] as const;

/** The team whose change worked: a lasting change, called at the decide-by date, with students' ids on the slips. */
export function partnerTalk(book: ClassBook): TeamStory {
  const classes = [classNamed(book, alder, 'Velmaric', 6, 1), classNamed(book, alder, 'Velmaric', 6, 2)];
  const labels = new Map(classes.map((mathClass, position) => [mathClass, `Period ${position + 2}`]));
  const breaks = BREAKS[alder.id]!;
  const days = [
    ...lessonDays('2025-10-06', '2025-11-19', [1, 3], breaks),
    ...lessonDays('2025-12-01', '2026-02-04', [1, 3], breaks).filter(
      (day) => day < '2025-12-19' || day > '2026-01-04',
    ),
  ];
  const explained: SlipQuestion = {
    itemId: 'explained-en',
    text: 'Today I explained my thinking to a partner.',
    kind: 'yes-no',
    words: { yes: 'Yes', no: 'No' },
    shares: [...BEFORE, ...SINCE],
  };
  const helped: SlipQuestion = {
    itemId: 'helped-en',
    text: 'What helped you or got in your way today?',
    kind: 'text',
    pool: HELPED_OR_HINDERED,
    answered: 0.55,
  };
  const slips = writeSlips(SAMPLE.seed + 1, {
    days,
    classes,
    questions: [explained, helped],
    at: '10:42',
    leaning: ({ ethnicity }) => (ethnicity === '500' ? -0.5 : ethnicity === '600' ? -0.3 : 0.2),
  });
  const since = days.filter((day) => day >= '2025-12-01');
  return {
    district: alder.id,
    team: 'velmaric-6-partner-talk',
    classes,
    workbook: {
      team: [
        {
          name: 'Velmaric grade 6 math',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'en',
          cycleName: 'PDSA',
          focus: 'More students explain their thinking to each other',
          nextMeetingOn: '2026-02-17',
          nextTask: 'Decide about the opener',
          raisedToDistrict: 'Twenty minutes of common planning time on Mondays',
          safetyContact: 'counselor@alder-unified.example',
          showHowToRead: 'yes',
          showContext: 'yes',
        },
      ],
      'team-member': [
        ...memberRows(classes, '2025-09-02', [
          ['coach@alder-unified.example', 'Ravenne Solistane', 'facilitator'],
          ['principal.velmaric@alder-unified.example', 'Odrin Belcarro', 'sponsor'],
        ]),
        {
          personEmail: 'guest@alder-unified.example',
          personName: 'Imara Vellquist',
          role: 'guest',
          fromDate: '2025-10-01',
          toDate: '2025-12-19',
        },
      ],
      'team-section': sectionRows(labels),
      aim: [
        {
          aimId: 'velmaric-6-aim',
          statement:
            'By June 2026, 65 % of our students explain their thinking to a partner in a lesson; our African American and Hispanic/Latino students as often as the others.',
          focusGroups: 'african-american,hispanic-latino',
          baselineYear: '2024-25',
          targetYear: '2025-26',
          version: '1',
        },
      ],
      driver: DRIVERS,
      'change-idea': [
        {
          changeIdeaId: 'ten-minute-opener',
          name: 'Ten-minute opener with partner talk',
          driverId: 'discourse',
          suggestedBecause: 'Two teams saw more talk with it last year',
        },
      ],
      measure: [
        {
          measureId: 'explained',
          name: 'Students who explained their thinking to a partner',
          nameEs: 'Estudiantes que explicaron su razonamiento',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'higher',
          goal: 65,
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
        { itemId: 'period', question: 'Which period are you in?', role: 'section' },
        {
          itemId: 'explained-en',
          question: explained.text,
          language: 'en',
          role: 'measure',
          measureId: 'explained',
        },
        { itemId: 'helped-en', question: helped.text, language: 'en', role: 'text' },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Ten-minute opener with partner talk',
          question:
            'Do more students explain their thinking when every lesson opens with ten minutes of partner talk?',
          changeIdeaId: 'ten-minute-opener',
          measureId: 'explained',
          implementationMeasureId: 'opener-done',
          predictionText: 'At least half of the students will say yes.',
          predictionDirection: 'at-least',
          predictionValue: 50,
          predictedOn: '2025-11-20',
          startsOn: '2025-12-01',
          decideBy: '2026-02-06',
          plan: 'Both teachers open every Monday and Wednesday lesson with the prompt on the board; slips in the last three minutes.',
          doNotes: 'Left out once because of an assembly, shortened twice.',
          released: 'yes',
          releasedQuote: 'my partner explained it different and I got it',
        },
      ],
      meeting: [
        {
          metOn: '2025-11-20',
          outcome: 'Chose the opener and wrote the prediction',
          nextStep: 'Print prompts',
        },
        {
          metOn: '2025-12-15',
          outcome: 'Five lessons in, opener happens',
          nextStep: 'Keep going',
          blocker: 'Assembly took a lesson',
          blockerKind: 'schedule',
        },
        { metOn: '2026-01-20', outcome: 'Looked at the slips together', nextStep: 'Decide in February' },
      ],
      'storyboard-entry': [
        { heading: 'Our problem', body: 'Few students talk about their thinking.' },
        { heading: "The user's perspective", body: 'Students told us they wait for others to answer.' },
      ],
      code: [
        {
          codeId: 'partner',
          name: 'Partner or group',
          nameEs: 'Compañero o grupo',
          definition: 'Talk or work with others is mentioned',
          phrasesEn: 'partner|group|talk',
          phrasesEs: 'compañero|grupo|hablar',
          state: 'active',
        },
        {
          codeId: 'confused',
          name: 'Confused',
          nameEs: 'Confundido',
          definition: 'Something was not understood',
          phrasesEn: 'confus|stuck|did not understand|lost',
          phrasesEs: 'no entend|confund|perd',
          unlessEn: 'nothing was confus',
          state: 'active',
        },
        {
          codeId: 'more-time',
          name: 'Needs more time or practice',
          definition: 'A request for time or practice',
          phrasesEn: 'more time|more practice|did not finish',
          phrasesEs: 'más tiempo',
          state: 'active',
        },
      ],
    },
    forms: [
      {
        folder: '',
        route: 'sheet',
        slips,
        questions: [explained, helped],
        columns: [
          studentIdColumn('Student ID', 4),
          sectionColumn('Which period are you in?', labels),
          answerColumn(explained),
          answerColumn(helped),
          // The owner of the sheet added a column of her own; no item of the workbook names it.
          { header: 'Internal notes', value: ({ second }) => (second % 97 === 0 ? 'follow up' : '') },
        ],
        faults: [
          { kind: 'unreadable-time', at: 200 },
          { kind: 'sent-twice', at: 405 },
        ],
      },
    ],
    observations: since.map((day, lesson) => ({
      day,
      section: 'Period 2',
      measure: 'opener-done',
      source: 'self-report' as const,
      observer: initialsOf(classes[0]!),
      done: DONE[lesson] ?? 'done',
      ...(DONE[lesson] === 'no' ? { note: 'Assembly' } : {}),
    })),
    observationDates: 'american',
    faultyObservations: [
      {
        cells: ['2/5/2026', 'Period 2', 'opener-done', 'self-report', '', '', '', '', '', 'maybe', ''],
        why: 'Done is neither done, partly nor no ("maybe")',
      },
    ],
    tests: [
      {
        testId: 'T1',
        measureId: 'explained',
        verdict: 'lasting_better',
        story:
          'The change that worked: about 44 % before, about 62 % since, every lesson above the usual level.',
      },
    ],
  };
}
