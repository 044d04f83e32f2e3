import { describe, expect, it } from 'vitest';
import {
  adaptedWithoutNext,
  chainOf,
  decisionDue,
  gapsOf,
  nextTest,
  stageOf,
  type TestOfChange,
  verdictDay,
} from './test-of-change.ts';
import { decisionInWords, decisionLine, gapInWords, stageInWords } from './test-of-change-words.ts';

const complete: TestOfChange = {
  id: 'T1',
  title: 'New opener',
  question: 'Do more students ask when they are confused?',
  changeIdea: 'opener-with-talk',
  driver: 'discourse',
  measures: [{ id: 'asked', about: 'classes' }],
  implementationMeasures: [{ id: 'opener-done', about: 'classes' }],
  predictions: [{ bound: 'at-least', value: 0.6, typedOn: '2018-01-08' }],
  changeDate: '2018-01-10',
  decideBy: '2018-02-02',
  plan: null,
  studyNotes: null,
  decision: null,
  follows: null,
};

const decided = (
  choice: 'adopt' | 'adapt' | 'abandon',
  on = '2018-02-02',
  reason: string | null = 'Too long',
) => ({
  ...complete,
  studyNotes: 'Talk took 20 minutes',
  decision: { choice, on, reason },
});

describe('the life of a test', () => {
  it('planned, running, studied, decided', () => {
    expect(stageOf(complete, '2018-01-09', 0)).toEqual({ stage: 'planned' });
    expect(stageOf({ ...complete, changeDate: null }, '2018-03-01', 0)).toEqual({ stage: 'planned' });
    expect(stageOf(complete, '2018-01-10', 0)).toEqual({ stage: 'running', since: '2018-01-10' });
    expect(stageOf({ ...complete, studyNotes: 'More talk' }, '2018-01-30', 9)).toEqual({
      stage: 'studied',
      notes: 'More talk',
      withoutData: false,
    });
    expect(stageOf(decided('adopt'), '2018-02-03', 9)).toMatchObject({
      stage: 'decided',
      decision: { choice: 'adopt' },
      withoutData: false,
    });
  });

  it('studied or decided without a point since the change is told as "no data collected"', () => {
    const stage = stageOf(decided('abandon'), '2018-02-03', 0);
    expect(stage).toMatchObject({ stage: 'decided', withoutData: true });
    expect(gapsOf(decided('abandon'), stage)).toEqual(['no_data']);
    expect(gapsOf(complete, stageOf(complete, '2018-01-10', 0))).toEqual([]);
  });
});

describe('what a test lacks is said', () => {
  it('nothing, when it is complete', () => {
    expect(gapsOf(complete, { stage: 'planned' })).toEqual([]);
  });

  it.each([
    ['no_question', { question: null }, /^No question/],
    ['no_driver', { driver: null }, /^No driver/],
    ['no_measure', { measures: [] }, /^This test has no measure/],
    ['no_implementation_measure', { implementationMeasures: [] }, /^Was it done\? No measure\.$/],
    ['school_level_measure', { measures: [{ id: 'sbac', about: 'school' }] }, /whole school/],
    ['no_prediction', { predictions: [] }, /^No prediction/],
    ['no_change_date', { changeDate: null }, /^No start date/],
    ['no_decide_by', { decideBy: null }, /^No decide-by date/],
  ] as const)('%s', (gap, lacking, words) => {
    expect(gapsOf({ ...complete, ...lacking }, { stage: 'planned' })).toEqual([gap]);
    expect(gapInWords('en', gap)).toMatch(words);
    expect(gapInWords('es', gap)).not.toBe(gapInWords('en', gap));
  });

  it('a decision needs a reason', () => {
    const test = decided('adapt', '2018-02-02', null);
    expect(gapsOf(test, stageOf(test, '2018-02-03', 9))).toEqual(['decided_without_reason']);
  });
});

describe('the decision', () => {
  it('is due until the decide-by date and overdue after it', () => {
    expect(decisionDue(complete, '2018-02-02')).toBe('due');
    expect(decisionDue(complete, '2018-02-03')).toBe('overdue');
    expect(decisionDue({ ...complete, decideBy: null }, '2018-02-03')).toBe('no_date');
    expect(decisionDue(decided('adopt'), '2018-03-03')).toBe('decided');
  });

  it('has its line on the first sheet', () => {
    expect(decisionLine('en', complete, '2018-01-20')).toBe('Next: decide by Feb 2: adopt, adapt, stop.');
    expect(decisionLine('es', complete, '2018-01-20')).toBe(
      'Sigue: decidan antes del 2 de feb: adoptar, adaptar o dejarlo.',
    );
    expect(decisionLine('en', complete, '2018-02-20')).toMatch(/^The decision was due on Feb 2/);
    expect(decisionLine('en', { ...complete, decideBy: null }, '2018-02-20')).toMatch(/^No decide-by date/);
    expect(decisionLine('en', decided('adopt'), '2018-02-20')).toBeNull();
  });

  it('made early is the day up to which the verdict looks', () => {
    expect(verdictDay(complete)).toBe('2018-02-02');
    expect(verdictDay(decided('adopt', '2018-01-26'))).toBe('2018-01-26');
    expect(verdictDay(decided('adopt', '2018-02-09'))).toBe('2018-02-02');
    expect(verdictDay({ ...decided('adopt'), decideBy: null })).toBe('2018-02-02');
  });

  it('is called stop, not abandon, in front of a team', () => {
    expect(decisionInWords('en', 'abandon')).toBe('stop');
    expect(stageInWords('es', 'running')).toBe('en marcha');
  });
});

describe('adapt makes a linked next test', () => {
  const second = nextTest(decided('adapt'), 'T2');

  it('with question, driver and measures taken over, and no prediction or dates', () => {
    expect(second).toEqual({
      ...complete,
      id: 'T2',
      predictions: [],
      changeDate: null,
      decideBy: null,
      plan: 'Too long',
      studyNotes: null,
      decision: null,
      follows: 'T1',
    });
    expect(second && gapsOf(second, stageOf(second, '2018-02-05', 0))).toEqual([
      'no_prediction',
      'no_change_date',
      'no_decide_by',
    ]);
  });

  it('adopt and abandon do not', () => {
    expect(nextTest(decided('adopt'), 'T2')).toBeNull();
    expect(nextTest(decided('abandon'), 'T2')).toBeNull();
    expect(nextTest(complete, 'T2')).toBeNull();
  });

  it('the chain is visible, oldest first', () => {
    const third = { ...complete, id: 'T3', follows: 'T2' };
    const tests = [third, decided('adapt'), ...(second === null ? [] : [second])];
    expect(chainOf(tests, 'T3').map(({ id }) => id)).toEqual(['T1', 'T2', 'T3']);
    expect(chainOf(tests, 'T1').map(({ id }) => id)).toEqual(['T1']);
    expect(chainOf(tests, 'T9')).toEqual([]);
  });

  it('a link round in a circle or into nothing ends the chain', () => {
    const circle = [
      { ...complete, id: 'A', follows: 'B' },
      { ...complete, id: 'B', follows: 'A' },
    ];
    expect(chainOf(circle, 'A').map(({ id }) => id)).toEqual(['B', 'A']);
    expect(chainOf([{ ...complete, follows: 'gone' }], 'T1').map(({ id }) => id)).toEqual(['T1']);
  });

  it('an adapt without a next test is waiting', () => {
    expect(adaptedWithoutNext([decided('adapt')]).map(({ id }) => id)).toEqual(['T1']);
    expect(adaptedWithoutNext([decided('adapt'), ...(second === null ? [] : [second])])).toEqual([]);
  });
});
