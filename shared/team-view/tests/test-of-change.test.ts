import { describe, expect, it } from 'vitest';
import { edit, measure, oakContext, oakTeam, test } from '../made-up/oak-team.ts';
import type { TeamRecords } from '../team-records.ts';
import { teamViews } from '../team-views.ts';

const AFTER_DECIDE_BY = '2025-12-15';
const pagesOf = (records: TeamRecords, today = '2025-11-12') =>
  teamViews(records, oakContext({ today })).pages;
const viewOf = (changes: Partial<TeamRecords> = {}, today = '2025-11-12', shape = {}) =>
  pagesOf(oakTeam(shape, changes), today)[0]!.view;

describe('a test of change', () => {
  it('that is decided keeps its verdict of that day, waits for no data, and says what was decided', () => {
    const decided = test('T1', { decision: 'adopt', decidedOn: '2025-11-05', decisionReason: 'It holds.' });
    const view = viewOf({ tests: [decided] }, '2026-03-02');
    expect(view.thisWeek).toMatchObject({
      freshness: 'Newest lesson: Nov 10.',
      stale: false,
      next: ['Decided on Nov 5: adopt.'],
    });
    expect(view.test).toMatchObject({
      decision: 'adopt',
      decidedOn: '2025-11-05',
      decisionReason: 'It holds.',
    });
    expect(view.thisWeek.headline).toContain('14 lessons');
  });

  it('that is adopted offers its new level as the usual one, once it has held for ten lessons', () => {
    const adopted = test('T1', { decision: 'adopt', decidedOn: '2025-12-12', decisionReason: 'It holds.' });
    const next = (lessons: number) =>
      viewOf({ tests: [adopted] }, AFTER_DECIDE_BY, { lessons }).thisWeek.next;
    expect(next(16)).toEqual(['Decided on Dec 12: adopt.']);
    expect(next(20)[1]).toMatch(/^The new level has held for 12 lessons since Oct 24\./);
  });

  it('that was decided in an earlier school year is shown no more', () => {
    const decided = test('T1', { decision: 'adopt', decidedOn: '2025-05-30', startsOn: '2025-04-01' });
    expect(pagesOf(oakTeam({}, { tests: [decided] })).map(({ testId, facts }) => [testId, facts])).toEqual([
      ['T2', null],
    ]);
  });

  it('decided "adapt" is followed by the next one, linked and filled in from it', () => {
    const adapted = test('T1', { decision: 'adapt', decidedOn: '2025-11-10', decisionReason: 'Fewer cards' });
    const pages = pagesOf(oakTeam({}, { tests: [adapted] }));
    expect(pages.map(({ testId }) => testId)).toEqual(['T1', 'T2']);
    expect(pages[1]!.view.test).toMatchObject({
      question: 'Do more students ask?',
      plan: 'Fewer cards',
      follows: 'Question cards',
      changeIdea: 'Question cards on every desk',
      startsOn: null,
      decision: null,
      prediction: { text: null, value: null },
    });
    expect(pages[1]!.view.outcome?.points).toHaveLength(16);
  });

  it('keeps its link when the team fills in the next one, and makes no further one', () => {
    const adapted = test('T1', { decision: 'adapt', decidedOn: '2025-11-10' });
    const edits = [
      edit('test-field', 'T2', 'title', 'Fewer cards'),
      edit('test-field', 'T2', 'startsOn', '2025-11-17'),
    ];
    const pages = pagesOf(oakTeam({}, { tests: [adapted], edits }));
    expect(pages.map(({ view }) => [view.test.title, view.test.follows])).toEqual([
      ['Question cards', null],
      ['Fewer cards', 'Question cards'],
    ]);
    const own = [adapted, test('T2', { followsTestId: 'T1', title: 'Fewer cards' })];
    expect(pagesOf(oakTeam({}, { tests: own }))).toHaveLength(2);
  });

  it('says what it lacks', () => {
    const bare = test('T1', {
      question: null,
      changeIdeaId: null,
      measureId: null,
      implementationMeasureId: null,
      predictionText: null,
      predictionDirection: null,
      predictionValue: null,
      decideBy: null,
    });
    const view = viewOf({ tests: [bare] });
    expect(view.test.findings).toEqual([
      'No question: say what this test should answer.',
      'No driver: say which driver this change works on.',
      'This test has no measure: nobody will know if it helped students.',
      'Was it done? No measure.',
      'No prediction: write one before the first lesson.',
      'No decide-by date: set the day on which you decide.',
    ]);
    expect(view.thisWeek.headline).toBe('This test has no measure: nobody will know if it helped students.');
    expect(view.outcome).toBeNull();
  });

  it('with a prediction in words only is asked for a number; without a day it is told', () => {
    const words = test('T1', { predictionValue: null, predictionDirection: null });
    expect(viewOf({ tests: [words] }).test.findings).toEqual([
      'The prediction has no number: write “at least” or “at most” and a value.',
    ]);
    expect(viewOf({ tests: [words] }).thisWeek.prediction).toBe('Prediction: At least 60 % will ask.');
    expect(viewOf({ tests: [test('T1', { predictedOn: null })] }).test.findings).toEqual([
      'The prediction has no day: nobody can tell if it came before the data.',
    ]);
  });

  it('predicts in the unit of its measure, also before there is data', () => {
    const measures = [
      measure('asked', { kind: 'rate', unit: 'per 10 minutes' }),
      measure('cards-done', { kind: 'implementation' }),
    ];
    const view = viewOf({ measures, answers: [], tests: [test('T1', { predictionValue: 3 })] });
    expect(view.thisWeek.prediction).toBe('You predicted at least 3. No data yet.');
    expect(view.test).toMatchObject({ prediction: { value: '3', lockedSince: null }, result: null });
  });

  it('whose prediction was changed after the first data keeps the first, and says so', () => {
    const edits = [
      edit('test-field', 'T1', 'predictionValue', '40%', { before: '60%', editedAt: '2025-11-05T16:00:00' }),
    ];
    const { prediction } = viewOf({ edits }).test;
    expect(prediction).toMatchObject({ value: '60%', lockedSince: '2025-10-24' });
    expect(prediction.remark).toBe(
      'The prediction was changed on Nov 5, after data had come in. The first one counts.',
    );
    const before = edits.map((one) => ({ ...one, editedAt: '2025-10-21T16:00:00' }));
    expect(viewOf({ edits: before }).test.prediction).toMatchObject({ value: '40%', remark: null });
  });

  it('about a school’s measure is warned', () => {
    const measures = [measure('asked', { teamId: null }), measure('cards-done', { kind: 'implementation' })];
    expect(viewOf({ measures }).test.findings[0]).toMatch(/^This measure is about the whole school/);
  });

  it('of few students has no chart on the first sheet; the numbers stay', () => {
    const view = viewOf({}, AFTER_DECIDE_BY, { students: 4 });
    expect(view.outcome).toBeNull();
    expect(view.thisWeek.headline).toMatch(/^Too few students for a chart: see the list\./);
    expect(view.furtherSeries.map(({ measureId, points }) => [measureId, points.length])).toEqual([
      ['asked', 16],
    ]);
  });

  it('with nearly everybody saying yes counts the lessons from one rarer lesson to the next', () => {
    const view = viewOf({}, AFTER_DECIDE_BY, { yes: (lesson: number) => (lesson % 4 === 3 ? 80 : 100) });
    expect(view.outcome).toMatchObject({ unit: { kind: 'count' }, betterIs: 'higher', usualLevels: [] });
    expect(view.outcome?.points.map(({ value }) => value)).toEqual([4, 4, 4]);
  });

  it('is told as facts for those above the team', () => {
    const { facts } = pagesOf(oakTeam(), AFTER_DECIDE_BY)[0]!;
    expect(facts).toMatchObject({
      testId: 'T1',
      verdict: 'lasting_better',
      standing: 'called',
      lessonsBefore: 8,
      lessonsSince: 8,
      students: 25,
      driver: 'Students ask when they are confused',
      newestPointOn: '2025-11-10',
      hasPrediction: true,
      predictionCameAfterData: false,
      implementation: { lessons: 8, done: 8 },
      gaps: [],
    });
    expect(facts?.usualLevel).toBeCloseTo(0.42, 9);
  });
});
