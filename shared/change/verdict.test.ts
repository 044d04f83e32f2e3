import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limitsOnRequest } from './odd-days.ts';
import type { SeriesPoint } from './series.ts';
import { type JudgedSeries, judgeSeries } from './verdict.ts';

interface VerdictCase {
  readonly id: string;
  readonly baseline_points: number;
  readonly improvement_direction: 'increase' | 'decrease';
  readonly y: readonly (number | null)[];
  readonly expected_verdict: string;
}

const cases = JSON.parse(
  readFileSync(new URL('reference/run-charts/verdict_cases.json', import.meta.url), 'utf8'),
) as readonly VerdictCase[];

const day = (position: number): string =>
  new Date(Date.UTC(2017, 10, 1 + position)).toISOString().slice(0, 10);

const scores = (values: readonly (number | null)[]): SeriesPoint[] =>
  values.map((value, i) => ({ date: day(i), value, excluded: null, answered: 25, expected: 25 }));

const percents = (counts: readonly number[], asked: number): SeriesPoint[] =>
  counts.map((numerator, i) => ({
    date: day(i),
    value: numerator / asked,
    numerator,
    denominator: asked,
    excluded: null,
    answered: asked,
    expected: asked,
  }));

const judge = (points: readonly SeriesPoint[], baselineCount: number, more: Partial<JudgedSeries> = {}) =>
  judgeSeries({
    points,
    baselineCount,
    changeBegun: true,
    betterIs: 'higher',
    kind: 'score',
    ...more,
  });

const usual = [41, 38, 44, 40, 36, 43, 39, 42];

it('the verdict cases of the reference are all there', () => {
  expect(cases).toHaveLength(10);
});

it.each(cases)('case $id is $expected_verdict', (verdictCase) => {
  const { baseline_points, improvement_direction, y, expected_verdict } = verdictCase;
  const verdict = judge(scores(y), baseline_points, {
    betterIs: improvement_direction === 'increase' ? 'higher' : 'lower',
  });
  expect(verdict.key).toBe(expected_verdict);
});

describe('a lasting change', () => {
  it('tells which lessons in a row it rests on, all since the change', () => {
    const verdict = judge(scores([...usual, 45, 47, 44, 49, 51, 48, 52, 50]), 8);
    // Point 8 (42) lies above the usual level too, but it is from before the change.
    expect(verdict).toMatchObject({
      key: 'lasting_better',
      usualLevel: 40.5,
      stretch: { side: 'above', lessons: 8, from: day(8), to: day(15), reachesNewest: true },
      onThatSide: 8,
      lessonsBefore: 8,
      lessonsSince: 8,
    });
  });

  it('is worse when the same numbers should go down', () => {
    const points = scores([...usual, 45, 47, 44, 49, 51, 48, 52, 50]);
    expect(judge(points, 8, { betterIs: 'lower' }).key).toBe('lasting_worse');
  });

  it('is not broken by a missing lesson, a lesson on the line or an excluded one', () => {
    const values = [...usual, 45, null, 44, 40.5, 51, 20, 52, 50, 49, 48, 47];
    const points = scores(values).map((point, i) =>
      i === 13 ? { ...point, excluded: 'substitute teacher' } : point,
    );
    expect(judge(points, 8)).toMatchObject({ key: 'lasting_better', stretch: { lessons: 8 } });
    expect(judge(scores(values), 8).key).toBe('usual_range');
  });

  it('can rest on too few crossings: then the longest stretch may be short', () => {
    const values = [40, 39, 38, 37, 43, 44, 45, 46, 47, 47, 46, 46, 45];
    const verdict = judge(scores(values), 8);
    expect(verdict).toMatchObject({ key: 'lasting_better', stretch: { lessons: 5 }, onThatSide: 5 });
  });

  it('is not said when the longest stretch ended before the change', () => {
    const values = [38, 38, 38, 38, 38, 38, 38, 38, 43, 44, 45, 46, 47, 43, 44, 45, 46, 47];
    const verdict = judge(scores([...values, 39, 46, 39, 46, 39, 46]), 18);
    expect(verdict.key).not.toMatch(/lasting/);
  });
});

