import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { anhoejLimits } from './anhoej.ts';
import type { CentreLine } from './centre-line.ts';
import { shifts, trends } from './ihi-rules.ts';
import {
  chartLimits,
  isOutside,
  type LimitsChart,
  type MovingRangeRule,
  SCREENED,
  UNSCREENED,
} from './limits.ts';
import { type ChartPoint, ratioPoint, valuesTakingPart } from './point.ts';
import { type ChartPhase, runChart } from './run-chart.ts';
import { longestRun, type Run, runsAbout, usefulCount } from './runs.ts';
import { countOfRuns, probabilityOfRuns, runsTails } from './runs-distribution.ts';

interface RunsExpected {
  readonly cl: number;
  readonly n_useful: number;
  readonly n_above: number;
  readonly n_below: number;
  readonly n_runs: number;
  readonly longest_run: number;
  readonly p_runs_le: number | null;
  readonly p_runs_ge: number | null;
  readonly runs_verdict_exact: string;
  readonly shifts_6: readonly { from: number; to: number; length: number; side: string }[];
  readonly shifts_8: readonly { from: number; to: number; length: number; side: string }[];
  readonly trends_5: readonly { from: number; to: number; points: number; direction: string }[];
}

interface PhaseExpected {
  readonly first: number;
  readonly last: number;
  readonly n_obs: number;
  readonly n_useful: number;
  readonly cl: number;
  readonly longest_run: number | null;
  readonly longest_run_max: number | null;
  readonly n_crossings: number | null;
  readonly n_crossings_min: number | null;
  readonly runs_signal: boolean;
  readonly n_sigma_signals?: number;
  readonly plain_chart_sigma_signals?: number;
  readonly mean_mr_screened?: number;
  readonly mean_mr_unscreened?: number;
  readonly lpl_266_screened?: number;
  readonly upl_266_screened?: number;
  readonly lpl_266_unscreened?: number;
  readonly upl_266_unscreened?: number;
  readonly sigma_z_screened?: number;
  readonly sigma_z_unscreened?: number;
  readonly ihi: RunsExpected;
  readonly ihi_median?: RunsExpected;
}

interface PointExpected {
  readonly y: number | null;
  readonly cl: number;
  readonly lcl: number | null;
  readonly ucl: number | null;
  readonly lcl_unscreened?: number;
  readonly ucl_unscreened?: number;
  readonly sigma_signal: boolean;
  readonly sigma_signal_unscreened?: boolean;
}

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly chart: 'run' | 'i' | 'p' | 'pp' | 'u' | 'up';
  readonly phase_breaks_after: readonly number[];
  readonly freeze: number | null;
  readonly exclude: readonly number[];
  readonly input: { date: string[]; y?: (number | null)[]; num?: number[]; den?: number[] };
  readonly expected: {
    phases: readonly PhaseExpected[];
    points: readonly PointExpected[];
  };
}

