import { beforeAll, describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { auditReleases } from './audit.ts';
import { nWords, percentWords } from './bands.ts';
import type { Axis, CountCell, CountTable } from './count-table.ts';
import { everythingShown, published } from './disclosure.ts';
import { loadRangeSolver, type RangeSolver } from './range-solver.ts';
import { type PublishedCell, publishedCell, type ReleasedTable } from './released-table.ts';
import { districtRules, networkRules, publicRules } from './rules.ts';
import { suppress } from './suppress.ts';

const { floors } = parseSettings({});
const DISTRICT = districtRules(floors);
const NETWORK = networkRules(floors);

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
}, 60_000);

const PAIR: Axis = {
  name: 'group',
  kind: 'groups',
  members: ['all', 'african-american', 'not in group'],
  partitions: [{ whole: 'all', parts: ['african-american', 'not in group'] }],
  pairs: [['african-american', 'not in group']],
  tellingZeros: ['not in group'],
};

function placesAxis(parts: readonly string[], whole = 'district'): Axis {
  return { name: 'place', kind: 'places', members: [whole, ...parts], partitions: [{ whole, parts }] };
}

/** A table of pairs: per place [n in the group, n not in it], and optionally how many of each met the standard. */
function pairTable(
  counts: Readonly<Record<string, readonly [group: number, others: number]>>,
  met: (n: number, place: string) => number = (n) => Math.round(n * 0.4),
): CountTable<string> {
  const parts = Object.keys(counts);
  const cells = parts.flatMap((place): CountCell[] => {
    const [group, others] = counts[place] as readonly [number, number];
    const cell = (member: string, n: number, k: number) => ({ at: [place, member], n, met: k, scores: null });
    const [kg, ko] = [met(group, place), met(others, place)];
    return [
      cell('all', group + others, kg + ko),
      cell('african-american', group, kg),
      cell('not in group', others, ko),
    ];
  });
  const district = PAIR.members.map((member): CountCell => {
    const own = cells.filter((cell) => cell.at[1] === member);
    const sum = (of: (cell: CountCell) => number) => own.reduce((total, cell) => total + of(cell), 0);
    return {
      at: ['district', member],
      n: sum((cell) => cell.n),
      met: sum((cell) => cell.met ?? 0),
      scores: null,
    };
  });
  return {
    id: 'math survey',
    population: 'math survey 2024-25',
    axes: [placesAxis(parts), PAIR],
    standard: null,
    cells: [...district, ...cells],
    derived: parts.map((place) => ({
      from: [
        [place, 'african-american'],
        [place, 'not in group'],
      ],
      rests: 'on percents' as const,
      value: `gap of ${place}`,
    })),
  };
}

function shownN(table: ReleasedTable<unknown>, ...at: string[]): string {
  const cell = publishedCell(table, ...at);
  return cell?.shown ? nWords(cell.n) : 'hidden';
}

/** The worked case: math survey, school A 6 / 44, school B 12 / 38, district 18 / 82. */
const WORKED = pairTable({ 'school A': [6, 44], 'school B': [12, 38] });

describe('the worked case 6/44, 12/38, 18/82', () => {
  it('naive "hide n < 10" gives the hidden 6 away', () => {
    const naive = { ...everythingShown(WORKED), hidden: new Set([4]) };
    expect(WORKED.cells[4]).toMatchObject({ at: ['school A', 'african-american'], n: 6 });
    const report = auditReleases([published(WORKED, naive, DISTRICT)], solver);
    expect(report.passed).toBe(false);
    expect(report.leaks).toContainEqual(
      expect.objectContaining({ at: ['school A', 'african-american'], quantity: 'count', low: 6, high: 6 }),
    );
  });

  it('hiding the pair of school A alone gives it away too: 18 - 12 = 6', () => {
    const pairOnly = { ...everythingShown(WORKED), hidden: new Set([4, 5]) };
    expect(auditReleases([published(WORKED, pairOnly, DISTRICT)], solver).passed).toBe(false);
  });

  it('the hub hides the lower level: school B’s pair as well', () => {
    const table = suppress(WORKED, { ...NETWORK, exactN: true }, solver);
    expect(['school A', 'school B'].map((place) => shownN(table, place, 'african-american'))).toEqual([
      'hidden',
      'hidden',
    ]);
    expect(PAIR.members.map((member) => shownN(table, 'district', member))).toEqual(['100', '18', '82']);
    expect(auditReleases([table], solver)).toMatchObject({ passed: true, leaks: [] });
  });

  it('a district hides the upper level: its own pair, and keeps school B', () => {
    const table = suppress(WORKED, DISTRICT, solver);
    expect(PAIR.members.map((member) => shownN(table, 'district', member))).toEqual([
      '100',
      'hidden',
      'hidden',
    ]);
    expect(PAIR.members.map((member) => shownN(table, 'school B', member))).toEqual(['50', '12', '38']);
    expect(auditReleases([table], solver).passed).toBe(true);
  });

  it('says how much is hidden', () => {
    expect(suppress(WORKED, DISTRICT, solver).loss).toEqual({
      cells: 9,
      hiddenSmall: 1,
      hiddenToProtect: 3,
      shareHidden: 4 / 9,
    });
  });
});

