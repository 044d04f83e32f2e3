import { describe, expect, it } from 'vitest';
import { compilePhrase } from './phrase.ts';
import { findPhrase } from './phrase-match.ts';
import { placesOf, readingsOf } from './reading.ts';
import { clausesOf, type SlipLanguage } from './words.ts';

/** The student's words a phrase finds in an answer; undefined when it finds none. */
function found(phrase: string, answer: string, language: SlipLanguage = 'en', prompt?: string) {
  const compiled = compilePhrase(phrase, language);
  if (compiled === undefined) throw new Error(`${phrase} cannot be read`);
  const reading = readingsOf(answer, { form: language, prompt: prompt ?? null }).find(
    (one) => one.language === language,
  );
  return reading && placesOf(compiled, reading)[0]?.match.words;
}

describe('phrases of a codebook', () => {
  it('match words in any ending', () => {
    expect(found('partner', 'my partners helped')).toBe('partners');
    expect(found('dibujar', 'lo dibujé', 'es')).toBe('dibujé');
  });

  it('match neighbours only, over small words', () => {
    expect(found('not get', "i don't really get it")).toBe("don't really get");
    expect(found('no entendi', 'no le entendí', 'es')).toBe('no le entendí');
    expect(found('not get', "i didn't see him get it")).toBeUndefined();
  });

  it('do not run over the end of a clause', () => {
    expect(found('lost partner', 'i was lost. partner helped')).toBeUndefined();
  });

  it('take one word or another, and words that may be missing', () => {
    expect(found('asked/told (the/my) teacher', 'i told my teacher')).toBe('told my teacher');
    expect(found('asked/told (the/my) teacher', 'asked teacher')).toBe('asked teacher');
  });

  it('take any word for _ and up to three for ...', () => {
    expect(found('read _ problem', 'we read that problem')).toBe('read that problem');
    expect(found('read _ problem', 'we read problem')).toBeUndefined();
    expect(found('told ... lost', 'told her that i was lost')).toBeUndefined();
    expect(found('told ... lost', 'told her i was lost')).toBe('told her i was lost');
  });

  it('take a beginning with *, and just one form in quotes', () => {
    expect(found('explic*', 'para explicárselo', 'es')).toBe('explicárselo');
    expect(found('"asked"', 'i asked')).toBe('asked');
    expect(found('"asked"', 'she asks')).toBeUndefined();
  });

  it('know figures by their kind', () => {
    expect(found('#/#', 'it was 3/4')).toBe('3/4');
    expect(found('#x#', 'i did 6x7')).toBe('6x7');
    expect(found('my #s', 'i know my 7s')).toBe('my 7s');
    expect(found('#.#', 'it cost $2.50')).toBeUndefined();
  });

  it('stand for the whole answer between ^ and $', () => {
    expect(found('^idk$', 'IDK!!')).toBe('IDK');
    expect(found('^idk$', 'idk the fractions')).toBeUndefined();
    expect(found('^$', '...')).toBe('');
    expect(found('^n/a$', 'N/A')).toBe('N/A');
  });

  it('wait for their question', () => {
    const question = 'What was confusing today?';
    expect(found('[confusing] *', 'the graph', 'en', question)).toBe('the graph');
    expect(found('[confusing] *', 'the graph', 'en', 'What helped you?')).toBeUndefined();
    expect(found('[confusing] *', 'the graph')).toBeUndefined();
  });

  it('are read with one slip of the pen in long words, and marked', () => {
    const compiled = compilePhrase('denominator', 'en');
    const match = (answer: string) => findPhrase(compiled!, clausesOf(answer, 'en')[0]!, 'en')[0];
    expect(match('the denomnator')).toMatchObject({ words: 'denomnator', misspelled: true });
    expect(match('the denominator')).toMatchObject({ misspelled: false });
  });

  it('never read a word of its own as a slip of the pen', () => {
    expect(found('scared', 'we shared the cookies')).toBeUndefined();
    expect(found('wording', 'i like working')).toBeUndefined();
  });

  it('are not read when brackets do not close or nothing firm is in them', () => {
    for (const nothing of ['', '...', '(so)', '[confusing lost', '_ (the)', '*']) {
      expect(compilePhrase(nothing, 'en'), nothing).toBeUndefined();
    }
  });
});