const folder = new URL('../reference/run-charts/', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const vectors = readdirSync(folder)
  .filter((name) => /^P\d+\.json$/.test(name))
  .map((name) => JSON.parse(read(name)) as Vector);

const limitsChart: Record<Vector['chart'], LimitsChart | null> = {
  run: null,
  i: 'individuals',
  p: 'proportion',
  pp: 'proportion_prime',
  u: 'rate',
  up: 'rate_prime',
};

/** 1e-6 relative, or half a unit of the eighth decimal, to which the vectors are printed. */
function expectClose(actual: number | null | undefined, expected: number | null | undefined): void {
  if (expected === null || expected === undefined) {
    expect(actual ?? null).toBeNull();
    return;
  }
  expect(actual).toBeTypeOf('number');
  expect(Math.abs((actual ?? Number.NaN) - expected)).toBeLessThanOrEqual(
    Math.max(1e-6 * Math.abs(expected), 5.1e-9),
  );
}

function pointsOf({ input, exclude }: Vector): ChartPoint[] {
  return input.date.map((date, i) => {
    const excluded = exclude.includes(i + 1) ? 'written reason' : null;
    if (input.num === undefined) return { date, value: input.y?.[i] ?? null, excluded };
    return { ...ratioPoint(date, input.num[i] ?? 0, input.den?.[i] ?? 0), excluded };
  });
}

function expectRuns(
  values: readonly (number | null)[],
  centreLine: number | null,
  expected: RunsExpected,
): void {
  expectClose(centreLine, expected.cl);
  const runs = runsAbout(values, centreLine ?? Number.NaN);
  const [above, below] = [usefulCount(runs, 'above'), usefulCount(runs, 'below')];
  const tails = runsTails(above, below, runs.length);
  const asRows = (found: readonly Run[]) =>
    found.map((run) => ({ from: run.first + 1, to: run.last + 1, length: run.length, side: run.side }));
  expect({
    n_useful: above + below,
    n_above: above,
    n_below: below,
    n_runs: runs.length,
    longest_run: longestRun(runs),
    runs_verdict_exact: countOfRuns(above, below, runs.length),
    shifts_6: asRows(shifts(runs, 6)),
    shifts_8: asRows(shifts(runs, 8)),
    trends_5: trends(values).map((trend) => ({
      from: trend.first + 1,
      to: trend.last + 1,
      points: trend.length,
      direction: trend.direction,
    })),
  }).toEqual({
    n_useful: expected.n_useful,
    n_above: expected.n_above,
    n_below: expected.n_below,
    n_runs: expected.n_runs,
    longest_run: expected.longest_run,
    runs_verdict_exact: expected.runs_verdict_exact,
    shifts_6: expected.shifts_6,
    shifts_8: expected.shifts_8,
    trends_5: expected.trends_5,
  });
  expectClose(tails?.atMost, expected.p_runs_le);
  expectClose(tails?.atLeast, expected.p_runs_ge);
}

const centreOf = (vector: Vector): CentreLine => {
  const chart = limitsChart[vector.chart];
  if (chart === null) return 'median';
  return chart === 'individuals' ? 'mean' : 'pooled';
};

const phasesOf = (vector: Vector, centre: CentreLine): ChartPhase[] =>
  runChart(pointsOf(vector), {
    centre,
    freezeAfter: vector.freeze,
    phaseBreaksAfter: vector.phase_breaks_after,
  });

it('the 24 published-rule vectors are all there', () => {
  expect(vectors.map((vector) => vector.id)).toEqual(
    Array.from({ length: 24 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`),
  );
});

describe.each(vectors)('vector $id: $title', (vector) => {
  const phases = phasesOf(vector, centreOf(vector));
  const medianPhases = phasesOf(vector, 'median');
  const valuesIn = (phase: ChartPhase): (number | null)[] =>
    valuesTakingPart(pointsOf(vector)).map((value, i) =>
      i >= phase.first && i <= phase.last ? value : null,
    );

  it('has the centre line and the Anhøj rules of each phase', () => {
    expect(phases).toHaveLength(vector.expected.phases.length);
    vector.expected.phases.forEach((expected, i) => {
      const phase = phases[i];
      expectClose(phase?.centreLine, expected.cl);
      expect({
        first: (phase?.first ?? -1) + 1,
        last: (phase?.last ?? -1) + 1,
        n_obs: phase?.lessons,
        n_useful: phase?.anhoej?.useful ?? 0,
        longest_run: phase?.anhoej?.longestRun ?? null,
        longest_run_max: phase?.anhoej?.longestRunMax ?? null,
        n_crossings: phase?.anhoej?.crossings ?? null,
        n_crossings_min: phase?.anhoej?.crossingsMin ?? null,
        runs_signal: phase?.anhoej?.signal ?? false,
      }).toEqual({
        first: expected.first,
        last: expected.last,
        n_obs: expected.n_obs,
        n_useful: expected.n_useful,
        longest_run: expected.longest_run,
        longest_run_max: expected.longest_run_max,
        n_crossings: expected.n_crossings,
        n_crossings_min: expected.n_crossings_min,
        runs_signal: expected.runs_signal,
      });
    });
  });

  it('has the shifts, trends and exact runs counts', () => {
    phases.forEach((phase, i) => {
      const expected = vector.expected.phases[i];
      expect(expected).toBeDefined();
      if (expected !== undefined) expectRuns(valuesIn(phase), phase.centreLine, expected.ihi);
    });
    medianPhases.forEach((phase, i) => {
      const expected = vector.expected.phases[i]?.ihi_median;
      if (expected !== undefined) expectRuns(valuesIn(phase), phase.centreLine, expected);
    });
  });
});

/** Every phase of a vector that has limits, with its own points and what is expected of them. */
const limitPhases = vectors.flatMap((vector) => {
  const chart = limitsChart[vector.chart];
  if (chart === null) return [];
  return phasesOf(vector, centreOf(vector)).flatMap((phase, i) => {
    const expected = vector.expected.phases[i];
    const points = pointsOf(vector).slice(phase.first, phase.last + 1);
    const wanted = vector.expected.points.slice(phase.first, phase.last + 1);
    const baseline = phase.baselineEnd - phase.first;
    return expected === undefined
      ? []
      : [{ name: `${vector.id} phase ${i + 1}`, chart, points, wanted, baseline, expected }];
  });
});

describe.each(limitPhases)('limits of $name ($chart)', ({ chart, points, wanted, baseline, expected }) => {
  const withRule = (rule: MovingRangeRule) => chartLimits(chart, points, baseline, rule);
  const screened = withRule(SCREENED);
  const unscreened = withRule(UNSCREENED);

  it('has each point, its limits, and whether it lies outside', () => {
    const outside = points.map((point, i) => isOutside(point.value, screened?.points[i]));
    expect(outside).toEqual(wanted.map((point) => point.sigma_signal));
    expect(outside.filter(Boolean)).toHaveLength(expected.n_sigma_signals ?? Number.NaN);
    wanted.forEach((point, i) => {
      expectClose(points[i]?.value, point.y);
      expectClose(screened?.centreLine, point.cl);
      expectClose(screened?.points[i]?.lower, point.lcl);
      expectClose(screened?.points[i]?.upper, point.ucl);
      if (point.lcl_unscreened === undefined) return;
      expectClose(unscreened?.points[i]?.lower, point.lcl_unscreened);
      expectClose(unscreened?.points[i]?.upper, point.ucl_unscreened);
      expect(isOutside(points[i]?.value ?? null, unscreened?.points[i])).toBe(point.sigma_signal_unscreened);
    });
  });

  if (chart === 'individuals') {
    it("has the mean moving range, screened and not, and Wheeler's 2.66 limits", () => {
      const wheeler = withRule({ screened: true, width: 2.66 });
      const wheelerUnscreened = withRule({ screened: false, width: 2.66 });
      expectClose(screened?.meanMovingRange, expected.mean_mr_screened);
      expectClose(unscreened?.meanMovingRange, expected.mean_mr_unscreened);
      expectClose(wheeler?.points[0]?.lower, expected.lpl_266_screened);
      expectClose(wheeler?.points[0]?.upper, expected.upl_266_screened);
      expectClose(wheelerUnscreened?.points[0]?.lower, expected.lpl_266_unscreened);
      expectClose(wheelerUnscreened?.points[0]?.upper, expected.upl_266_unscreened);
    });
  }

  if (chart === 'proportion_prime' || chart === 'rate_prime') {
    it('has the extra variation, and as many points outside the plain limits', () => {
      expectClose(screened?.extraVariation, expected.sigma_z_screened);
      expectClose(unscreened?.extraVariation, expected.sigma_z_unscreened);
      const plain = chartLimits(chart === 'proportion_prime' ? 'proportion' : 'rate', points, baseline);
      const outside = points.filter((point, i) => isOutside(point.value, plain?.points[i]));
      expect(outside).toHaveLength(expected.plain_chart_sigma_signals ?? Number.NaN);
    });
  }
});

const table = (name: string): number[][] =>
  read(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

describe('the published limit tables', () => {
  it('Anhøj limits for 1 to 150 useful points', () => {
    const rows = table('anhoej_limits.csv');
    expect(rows).toHaveLength(150);
    for (const [useful = 0, longestRunMax = 0, crossingsMin = 0] of rows) {
      expect(anhoejLimits(useful)).toEqual({ longestRunMax, crossingsMin });
    }
  });

  it('exact runs limits at 2.5 % and 5 % for even splits of 10 to 60 points', () => {
    const rows = table('runs_exact_limits.csv');
    expect(rows).toHaveLength(51);
    for (const [useful = 0, above = 0, below = 0, ...limits] of rows) {
      const runs = Array.from({ length: useful }, (_, i) => i + 1);
      const fewest = (tail: number) =>
        runs.filter((r) => (runsTails(above, below, r)?.atMost ?? 1) <= tail).at(-1);
      const most = (tail: number) => runs.find((r) => (runsTails(above, below, r)?.atLeast ?? 1) <= tail);
      expect([fewest(0.025), most(0.025), fewest(0.05), most(0.05)]).toEqual(limits);
    }
  });

  it('the runs distribution sums to one, also when all points lie on one side', () => {
    for (const [above, below] of [
      [1, 1],
      [5, 7],
      [12, 0],
      [300, 200],
    ] as const) {
      let sum = 0;
      for (let runs = 1; runs <= above + below; runs += 1) sum += probabilityOfRuns(above, below, runs);
      expect(sum).toBeCloseTo(1, 9);
    }
  });
});
