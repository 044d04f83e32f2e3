import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTo, type Prediction, predictionResult, standingOf } from './prediction.ts';
import { predictionWords } from './prediction-words.ts';
import type { Series, SeriesKind, SeriesPoint } from './series.ts';

const atLeast = (value: number, typedOn = '2018-01-08'): Prediction => ({
  bound: 'at-least',
  value,
  typedOn,
});
const atMost = (value: number, typedOn = '2018-01-08'): Prediction => ({ bound: 'at-most', value, typedOn });

const day = (i: number): string => new Date(Date.UTC(2018, 0, 10 + i)).toISOString().slice(0, 10);

const line = (points: readonly Partial<SeriesPoint>[], kind: SeriesKind = 'percent'): Series => ({
  measure: 'asked',
  kind,
  source: 'student-slip',
  section: null,
  students: 27,
  phaseStarts: [],
  points: points.map((point, i) => ({
    date: day(i),
    value:
      point.denominator === undefined || point.numerator === undefined
        ? null
        : point.numerator / point.denominator,
    excluded: null,
    answered: null,
    expected: null,
    ...point,
  })),
});

describe('met, not met or open', () => {
  it.each([
    [atLeast(0.6), 0.34, 0.69, 'open'],
    [atLeast(0.6), 0.6, 0.9, 'met'],
    [atLeast(0.6), 0.2, 0.59, 'not_met'],
    [atLeast(0.6), 0.2, 0.6, 'open'],
    [atMost(0.2), 0.05, 0.2, 'met'],
    [atMost(0.2), 0.21, 0.5, 'not_met'],
    [atMost(0.2), 0.2, 0.5, 'open'],
  ])('%# ', (prediction, low, high, answer) => {
    expect(answerTo(prediction, { low, high })).toBe(answer);
  });

  it('"at most" is "at least" of the others', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 5, max: 60 }),
        fc.nat(60),
        fc.integer({ min: 0, max: 100 }),
        (n, raw, p) => {
          const k = raw % (n + 1);
          const at = (numerator: number) => line([{ numerator, denominator: n }]);
          const most = predictionResult(atMost(p / 100), at(k), day(0), day(0));
          const least = predictionResult(atLeast(1 - p / 100), at(n - k), day(0), day(0));
          expect('answer' in most && most.answer).toBe('answer' in least && least.answer);
        },
      ),
    );
  });
});

describe('the result', () => {
  const answers = line([
    { numerator: 9, denominator: 27 },
    { numerator: 20, denominator: 26, excluded: 'fire drill' },
    { numerator: 14, denominator: 27 },
    { numerator: 25, denominator: 27 },
  ]);

  it('is the newest lesson up to the decide-by date: the same students are not counted again and again', () => {
    expect(predictionResult(atLeast(0.6), answers, day(0), day(2))).toMatchObject({
      kind: 'percent',
      date: day(2),
      k: 14,
      n: 27,
      answer: 'open',
    });
  });

  it('leaves out excluded lessons and lessons before the change', () => {
    expect(predictionResult(atLeast(0.6), answers, day(0), day(1))).toMatchObject({ k: 9 });
    expect(predictionResult(atLeast(0.6), answers, day(1), day(1))).toEqual({ kind: 'no_data' });
  });

  it('of fewer than five students is not shown', () => {
    const few = line([{ numerator: 3, denominator: 4 }]);
    expect(predictionResult(atLeast(0.6), few, day(0), day(0))).toEqual({ kind: 'hidden' });
  });

  it('of scores and rates is the middle of the lessons', () => {
    const values = [7, 8, 9, 8, 10, 9].map((value) => ({ value }));
    expect(predictionResult(atLeast(7), line(values, 'rate'), day(0), day(9))).toEqual({
      kind: 'value',
      lessons: 6,
      middle: 8.5,
      range: { low: 7, high: 10 },
      answer: 'met',
    });
    expect(predictionResult(atLeast(7), line(values.slice(0, 5), 'rate'), day(0), day(9))).toMatchObject({
      range: null,
      answer: 'open',
    });
  });
});

