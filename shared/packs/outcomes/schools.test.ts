import { beforeAll, describe, expect, it } from 'vitest';
import type { GroupTableRow } from '../../gaps/group-table.ts';
import { loadRangeSolver, type RangeSolver } from '../../privacy/range-solver.ts';
import { districtRules } from '../../privacy/rules.ts';
import { suppress } from '../../privacy/suppress.ts';
import { parseSettings } from '../../settings/settings.ts';
import { part } from '../made-up/group-rows.ts';
import { schoolGrowthTable, schoolLevelTable, schoolOutcomeTable } from './school-tables.ts';
import { schoolsView } from './schools-view.ts';
import { distanceLimits, percentileLimits } from './score-limits.ts';

const FLOORS = parseSettings({}).floors;
const MATH = 'mathematics';

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
});

describe('the picture of schools', () => {
  const school = (id: string, n: number, mean: number) =>
    part('everyone', 'all', n, mean, { scopeLevel: 'school', scopeId: id });
  const growth = (id: string, n: number, mean: number, level: 'school' | 'district' = 'school') => ({
    ...part('everyone', 'all', n, mean, {
      scopeLevel: level,
      scopeId: id,
      measure: 'similar-student-percentile',
      nMet: null,
    }),
  });
  const outcomes = [school('s1', 90, -20), school('s2', 80, 15), school('s3', 12, 10)];
  const grown = [growth('s1', 70, 62), growth('s2', 60, 45), growth('s3', 11, 50)];
  const sum = (rows: readonly GroupTableRow[], measure: GroupTableRow['measure']): GroupTableRow => ({
    ...(rows[0] as GroupTableRow),
    scopeLevel: 'district',
    scopeId: 'alder',
    measure,
    n: rows.reduce((total, row) => total + row.n, 0),
    sum: rows.reduce((total, row) => total + row.sum, 0),
    nMet:
      measure === 'distance-from-standard' ? rows.reduce((total, row) => total + (row.nMet ?? 0), 0) : null,
    scores: rows.flatMap((row) => [...row.scores]),
  });
  const rows = [
    ...outcomes,
    sum(outcomes, 'distance-from-standard'),
    ...grown,
    sum(grown, 'similar-student-percentile'),
  ];
  const input = { id: 'schools', rows, district: 'alder', subject: MATH, schoolYear: '2024-25' as const };
  const view = () => {
    const rules = districtRules(FLOORS);
    const met = suppress(schoolOutcomeTable(input, distanceLimits(MATH)), rules, solver);
    const growthTable = suppress(schoolGrowthTable(input, percentileLimits), { ...rules, floor: 20 }, solver);
    const levels = suppress(schoolLevelTable(input, { typicalFrom: 35, highFrom: 66 }), rules, solver, [
      growthTable,
    ]);
    return schoolsView({ outcomes: met, growth: growthTable, levels }, '2024-25', MATH, {
      district: { id: 'alder', name: 'Alder' },
      nameOf: (code) => `School ${code}`,
      withTeams: new Set(['s1']),
      networkMedian: 40,
    });
  };
  it('leaves out schools with fewer than 20 students with growth', () => {
    expect(view().picture?.schools.map((point) => point.school)).not.toContain('s3');
  });
  it('names the quadrant of a school in words, and marks schools with teams', () => {
    const first = view().schools.find(({ place }) => place === 's1');
    expect(first?.hasTeam).toBe(true);
    const shown = view().schools.filter(({ quadrant }) => quadrant !== null);
    for (const { quadrant } of shown)
      expect(quadrant).toMatch(/^(more|fewer) students at standard, (more|less) growth$/);
  });
});
