import { beforeAll, describe, expect, it } from 'vitest';
import type { CountTable } from './count-table.ts';
import { everythingShown, published } from './disclosure.ts';
import { findLeaks } from './leaks.ts';
import { fits, type LinearSystem } from './linear-system.ts';
import { possibleTruths } from './possible-truths.ts';
import { loadRangeSolver, type RangeSolver } from './range-solver.ts';
import type { SuppressionRules } from './rules.ts';

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
}, 60_000);

const RULES: SuppressionRules = {
  floor: 10,
  exactN: true,
  hideFirst: 'upper places',
  smallestRange: 5,
  dominance: null,
};

/** Three schools and their district; another school that has nothing to do with them. */
const COUNTS = { district: 60, A: 6, B: 24, C: 30, elsewhere: 50 };
const SCHOOLS: CountTable = {
  id: 'schools',
  population: 'students',
  axes: [
    {
      name: 'place',
      kind: 'places',
      members: Object.keys(COUNTS),
      partitions: [{ whole: 'district', parts: ['A', 'B', 'C'] }],
    },
  ],
  standard: null,
  cells: Object.entries(COUNTS).map(([place, n]) => ({ at: [place], n, met: null, scores: null })),
  derived: [],
};

function hiding(...places: readonly string[]) {
  const hidden = new Set(SCHOOLS.cells.flatMap(({ at }, i) => (places.includes(at[0] as string) ? [i] : [])));
  return published(SCHOOLS, { ...everythingShown(SCHOOLS), hidden }, RULES);
}

describe('what pins a hidden value down', () => {
  const search = { smallestRange: 5, effort: 'thorough', explain: true } as const;
  it('is found by limits alone where one sum gives it away', () => {
    const { leaks } = findLeaks([hiding('A')], solver, search);
    expect(leaks).toHaveLength(1);
    const [leak] = leaks;
    expect(leak).toMatchObject({ at: ['A'], quantity: 'count', low: 6, high: 6 });
  });

  it('stops after as many as asked for', () => {
    const both = [hiding('A'), { ...hiding('A'), population: 'others' }];
    expect(findLeaks(both, solver, search).leaks).toHaveLength(2);
    const two = hiding('A', 'B');
    expect(findLeaks([two], solver, { ...search, smallestRange: 40 }).leaks).toHaveLength(2);
    expect(findLeaks([two], solver, { ...search, smallestRange: 40, most: 1 }).leaks).toHaveLength(1);
  });

  it('A and B are 30 together: what is shown of C and the district says so', () => {
    const [leak] = findLeaks([hiding('A', 'B')], solver, { ...search, smallestRange: 40 }).leaks;
    expect(leak).toMatchObject({ low: 0, high: 30 });
    expect(leak?.because.map(({ at }) => at[0]).sort()).toEqual(['C', 'district']);
  });
});

describe('possible truths', () => {
  const system: LinearSystem = {
    columns: [
      { lower: 0, upper: 20, whole: true },
      { lower: 0, upper: 20, whole: true },
    ],
    rows: [
      {
        low: 12,
        high: 12,
        terms: [
          [0, 1],
          [1, 1],
        ],
      },
    ],
  };
  it.each([
    ['whole students that add up', [5, 7], true],
    ['half students', [5.5, 6.5], false],
    ['that do not add up', [5, 8], false],
    ['less than nobody', [-1, 13], false],
    ['that are not known', [5, Number.NaN], false],
  ])('%s', (_, values, expected) => {
    expect(fits(system, values)).toBe(expected);
  });

  const unknown = (name: string, truth: number) => ({ lower: 0, upper: 20, whole: true, name, truth });
  it('are kept by name; what one was not asked for is as it truly is', () => {
    const truths = possibleTruths();
    truths.keep([unknown('a', 5), unknown('b', 7)], Float64Array.of(2, 10));
    const found = truths.of([unknown('b', 7), unknown('c', 3), unknown('a', 5)]);
    expect(found.map((values) => [...values])).toEqual([
      [7, 3, 5],
      [10, 3, 2],
    ]);
  });

  it('spare the solver: with one of them every range is seen to be open', () => {
    const table = hiding('A', 'B');
    const truths = possibleTruths();
    const search = { smallestRange: 5, effort: 'quick', beside: { cells: SCHOOLS.cells, truths } } as const;
    expect(findLeaks([table], solver, search).leaks).toEqual([]);
    const asked: unknown[] = [];
    const watched: RangeSolver = {
      narrowTargets(given, targets, question) {
        return solver.narrowTargets(given, targets, { ...question, found: (values) => asked.push(values) });
      },
    };
    expect(findLeaks([table], watched, search).leaks).toEqual([]);
    expect(asked).toEqual([]);
  });
});