describe('the prediction comes before the data', () => {
  it('and counts as typed last before the first lesson with the change', () => {
    const typed = [atLeast(0.6, '2018-01-08'), atLeast(0.5, '2018-01-03')];
    expect(standingOf(typed, '2018-01-10')).toEqual({ kind: 'before_data', counts: typed[0] });
    expect(standingOf(typed, null)).toEqual({ kind: 'before_data', counts: typed[0] });
  });

  it('or is marked as changed after the data; the first one counts', () => {
    const typed = [atLeast(0.6, '2018-01-08'), atLeast(0.4, '2018-01-12')];
    expect(standingOf(typed, '2018-01-10')).toEqual({
      kind: 'changed_after_data',
      counts: typed[0],
      changed: typed[1],
    });
  });

  it('changing the direction is a change, typing the same again is none', () => {
    const first = atLeast(0.6, '2018-01-08');
    expect(standingOf([first, atMost(0.6, '2018-01-12')], '2018-01-10').kind).toBe('changed_after_data');
    expect(standingOf([first, atLeast(0.6, '2018-01-12')], '2018-01-10').kind).toBe('before_data');
  });

  it('or was only typed after the data', () => {
    const late = atLeast(0.6, '2018-01-11');
    expect(standingOf([late], '2018-01-10')).toEqual({ kind: 'typed_after_data', counts: late });
  });

  it('on the same day counts as before, unless the times say otherwise', () => {
    expect(standingOf([atLeast(0.6, '2018-01-10')], '2018-01-10').kind).toBe('before_data');
    expect(standingOf([atLeast(0.6, '2018-01-10T08:00:00')], '2018-01-10T11:30:00').kind).toBe('before_data');
    expect(standingOf([atLeast(0.6, '2018-01-10T15:00:00')], '2018-01-10T11:30:00').kind).toBe(
      'typed_after_data',
    );
  });

  it('or there is none', () => {
    expect(standingOf([], '2018-01-10')).toEqual({ kind: 'none' });
  });
});

describe('in words', () => {
  const context = { language: 'en', kind: 'percent', decideBy: '2018-02-02', called: false } as const;
  const standing = standingOf([atLeast(0.6)], day(0));
  const open = predictionResult(atLeast(0.6), line([{ numerator: 14, denominator: 27 }]), day(0), day(0));

  it('says what is plausible with a class this size', () => {
    expect(predictionWords(standing, open, context)).toEqual({
      box: 'You predicted at least 60%. 14 of 27 students (52%) said so; with a class this size anything from 34% to 69% is plausible: the prediction is neither met nor ruled out.',
      line: 'Prediction: at least 60% by Feb 2. Result so far: 14 of 27 (52%): open.',
      mark: null,
    });
  });

  it('is no longer "so far" once the day to decide is there', () => {
    expect(predictionWords(standing, open, { ...context, called: true }).line).toBe(
      'Prediction: at least 60% by Feb 2. Result: 14 of 27 (52%): open.',
    );
  });

  it('in Spanish', () => {
    expect(predictionWords(standing, open, { ...context, language: 'es' })).toEqual({
      box: 'Su predicción: por lo menos 60%. 14 de 27 estudiantes (52%) dijeron que sí; con una clase de este tamaño es posible cualquier valor entre 34% y 69%: la predicción ni se cumplió ni queda descartada.',
      line: 'Predicción: por lo menos 60% para el 2 de feb. Resultado hasta ahora: 14 de 27 (52%): abierta.',
      mark: null,
    });
  });

  it('met and not met', () => {
    const of = (k: number, prediction: Prediction) =>
      predictionWords(
        standingOf([prediction], day(0)),
        predictionResult(prediction, line([{ numerator: k, denominator: 27 }]), day(0), day(0)),
        context,
      ).box;
    expect(of(24, atLeast(0.6))).toMatch(/at least 60%.*24 of 27.*the prediction is met\.$/);
    expect(of(5, atLeast(0.6))).toMatch(/the prediction is not met\.$/);
    expect(of(1, atMost(0.25))).toMatch(/You predicted at most 25%.*the prediction is met\.$/);
  });

  it('marks a prediction that was changed', () => {
    const changed = standingOf([atLeast(0.6), atLeast(0.4, '2018-01-12')], day(0));
    expect(predictionWords(changed, open, context).mark).toBe(
      'The prediction was changed on Jan 12, after data had come in. The first one counts.',
    );
    expect(predictionWords(changed, open, context).box).toContain('at least 60%');
  });

  it('of a rate', () => {
    const values = [7, 8, 9, 8, 10, 9].map((value) => ({ value }));
    const rate = predictionResult(atLeast(9), line(values, 'rate'), day(0), day(9));
    expect(predictionWords(standingOf([atLeast(9)], null), rate, { ...context, kind: 'rate' }).box).toBe(
      'You predicted at least 9. The middle of 6 lessons is 8.5; with so few, anything from 7 to 10 is plausible: the prediction is neither met nor ruled out.',
    );
  });

  it('without data, without enough students, without a prediction', () => {
    expect(predictionWords(standing, { kind: 'no_data' }, context).box).toBe(
      'You predicted at least 60%. No data yet.',
    );
    expect(predictionWords(standing, { kind: 'hidden' }, context).box).toContain('see the list');
    expect(predictionWords({ kind: 'none' }, open, context)).toEqual({
      box: 'No prediction was written down. Write one before the next lesson.',
      line: null,
      mark: null,
    });
  });
});
