import { lessonDays } from '../../model/calendar.ts';
import { type SlipQuestion, writeSlips } from '../../model/exit-slips.ts';
import { alder, BREAKS, SAMPLE } from '../districts.ts';
import { type ClassBook, classNamed } from './class-book.ts';
import { CONFUSION } from './free-text.ts';
import { answerColumn, memberRows, sectionRows, studentIdColumn, type TeamStory } from './team-story.ts';

const SHARES = [0.35, 0.42, 0.3, 0.38, 0.45, 0.33, 0.4, 0.36, 0.43, 0.31, 0.39, 0.44, 0.5];

/** The team that has only begun: three lessons since the change. "I was not confused" leaves the denominator. */
export function confusion(book: ClassBook): TeamStory {
  const classes = [classNamed(book, alder, 'Dorvanne', 8, 1)];
  const labels = new Map([[classes[0]!, 'Period 5']]);
  const days = lessonDays('2026-01-07', '2026-02-11', [1, 3, 5], BREAKS[alder.id]!).slice(0, SHARES.length);
  const asked: SlipQuestion = {
    itemId: 'asked-en',
    text: 'Did you ask a question when you were confused?',
    kind: 'yes-no',
    words: { yes: 'Yes', no: 'No', notCounted: 'I was not confused' },
    shares: SHARES,
    notCountedShare: 0.25,
  };
  const what: SlipQuestion = {
    itemId: 'what-en',
    text: 'What was confusing today?',
    kind: 'text',
    pool: CONFUSION,
    answered: 0.6,
  };
  const startsOn = days[days.length - 3]!;
  return {
    district: alder.id,
    team: 'dorvanne-8-confusion',
    classes,
    workbook: {
      team: [
        {
          name: 'Dorvanne grade 8 math',
          schoolCode: classes[0]!.school.code,
          schoolName: classes[0]!.school.name,
          language: 'en',
          cycleName: 'PDSA',
          focus: 'Students ask when they are confused',
          nextMeetingOn: '2026-02-25',
          safetyContact: 'counselor@alder-unified.example',
        },
      ],
      'team-member': memberRows(classes, '2025-12-01', [
        ['coach@alder-unified.example', 'Ravenne Solistane', 'facilitator'],
      ]),
      'team-section': sectionRows(labels),
      'change-idea': [
        { changeIdeaId: 'question-cards', name: 'Question cards on every desk', driverId: 'help-seeking' },
      ],
      measure: [
        {
          measureId: 'asked',
          name: 'Confused students who asked a question',
          kind: 'percent-yes',
          role: 'outcome',
          betterIs: 'higher',
          goal: 60,
        },
      ],
      item: [
        { itemId: 'student', question: 'Your student number', role: 'student-id' },
        {
          itemId: 'asked-en',
          question: asked.text,
          language: 'en',
          role: 'measure',
          measureId: 'asked',
          notCounted: 'I was not confused',
        },
        { itemId: 'what-en', question: what.text, language: 'en', role: 'text' },
      ],
      'test-of-change': [
        {
          testId: 'T1',
          title: 'Question cards',
          question: 'Do more confused students ask when a question card lies on every desk?',
          changeIdeaId: 'question-cards',
          measureId: 'asked',
          predictionText: 'At least half of the confused students will ask.',
          predictionDirection: 'at-least',
          predictionValue: 50,
          predictedOn: '2026-01-30',
          startsOn,
          decideBy: '2026-03-13',
        },
      ],
      meeting: [{ metOn: '2026-01-30', outcome: 'Wrote the prediction' }],
    },
    forms: [
      {
        folder: '',
        route: 'sheet',
        slips: writeSlips(SAMPLE.seed + 3, { days, classes, questions: [asked, what], at: '13:05' }),
        questions: [asked, what],
        columns: [studentIdColumn('Your student number', 8), answerColumn(asked), answerColumn(what)],
        faults: [
          { kind: 'writes', at: 40, column: what.text, text: 'I do not feel safe at home' },
          { kind: 'writes', at: 77, column: what.text, text: 'can someone call my mom at 555-0142' },
          { kind: 'writes', at: 95, column: what.text, text: '=1+1' },
          { kind: 'writes', at: 120, column: what.text, text: 'first the "x" part, then\nthe other side' },
          { kind: 'writes', at: 150, column: what.text, text: 'Ms. Tavarra went too fast' },
        ],
      },
    ],
    observations: [],
    observationDates: 'american',
    tests: [
      {
        testId: 'T1',
        measureId: 'asked',
        verdict: 'too_early',
        story: 'Only three lessons since the change. No measure of "was it done as planned".',
      },
    ],
  };
}
