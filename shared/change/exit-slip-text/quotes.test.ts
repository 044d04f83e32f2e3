import { describe, expect, it } from 'vitest';
import { masking } from './masking.ts';
import { chooseQuotes } from './quotes.ts';

const mask = masking({ names: ['Jaylen Ortiz'], language: 'en' });
const answer = (key: string, text: string, more: { byPeople?: boolean; date?: string } = {}) => ({
  key,
  text,
  byPeople: false,
  date: '2026-02-03',
  ...more,
});

describe('quotes', () => {
  it('are three at most, confirmed ones first, then the newest', () => {
    const quotes = chooseQuotes(
      [
        answer('a', 'my partner helped me a lot'),
        answer('b', 'we talked about it first', { date: '2026-02-05' }),
        answer('c', 'my group drew it', { byPeople: true }),
        answer('d', 'partner'),
        answer('e', 'we took turns reading'),
      ],
      mask,
    );
    expect(quotes.map(({ key }) => key)).toEqual(['c', 'b', 'a']);
  });

  it('are masked', () => {
    expect(chooseQuotes([answer('a', 'I told Jaylen it was 12')], mask)).toEqual([
      { key: 'a', text: 'I told [name] it was 12' },
    ]);
  });

  it('leave out what is mostly names, and the same words twice', () => {
    const quotes = chooseQuotes(
      [answer('a', 'Jaylen Ortiz!'), answer('b', 'We drew it together'), answer('c', 'we drew it together')],
      mask,
    );
    expect(quotes.map(({ key }) => key)).toEqual(['b']);
  });
});
