import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import expected from '../reference/expected.json' with { type: 'json' };
import { hedgesG, scaleFreeGap } from './effect-size.ts';
import { normalQuantile } from './normal-quantile.ts';
import { newcombe, wilson } from './proportion.ts';
import { chanceComparisonIsHigher, countScores } from './score-counts.ts';
import { summaryOf } from './score-summary.ts';
import { studentTQuantile } from './student-t-quantile.ts';
import { welchGap } from './welch-interval.ts';

/** Relative to the size of the value: R prints 15 digits. */
function agrees(actual: number, reference: number, tolerance = 1e-9) {
  expect(Math.abs(actual - reference)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(reference)));
}

/** Every statistic here against the values R gave (committed), and, where R is installed, against R run now. */
function checkAgainst(reference: typeof expected) {
  expect(reference.dataSets).toHaveLength(20);
  for (const set of reference.dataSets) {
    const [group, comparison] = [summaryOf(set.group), summaryOf(set.comparison)];
    const welch = welchGap(group, comparison);
    agrees(welch?.difference ?? Number.NaN, set.gap);
    agrees(welch?.standardError ?? Number.NaN, set.standardError);
    agrees(welch?.degreesOfFreedom ?? Number.NaN, set.degreesOfFreedom);
    agrees(welch?.interval.low ?? Number.NaN, set.welch[0] as number);
    agrees(welch?.interval.high ?? Number.NaN, set.welch[1] as number);
    agrees(hedgesG(group, comparison) ?? Number.NaN, set.hedgesG);

    const counts = [countScores(set.group), countScores(set.comparison)] as const;
    agrees(chanceComparisonIsHigher(...counts) ?? Number.NaN, set.chance);
    const v = scaleFreeGap(...counts);
    if (set.v === null) expect(v).toBeNull();
    else agrees(v ?? Number.NaN, set.v);

    const met = set.met.map((k, side) => ({ k, n: (side === 0 ? group : comparison).n })) as [
      { k: number; n: number },
      { k: number; n: number },
    ];
    agrees(wilson(met[0]).low, set.wilsonGroup[0] as number);
    agrees(wilson(met[0]).high, set.wilsonGroup[1] as number);
    agrees(newcombe(...met).low, set.newcombe[0] as number);
    agrees(newcombe(...met).high, set.newcombe[1] as number);
  }
  reference.degrees.forEach((df, i) => {
    agrees(studentTQuantile(0.975, df), reference.t975[i] as number);
    agrees(studentTQuantile(0.995, df), reference.t995[i] as number);
  });
  reference.shares.forEach((share, i) => {
    agrees(normalQuantile(share), reference.probits[i] as number, 1e-13);
  });
}

describe('20 random data sets, t and normal quantiles', () => {
  it('agree with the committed values of R', () => checkAgainst(expected));

  it('agree with R as installed here', async ({ skip }) => {
    const script = join(import.meta.dirname, '../reference/gap-statistics.R');
    const run = promisify(execFile)('Rscript', [script], { maxBuffer: 1 << 24 }).catch((error) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    const output = await run;
    if (output === null) return skip('R is not installed: only the committed values were checked');
    checkAgainst(JSON.parse(output.stdout));
  });
});