describe('P1 and P2', () => {
  it('nothing is hidden where every group is large enough', () => {
    const table = suppress(pairTable({ 'school A': [40, 60], 'school B': [30, 70] }), DISTRICT, solver);
    expect(table.loss.shareHidden).toBe(0);
  });
  it('the floor is a setting: 10 is shown to a district, 11 are needed in public', () => {
    const table = pairTable({ 'school A': [10, 60], 'school B': [30, 70] });
    expect(shownN(suppress(table, DISTRICT, solver), 'school A', 'african-american')).toBe('10');
    expect(shownN(suppress(table, publicRules(floors), solver), 'school A', 'african-american')).toBe(
      'hidden',
    );
  });
  it('a 0 is shown unless it says that everybody is in the group', () => {
    const nobody = suppress(pairTable({ 'school A': [0, 60], 'school B': [30, 70] }), DISTRICT, solver);
    expect(shownN(nobody, 'school A', 'african-american')).toBe('0');
    const everybody = suppress(pairTable({ 'school A': [60, 0], 'school B': [30, 70] }), DISTRICT, solver);
    expect(shownN(everybody, 'school A', 'not in group')).toBe('hidden');
    expect(shownN(everybody, 'school A', 'african-american')).toBe('hidden');
  });
  it('a table of nobody is shown as it is: its zeros tell of no one', () => {
    const nobody = suppress(pairTable({ 'school A': [0, 0], 'school B': [0, 0] }), DISTRICT, solver);
    expect(nobody.cells.map((cell) => cell.shown)).toEqual(nobody.cells.map(() => true));
    const half = suppress(pairTable({ 'school A': [0, 0], 'school B': [30, 70] }), DISTRICT, solver);
    expect(half.loss.shareHidden).toBe(0);
  });
});

describe('a large district with a tiny school', () => {
  it('hides its total, which is far above every shown part', () => {
    const schools = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `school ${i}`,
        i === 0 ? ([1, 0] as const) : ([130, 299] as const),
      ]),
    );
    const table = suppress(pairTable(schools), DISTRICT, solver);
    expect(PAIR.members.map((member) => shownN(table, 'district', member))).toContain('hidden');
    expect(auditReleases([table], solver).passed).toBe(true);
  });
});

describe('P4: extreme percents', () => {
  const nobodyMet = (n: number, place: string) => (place === 'school A' ? 0 : Math.round(n * 0.4));
  it('0% and 100% become ranges that leave five or more numerators open', () => {
    const one = pairTable({ 'school A': [40, 110], 'school B': [80, 90] }, nobodyMet);
    const table = suppress(one, DISTRICT, solver);
    for (const member of PAIR.members) {
      const cell = publishedCell(table, 'school A', member);
      const words = cell?.shown && cell.percent ? percentWords(cell.percent) : null;
      expect(words === null || words.startsWith('at most')).toBe(true);
    }
    expect(auditReleases([table], solver).passed).toBe(true);
  });
  it('a gap of percents is shown only where both percents are', () => {
    const plain = suppress(pairTable({ 'school A': [40, 60], 'school B': [30, 70] }), DISTRICT, solver);
    expect(plain.derived.map(({ value }) => value)).toEqual(['gap of school A', 'gap of school B']);
    const extreme = suppress(
      pairTable({ 'school A': [40, 110], 'school B': [80, 90] }, nobodyMet),
      DISTRICT,
      solver,
    );
    expect(extreme.derived.map(({ value }) => value)).not.toContain('gap of school A');
  });
});

