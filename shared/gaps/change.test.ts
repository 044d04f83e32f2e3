import { describe, expect, it } from 'vitest';
import { changeOfMeanGap, changeOfPercentGap, changeWord } from './change-of-gap.ts';
import { type AimTarget, progressToAim } from './progress-to-aim.ts';
import { median, schoolQuadrants } from './quadrant.ts';
import { addPairedScores, pairedScores, sameStudentTrend } from './same-student-trend.ts';
import { summaryOf } from './statistics/score-summary.ts';

/** n students around a mean, with a standard deviation of about 10. */
function around(mean: number, n = 200) {
  return summaryOf(Array.from({ length: n }, (_, i) => mean + (i % 2 === 0 ? 10 : -10)));
}

describe('change of a gap between years', () => {
  it.each([
    ['+2 points, clear', 10, 12, 4000, 'widened'],
    ['-2 points, clear', 12, 10, 4000, 'narrowed'],
    ['0 points', 10, 10, 4000, 'no clear change'],
    ['+2 points inside the noise', 10, 12, 50, 'no clear change'],
  ] as const)('%s', (_, then, now, n, word) => {
    const change = changeOfMeanGap(
      { group: around(-then, n), comparison: around(0, n) },
      { group: around(-now, n), comparison: around(0, n) },
    );
    expect(change?.word).toBe(word);
    expect(change?.change).toBeCloseTo(now - then, 10);
  });

  it('has the standard error of a difference of two independent gaps', () => {
    const change = changeOfMeanGap(
      { group: summaryOf([-60, -50, -40]), comparison: summaryOf([0, 10, 20]) },
      { group: summaryOf([-30, -20, -10]), comparison: summaryOf([0, 10, 20]) },
    );
    // Four groups of three with variance 100: SE2 = 4 x 100 / 3, df = 8, t = 2.306.
    expect(change?.standardError).toBeCloseTo(Math.sqrt(400 / 3), 10);
    expect(change?.interval.low).toBeCloseTo(-30 - 2.306004 * Math.sqrt(400 / 3), 5);
    expect(change?.word).toBe('narrowed');
    expect([change?.groupChange, change?.comparisonChange]).toEqual([30, 0]);
  });

  it('of percents is in percentage points and joins the Newcombe intervals', () => {
    const change = changeOfPercentGap(
      { group: { k: 30, n: 100 }, comparison: { k: 60, n: 100 } },
      { group: { k: 50, n: 100 }, comparison: { k: 60, n: 100 } },
    );
    expect(change?.change).toBeCloseTo(-20, 10);
    expect(change?.interval.low).toBeLessThan(-36);
    expect(change?.interval.high).toBeLessThan(0);
    expect(change?.word).toBe('narrowed');
  });

  it('calls a smaller lead of the group narrowed too', () => {
    expect(changeWord(-20, -5, { low: 8, high: 22 })).toBe('narrowed');
    expect(changeWord(-5, -20, { low: -22, high: -8 })).toBe('widened');
    expect(changeWord(3, -9, { low: -15, high: -9 })).toBe('widened');
  });

  it('cannot be computed from one student or none', () => {
    const [one, some] = [summaryOf([1]), summaryOf([1, 2, 3])];
    expect(changeOfMeanGap({ group: one, comparison: some }, { group: some, comparison: some })).toBeNull();
    const [nobody, half] = [
      { k: 0, n: 0 },
      { k: 1, n: 2 },
    ];
    expect(
      changeOfPercentGap({ group: nobody, comparison: half }, { group: half, comparison: half }),
    ).toBeNull();
  });
});

describe('same-student trend', () => {
  const sides = {
    group: pairedScores([
      [-40, -25],
      [-60, -50],
      [-20, 0],
    ]),
    comparison: pairedScores([
      [10, 12],
      [30, 28],
      [0, 3],
    ]),
  };
  it('compares each student with themselves', () => {
    const trend = sameStudentTrend(sides);
    expect(trend).toMatchObject({
      groupN: 3,
      comparisonN: 3,
      word: 'narrowed',
      groupChange: 15,
      comparisonChange: 1,
    });
    expect(trend?.gapThen).toBeCloseTo(160 / 3, 10);
    expect(trend?.gapNow).toBeCloseTo(118 / 3, 10);
    // Changes 15, 10, 20 (variance 25) against 2, -2, 3 (variance 7): SE2 = 32/3.
    expect(trend?.standardError).toBeCloseTo(Math.sqrt(32 / 3), 10);
  });
  it('adds up over schools', () => {
    const halves = addPairedScores(
      pairedScores([[-40, -25]]),
      pairedScores([
        [-60, -50],
        [-20, 0],
      ]),
    );
    expect(halves).toEqual(sides.group);
  });
});

describe('progress to the aim', () => {
  const aim: AimTarget = { baselineYear: '2015-16', targetYear: '2019-20', targetChange: 44 };
  it('shows change so far, share of the target and even pace', () => {
    const values = new Map([
      ['2015-16', -80],
      ['2017-18', -69],
    ] as const);
    expect(progressToAim(aim, values, '2017-18')).toMatchObject({
      changeSoFar: 11,
      shareOfTarget: 0.25,
      evenPace: 22,
      onPace: false,
    });
  });
  it('a gap aim points down: 12 of 20 points closed after two of four years is ahead of pace', () => {
    const values = new Map([
      ['2015-16', 60],
      ['2017-18', 48],
      ['2021-22', 45],
    ] as const);
    const gapAim = { ...aim, targetChange: -20 };
    expect(progressToAim(gapAim, values, '2017-18')).toMatchObject({
      shareOfTarget: 0.6,
      evenPace: -10,
      onPace: true,
    });
    expect(progressToAim(gapAim, values, '2021-22')).toMatchObject({ evenPace: -20, onPace: false });
  });
  it('cannot be computed without a baseline, and is never 0 then', () => {
    expect(progressToAim(aim, new Map([['2017-18', -69]]), '2017-18')).toEqual({
      computed: false,
      reason: 'no baseline',
    });
    expect(progressToAim(aim, new Map([['2015-16', -80]]), '2017-18')).toEqual({
      computed: false,
      reason: 'no value this year',
    });
    expect(progressToAim(aim, new Map([['2015-16', -80]]), '2014-15')).toMatchObject({ computed: false });
  });
  it('refuses an aim without length or size', () => {
    expect(() => progressToAim({ ...aim, targetChange: 0 }, new Map(), '2017-18')).toThrow(RangeError);
    expect(() => progressToAim({ ...aim, targetYear: '2015-16' }, new Map(), '2017-18')).toThrow(RangeError);
  });
});

describe('school quadrant', () => {
  it('names each school’s quadrant in words, lines at the network median and at 50', () => {
    const schools = [
      { school: 'A', percentMet: 60, growth: 55 },
      { school: 'B', percentMet: 40, growth: 44 },
      { school: 'C', percentMet: 20, growth: 61 },
      { school: 'D', percentMet: 10, growth: 30 },
    ];
    const line = median(schools.map((school) => school.percentMet)) ?? Number.NaN;
    const picture = schoolQuadrants('2024-25', line, schools);
    expect(picture.percentMetLine).toBe(30);
    expect(picture.schools.map((school) => school.quadrant)).toEqual([
      'higher-higher',
      'higher-lower',
      'lower-higher',
      'lower-lower',
    ]);
    expect(median([])).toBeNull();
  });
});
