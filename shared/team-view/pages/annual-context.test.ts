import { describe, expect, it } from 'vitest';
import { gapRows } from '../../gaps/gap-rows.ts';
import type { GroupTableRow } from '../../gaps/group-table.ts';
import { studentGroup } from '../../gaps/groups.ts';
import { type AnnualContextFacts, annualContext } from './annual-context.ts';

const group = studentGroup('hispanic-latino')!;
const facts: AnnualContextFacts = {
  group,
  subject: 'mathematics',
  language: 'en',
  floors: { teamGroup: 5, growthTeam: 11, growthGroup: 11 },
  minimumCohort: 1000,
};

function rows(
  schoolYear: `${number}-${number}`,
  inGroup: readonly number[],
  others: readonly number[],
  measure: GroupTableRow['measure'] = 'distance-from-standard',
): GroupTableRow[] {
  const row = (division: string, part: string, scores: readonly number[]): GroupTableRow => ({
    scopeLevel: 'team',
    scopeId: 'oak',
    district: 'alder',
    rosterYear: '2025-26',
    subject: 'mathematics',
    gradeSpan: 'all',
    schoolYear,
    test: 'smarter-balanced-summative',
    administration: 'summative',
    measure,
    division,
    part,
    n: scores.length,
    sum: scores.reduce((sum, score) => sum + score, 0),
    sumOfSquares: scores.reduce((sum, score) => sum + score * score, 0),
    nMet: measure === 'distance-from-standard' ? 0 : null,
    scores,
    counts: null,
  });
  return [row('everyone', 'all', [...inGroup, ...others]), row('race-ethnicity', group.id, inGroup)];
}

const twelve = (score: number) => Array.from({ length: 12 }, () => score);
const context = (table: readonly GroupTableRow[], changes: Partial<AnnualContextFacts> = {}) =>
  annualContext(gapRows(table, [group]), { ...facts, ...changes });

describe('the one annual line of a team', () => {
  const years = [
    ...rows('2021-22', twelve(-90), twelve(-40)),
    ...rows('2022-23', twelve(-80), twelve(-40)),
    ...rows('2023-24', twelve(-70), twelve(-30)),
    ...rows('2024-25', twelve(-62), twelve(3)),
  ];

  it('has the last three years, both sides with n, and a title without causes', () => {
    const view = context(years)!;
    expect(view.schoolYears).toEqual(['2022-23', '2023-24', '2024-25']);
    expect(view.inGroup.map(({ mean }) => mean)).toEqual([-80, -70, -62]);
    expect(view.notInGroup.at(-1)).toEqual({ mean: 3, n: 12 });
    expect(view.title).toBe(
      'Hispanic/Latino students 62 points below standard, students not in the group 3 points above standard',
    );
    expect(view.subtitle).toBe('Average distance from standard in math, 2024-25 · n 12 and 12');
  });

  it('shows neither side of a year with too few students on one', () => {
    const view = context([...years.slice(0, 4), ...rows('2024-25', [-60, -60, -60, -60], twelve(3))])!;
    expect(view.inGroup.at(-1)).toEqual({ mean: null, n: null });
    expect(view.notInGroup.at(-1)).toEqual({ mean: null, n: null });
    expect(view.title).toContain('80 points below');
    expect(view.notes).toContain('A year with fewer than 5 students on a side is not shown.');
  });

  it('is not there where nothing may be shown', () => {
    expect(context(rows('2024-25', [-60], twelve(3)))).toBeNull();
    expect(context([])).toBeNull();
  });

  it('says average growth only from its own floor on, and that the cohort minimum was lowered', () => {
    const grown = [...years, ...rows('2024-25', twelve(52), twelve(47), 'growth-percentile')];
    expect(context(grown)!.notes.join(' ')).toContain('Hispanic/Latino students 52 (n 12)');
    expect(context(grown, { minimumCohort: 150 })!.notes.join(' ')).toContain('at least 150 students');
    const few = [...years, ...rows('2024-25', twelve(52).slice(0, 10), twelve(47), 'growth-percentile')];
    expect(context(few)!.notes.join(' ')).not.toContain('growth');
  });

  it('speaks Spanish', () => {
    expect(context(years, { language: 'es' })!.title).toContain('62 puntos por debajo del estándar');
  });
});
