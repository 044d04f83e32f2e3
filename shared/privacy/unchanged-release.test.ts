import { beforeAll, describe, expect, it } from 'vitest';
import { parseSettings } from '../settings/settings.ts';
import type { CountCell, CountTable } from './count-table.ts';
import { everythingShown, published } from './disclosure.ts';
import { loadRangeSolver, type RangeSolver } from './range-solver.ts';
import type { PublishedTable } from './released-table.ts';
import { districtRules } from './rules.ts';
import { releasedBefore, suppress } from './suppress.ts';
import { schoolsOfDistrict } from './test-data/schools-of-district.ts';

const { floors } = parseSettings({});
const RULES = districtRules(floors);

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
}, 60_000);

/** A district and its schools; the derived value says from which night it is. */
function schoolsTable(schools: Readonly<Record<string, number>>, night = 'first'): CountTable<string> {
  const cell = (at: string, n: number): CountCell => ({
    at: [at],
    n,
    met: Math.round(n * 0.4),
    scores: { sum: -12.1 * n, lowest: -300, highest: 280 },
  });
  const parts = Object.entries(schools).map(([name, n]) => cell(name, n));
  return schoolsOfDistrict(parts, [{ from: [['district']], rests: 'on means', value: night }]);
}

/** As a release is read back from storage. */
const stored = (table: PublishedTable): PublishedTable => JSON.parse(JSON.stringify(table)) as PublishedTable;
const hiddenOf = (table: PublishedTable) => table.cells.flatMap(({ at, shown }) => (shown ? [] : [at[0]]));

const SCHOOLS = { Alder: 8, Birch: 40, Cedar: 42, Elm: 60 };

describe('a table that was released before, of data that did not change', () => {
  // Another choice than suppression would make by itself: Elm instead of the district hides Alder.
  const otherChoice = () => {
    const table = schoolsTable(SCHOOLS);
    return stored(published(table, { ...everythingShown(table), hidden: new Set([1, 4]) }, RULES));
  };

  it('is shown as it was, whatever suppression would choose today', () => {
    expect(hiddenOf(suppress(schoolsTable(SCHOOLS), RULES, solver))).toEqual(['district', 'Alder']);
    const again = suppress(schoolsTable(SCHOOLS), RULES, solver, [otherChoice()]);
    expect(hiddenOf(again)).toEqual(['Alder', 'Elm']);
    expect(stored(again).cells).toEqual(otherChoice().cells);
  });
  it('tells its gaps and changes as they are computed now', () => {
    const again = releasedBefore(schoolsTable(SCHOOLS, 'second'), RULES, [otherChoice()]);
    expect(again?.derived.map(({ value }) => value)).toEqual(['second']);
  });
  it('is found behind releases of other tables', () => {
    const other = { ...otherChoice(), id: 'grades' };
    expect(releasedBefore(schoolsTable(SCHOOLS), RULES, [otherChoice(), other])).not.toBeNull();
    expect(releasedBefore(schoolsTable(SCHOOLS), RULES, [other])).toBeNull();
  });
});

describe('a table is suppressed anew', () => {
  const lastRelease = () => [stored(suppress(schoolsTable(SCHOOLS), RULES, solver))];
  it('where something that was shown changed', () => {
    expect(releasedBefore(schoolsTable({ ...SCHOOLS, Elm: 61 }), RULES, lastRelease())).toBeNull();
  });
  it('where today’s floor asks for more', () => {
    const stricter = districtRules({ ...floors, district: 50 });
    expect(releasedBefore(schoolsTable(SCHOOLS), stricter, lastRelease())).toBeNull();
  });
  it('where it has other places', () => {
    expect(releasedBefore(schoolsTable({ ...SCHOOLS, Fir: 30 }), RULES, lastRelease())).toBeNull();
  });
});
