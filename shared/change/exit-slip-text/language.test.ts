import { describe, expect, it } from 'vitest';
import { languagesToTry, likelyLanguage } from './language.ts';

describe('languages of an answer', () => {
  it('trusts the form for words that are neither', () => {
    expect(languagesToTry('mmm', { form: 'es' })).toEqual(['es']);
  });

  it('reads the other language as well when one of its words stands there', () => {
    expect(languagesToTry('le dije what', { form: 'es' })).toEqual(['es', 'en']);
  });

  it('puts the language of the words first', () => {
    expect(languagesToTry('no le entendí a la maestra', { form: 'en' })[0]).toBe('es');
  });

  it('reads in the language of the question too', () => {
    expect(languagesToTry('the graph', { form: 'en', question: 'es' })).toContain('es');
  });

  it('tries both when nothing is known', () => {
    expect(languagesToTry('no', {})).toEqual(['en', 'es']);
  });

  it('tells the language of a question', () => {
    expect(likelyLanguage('¿Qué te confundió hoy?')).toBe('es');
    expect(likelyLanguage('What was confusing today?')).toBe('en');
    expect(likelyLanguage('')).toBeNull();
  });
});
