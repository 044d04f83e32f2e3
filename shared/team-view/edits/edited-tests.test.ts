import { describe, expect, it } from 'vitest';
import { edit, TEAM, test } from '../made-up/oak-team.ts';
import { rowKeys } from '../row-keys.ts';
import { readEditLog } from './edit-log.ts';
import { editedTests, type TestsBeforeEdits } from './edited-tests.ts';

const keys = rowKeys('secret', TEAM);
const read = (edits: Parameters<typeof readEditLog>[0], given: Partial<TestsBeforeEdits> = {}) =>
  editedTests(
    { tests: [test('T1')], earlierPredictions: [], teamId: TEAM, isPercent: () => true, ...given },
    readEditLog(edits),
    keys,
  );

describe('a test with the team’s edits', () => {
  it('has what the team typed, by the test’s id or by its key', () => {
    const [t1] = read([
      edit('test-field', 'T1', 'doNotes', 'Left out once'),
      edit('test-field', keys.test('T1'), 'decision', 'adapt'),
      edit('test-field', 'T1', 'decisionReason', 'Too long'),
      edit('test-field', 'T1', 'decideBy', '2025-12-19'),
    ]);
    expect(t1?.record).toMatchObject({
      doNotes: 'Left out once',
      decision: 'adapt',
      decisionReason: 'Too long',
      decideBy: '2025-12-19',
      question: 'Do more students ask?',
    });
  });

  it('is decided on the day the decision came back, where no day is written', () => {
    const [t1] = read([edit('test-field', 'T1', 'decision', 'adopt', { editedAt: '2025-12-15T17:30:00' })]);
    expect(t1?.record.decidedOn).toBe('2025-12-15');
  });

  it('has an emptied cell empty again, but never no title', () => {
    const [t1] = read([edit('test-field', 'T1', 'plan', null), edit('test-field', 'T1', 'title', null)], {
      tests: [test('T1', { plan: 'Put cards on desks' })],
    });
    expect(t1?.record).toMatchObject({ plan: null, title: 'Question cards' });
  });

  it('does not take what nobody can read, and says so', () => {
    const [t1] = read([
      edit('test-field', 'T1', 'decideBy', 'soon'),
      edit('test-field', 'T1', 'decision', 'perhaps'),
      edit('test-field', 'T1', 'predictionValue', 'most of them'),
    ]);
    expect(t1?.record).toMatchObject({ decideBy: '2025-12-12', decision: null, predictionValue: 60 });
    expect(new Set(t1?.problems)).toEqual(
      new Set([
        { kind: 'not_a_day', field: 'decideBy', value: 'soon' },
        { kind: 'not_a_choice', field: 'decision', value: 'perhaps' },
        { kind: 'not_a_value', field: 'predictionValue', value: 'most of them' },
      ]),
    );
  });

  it('that was filled into the empty form is a test of its own', () => {
    const tests = read([
      edit('test-field', 'T2', 'title', 'Cards again'),
      edit('test-field', 'T2', 'startsOn', '2025-12-01'),
    ]);
    expect(tests.map(({ record }) => [record.testId, record.title, record.startsOn])).toEqual([
      ['T1', 'Question cards', '2025-10-24'],
      ['T2', 'Cards again', '2025-12-01'],
    ]);
  });

  it('that was only emptied is none', () => {
    expect(read([edit('test-field', 'T2', 'title', null)])).toHaveLength(1);
  });
});

describe('versions of the prediction', () => {
  it('are the file’s and every return that changed it, as shares of 1', () => {
    const [t1] = read([
      edit('test-field', 'T1', 'predictionValue', '70%', { editedAt: '2025-11-10T16:00:00' }),
      edit('test-field', 'T1', 'predictionDirection', 'at most', { editedAt: '2025-11-12T16:00:00' }),
      edit('test-field', 'T1', 'predictionValue', '20%', { editedAt: '2025-11-12T16:00:00' }),
    ]);
    expect(t1?.predictions).toEqual([
      { bound: 'at-least', value: 0.6, typedOn: '2025-10-20' },
      { bound: 'at-least', value: 0.7, typedOn: '2025-11-10T16:00:00' },
      { bound: 'at-most', value: 0.2, typedOn: '2025-11-12T16:00:00' },
    ]);
  });

  it('are not added by a return that says the same', () => {
    expect(read([edit('test-field', 'T1', 'predictionValue', '60%')])[0]?.predictions).toHaveLength(1);
  });

  it('include what earlier files said', () => {
    const [t1] = read([], {
      earlierPredictions: [{ testId: 'T1', direction: 'at-least', value: 50, typedOn: '2025-10-01' }],
    });
    expect(t1?.predictions.map(({ value }) => value)).toEqual([0.5, 0.6]);
  });

  it('of other measures stay in their unit; without a day they stand before everything', () => {
    const [t1] = read([], {
      tests: [test('T1', { predictionValue: 3, predictedOn: null })],
      isPercent: () => false,
    });
    expect(t1?.predictions).toEqual([{ bound: 'at-least', value: 3, typedOn: '' }]);
  });

  it('need a direction and a value', () => {
    expect(read([], { tests: [test('T1', { predictionDirection: null })] })[0]?.predictions).toEqual([]);
  });
});
