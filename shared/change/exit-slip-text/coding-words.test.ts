import { describe, expect, it } from 'vitest';
import { plainWordsProblems } from '../plain-words.ts';
import { agreementInWords, lessonInWords, safetyNotice, suggestOnlyInWords } from './coding-words.ts';
import { starterCodebook } from './starter-codebook.ts';

const agreement = {
  code: 'peers',
  checked: 62,
  marked: 14,
  byPeople: 15,
  both: 12,
  precision: 12 / 14,
  recall: 0.8,
};
const lesson = {
  checked: 62,
  changed: 14,
  proposals: [
    { kind: 'add', code: 'peers', language: 'en', phrase: 'partner', found: 9, wrong: 0 },
    { kind: 'take out', code: 'peers', language: 'en', phrase: 'table', marked: 6, kept: 1 },
  ],
} as const;

describe('words of coding', () => {
  it('tells agreement with its n', () => {
    expect(agreementInWords('en', agreement, starterCodebook)).toBe(
      '“Talking / working with others”: of 14 answers the first pass marked, you kept 12; of 15 you marked, it had found 12.',
    );
    expect(agreementInWords('es', agreement, starterCodebook)).toBe(
      '“Hablar o trabajar con otros”: de 14 respuestas que marcó la primera lectura, ustedes dejaron 12; de 15 que marcaron ustedes, había encontrado 12.',
    );
  });

  it('asks for every change of the codebook', () => {
    expect(lessonInWords('en', lesson, starterCodebook)).toEqual([
      'You checked 62 answers and changed 14.',
      '“Talking / working with others”: 9 answers missed where “partner” stands. Add “partner”?',
      '“Talking / working with others”: “table” marked 6 answers and you kept 1. Take “table” out?',
    ]);
    expect(lessonInWords('es', lesson, starterCodebook)).toHaveLength(3);
  });

  it('tells who hears of a worry, and what to do when nobody is named', () => {
    expect(safetyNotice('en', 1, 'counselor@alder.example')).toBe(
      '1 answer may be a worry about safety, and is neither shown nor counted here. It goes to counselor@alder.example. Please read the slips today.',
    );
    expect(safetyNotice('es', 2, null)).toContain('Anoten a una persona adulta');
  });

  it('uses no word of cause, no jargon and no rank', () => {
    for (const language of ['en', 'es'] as const) {
      const sentences = [
        agreementInWords(language, agreement, starterCodebook),
        ...lessonInWords(language, lesson, starterCodebook),
        suggestOnlyInWords(language, 'peers', starterCodebook),
        safetyNotice(language, 2, null),
      ];
      for (const one of sentences) expect(plainWordsProblems(language, one), one).toEqual([]);
    }
  });
});
