import { describe, expect, it } from 'vitest';
import type { Codebook } from './codebook.ts';
import {
  agreementByCode,
  type CheckedAnswer,
  codesByPeople,
  recentPrecision,
  withSuggestOnly,
} from './people-codes.ts';
import { starterCodebook } from './starter-codebook.ts';

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);
const kept: CheckedAnswer = { suggested: ['peers'], people: ['peers'] };
const takenOut: CheckedAnswer = { suggested: ['peers'], people: ['confused'] };
const stateOf = (book: Codebook, id: string) => book.codes.find((code) => code.id === id)?.state;

describe('what people say', () => {
  const suggested = [{ code: 'peers' }, { code: 'asked' }];

  it('wins over the first pass, ticked or not', () => {
    expect(codesByPeople(suggested, { codes: ['confused'], checked: false })).toEqual(['confused']);
  });

  it('is agreement when only Checked is ticked', () => {
    expect(codesByPeople(suggested, { codes: [], checked: true })).toEqual(['peers', 'asked']);
  });

  it('is nothing for an empty row', () => {
    expect(codesByPeople(suggested, { codes: [], checked: false })).toBeUndefined();
    expect(codesByPeople(suggested, null)).toBeUndefined();
  });
});

describe('a code that is often taken out', () => {
  it('is only suggested below 6 of 10 of the last 30', () => {
    expect(
      stateOf(withSuggestOnly(starterCodebook, [...times(17, kept), ...times(13, takenOut)]), 'peers'),
    ).toBe('suggest-only');
    expect(
      stateOf(withSuggestOnly(starterCodebook, [...times(18, kept), ...times(12, takenOut)]), 'peers'),
    ).toBe('active');
  });

  it('is judged by the newest 30 answers that have it', () => {
    const rows = [...times(40, takenOut), ...times(30, kept)];
    expect(recentPrecision(rows, 'peers')).toEqual({ marked: 30, kept: 30 });
    expect(stateOf(withSuggestOnly(starterCodebook, rows), 'peers')).toBe('active');
  });

  it('is not judged by fewer than 10', () => {
    expect(stateOf(withSuggestOnly(starterCodebook, times(9, takenOut)), 'peers')).toBe('active');
    expect(stateOf(withSuggestOnly(starterCodebook, times(10, takenOut)), 'peers')).toBe('suggest-only');
  });

  it('stays retired when people retired it', () => {
    const codes = starterCodebook.codes.map((code) => ({ ...code, state: 'retired' as const }));
    expect(stateOf(withSuggestOnly({ version: 'x', codes }, times(30, kept)), 'peers')).toBe('retired');
  });
});

describe('agreement', () => {
  it('is told per code: marked 14, people 15, both 12', () => {
    const rows = [
      ...times(12, kept),
      ...times(2, takenOut),
      ...times(3, { suggested: [], people: ['peers'] }),
    ];
    expect(agreementByCode(rows, starterCodebook)).toEqual([
      { code: 'confused', checked: 17, marked: 0, byPeople: 2, both: 0, precision: null, recall: 0 },
      { code: 'peers', checked: 17, marked: 14, byPeople: 15, both: 12, precision: 12 / 14, recall: 0.8 },
    ]);
  });
});
