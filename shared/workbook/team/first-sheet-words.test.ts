import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spanishTeam } from '../made-up/spanish-team.ts';
import { newTeam, runningTeam } from '../made-up/team-views.ts';
import type { TeamView } from '../team-view.ts';
import { wordsFor } from '../words/words.ts';
import {
  countWords,
  type FirstSheetWords,
  firstSheetWords,
  firstWords,
  MOST_WORDS,
  wordsUpTo,
} from './first-sheet-words.ts';

const wordsOf = (view: TeamView): FirstSheetWords => firstSheetWords(view, wordsFor(view.language));

function total(text: FirstSheetWords): number {
  const wrote = text.wrote.flatMap(({ code, quote }) => [code, quote]);
  const { headline, team, freshness, predictionTitle, prediction, wroteTitle, nextTitle, next } = text;
  return [headline, team, freshness, predictionTitle, prediction, wroteTitle, nextTitle, ...wrote, ...next]
    .map(countWords)
    .reduce((sum, count) => sum + count, 0);
}

describe('a quote that is too long', () => {
  it('keeps its beginning, and the words that say why it stands there', () => {
    expect(wordsUpTo('hoy me ayudó mi compañera con todo', 'Mi compañera')).toBe(5);
    expect(wordsUpTo('nothing was confusing', 'partner')).toBe(0);
    const view = runningTeam();
    const quote = `${'today in the second half of the lesson '.repeat(2)}my partner helped me with ${'very '.repeat(80)}much`;
    const wrote = [{ code: 'Talking with others', count: 21, quote, because: 'my partner' }];
    const shown = wordsOf({ ...view, thisWeek: { ...view.thisWeek, wrote } }).wrote[0]?.quote;
    expect(shown).toMatch(/^“today in the second half .* my partner/);
  });
});

describe('words', () => {
  it('are counted as people count them', () => {
    expect(countWords('14 of 27 students (52%) said so.')).toBe(7);
    expect(countWords(' – · … ')).toBe(0);
    expect(countWords('')).toBe(0);
  });

  it('are cut after whole words', () => {
    expect(firstWords('my partner explained it better', 3)).toBe('my partner explained…');
    expect(firstWords('my partner', 3)).toBe('my partner');
    expect(firstWords('my partner', 0)).toBe('');
  });
});

describe('the first sheet', () => {
  it.each([
    ['English', runningTeam()],
    ['Spanish, long names', spanishTeam()],
    ['a first day', newTeam()],
  ])('has at most 120 words: %s', (_, view) => {
    expect(total(wordsOf(view))).toBeLessThanOrEqual(MOST_WORDS);
  });

  it('has at most 120 words whatever the texts', () => {
    const text = fc
      .array(fc.constantFrom('uno', 'two', '3', 'cuatro,', 'five.'), { maxLength: 60 })
      .map((all) => all.join(' '));
    const maybe = fc.option(text);
    const wrote = fc.array(fc.record({ code: text, count: fc.nat(99), quote: maybe }), { maxLength: 5 });
    const thisWeek = fc.record({
      headline: text,
      freshness: maybe,
      stale: fc.boolean(),
      prediction: maybe,
      next: fc.array(text, { maxLength: 3 }),
      nextMeetingOn: fc.option(fc.constant('2026-02-18')),
      nextTask: maybe,
      wrote,
    });
    fc.assert(
      fc.property(thisWeek, text, maybe, (week, name, school) => {
        const running = runningTeam();
        const view = { ...running, thisWeek: week, team: { ...running.team, name, school } };
        expect(total(wordsOf(view))).toBeLessThanOrEqual(MOST_WORDS);
      }),
    );
  });

  it('keeps everything when there is room', () => {
    const running = runningTeam();
    const short = {
      ...running,
      thisWeek: { ...running.thisWeek, headline: 'Too early to tell: 4 lessons so far.', next: [] },
    };
    const text = wordsOf(short);
    expect(text.wrote[0]?.quote).toBe('“my partner explained it better than the video”');
    expect(text.next).toEqual([
      'Next meeting: Feb 18.',
      'One task: Everybody tries the opener with the new sentence starters.',
    ]);
  });

  it('cuts quotes before the verdict', () => {
    const text = wordsOf(spanishTeam());
    expect(text.headline).toBe(spanishTeam().thisWeek.headline);
    expect(text.wrote[0]?.quote).toMatch(/…»$/);
  });

  it('shows three codes at most, each with its count', () => {
    const running = runningTeam();
    const wrote = [1, 2, 3, 4].map((count) => ({ code: `Code ${count}`, count, quote: null }));
    const text = wordsOf({ ...running, thisWeek: { ...running.thisWeek, wrote } });
    expect(text.wrote.map((one) => one.code)).toEqual(['Code 1: 1', 'Code 2: 2', 'Code 3: 3']);
  });
});
