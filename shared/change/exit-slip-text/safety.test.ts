import { describe, expect, it } from 'vitest';
import { compilePhrase } from './phrase.ts';
import { safetyCheck } from './safety.ts';
import { safetyWords } from './safety-words.ts';

const check = safetyCheck();

describe('safety net', () => {
  it.each([
    ['i want to kill myself', 'self-harm'],
    ['sometimes i wish i wasnt here', 'self-harm'],
    ['ya no quiero vivir', 'self-harm'],
    ['me corto los brazos', 'self-harm'],
    ['my uncle hits me when he is mad', 'harmed by others'],
    ['mi papá me pega', 'harmed by others'],
    ['they are bullying me at lunch', 'threat'],
    ['a kid said he will bring a gun', 'threat'],
    ['im scared to go home', 'no safe place'],
    ['dormimos en el carro', 'no safe place'],
  ])('stops at "%s"', (answer, kind) => {
    expect(check(answer)?.kind).toBe(kind);
  });

  it.each([
    'it hit me that 3/4 is bigger',
    'this homework is killing me',
    'cuando me toca pasar al pizarrón',
    'no me siento segura de mi respuesta',
    'my head hurts',
    'i was scared to ask',
    'me da miedo el examen',
  ])('passes "%s"', (answer) => {
    expect(check(answer)).toBeUndefined();
  });

  it('reads both languages whatever the form says', () => {
    expect(check('ya no quiero vivir')).toEqual({ kind: 'self-harm', because: 'no quiero vivir' });
  });

  it('takes the district’s list in place of its own, kind by kind', () => {
    const own = safetyCheck({ threat: { phrases: { en: ['rumble'], es: [] }, unless: { en: [], es: [] } } });
    expect(own('there will be a rumble')?.kind).toBe('threat');
    expect(own('they are bullying me')).toBeUndefined();
    expect(own('i want to die')?.kind).toBe('self-harm');
  });

  it('has no phrase that cannot be read', () => {
    for (const { phrases, unless } of Object.values(safetyWords)) {
      for (const language of ['en', 'es'] as const) {
        const unreadable = [...phrases[language], ...unless[language]].filter(
          (phrase) => compilePhrase(phrase, language) === undefined,
        );
        expect(unreadable).toEqual([]);
      }
    }
  });
});
