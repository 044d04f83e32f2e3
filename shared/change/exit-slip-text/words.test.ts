import { describe, expect, it } from 'vitest';
import { clausesOf, fold, type SlipLanguage, soundOf, wordOf } from './words.ts';

const plain = (text: string, language: SlipLanguage = 'en') =>
  clausesOf(text, language).map((words) => words.map((word) => word.plain).join(' '));

describe('words of an answer', () => {
  it('ends a clause at punctuation and at but', () => {
    expect(plain("I wasn't lost. It was fun!")).toEqual(['i wasnt lost', 'it was fun']);
    expect(plain('me perdí, pero ya entendí', 'es')).toEqual(['me perdi', 'ya entendi']);
  });

  it('ends a clause where the story goes on', () => {
    expect(plain('i was lost then i drew it and now i get it')).toEqual([
      'i was lost',
      'then i drew it',
      'and now i get it',
    ]);
  });

  it('keeps decimals, fractions, times and sums together', () => {
    expect(plain('0.5 and .75 are 3/4, 6 x 7 at 10:30')).toEqual(['0.5 and .75 are 3/4', '6 x 7 at 10 30']);
  });

  it('reads did not, didn’t and didnt as one word that says no', () => {
    for (const written of ['did not', "didn't", 'didn’t', 'didnt', 'dident']) {
      const word = wordOf(written, 'en');
      expect(word.forms).toContain('didnt');
      expect(word.forms).toContain('not');
    }
  });

  it('folds accents and ñ', () => {
    expect(fold('¿Enseñó división?')).toBe('¿enseno division?');
  });

  it('reads what students write for a word', () => {
    expect(wordOf('freind', 'en').forms).toContain('friend');
    expect(wordOf('xq', 'es').forms).toContain('porque');
    expect(wordOf('yesss', 'en').forms).toContain('yes');
  });

  it('hears Spanish as it is spoken', () => {
    expect(soundOf('hice')).toBe(soundOf('ise'));
    expect(soundOf('dividir')).toBe(soundOf('dibidir'));
    expect(soundOf('ayudo')).toBe(soundOf('alludo'));
    expect(soundOf('lista')).not.toBe(soundOf('resta'));
  });

  it('does not take como for a form of comer', () => {
    expect(wordOf('como', 'es').forms.has('com')).toBe(false);
  });

  it('keeps a picture as a word', () => {
    expect(plain('so bored 😴')).toEqual(['so bored 😴']);
  });
});