describe('an early sign', () => {
  it('says whether the lessons in a row are the newest ones', () => {
    const ended = judge(scores([...usual, 45, 47, 44, 49, 51, 48, 39, 38]), 8);
    expect(ended).toMatchObject({ key: 'early_sign', stretch: { lessons: 6, reachesNewest: false } });
    const going = judge(scores([...usual, 39, 45, 47, 44, 49, 51, 48]), 8);
    expect(going).toMatchObject({ key: 'early_sign', stretch: { lessons: 6, reachesNewest: true } });
  });

  it('on the other side asks to look', () => {
    const verdict = judge(scores([...usual, 42, 39, 38, 37, 36, 38, 39]), 8);
    expect(verdict).toMatchObject({ key: 'early_worse', stretch: { side: 'below', lessons: 6 } });
  });
});

describe('too early', () => {
  it.each([
    ['few_lessons_since', [...usual, 45, 47, 44, 49], 8],
    ['short_baseline', [41, 38, 44, 40, 36, 43, 39, 45, 47, 44, 49, 51, 48, 52, 50], 7],
    ['few_useful_lessons', [40, 40, 40, 40, 40, 40, 41, 39, 40, 40, 42, 43, 44, 41], 8],
  ])('says why: %s', (because, values, baseline) => {
    expect(judge(scores(values), baseline)).toMatchObject({ key: 'too_early', because });
  });

  it('before the change has begun, however many lessons there are', () => {
    const verdict = judge(scores([...usual, ...usual]), 16, { changeBegun: false });
    expect(verdict).toMatchObject({ key: 'too_early', because: 'change_not_begun', lessonsBefore: 16 });
  });

  it('with no points at all, and when all values are equal (P04)', () => {
    expect(judge([], 0).key).toBe('too_early');
    expect(judge(scores(Array(16).fill(4)), 8)).toMatchObject({ key: 'too_early', usefulLessons: 0 });
  });
});

describe('no chart', () => {
  it('when fewer than five students answered on every day', () => {
    const points = percents([1, 2, 3, 1, 2, 3, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3], 4);
    expect(judge(points, 8, { kind: 'percent' })).toMatchObject({
      key: 'not_chartable',
      because: 'few_students',
    });
    const oneLargerDay = [...points.slice(0, 15), ...percents([3], 5)];
    expect(judge(oneLargerDay, 8, { kind: 'percent' }).key).not.toBe('not_chartable');
  });

  it('when more than half of the lessons lie at 0 % or 100 %', () => {
    const half = percents([0, 25, 25, 25, 0, 25, 25, 25, 12, 14, 13, 11, 14, 12, 13, 12], 25);
    expect(judge(half, 8, { kind: 'percent' }).key).not.toBe('not_chartable');
    const more = [...half, ...percents([25], 25)];
    expect(judge(more, 8, { kind: 'percent' })).toMatchObject({
      key: 'not_chartable',
      because: 'all_or_none',
      allOrNoneLessons: 9,
    });
  });

  it('does not apply to scores of 0 and 1 or to talk counted in short observations', () => {
    const zeroOne = scores([0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1]);
    expect(judge(zeroOne, 8).key).not.toBe('not_chartable');
    const rates = percents([1, 2, 3, 1, 2, 3, 1, 2, 3, 3, 3, 3, 3, 3, 3, 3], 4);
    expect(judge(rates, 8, { kind: 'rate' }).key).not.toBe('not_chartable');
  });
});

