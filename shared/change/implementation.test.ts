import { describe, expect, it } from 'vitest';
import { firstLine } from './headline.ts';
import {
  type DatedDone,
  implementationSummaries,
  implementationWords,
  isNotYetATest,
} from './implementation.ts';

const entry = (date: string, done: DatedDone['done'], more: Partial<DatedDone> = {}): DatedDone => ({
  date,
  section: 'A',
  source: 'self-report',
  done,
  ...more,
});

/** One lesson a day from Jan 10 2018 on. */
const log = (...lessons: DatedDone['done'][]): DatedDone[] =>
  lessons.map((done, i) => entry(`2018-01-${10 + i}`, done));

const summaries = (entries: readonly DatedDone[], until = '2018-01-31') =>
  implementationSummaries(entries, '2018-01-10', until);

describe('did we do it as planned?', () => {
  it('counts the lessons since the change', () => {
    const entries = [entry('2018-01-09', 'done'), ...log('done', 'partly', 'no', 'done')];
    expect(summaries(entries)).toMatchObject([{ source: 'self-report', done: 2, partly: 1, no: 1 }]);
    expect(summaries(entries, '2018-01-11')).toMatchObject([{ done: 1, partly: 1, no: 0 }]);
  });

  it('the last word on a lesson counts', () => {
    expect(summaries([...log('no', 'done'), entry('2018-01-10', 'done')])).toMatchObject([
      { done: 2, no: 0 },
    ]);
  });

  it('two sections are two lessons', () => {
    const entries = [entry('2018-01-10', 'done'), entry('2018-01-10', 'no', { section: 'B' })];
    expect(summaries(entries)).toMatchObject([{ done: 1, no: 1 }]);
  });

  it('what teachers say and what observers saw are told apart, most lessons first', () => {
    const entries = [entry('2018-01-10', 'no', { source: 'observed' }), ...log('done', 'done')];
    expect(summaries(entries).map(({ source, done, no }) => [source, done, no])).toEqual([
      ['self-report', 2, 0],
      ['observed', 0, 1],
    ]);
  });

  it('dots come in order of days', () => {
    const [summary] = summaries(log('done', 'no', 'partly').reverse());
    expect(summary?.lessons.map(({ done }) => done)).toEqual(['done', 'no', 'partly']);
  });
});

describe('in words', () => {
  const context = {
    language: 'en',
    change: 'the new opener',
    changeDate: '2018-01-10',
    hasMeasure: true,
  } as const;

  it('done in fewer than half of the lessons is not yet a test', () => {
    const three = summaries(log('done', 'no', 'done', 'no', 'partly', 'no', 'done', 'partly'));
    expect(implementationWords(three, context)).toEqual({
      text: 'The new opener happened as planned in 3 of 8 lessons, so this is not yet a test of the idea.',
      qualifiesHeadline: true,
    });
    const half = summaries(log('done', 'no', 'done', 'no'));
    expect(half[0] && isNotYetATest(half[0])).toBe(false);
    expect(implementationWords(half, context)).toEqual({
      text: 'Done as planned in 2 of 4 lessons.',
      qualifiesHeadline: false,
    });
  });

  it('nobody knows: said so', () => {
    expect(implementationWords([], context).text).toBe('Was it done? Nothing is written down since Jan 10.');
    expect(implementationWords([], { ...context, hasMeasure: false }).text).toBe('Was it done? No measure.');
  });

  it('qualifies the first line of the sheet, but no answer that is still to come', () => {
    const few = implementationWords(summaries(log('done', 'no', 'no')), context);
    const words = { headline: 'Up and down as usual.', nextStep: '', notes: [] };
    expect(firstLine('usual_range', words, few)).toBe(
      'Up and down as usual. The new opener happened as planned in 1 of 3 lessons, so this is not yet a test of the idea.',
    );
    expect(firstLine('lasting_better', words, few)).toContain('not yet a test');
    expect(firstLine('too_early', words, few)).toBe('Up and down as usual.');
    const often = implementationWords(summaries(log('done', 'done')), context);
    expect(firstLine('usual_range', words, often)).toBe('Up and down as usual.');
  });
});