describe('scores that cannot be 0', () => {
  /** Growth percentiles, 1 to 99: the small group and its pair are hidden, and nothing else. */
  const groups = { all: 96, 'race-1': 18, 'not-race-1': 75, 'race-2': 10, 'not-race-2': 83, unknown: 3 };
  const members = Object.keys(groups);
  const growth: CountTable = {
    id: 'growth',
    population: 'growth percentiles 2024-25',
    axes: [
      {
        name: 'group',
        kind: 'groups',
        members,
        partitions: [
          { whole: 'all', parts: ['race-1', 'not-race-1', 'unknown'] },
          { whole: 'all', parts: ['race-2', 'not-race-2', 'unknown'] },
        ],
        pairs: [
          ['race-1', 'not-race-1'],
          ['race-2', 'not-race-2'],
        ],
      },
    ],
    standard: null,
    cells: Object.entries(groups).map(([member, n]) => ({
      at: [member],
      n,
      met: null,
      scores: { sum: 42 * n, lowest: 1, highest: 99 },
    })),
    derived: [],
  };
  it('are hidden no more than others', () => {
    const table = suppress(growth, { ...DISTRICT, floor: 11 }, solver);
    expect(auditReleases([table], solver).passed).toBe(true);
    expect(table.loss.shareHidden).toBeLessThan(1);
    expect(shownN(table, 'race-1')).toBe('18');
  });
});

describe('P5: dominance', () => {
  const value = (teams: readonly (readonly [team: string, district: string, n: number])[]): CountTable => ({
    id: 'slips',
    population: 'slips 2024-25',
    axes: [{ name: 'driver', kind: 'other', members: ['discourse'], partitions: [] }],
    standard: null,
    cells: [
      {
        at: ['discourse'],
        n: teams.reduce((sum, [, , n]) => sum + n, 0),
        met: null,
        scores: null,
        contributors: teams.map(([team, district, n]) => ({ team, district, n })),
      },
    ],
    derived: [],
  });
  it.each([
    [
      'three teams of two districts',
      [
        ['a', 'x', 40],
        ['b', 'x', 40],
        ['c', 'y', 40],
      ],
      true,
    ],
    [
      'two teams',
      [
        ['a', 'x', 60],
        ['b', 'y', 60],
      ],
      false,
    ],
    [
      'three teams of one district',
      [
        ['a', 'x', 40],
        ['b', 'x', 40],
        ['c', 'x', 40],
      ],
      false,
    ],
    [
      'one team with more than 60%',
      [
        ['a', 'x', 80],
        ['b', 'x', 20],
        ['c', 'y', 20],
      ],
      false,
    ],
  ] as const)('%s', (_, teams, isShown) => {
    expect(suppress(value(teams), NETWORK, solver).cells[0]?.shown).toBe(isShown);
  });
});

describe('P6: over time', () => {
  const february = pairTable({ 'school A': [6, 44], 'school B': [30, 38] });
  it('a cell hidden in one release stays hidden while it is about the same students plus few: what was released is repeated', () => {
    const first = suppress(february, DISTRICT, solver);
    expect(shownN(first, 'school A', 'african-american')).toBe('hidden');
    const march = pairTable({ 'school A': [11, 44], 'school B': [30, 38] });
    expect(shownN(suppress(march, DISTRICT, solver), 'school A', 'african-american')).toBe('11');
    const second = suppress(march, DISTRICT, solver, [first]);
    expect(second).toEqual(first);
    expect(auditReleases([first, second], solver).passed).toBe(true);
  });
  it('the audit finds a release that shows what an earlier one of the same students hid', () => {
    const first = suppress(february, DISTRICT, solver);
    const everything = published(february, everythingShown(february), DISTRICT);
    expect(auditReleases([first, everything], solver).passed).toBe(false);
    expect(auditReleases([first, everything, first], solver).passed).toBe(false);
  });
  it('a cell that was shown and has become small is hidden; what was shown is no secret, so nothing leaks', () => {
    const first = suppress(pairTable({ 'school A': [10, 44], 'school B': [30, 38] }), DISTRICT, solver);
    expect(shownN(first, 'school A', 'african-american')).toBe('10');
    const march = pairTable({ 'school A': [9, 84], 'school B': [50, 68] });
    const second = suppress(march, DISTRICT, solver, [first]);
    expect(shownN(second, 'school A', 'african-american')).toBe('hidden');
    expect(auditReleases([first, second], solver).passed).toBe(true);
  });
  it('beside an earlier release that nothing can be added to, a table is made fit to stand by itself', () => {
    // Released by mistake, or made from data that were replaced since: the hidden pair of school A follows from the others.
    const before = pairTable({ A: [4, 40], B: [30, 60], C: [25, 50] });
    const careless = published(
      before,
      { ...everythingShown(before), hidden: new Set([1]) },
      { ...DISTRICT, exactN: true },
    );
    expect(auditReleases([careless], solver).passed).toBe(false);
    const table = suppress(before, DISTRICT, solver, [careless]);
    expect(auditReleases([table], solver).leaks).toEqual([]);
    expect(publishedCell(table, 'A', 'african-american')?.shown).toBe(false);
    expect(auditReleases([careless, table], solver).passed).toBe(false); // and the audit before publishing says so
  });
  it('is shown once enough other students have come', () => {
    const first = suppress(february, DISTRICT, solver);
    const june = pairTable({ 'school A': [26, 84], 'school B': [70, 98] });
    expect(shownN(suppress(june, DISTRICT, solver, [first]), 'school A', 'african-american')).toBe('26');
  });
});

