import { beforeAll, describe, expect, it } from 'vitest';
import { auditReleases } from '../../shared/privacy/audit.ts';
import { loadRangeSolver, type RangeSolver } from '../../shared/privacy/range-solver.ts';
import { districtRules, networkRules } from '../../shared/privacy/rules.ts';
import { suppress } from '../../shared/privacy/suppress.ts';
import { randomDistrict } from '../../shared/privacy/test-data/random-district.ts';
import { parseSettings } from '../../shared/settings/settings.ts';

const { floors } = parseSettings({});
const STRUCTURES = 1000;
/** Structures per test case, so that a run shows how far it has come. */
const AT_A_TIME = 50;

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
});

const seeds = Array.from({ length: STRUCTURES }, (_, i) => i + 1);
const blocks = Array.from({ length: STRUCTURES / AT_A_TIME }, (_, i) =>
  seeds.slice(i * AT_A_TIME, (i + 1) * AT_A_TIME),
);

describe('1,000 random districts: groups x schools x grades with numerators and score sums', () => {
  const shares: number[] = [];

  it.each(blocks)('no hidden count, numerator or score sum is pinned down: seeds from %i', (...block) => {
    for (const seed of block) {
      const released = suppress(randomDistrict(seed), districtRules(floors), solver);
      shares.push(released.loss.shareHidden);
      expect({ seed, leaks: auditReleases([released], solver).leaks }).toEqual({ seed, leaks: [] });
    }
  });

  it('reports the share of cells that is hidden', () => {
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    console.log(
      `${shares.length} districts: ${(100 * mean).toFixed(1)}% of the cells with students are hidden on average`,
    );
    expect(mean).toBeLessThan(0.8);
  });
});

describe('the hub’s bands', () => {
  it('keep 50 random districts open as well', () => {
    for (const seed of seeds.slice(0, 50)) {
      const released = suppress(randomDistrict(seed), networkRules(floors), solver);
      expect({ seed, leaks: auditReleases([released], solver).leaks }).toEqual({ seed, leaks: [] });
    }
  });
});
