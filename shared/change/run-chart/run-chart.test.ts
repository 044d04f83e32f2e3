import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centreLineOf, median } from './centre-line.ts';
import { chartLimits } from './limits.ts';
import { type ChartPoint, ratioPoint } from './point.ts';
import { pointsBefore, runChart, testOfChangeChart } from './run-chart.ts';
import { runsAbout, usefulCount } from './runs.ts';

const day = (i: number): string => new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10);
const points = (values: readonly (number | null)[], excluded: readonly number[] = []): ChartPoint[] =>
  values.map((value, i) => ({ date: day(i), value, excluded: excluded.includes(i) ? 'fire drill' : null }));

const usual = [41, 38, 44, 40, 36, 43, 39, 42];

describe('missing and excluded points', () => {
  it('enter neither the centre line nor the runs', () => {
    const [phase] = runChart(points([1, null, 5, 90, 3], [3]));
    expect(phase).toMatchObject({ centreLine: 3, lessons: 4 });
    expect(phase?.runs).toEqual([
      { side: 'below', length: 1, first: 0, last: 0 },
      { side: 'above', length: 1, first: 2, last: 2 },
    ]);
  });

  it('a missing point parts two moving ranges, an excluded one is bridged', () => {
    expect(chartLimits('individuals', points([10, null, 20, 21]))?.meanMovingRange).toBe(1);
    expect(chartLimits('individuals', points([10, 99, 20, 21], [1]))?.meanMovingRange).toBe(5.5);
  });

  it('a zero denominator is a missing point', () => {
    expect(ratioPoint(day(0), 0, 0).value).toBeNull();
    expect(centreLineOf([ratioPoint(day(0), 0, 0), ratioPoint(day(1), 3, 4)], 'pooled')).toBe(0.75);
  });
});

describe('phases and freezing', () => {
  it('a frozen median comes from the first points and is tested against all', () => {
    const [phase] = runChart(points([...usual, 60, 61]), { freezeAfter: 8 });
    expect(phase).toMatchObject({ centreLine: 40.5, baselineEnd: 8, last: 9 });
    expect(phase?.runs.at(-1)).toMatchObject({ side: 'above', length: 3, last: 9 });
  });

  it('phases win over freezing, and runs never cross a phase', () => {
    const phases = runChart(points([1, 2, 3, 11, 12, 13]), { freezeAfter: 1, phaseBreaksAfter: [3] });
    expect(phases.map(({ centreLine }) => centreLine)).toEqual([2, 12]);
    expect(phases[1]?.runs[0]).toMatchObject({ first: 3, length: 1 });
  });

  it('breaks outside the series or twice at one place make no phase', () => {
    expect(runChart(points([1, 2, 3]), { phaseBreaksAfter: [0, 2, 2, 3, 9] })).toHaveLength(2);
  });

  it('no points, no centre line', () => {
    expect(runChart([])).toMatchObject([{ centreLine: null, runs: [], anhoej: null }]);
    expect(runChart(points([null, null]))).toMatchObject([{ centreLine: null, anhoej: null }]);
  });
});

describe('the chart of a test of change', () => {
  const twoLevels = points([...usual, 48, 50, 47, 49, 51, 48, 50, 49, 56, 57]);

  it('freezes the median at the change', () => {
    expect(testOfChangeChart(twoLevels, [], day(8))).toMatchObject([{ centreLine: 40.5, baselineEnd: 8 }]);
  });

  it('in the phase in which the change began; earlier phases keep their own median', () => {
    const phases = testOfChangeChart(twoLevels, [day(8)], day(16));
    expect(phases.map(({ centreLine }) => centreLine)).toEqual([40.5, 49]);
    expect(phases[1]).toMatchObject({ first: 8, baselineEnd: 16, last: 17 });
  });

  it('without a change, or with one to come, takes all points', () => {
    expect(testOfChangeChart(twoLevels, [], null)[0]?.baselineEnd).toBe(18);
    expect(testOfChangeChart(twoLevels, [], day(30))[0]?.baselineEnd).toBe(18);
  });

  it('a phase that starts between two points begins with the next one', () => {
    expect(pointsBefore(twoLevels, '2018-01-09')).toBe(8);
    const gappy = twoLevels.filter((_, i) => i !== 8);
    expect(testOfChangeChart(gappy, [day(8)], null)[1]?.first).toBe(8);
  });
});

describe('what must hold for any series', () => {
  const values = fc.array(fc.option(fc.integer({ min: 0, max: 20 }), { nil: null }), { maxLength: 40 });

  it('the median splits: as many points above as below, at most', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }), (numbers) => {
        const middle = median(numbers) ?? 0;
        const runs = runsAbout(numbers, middle);
        expect(usefulCount(runs, 'above')).toBeLessThanOrEqual(numbers.length / 2);
        expect(usefulCount(runs, 'below')).toBeLessThanOrEqual(numbers.length / 2);
      }),
    );
  });

  it('runs alternate in side and cover the useful points once', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 20 }), (series, centreLine) => {
        const runs = runsAbout(series, centreLine);
        expect(usefulCount(runs)).toBe(
          series.filter((value) => value !== null && value !== centreLine).length,
        );
        runs.forEach((run, i) => {
          expect(run.side).not.toBe(runs[i - 1]?.side);
          expect(run.first).toBeGreaterThan(runs[i - 1]?.last ?? -1);
        });
      }),
    );
  });

  it('turned upside down it has the same runs on the other sides', () => {
    fc.assert(
      fc.property(values, (series) => {
        const mirrored = series.map((value) => (value === null ? null : -value));
        const [one] = runChart(points(series));
        const [other] = runChart(points(mirrored));
        expect(other?.anhoej).toEqual(one?.anhoej);
        expect(other?.runs.map(({ length }) => length)).toEqual(one?.runs.map(({ length }) => length));
      }),
    );
  });
});
