import { readFileSync } from 'node:fs';
import { anhoejRules } from '../../shared/change/run-chart/anhoej.ts';
import { median } from '../../shared/change/run-chart/centre-line.ts';
import { trends } from '../../shared/change/run-chart/ihi-rules.ts';
import { chartLimits, isOutside, UNSCREENED } from '../../shared/change/run-chart/limits.ts';
import { longestRun, runsAbout } from '../../shared/change/run-chart/runs.ts';
import { seriesMaker } from './noise.ts';

/** Share of series on which one rule fires, beside the share the reference simulation found. */
export interface RuleShare {
  readonly before: number;
  readonly since: number;
  readonly median: 'frozen' | 'all points';
  readonly shift: number;
  readonly rule: Rule;
  readonly measured: number;
  readonly reference: number;
}

const RULES = ['anhoej', 'shift6', 'shift8', 'shift6test', 'shift8test', 'trend5', 'trend6', 'xmr'] as const;
type Rule = (typeof RULES)[number];

interface ReferenceRow {
  readonly before: number;
  readonly since: number;
  readonly median: 'frozen' | 'all points';
  readonly shift: number;
  readonly shares: readonly number[];
}

function referenceRows(): ReferenceRow[] {
  const file = new URL(
    '../../shared/change/reference/run-charts/false_alarm_simulation.csv',
    import.meta.url,
  );
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return lines.map((line) => {
    const [before, since, centre, shift, ...shares] = line.split(',');
    return {
      before: Number(before),
      since: Number(since),
      median: centre === '"frozen"' ? 'frozen' : 'all points',
      shift: Number(shift),
      shares: shares.map(Number),
    };
  });
}

/** Every row of the reference simulation of single rules on short series, simulated again. */
export function ruleShares(runs: number, seed: number): RuleShare[] {
  return referenceRows().flatMap((row) => {
    const { before, since, median: centre, shift, shares } = row;
    const make = seriesMaker('normal', seed);
    const counts: Record<Rule, number> = {
      anhoej: 0,
      shift6: 0,
      shift8: 0,
      shift6test: 0,
      shift8test: 0,
      trend5: 0,
      trend6: 0,
      xmr: 0,
    };
    for (let run = 0; run < runs; run += 1) {
      const values = make(before + since, (i) => (i < before ? 0 : shift)).map(({ value }) => value);
      for (const rule of rulesThatFire(values, before, centre)) counts[rule] += 1;
    }
    return RULES.map((rule, i) => ({
      before,
      since,
      median: centre,
      shift,
      rule,
      measured: counts[rule] / runs,
      reference: shares[i] ?? Number.NaN,
    }));
  });
}

function rulesThatFire(values: readonly number[], before: number, centre: 'frozen' | 'all points'): Rule[] {
  const centreLine = median(centre === 'frozen' ? values.slice(0, before) : values) ?? 0;
  const runs = runsAbout(values, centreLine);
  const longest = longestRun(runs);
  const longestSince = longestRun(runsAbout(values.slice(before), centreLine));
  const trend = trends(values, 2).reduce((most, { length }) => Math.max(most, length), 0);
  const points = values.map((value, i) => ({ date: String(i), value, excluded: null }));
  const limits = chartLimits('individuals', points, before, UNSCREENED);
  const fires: Record<Rule, boolean> = {
    anhoej: anhoejRules(runs)?.signal === true,
    shift6: longest >= 6,
    shift8: longest >= 8,
    shift6test: longestSince >= 6,
    shift8test: longestSince >= 8,
    trend5: trend >= 5,
    trend6: trend >= 6,
    xmr: points.some(({ value }, i) => i >= before && isOutside(value, limits?.points[i])),
  };
  return RULES.filter((rule) => fires[rule]);
}
