import type { CountCell, CountTable } from '../count-table.ts';

/** A table of one district and its schools; the district's cell is their sum. */
export function schoolsOfDistrict<Value>(
  schools: readonly CountCell[],
  derived: CountTable<Value>['derived'],
): CountTable<Value> {
  const names = schools.map(({ at }) => at[0]!);
  const sum = (of: (school: CountCell) => number) => schools.reduce((total, school) => total + of(school), 0);
  const district: CountCell = {
    at: ['district'],
    n: sum(({ n }) => n),
    met: sum(({ met }) => met ?? 0),
    scores: { sum: sum(({ scores }) => scores?.sum ?? 0), lowest: -300, highest: 280 },
  };
  return {
    id: 'schools',
    population: 'mathematics 2024-25',
    axes: [
      {
        name: 'place',
        kind: 'places',
        members: ['district', ...names],
        partitions: [{ whole: 'district', parts: names }],
      },
    ],
    standard: 0,
    cells: [district, ...schools],
    derived,
  };
}
