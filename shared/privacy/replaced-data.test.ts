import { beforeAll, describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import { auditReleases } from './audit.ts';
import type { CountCell, CountTable } from './count-table.ts';
import { everythingShown, published } from './disclosure.ts';
import { loadRangeSolver, type RangeSolver } from './range-solver.ts';
import { publishedCell } from './released-table.ts';
import { fewChanged, replacedSince, studentsChanged } from './replaced-data.ts';
import { districtRules } from './rules.ts';
import { suppress } from './suppress.ts';
import { randomDistrict } from './test-data/random-district.ts';
import { schoolsOfDistrict } from './test-data/schools-of-district.ts';

const RULES = districtRules(parseSettings({}).floors);
const FEW = 10;

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
}, 60_000);

/** One group of a district in two schools: n, how many met, and the mean score of each. */
type Counts = Readonly<Record<string, readonly [n: number, met: number, mean: number]>>;

function schoolsTable(counts: Counts): CountTable {
  const schools = Object.entries(counts).map(
    ([school, [n, met, mean]]): CountCell => ({
      at: [school],
      n,
      met,
      scores: { sum: n * mean, lowest: -300, highest: 280 },
    }),
  );
  return schoolsOfDistrict(schools, []);
}

const FIRST: Counts = { A: [40, 16, -12], B: [60, 24, -20], C: [80, 30, -15] };
const released = (counts: Counts) => suppress(schoolsTable(counts), RULES, solver);
const releasedNext = (counts: Counts) => suppress(schoolsTable(counts), RULES, solver, [released(FIRST)]);

describe('how many students changed, at least', () => {
  const shown = (counts: Counts) => {
    const cell = publishedCell(
      published(schoolsTable(counts), everythingShown(schoolsTable(counts)), RULES),
      'A',
    );
    if (!cell?.shown) throw new Error('hidden');
    return cell;
  };
  const now = (...a: Counts[string]) => schoolsTable({ ...FIRST, A: a }).cells[1] as CountCell;
  it.each([
    ['nobody', now(40, 16, -12), 0],
    ['three more students', now(43, 16, -12), 3],
    ['as many, but five more met', now(40, 21, -12), 5],
    ['as many and as many met, but one score is 40 points higher', now(40, 16, -11), 1],
    ['every score 100 points higher: 4000 points, at most 580 a student', now(40, 16, 88), 7],
  ])('%s', (_, cell, students) => {
    expect(studentsChanged(shown(FIRST), cell)).toBe(students);
  });
  it('in bands: none as long as what was printed is still true', () => {
    const banded = { ...shown(FIRST), n: { kind: 'band', low: 20, high: 49 } as const };
    expect(studentsChanged(banded, now(40, 16, -12.04))).toBe(0);
    expect(studentsChanged(banded, now(40, 16, -13))).toBe(Number.POSITIVE_INFINITY);
    expect(studentsChanged(banded, now(50, 20, -12))).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('a district replaces its score file after a release', () => {
  it('the same numbers again: nothing is to be done', () => {
    expect(replacedSince(schoolsTable(FIRST), [released(FIRST)], FEW)).toEqual({
      asPublished: null,
      hide: new Set(),
    });
    expect(releasedNext(FIRST)).toEqual(released(FIRST));
  });

  it('one student more: the table is repeated as it was published, for the difference is that student’s score', () => {
    const oneMore: Counts = { ...FIRST, A: [41, 17, -10] };
    expect(
      fewChanged([released(FIRST), released(oneMore)], FEW).map(({ at, students }) => [at, students]),
    ).toEqual([
      [['district'], 1],
      [['A'], 1],
    ]);
    expect(auditReleases([released(FIRST), released(oneMore)], solver).leaks[0]).toMatchObject({
      quantity: 'difference of two releases',
      low: 1,
      needed: FEW,
    });
    expect(releasedNext(oneMore)).toEqual(released(FIRST));
    expect(auditReleases([released(FIRST), releasedNext(oneMore)], solver).passed).toBe(true);
  });

  it('many students in every school: the new numbers go out, and are not read together with the old ones', () => {
    const many: Counts = { A: [60, 30, -8], B: [90, 44, -11], C: [120, 50, -18] };
    expect(releasedNext(many)).toEqual(released(many));
    expect(auditReleases([released(FIRST), releasedNext(many)], solver)).toMatchObject({
      passed: true,
      leaks: [],
    });
  });

  it('many in one school and two in another: that school is hidden, with what would give it away', () => {
    const uneven: Counts = { A: [42, 18, -9], B: [90, 44, -11], C: [120, 50, -18] };
    const table = releasedNext(uneven);
    expect(publishedCell(table, 'A')?.shown).toBe(false);
    expect(table.cells.filter(({ shown }) => !shown).length).toBeGreaterThan(1);
    expect(publishedCell(table, 'C')?.shown).toBe(true);
    expect(auditReleases([released(FIRST), table], solver).passed).toBe(true);
  });

  it('what was hidden stays hidden beside a total that has not changed, and may be shown when all around it has', () => {
    const small: Counts = { A: [6, 2, -12], B: [30, 12, -20], C: [80, 30, -15] };
    const first = released(small);
    expect(first.cells.map(({ shown }) => shown)).toEqual([false, false, true, true]);
    // Thirty students of school C went to school A; school B has not changed.
    const moved = schoolsTable({ A: [36, 13, -12], B: [30, 12, -20], C: [50, 19, -15] });
    const second = suppress(moved, RULES, solver, [first]);
    expect(publishedCell(second, 'A')?.shown).toBe(false);
    expect(auditReleases([first, second], solver).passed).toBe(true);
    const grown = schoolsTable({ A: [36, 13, -12], B: [70, 30, -20], C: [120, 49, -15] });
    expect(publishedCell(suppress(grown, RULES, solver, [first]), 'A')?.shown).toBe(true);
  });

  it('random districts that are replaced by others, month by month: every’s table passes beside those before', () => {
    for (let seed = 1; seed <= 4; seed++) {
      const shape = { schools: 3, grades: 1, races: 3, pairedRaces: 1, english: false, largestGrade: 150 };
      const months = [seed, seed, 1000 + seed, 2000 + seed].map((one) => ({
        ...randomDistrict(one, shape),
        id: 'district',
        population: 'district',
      }));
      const releases: ReturnType<typeof suppress>[] = [];
      for (const month of months) releases.push(suppress(month, RULES, solver, releases));
      expect({ seed, leaks: auditReleases(releases, solver).leaks }).toEqual({ seed, leaks: [] });
    }
  });
});