describe('P7: above the district', () => {
  it('n is a band, percents are whole, means have one decimal', () => {
    const table = suppress(pairTable({ 'school A': [40, 110], 'school B': [33, 90] }), NETWORK, solver);
    expect(shownN(table, 'school A', 'african-american')).toBe('20-49');
    expect(shownN(table, 'school A', 'all')).toBe('50+');
    for (const cell of table.cells) {
      if (cell.shown && cell.percent?.kind === 'exact')
        expect(Number.isInteger(cell.percent.percent)).toBe(true);
    }
  });
});

describe('hierarchies', () => {
  /** Network of two districts of two schools, one pair. */
  const schools: Readonly<Record<string, readonly [string, number, number]>> = {
    'a-1': ['a', 7, 60],
    'a-2': ['a', 25, 80],
    'b-1': ['b', 40, 90],
    'b-2': ['b', 33, 70],
  };
  const places: Axis = {
    name: 'place',
    kind: 'places',
    members: ['network', 'a', 'b', ...Object.keys(schools)],
    partitions: [
      { whole: 'network', parts: ['a', 'b'] },
      { whole: 'a', parts: ['a-1', 'a-2'] },
      { whole: 'b', parts: ['b-1', 'b-2'] },
    ],
  };
  const table: CountTable = {
    id: 'hierarchy',
    population: 'hierarchy',
    axes: [places, PAIR],
    standard: null,
    cells: places.members.flatMap((place) => {
      const own = Object.entries(schools).filter(
        ([school, [district]]) => place === 'network' || place === district || place === school,
      );
      const group = own.reduce((sum, [, [, n]]) => sum + n, 0);
      const others = own.reduce((sum, [, [, , n]]) => sum + n, 0);
      return [group + others, group, others].map((n, i) => ({
        at: [place, PAIR.members[i] as string],
        n,
        met: null,
        scores: null,
      }));
    }),
    derived: [],
  };

  it('a hidden school is protected inside its district, and the district above it stays shown', () => {
    const released = suppress(table, { ...NETWORK, exactN: true }, solver);
    expect(['a-1', 'a-2'].map((place) => shownN(released, place, 'african-american'))).toEqual([
      'hidden',
      'hidden',
    ]);
    expect(['a', 'b', 'network', 'b-1'].map((place) => shownN(released, place, 'african-american'))).toEqual([
      '32',
      '73',
      '105',
      '40',
    ]);
    expect(auditReleases([released], solver).passed).toBe(true);
  });
  it('refuses a table that does not add up', () => {
    const wrong = {
      ...table,
      cells: table.cells.map((cell, i) => (i === 5 ? { ...cell, n: cell.n + 1 } : cell)),
    };
    expect(() => suppress(wrong, DISTRICT, solver)).toThrow(/not the sum of its parts/);
    expect(() =>
      suppress({ ...table, cells: [...table.cells, table.cells[0] as CountCell] }, DISTRICT, solver),
    ).toThrow(/same place/);
  });
});

describe('the mark', () => {
  it('a table that did not pass suppression cannot be handed to what takes released ones', () => {
    const write = (table: ReleasedTable) => table.cells.length;
    const raw = published(WORKED, everythingShown(WORKED), DISTRICT);
    // @ts-expect-error only suppress() makes a ReleasedTable
    expect(write(raw)).toBe(9);
  });
  it('a released table holds nothing of what it hides', () => {
    const hidden = suppress(WORKED, DISTRICT, solver).cells.filter((cell: PublishedCell) => !cell.shown);
    expect(hidden.length).toBeGreaterThan(0);
    for (const cell of hidden) expect(Object.keys(cell).sort()).toEqual(['at', 'scoreRange', 'shown']);
  });
  it('equal input gives equal output', () => {
    expect(JSON.stringify(suppress(WORKED, DISTRICT, solver))).toBe(
      JSON.stringify(suppress(WORKED, DISTRICT, solver)),
    );
  });
});
