import { describe, expect, it } from 'vitest';
import { RATES_EVERY_LESSON } from './false-alarm-rates.ts';
import { freshnessInWords } from './freshness-words.ts';
import { howToReadThis } from './how-to-read.ts';
import { plainWordsProblems } from './plain-words.ts';

describe('how to read this', () => {
  it('tells the rate of a look after every lesson, never less than simulated', () => {
    const twenty = RATES_EVERY_LESSON.find(({ within }) => within === 20);
    const text = howToReadThis('en').join(' ');
    expect(text).toContain(`${Math.ceil(twenty?.lasting ?? Number.NaN)} of 100 unchanged classes`);
    expect(text).toContain('within 20 lessons');
    expect(text).toContain(
      `${Math.ceil(twenty?.early ?? Number.NaN)} of 100 unchanged classes would see one`,
    );
  });

  it.each(['en', 'es'] as const)('is plain in %s and as long in both languages', (language) => {
    const sentences = howToReadThis(language);
    expect(sentences).toHaveLength(6);
    expect(sentences.flatMap((text) => plainWordsProblems(language, text))).toEqual([]);
  });
});

describe('the age of the newest lesson', () => {
  it('is told in school days', () => {
    const newest = '2018-02-02';
    expect(freshnessInWords('en', { newest, schoolDays: 3, stale: false })).toBe(
      'Newest lesson: Feb 2 (3 school days ago).',
    );
    expect(freshnessInWords('en', { newest, schoolDays: 1, stale: false })).toBe(
      'Newest lesson: Feb 2 (1 school day ago).',
    );
    expect(freshnessInWords('en', { newest, schoolDays: 0, stale: false })).toBe('Newest lesson: Feb 2.');
    expect(freshnessInWords('en', { newest, schoolDays: 11, stale: true })).toBe(
      'No new data for 11 school days: the newest lesson is Feb 2.',
    );
    expect(freshnessInWords('es', { newest, schoolDays: 3, stale: false })).toContain(
      'hace 3 días de escuela',
    );
  });
});
