import { describe, expect, it } from 'vitest';
import {
  agreementInWords,
  agreementOnCategories,
  agreementOnCounts,
  type ObservedLesson,
  observerPairs,
} from './observer-agreement.ts';

const noted = (
  date: string,
  observer: string | null,
  value: number,
  section = 'A',
): ObservedLesson<number> => ({
  date,
  section,
  observer,
  noted: value,
});

describe('pairs of observers', () => {
  it('are two people in the same lesson', () => {
    const pairs = observerPairs([
      noted('2018-01-10', 'TR', 10),
      noted('2018-01-10', 'MK', 8),
      noted('2018-01-10', 'MK', 3, 'B'),
      noted('2018-01-11', 'MK', 5),
      noted('2018-01-12', null, 5),
      noted('2018-01-12', 'MK', 6),
    ]);
    expect(pairs).toEqual([{ first: 8, second: 10 }]);
  });

  it('one observer writing twice is no pair', () => {
    expect(observerPairs([noted('2018-01-10', 'MK', 8), noted('2018-01-10', 'MK', 9)])).toEqual([]);
  });
});

describe('agreement', () => {
  it('on categories is the share of pairs that noted the same', () => {
    const pairs = [
      ...Array(9).fill({ first: 'done', second: 'done' }),
      ...Array(3).fill({ first: 'done', second: 'no' }),
    ];
    const agreement = agreementOnCategories(pairs);
    expect(agreement).toEqual({ kind: 'category', pairs: 12, agreed: 9 });
    expect(agreementInWords('en', agreement)).toBe('Two observers agreed in 9 of 12 paired lessons (75%).');
    expect(agreementInWords('es', agreement)).toBe(
      'Dos observadores coincidieron en 9 de 12 lecciones observadas por dos (75%).',
    );
  });

  it('on counts is the smaller as a share of the larger', () => {
    const agreement = agreementOnCounts([
      { first: 8, second: 10 },
      { first: 5, second: 5 },
      { first: 0, second: 0 },
      { first: 0, second: 2 },
    ]);
    expect(agreement).toMatchObject({ kind: 'count', pairs: 4 });
    expect('share' in agreement && agreement.share).toBeCloseTo(0.7, 12);
    expect(agreementInWords('en', agreement)).toContain('In 4 paired lessons');
    expect(agreementInWords('en', agreement)).toContain('70%');
  });

  it('without pairs says so', () => {
    expect(agreementInWords('en', agreementOnCategories([]))).toContain('n 0');
    expect(agreementOnCounts([])).toEqual({ kind: 'none', pairs: 0 });
  });
});
