import { describe, expect, it } from 'vitest';
import type { Code, Codebook } from './codebook.ts';
import { acceptPhrase, type CodedByPeople, learnFrom, nextVersion } from './learning.ts';

const code = (id: string, en: string[]): Code => ({
  id,
  name: id,
  nameEs: null,
  definition: null,
  include: null,
  exclude: null,
  phrases: { en, es: [] },
  unless: { en: [], es: [] },
  state: 'active',
});
const book: Codebook = { version: 'team', codes: [code('peers', ['group']), code('confused', ['lost'])] };
const row = (text: string, ...people: string[]): CodedByPeople => ({ text, context: { form: 'en' }, people });

/** 62 checked answers: 48 as the first pass had them, 14 changed, 9 of these for want of "partner". */
const rows: readonly CodedByPeople[] = [
  ...Array.from({ length: 30 }, (_, i) => row(`my group did number ${i}`, 'peers')),
  ...Array.from({ length: 18 }, (_, i) => row(`lost on number ${i}`, 'confused')),
  ...['helped', 'explained', 'drew', 'left', 'talked', 'listened', 'waited', 'laughed', 'copied'].map((did) =>
    row(`my partner ${did}`, 'peers'),
  ),
  ...['over my head', 'huh', 'spinning', 'no clue here', 'what even'].map((text) => row(text, 'confused')),
];

describe('learning from corrections', () => {
  it('says what was changed and asks for the phrase that was missing', () => {
    expect(learnFrom(rows, book)).toEqual({
      checked: 62,
      changed: 14,
      proposals: [{ kind: 'add', code: 'peers', language: 'en', phrase: 'partner', found: 9, wrong: 0 }],
    });
  });

  it('asks nothing when the word stands as often where the code does not', () => {
    const mixed = [...rows, ...Array.from({ length: 9 }, () => row('partner quiz was long'))];
    const phrases = learnFrom(mixed, book).proposals.map(({ phrase }) => phrase);
    expect(phrases).not.toContain('partner');
  });

  it('asks whether a phrase that misled should go', () => {
    const misled = Array.from({ length: 5 }, (_, i) => row(`groups of ${i} tens`));
    expect(learnFrom(misled, book).proposals).toEqual([
      { kind: 'take out', code: 'peers', language: 'en', phrase: 'group', marked: 5, kept: 0 },
    ]);
  });

  it('asks nothing when people changed nothing', () => {
    expect(learnFrom([row('my group', 'peers')], book)).toEqual({ checked: 1, changed: 0, proposals: [] });
  });
});

describe('accepting a phrase', () => {
  const partner = { kind: 'add', code: 'peers', language: 'en', phrase: 'partner' } as const;

  it('adds it and moves the version on by one', () => {
    const after = acceptPhrase(book, partner);
    expect(after.version).toBe('team.1');
    expect(after.codes[0]?.phrases.en).toEqual(['group', 'partner']);
    expect(book.codes[0]?.phrases.en).toEqual(['group']);
  });

  it('changes nothing the second time', () => {
    const once = acceptPhrase(book, partner);
    expect(acceptPhrase(once, partner)).toBe(once);
  });

  it('takes a phrase out', () => {
    const after = acceptPhrase(book, { ...partner, kind: 'take out', phrase: 'group' });
    expect(after.codes[0]?.phrases.en).toEqual([]);
  });

  it('does nothing for a code that is not there', () => {
    expect(acceptPhrase(book, { ...partner, code: 'gone' })).toBe(book);
  });

  it('counts versions', () => {
    expect(nextVersion('starter-2')).toBe('starter-2.1');
    expect(nextVersion('starter-2.9')).toBe('starter-2.10');
  });
});