describe('odd days', () => {
  const talk = [12, 14, 11, 13, 15, 12, 14, 13, 38, 12, 11, 14, 13, 15, 12, 13, 14, 11, 12, 13];

  it('stand beside the verdict and do not change it (P09)', () => {
    const verdict = judge(scores(talk), 20, { kind: 'count', changeBegun: false });
    expect(verdict.key).toBe('too_early');
    expect(verdict.oddDays).toEqual([{ date: day(8), position: 8, value: 38 }]);
  });

  it('are asked for from 12 lessons on', () => {
    expect(judge(scores(talk.slice(0, 11)), 8, { kind: 'count' }).oddDays).toEqual([]);
    expect(judge(scores(talk.slice(0, 12)), 8, { kind: 'count' }).oddDays).toHaveLength(1);
  });

  it('leave out a day that already has its reason', () => {
    const points = scores(talk).map((point, i) => (i === 8 ? { ...point, excluded: 'fire drill' } : point));
    expect(judge(points, 8, { kind: 'count' }).oddDays).toEqual([]);
  });

  it('need days that differed before the change', () => {
    const points = percents([...Array(8).fill(25), ...Array(8).fill(20)], 25);
    expect(judge(points, 8, { kind: 'percent' }).oddDays).toEqual([]);
  });

  it('use the limits of a proportion for percents (P12)', () => {
    const asked = [27, 28, 25, 30, 26, 29, 28, 24, 27, 31, 28, 26, 29, 27, 30, 28];
    const said = [11, 10, 12, 13, 9, 14, 10, 11, 12, 12, 20, 21, 19, 18, 22, 17];
    const points = asked.map((n, i) => ({ ...percents([said[i] ?? 0], n)[0], date: day(i) }) as SeriesPoint);
    const verdict = judge(points, 8, { kind: 'percent' });
    expect(verdict.oddDays.map((odd) => odd.position)).toEqual([10, 11, 14]);
  });
});

describe('limits on request', () => {
  const talk = [12, 14, 11, 13, 15, 12, 14, 13, 12, 12, 11, 14];

  it('are not to be had under 12 points, whatever is asked', () => {
    expect(limitsOnRequest(scores(talk.slice(0, 11)), 11, 'count')).toBeNull();
    expect(limitsOnRequest(scores(talk), 12, 'count')).toMatchObject({ trial: false });
  });

  it('are trial limits with fewer than 12 points before the change', () => {
    expect(limitsOnRequest(scores(talk), 8, 'count')).toMatchObject({ trial: true });
  });
});

describe('what must hold for any series', () => {
  const series = fc.array(fc.option(fc.integer({ min: 0, max: 12 }), { nil: null, freq: 8 }), {
    maxLength: 40,
  });

  it('upside down, with the other direction better, it is the same verdict', () => {
    fc.assert(
      fc.property(series, fc.nat(20), (values, baseline) => {
        const mirrored = values.map((value) => (value === null ? null : -value));
        const one = judge(scores(values), baseline);
        expect(judge(scores(mirrored), baseline, { betterIs: 'lower' }).key).toBe(one.key);
      }),
    );
  });

  it('no claim without 8 lessons before, 5 since and 10 useful ones', () => {
    fc.assert(
      fc.property(series, fc.nat(20), (values, baseline) => {
        const { key, lessonsBefore, lessonsSince, usefulLessons } = judge(scores(values), baseline);
        if (lessonsBefore < 8 || lessonsSince < 5 || usefulLessons < 10) expect(key).toBe('too_early');
      }),
    );
  });

  it('a tiny group of 4 to 6 students gets no claim (P17)', () => {
    const said = [1, 2, 0, 3, 2, 0, 4, 3, 5, 2, 4, 3];
    const asked = [4, 5, 4, 6, 5, 0, 5, 5, 5, 4, 6, 5];
    const points = said.map((numerator, i): SeriesPoint => {
      const denominator = asked[i] ?? 0;
      const value = denominator === 0 ? null : numerator / denominator;
      return {
        date: day(i),
        value,
        numerator,
        denominator,
        excluded: null,
        answered: denominator,
        expected: 6,
      };
    });
    for (let baseline = 0; baseline <= 12; baseline += 1) {
      expect(['too_early', 'usual_range']).toContain(judge(points, baseline, { kind: 'percent' }).key);
    }
  });
});
