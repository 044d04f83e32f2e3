import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Code, type Codebook, unreadablePhrases } from './codebook.ts';
import { type AnswerContext, compileCodebook, firstPass } from './first-pass.ts';
import { starterCodebook } from './starter-codebook.ts';

const starter = compileCodebook(starterCodebook);
const codes = (answer: string, context: AnswerContext = { form: 'en' }) =>
  firstPass(answer, starter, context).map(({ code }) => code);

const code = (id: string, en: string[], unless: string[] = []): Code => ({
  id,
  name: id,
  nameEs: null,
  definition: null,
  include: null,
  exclude: null,
  phrases: { en, es: [] },
  unless: { en: unless, es: [] },
  state: 'active',
});
const bookOf = (...all: Code[]): Codebook => ({ version: 'test-1', codes: all });

describe('first pass', () => {
  it('gives every code the words that caused it', () => {
    const [found] = firstPass("i didn't really get it", starter, { form: 'en' });
    expect(found).toEqual({
      code: 'confused',
      because: "didn't really get",
      phrase: 'not get',
      misspelled: false,
      suggestOnly: false,
    });
  });

  it('names the question where it played a part', () => {
    const prompt = 'What was confusing today?';
    const [found] = firstPass('the part where u flip it', starter, { form: 'en', prompt });
    expect(found).toMatchObject({ code: 'confused', because: 'the part where u flip it [confusing]' });
  });

  it('gives several codes, in the order of the codebook', () => {
    expect(codes('My group drew bars and now i get fractions')).toEqual([
      'understood',
      'peers',
      'representation',
      'topic_fractions_decimals',
    ]);
  });

  it('gives no code without a phrase', () => {
    expect(codes('my dog ate a crayon')).toEqual([]);
  });

  it('is vetoed in its clause only', () => {
    const book = compileCodebook(bookOf(code('confused', ['lost'], ['not lost'])));
    const given = (answer: string) => firstPass(answer, book, { form: 'en' }).length;
    expect(given("i wasn't lost")).toBe(0);
    expect(given("i wasn't lost at first, then i was lost")).toBe(1);
  });

  it('is not vetoed by a part of its own phrase', () => {
    const book = compileCodebook(bookOf(code('confused', ['nothing made sense', 'sense'], ['nothing'])));
    expect(firstPass('nothing made sense', book, { form: 'en' })).toHaveLength(1);
    expect(firstPass('nothing in that sense', book, { form: 'en' })).toHaveLength(0);
  });

  it('looks no further when the whole answer is a phrase', () => {
    const prompt = 'What was confusing today?';
    expect(codes('nothing', { form: 'en', prompt })).toEqual(['no_content']);
    expect(codes('idk', { form: 'en', prompt })).toEqual(['no_content']);
    expect(codes('', { form: 'en' })).toEqual(['no_content']);
  });

  it('reads both languages of a mixed answer, and the one of the words when the form says another', () => {
    expect(codes('mi partner me explicó las fractions', { form: 'es' })).toEqual(
      expect.arrayContaining(['peers', 'topic_fractions_decimals']),
    );
    expect(codes('no entendí nada', { form: 'en' })).toEqual(['confused']);
  });

  it('leaves out retired codes and marks those that are only suggested', () => {
    const book = bookOf(
      { ...code('a', ['cat']), state: 'retired' },
      { ...code('b', ['cat']), state: 'suggest-only' },
    );
    expect(firstPass('cat', compileCodebook(book), { form: 'en' })).toMatchObject([
      { code: 'b', suggestOnly: true },
    ]);
  });

  it('gives the convening slips of the network different codes', () => {
    const [first, second] = ['great beginning', 'need to bring in more math content and equity'].map(
      (answer) => codes(answer),
    );
    expect(first).toEqual(['feeling_positive']);
    expect(second).toEqual(['needs_more']);
  });
});

describe('starter codebook', () => {
  it('has no phrase that cannot be read', () => {
    expect(unreadablePhrases(starterCodebook)).toEqual([]);
  });

  it('keeps the codes of starter-1, and each can be given in both languages', () => {
    const one = reference<{ codes: { id: string }[] }>('codebook-starter.json');
    expect(starterCodebook.codes.map(({ id }) => id)).toEqual(one.codes.map(({ id }) => id));
    for (const { phrases, id } of starterCodebook.codes) {
      expect(phrases.en.length, id).toBeGreaterThan(0);
      expect(phrases.es.length, id).toBeGreaterThan(0);
    }
  });

  /** 84 invented answers: says that the pipes are connected, not how well the codebook reads. */
  it('runs through the smoke fixture', () => {
    const fixture =
      reference<{ id: string; lang: 'en' | 'es'; text: string; codes: string[] }[]>('smoke-fixture.json');
    const missed = fixture.filter(({ text, lang, codes: wanted }) => {
      const given = codes(text, { form: lang });
      return wanted.some((one) => !given.includes(one));
    });
    expect(fixture).toHaveLength(84);
    expect(missed.length).toBeLessThanOrEqual(4);
  });
});

function reference<Content>(file: string): Content {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'reference', file), 'utf8')) as Content;
}
