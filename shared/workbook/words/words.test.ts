import { describe, expect, it } from 'vitest';
import { spanishTeam } from '../made-up/spanish-team.ts';
import { newTeam, runningTeam } from '../made-up/team-views.ts';
import { firstSheetCharts } from '../team/this-week.ts';
import { type Words, wordsFor } from './words.ts';

/** Every string of a table; functions are called with numbers and words for all their slots. */
function everyWord(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table === 'function') {
    const slot = new Proxy(() => '3', { get: (_, key) => (key === Symbol.toPrimitive ? () => '3' : '3') });
    return [String(table(slot, slot))];
  }
  if (typeof table === 'object' && table !== null) return Object.values(table).flatMap(everyWord);
  return [];
}

const BANNED = {
  en: /because of|caused|led to|impact|effect of|sigma|p-value|\bUCL\b|significant|variance|baseline/i,
  es: /debido a|a causa de|caus[óo]|impacto|efecto de|sigma|valor p\b|significativ|varianza/i,
};

describe.each(['en', 'es'] as const)('the words in %s', (language) => {
  const words: Words = wordsFor(language);
  const all = everyWord(words);

  it('claim no cause and use no jargon', () => {
    expect(all.filter((text) => BANNED[language].test(text))).toEqual([]);
  });

  it('rank nobody and signal with no traffic light', () => {
    expect(all.filter((text) => /\b(best|worst|rank|red|amber|mejor|peor|rojo)\b/i.test(text))).toEqual([]);
  });

  it('are sentences a teacher reads in one breath', () => {
    const sentences = all.flatMap((text) => text.split(/[.?:;] /)).map((text) => text.split(/\s+/).length);
    expect(Math.max(...sentences)).toBeLessThanOrEqual(25);
  });
});

describe('numbers in words', () => {
  it('agree with their noun', () => {
    const { lessons, students } = wordsFor('en').charts;
    expect([lessons(1), lessons(2), students(1)]).toEqual(['1 lesson', '2 lessons', '1 student']);
    expect(wordsFor('es').charts.lessons(1)).toBe('1 lección');
    expect(wordsFor('en').coding.summary({ answers: 62, coded: 41, open: 21 })).toBe(
      '62 answers; 41 have a suggested code; 21 need your eyes.',
    );
    expect(wordsFor('en').coding.summary({ answers: 1, coded: 1, open: 1 })).toBe(
      '1 answer; 1 has a suggested code; 1 needs your eyes.',
    );
    expect(wordsFor('en').numbers.heading({ notUsed: 3, late: 0 })).toBe(
      '3 rows could not be used: see the table below the lessons.',
    );
  });

  it('say a chart in both languages', () => {
    const alternatives = [runningTeam(), spanishTeam(), newTeam()].map((view) =>
      firstSheetCharts(view, 600).map((chart) => chart.alternative),
    );
    expect(alternatives[0]?.[0]).toContain('First value 40%, newest 64%, middle of all 52%.');
    expect(alternatives[1]?.[0]).toContain('Primer valor 40%');
    expect(alternatives[2]).toEqual([]);
  });
});
