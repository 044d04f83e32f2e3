import { beforeAll, describe, expect, it } from 'vitest';
import { loadRangeSolver, type RangeSolver } from '../../shared/privacy/range-solver.ts';
import { districtRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import { randomDistrict } from '../../shared/privacy/test-data/random-district.ts';
import { parseSettings } from '../../shared/settings/settings.ts';
import { fewestHidden } from './fewest-hidden.ts';

const { floors } = parseSettings({});
const SMALLEST = 200;
/** Districts per test case, so that a run shows how far it has come. */
const AT_A_TIME = 20;

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
});

const smallest = Array.from({ length: 1000 }, (_, i) => i + 1)
  .map((seed) => ({ seed, cells: randomDistrict(seed).cells.length }))
  .sort((a, b) => a.cells - b.cells || a.seed - b.seed)
  .slice(0, SMALLEST)
  .map(({ seed }) => seed);
const blocks = Array.from({ length: SMALLEST / AT_A_TIME }, (_, i) => ({
  seeds: smallest.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
  first: i * AT_A_TIME + 1,
}));

describe('the 200 smallest of the 1,000 districts, against an exhaustive search for the fewest hidden cells', () => {
  const found: { readonly seed: number; readonly hidden: number; readonly fewest: number }[] = [];

  it.each(blocks)('are searched, from number $first', ({ seeds }) => {
    for (const seed of seeds) {
      const table = randomDistrict(seed);
      const { loss } = suppress(table, districtRules(floors), solver);
      const hidden = loss.hiddenSmall + loss.hiddenToProtect;
      const fewest = fewestHidden(table, districtRules(floors), solver, hidden) ?? hidden;
      found.push({ seed, hidden, fewest });
    }
  });

  it('hide at most 1.25 times as many, all together and nearly every one by itself', () => {
    const ours = found.reduce((sum, { hidden }) => sum + hidden, 0);
    const best = found.reduce((sum, { fewest }) => sum + fewest, 0);
    const more = found.filter(({ hidden, fewest }) => hidden > fewest);
    const over = more.filter(({ hidden, fewest }) => hidden > 1.25 * fewest);
    console.log(
      [
        `${found.length} smallest: ${ours} cells hidden, ${best} are needed: ${(ours / best).toFixed(3)} times`,
        `${more.length} hide more than is needed, ${over.length} of them more than 1.25 times:`,
        ...over.map(({ seed, hidden, fewest }) => `  seed ${seed}: ${hidden} hidden, ${fewest} needed`),
      ].join('\n'),
    );
    expect(best).toBeGreaterThan(0);
    expect(ours).toBeLessThanOrEqual(1.25 * best);
    expect(over.length).toBeLessThanOrEqual(0.025 * SMALLEST);
  });
});
