import { describe, expect, it } from 'vitest';
import { plainWordsProblems } from './plain-words.ts';
import type { Language } from './sentence.ts';
import type { Series } from './series.ts';
import { judgeTest } from './test-verdict.ts';
import type { VerdictKey } from './verdict.ts';
import { type VerdictWords, verdictWords } from './verdict-words.ts';

const day = (position: number): string =>
  new Date(Date.UTC(2018, 0, 8 + position)).toISOString().slice(0, 10);

const usual = [41, 38, 44, 40, 36, 43, 39, 42];

interface Situation {
  readonly values: readonly number[];
  readonly before?: number;
  readonly betterIs?: 'higher' | 'lower';
  readonly called?: boolean;
  readonly decideBy?: string | null;
  readonly language?: Language;
  readonly students?: number | null;
  readonly extra?: readonly number[];
  readonly kind?: Series['kind'];
  readonly begun?: boolean;
}

/** Lesson days from Jan 8 2018 on; the change begins on the lesson after the baseline. */
function told(situation: Situation): VerdictWords & { readonly key: VerdictKey } {
  const {
    values,
    before = 8,
    betterIs = 'higher',
    called = true,
    language = 'en',
    students = 25,
  } = situation;
  const { extra = [], kind = 'score', begun = true } = situation;
  const series: Series = {
    measure: 'asked',
    kind,
    source: 'student-slip',
    section: null,
    students,
    phaseStarts: [],
    points: [...values, ...extra].map((value, i) => ({
      date: day(i),
      value,
      excluded: null,
      answered: 25,
      expected: 26,
      ...(kind === 'percent' ? { numerator: value * 25, denominator: 25 } : {}),
    })),
  };
  const decideBy = situation.decideBy === undefined ? day(values.length - 1) : situation.decideBy;
  const today = begun
    ? called
      ? day(values.length + extra.length)
      : day(values.length - 2)
    : day(before - 1);
  const dates = { baselineFrom: null, changeDate: day(before), decideBy, today };
  const verdict = judgeTest(series, betterIs, dates);
  const change = language === 'en' ? 'the new opener' : 'el nuevo inicio';
  return {
    key: verdict.key,
    ...verdictWords(verdict, { language, change, changeDate: day(before), decideBy }),
  };
}

const better = [...usual, 45, 47, 44, 49, 51, 48, 52, 50];
const worse = [...usual, 38, 36, 39, 37, 35, 38, 36, 39];

describe('a lasting change', () => {
  it('is called at the decide-by date', () => {
    expect(told({ values: better })).toEqual({
      key: 'lasting_better',
      headline:
        'A lasting change: 8 lessons in a row above the usual level since the new opener (25 students, 16 lessons).',
      nextStep: 'Decide: adopt it, then try it in one more class.',
      notes: [],
    });
    expect(told({ values: better, language: 'es' }).headline).toBe(
      'Un cambio duradero: 8 lecciones seguidas por encima del nivel usual desde el nuevo inicio (25 estudiantes, 16 lecciones).',
    );
  });

  it('is "so far" before', () => {
    const soFar = told({ values: better, called: false });
    expect(soFar.headline).toBe(
      'So far: 8 lessons in a row above the usual level since the new opener (25 students, 16 lessons). You decide on Jan 23.',
    );
    expect(soFar.nextStep).toBe('Keep the new opener as it is until Jan 23, then decide.');
    expect(told({ values: better, called: false, language: 'es' }).headline).toContain(
      'Ustedes deciden el 23 de ene.',
    );
  });

  it('without a decide-by date stays "so far"', () => {
    expect(told({ values: better, decideBy: null }).headline).toContain('You decide on the day you set.');
    expect(told({ values: better, decideBy: null, language: 'es' }).headline).toContain(
      'Ustedes deciden el día que fijen.',
    );
  });

  it('below the usual level, where lower is better', () => {
    expect(told({ values: worse, betterIs: 'lower' }).headline).toContain(
      '8 lessons in a row below the usual level',
    );
  });

  it('counts lessons where no row is long enough to tell', () => {
    const values = [40, 39, 38, 37, 43, 44, 45, 46, 47, 47, 46, 46, 45];
    expect(told({ values }).headline).toBe(
      'A lasting change: 5 of 5 lessons above the usual level since the new opener (25 students, 13 lessons).',
    );
  });

  it('says when the row has ended', () => {
    const values = [...better, 39, 38];
    expect(told({ values }).notes).toContain('These 8 lessons in a row ended on Jan 23.');
  });

  it('says how many lessons came after it was called', () => {
    expect(told({ values: better, extra: [30, 31, 32] }).notes).toEqual([
      '3 lessons came after the decide-by date: on the chart, not in this answer.',
    ]);
  });

  it('without students speaks of lessons only', () => {
    expect(told({ values: better, students: null }).headline).toContain('(16 lessons)');
  });
});

