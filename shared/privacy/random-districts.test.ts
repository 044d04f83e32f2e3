import { beforeAll, describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { auditReleases } from './audit.ts';
import { equationsOf } from './count-table.ts';
import { loadRangeSolver, type RangeSolver } from './range-solver.ts';
import type { PublishedTable, ReleasedTable } from './released-table.ts';
import { districtRules, networkRules } from './rules.ts';
import { suppress } from './suppress.ts';
import { randomDistrict } from './test-data/random-district.ts';

const { floors } = parseSettings({});
const FLOOR = floors.district;

/** The smallest of the first of the 1,000 that test/privacy goes through. */
const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1)
  .map((seed) => ({ seed, table: randomDistrict(seed) }))
  .filter(({ table }) => table.cells.length <= 30);

let solver: RangeSolver;
let districts: readonly ((typeof SEEDS)[number] & { readonly released: ReleasedTable })[];
beforeAll(async () => {
  solver = await loadRangeSolver();
  districts = SEEDS.map((one) => ({ ...one, released: suppress(one.table, districtRules(floors), solver) }));
}, 60_000);

describe('random districts', () => {
  it('no hidden value is pinned down, and no small cell is shown', () => {
    for (const { seed, table, released } of districts) {
      expect({ seed, leaks: auditReleases([released], solver).leaks }).toEqual({ seed, leaks: [] });
      released.cells.forEach((cell, i) => {
        const n = table.cells[i]?.n ?? 0;
        if (cell.shown && n > 0) expect(n).toBeGreaterThanOrEqual(FLOOR);
      });
    }
    expect(districts.length).toBeGreaterThan(30);
  });

  it('in bands too', () => {
    for (const { seed, table } of SEEDS.slice(0, 3)) {
      const released = suppress(table, networkRules(floors), solver);
      expect({ seed, leaks: auditReleases([released], solver).leaks }).toEqual({ seed, leaks: [] });
    }
  });

  it('no sum has a single hidden cell, and hidden parts of a shown whole are at least the floor together', () => {
    for (const { table, released } of districts) {
      const isHidden = (place: number) => released.cells[place]?.shown === false;
      for (const { whole, parts } of equationsOf(table)) {
        const hidden = parts.filter(isHidden);
        if (hidden.length === 0) continue;
        expect(hidden.length + (isHidden(whole) ? 1 : 0)).toBeGreaterThan(1);
        if (isHidden(whole)) continue;
        const together = hidden.reduce((sum, part) => sum + (table.cells[part]?.n ?? 0), 0);
        expect(together).toBeGreaterThanOrEqual(FLOOR);
      }
    }
  });
});

describe('the audit against trying every possible table', () => {
  const PLACES = ['total', 'a', 'b'] as const;
  const MEMBERS = ['all', 'in', 'out'] as const;
  /** Two schools with n in a group and n outside it, and all their sums: nine cells, place by place. */
  const cellsOf = (aIn: number, aOut: number, bIn: number, bOut: number): readonly number[] => [
    aIn + aOut + bIn + bOut,
    aIn + bIn,
    aOut + bOut,
    aIn + aOut,
    aIn,
    aOut,
    bIn + bOut,
    bIn,
    bOut,
  ];
  const TRUTH = cellsOf(2, 6, 3, 3);
  /** What a reader may think of: every table with up to this many students in each of the four parts. */
  const MOST = 14;
  const from0 = Array.from({ length: MOST + 1 }, (_, n) => n);
  const everyTable = from0.flatMap((aIn) =>
    from0.flatMap((aOut) => from0.flatMap((bIn) => from0.map((bOut) => cellsOf(aIn, aOut, bIn, bOut)))),
  );
  const placesOf = TRUTH.map((_, i) => [PLACES[Math.floor(i / 3)] as string, MEMBERS[i % 3] as string]);
  const isHidden = (mask: number, i: number) => (mask & (1 << i)) !== 0;

  /** Hidden cells whose possible values lie less than 5 apart. */
  function pinnedDown(mask: number): readonly string[] {
    const possible = everyTable.filter((table) => table.every((n, i) => isHidden(mask, i) || n === TRUTH[i]));
    return placesOf.flatMap((at, i) => {
      const values = possible.map((table) => table[i] as number);
      const width = values.reduce((a, b) => Math.max(a, b)) - values.reduce((a, b) => Math.min(a, b));
      return isHidden(mask, i) && width < 5 ? [at.join()] : [];
    });
  }

  function withHidden(mask: number): PublishedTable {
    return {
      id: 'small',
      population: 'small',
      axes: [
        {
          name: 'place',
          kind: 'places',
          members: PLACES,
          partitions: [{ whole: 'total', parts: ['a', 'b'] }],
        },
        {
          name: 'group',
          kind: 'groups',
          members: MEMBERS,
          partitions: [{ whole: 'all', parts: ['in', 'out'] }],
        },
      ],
      standard: null,
      hasPercents: false,
      cells: placesOf.map((at, i) =>
        isHidden(mask, i)
          ? { at, shown: false, scoreRange: null }
          : {
              at,
              shown: true,
              n: { kind: 'exact', n: TRUTH[i] as number },
              percent: null,
              mean: null,
              scoreRange: null,
            },
      ),
    };
  }

  it('finds exactly the hidden counts that are narrower than 5, whichever of the nine cells are hidden', () => {
    let narrow = 0;
    for (let mask = 1; mask < 2 ** TRUTH.length; mask++) {
      const pinned = pinnedDown(mask);
      const found = auditReleases([withHidden(mask)], solver).leaks.map((leak) => leak.at.join());
      expect({ mask, found: found.sort() }).toEqual({ mask, found: [...pinned].sort() });
      narrow += pinned.length;
    }
    expect(narrow).toBeGreaterThan(50);
  });
});
