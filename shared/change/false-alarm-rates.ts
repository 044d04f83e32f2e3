/**
 * How often each message comes up, by simulation: 100,000 series per row, seed 20190105, independent
 * normal days (bench/verdicts, `npm run bench -- verdicts --runs 100000 --seed 20190105`). A seeded test
 * beside the simulation keeps these numbers and the engine together.
 *
 * Units: percent of classes. Shifts are in standard deviations of one class from day to day.
 */

/** One look, on the decide-by date. */
export interface DecideByRates {
  readonly before: number;
  readonly since: number;
  /** Nothing changed: each of the two directions. */
  readonly falseLastingBetter: number;
  readonly falseLastingWorse: number;
  readonly falseEarlySign: number;
  readonly falseEarlyWorse: number;
  /** 'lasting_better' when the level did shift by 1, 1.5 and 2 standard deviations. */
  readonly found: { readonly by1: number; readonly by1_5: number; readonly by2: number };
}

export const RATES_AT_DECIDE_BY: readonly DecideByRates[] = [
  {
    before: 8,
    since: 8,
    falseLastingBetter: 3.3,
    falseLastingWorse: 3.2,
    falseEarlySign: 3.9,
    falseEarlyWorse: 4,
    found: { by1: 32.8, by1_5: 59, by2: 80.8 },
  },
  {
    before: 8,
    since: 12,
    falseLastingBetter: 5.8,
    falseLastingWorse: 5.9,
    falseEarlySign: 6.6,
    falseEarlyWorse: 6.7,
    found: { by1: 47.3, by1_5: 73.5, by2: 89.9 },
  },
  {
    before: 10,
    since: 10,
    falseLastingBetter: 4.2,
    falseLastingWorse: 4.3,
    falseEarlySign: 5.1,
    falseEarlyWorse: 5,
    found: { by1: 40.5, by1_5: 67.2, by2: 86.2 },
  },
  {
    before: 12,
    since: 12,
    falseLastingBetter: 4.7,
    falseLastingWorse: 4.7,
    falseEarlySign: 6.3,
    falseEarlyWorse: 6.3,
    found: { by1: 46.8, by1_5: 74.4, by2: 90.7 },
  },
];

/** A look after every lesson, 8 lessons before: seen at some time, in either direction, nothing having changed. */
export interface EveryLessonRates {
  /** Lessons since the change. */
  readonly within: number;
  /** 'lasting_better' or 'lasting_worse', as "so far" on the sheet. */
  readonly lasting: number;
  /** 'early_sign' or 'early_worse'. */
  readonly early: number;
  /** 'lasting' where each day keeps 0.3 of the day before it: good days come in rows. */
  readonly lastingWhenDaysComeInRows: number;
}

export const RATES_EVERY_LESSON: readonly EveryLessonRates[] = [
  { within: 8, lasting: 7.8, early: 11.2, lastingWhenDaysComeInRows: 18.2 },
  { within: 12, lasting: 13.6, early: 20.9, lastingWhenDaysComeInRows: 30.1 },
  { within: 20, lasting: 22.4, early: 37.1, lastingWhenDaysComeInRows: 45.9 },
];