describe('the other messages', () => {
  it('worse', () => {
    expect(told({ values: worse })).toMatchObject({
      key: 'lasting_worse',
      headline:
        'The level has moved the other way since Jan 16 (25 students, 16 lessons). Look before the next test.',
    });
    expect(told({ values: worse, called: false }).headline).toMatch(/^So far: /);
  });

  it('an early sign', () => {
    expect(told({ values: [...usual, 45, 47, 44, 49, 51, 48, 39, 38] })).toMatchObject({
      key: 'early_sign',
      headline:
        'Early sign of change: 6 lessons in a row above the usual level (25 students, 16 lessons). Keep going before you decide.',
      nextStep: 'Run the same change longer with a new decide-by date.',
    });
  });

  it('an early sign the other way: the last lessons only where they are the last', () => {
    const last = told({ values: [...usual, 42, 39, 38, 37, 36, 38, 39] });
    expect(last.headline).toMatch(/^The last 6 lessons lie the other way/);
    const ended = told({ values: [...usual, 39, 38, 37, 36, 38, 39, 42, 43] });
    expect(ended.headline).toBe(
      '6 lessons in a row lay the other way, from Jan 16 to Jan 21 (25 students, 16 lessons). Look before you go on.',
    );
  });

  it('as usual', () => {
    expect(told({ values: [...usual, 42, 39, 41, 38, 44, 40, 37, 43] })).toMatchObject({
      key: 'usual_range',
      headline: 'Up and down as usual. No sign of a lasting change yet (25 students, 16 lessons).',
      nextStep: 'Decide: what needs a tweak? Adapt it or stop.',
    });
  });

  it('mixed', () => {
    const values = [30, 50, 31, 52, 29, 49, 33, 51, 28, 53, 32, 50, 30, 54, 31, 52];
    expect(told({ values }).headline).toMatch(
      /^Zig-zag: two things may be mixed, two classes or two days \(/,
    );
  });

  it.each([
    [{ values: [...usual, 45, 47, 44, 49] }, 'Too early to tell: 4 lessons so far.', /after 1 more lesson\./],
    [
      { values: [41, 38, 44, 40, 36, 43, 45, 47, 44, 49, 51], before: 6 },
      'Too early to tell: 6 lessons before the new opener and 5 since; 8 are needed before it.',
      /next time collect 8 lessons first/,
    ],
    [
      { values: [40, 40, 40, 40, 40, 40, 41, 39, 40, 40, 42, 43, 44, 41] },
      'Too early to tell: 14 lessons so far, 6 of them above or below the usual level; 10 are needed.',
      /after 4 more lessons\./,
    ],
    [
      { values: usual.slice(0, 5), before: 9, begun: false },
      'Too early to tell: 5 lessons so far, and the new opener has not started.',
      /^Collect 3 more lessons, then start the new opener\.$/,
    ],
    [
      { values: usual, before: 9, begun: false },
      'Too early to tell: 8 lessons so far, and the new opener has not started.',
      /^You have the 8 lessons you need: start the new opener\.$/,
    ],
  ])('too early %#', (situation, headline, nextStep) => {
    const words = told(situation);
    expect(words.headline).toBe(headline);
    expect(words.nextStep).toMatch(nextStep);
  });

  it('no chart', () => {
    const allOrNone = [1, 1, 1, 0, 1, 1, 0.8, 1, 1, 0, 1, 0.6];
    expect(told({ values: allOrNone, kind: 'percent' }).headline).toBe(
      'No chart: 10 of 12 lessons are at 0% or 100%. Count the lessons in between.',
    );
  });
});

describe('odd days', () => {
  const steady = [12, 14, 11, 13, 15, 12, 14, 13];

  it('are asked about beside the verdict', () => {
    expect(told({ values: [...steady, 38, 12, 11, 14, 13, 15] }).notes).toEqual([
      'Jan 16 was unusual. What happened?',
    ]);
    expect(told({ values: [...steady, 38, 12, 40, 14, 11, 13] }).notes).toEqual([
      'Jan 16 and Jan 18 were unusual. What happened?',
    ]);
    expect(told({ values: [...steady, 38, 12, 40, 11, 39, 12, 13], language: 'es' }).notes).toEqual([
      'El 16 de ene y 2 días más fueron fuera de lo común. ¿Qué pasó?',
    ]);
  });

  it('are not asked about where they make up the change itself', () => {
    const shifted = told({ values: [...steady, 30, 31, 29, 30, 32, 31, 30, 29] });
    expect(shifted.key).toBe('lasting_better');
    expect(shifted.notes).toEqual([]);
  });
});

describe('every headline and next step', () => {
  it.each(['en', 'es'] as const)('is plain in %s, whatever the numbers', (language) => {
    for (const called of [true, false]) {
      for (const values of [better, worse, usual, [...usual, 45, 47, 44, 49, 51, 48, 39, 38]]) {
        const { headline, nextStep, notes } = told({ values, language, called });
        for (const text of [headline, nextStep, ...notes]) {
          expect(plainWordsProblems(language, text)).toEqual([]);
          expect(text).not.toMatch(/undefined|NaN|\{/);
        }
        expect(headline).toMatch(/\d/);
      }
    }
  });

  it('a lasting change is announced if and only if the rule fires in the good direction and is called', () => {
    for (const values of [better, worse, usual, [...usual, 45, 47, 44, 49, 51, 48, 39, 38]]) {
      for (const betterIs of ['higher', 'lower'] as const) {
        for (const called of [true, false]) {
          const words = told({ values, betterIs, called });
          const announced = words.headline.startsWith('A lasting change');
          expect(announced).toBe(words.key === 'lasting_better' && called);
        }
      }
    }
  });
});
