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

interface Outcome {
  readonly cells: number;
  readonly shareHidden: number;
  readonly valuesChecked: number;
  readonly processorSeconds: number;
}

const SIZES = [
  [0, 30],
  [31, 100],
  [101, 200],
  [201, 1000],
] as const;

describe('1,000 random districts: groups x schools x grades with numerators and score sums', () => {
  const outcomes: Outcome[] = [];

  it.each(blocks)('no hidden count, numerator or score sum is pinned down: seeds from %i', (...block) => {
    for (const seed of block) {
      const start = process.cpuUsage();
      const released = suppress(randomDistrict(seed), districtRules(floors), solver);
      const { leaks, checked } = auditReleases([released], solver);
      const { user, system } = process.cpuUsage(start);
      outcomes.push({
        cells: released.cells.length,
        shareHidden: released.loss.shareHidden,
        valuesChecked: checked,
        processorSeconds: (user + system) / 1e6,
      });
      expect({ seed, leaks }).toEqual({ seed, leaks: [] });
    }
    console.log(line('so far', outcomes));
  });

  it('reports the share of cells that is hidden', () => {
    const bySize = SIZES.map(([from, to]) =>
      line(
        `${from} to ${to} cells`,
        outcomes.filter(({ cells }) => cells >= from && cells <= to),
      ),
    );
    console.log([...bySize, line('all', outcomes)].join('\n'));
    expect(mean(outcomes.map(({ shareHidden }) => shareHidden))).toBeLessThan(0.7);
  });
});

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;

function line(name: string, outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return `${name}: none`;
  const share = 100 * mean(outcomes.map(({ shareHidden }) => shareHidden));
  const checked = sum(outcomes.map(({ valuesChecked }) => valuesChecked));
  const seconds = sum(outcomes.map(({ processorSeconds }) => processorSeconds));
  return `${name}: ${outcomes.length} districts, ${share.toFixed(1)}% of the cells with students hidden, ${checked} hidden values checked, ${seconds.toFixed(0)} processor seconds`;
}

describe('the hub’s bands', () => {
  it('keep 50 random districts open as well', () => {
    for (const seed of seeds.slice(0, 50)) {
      const released = suppress(randomDistrict(seed), networkRules(floors), solver);
      expect({ seed, leaks: auditReleases([released], solver).leaks }).toEqual({ seed, leaks: [] });
    }
  });
});
