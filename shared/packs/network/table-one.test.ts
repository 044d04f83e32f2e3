import { describe, expect, it } from 'vitest';
import { idea, packTeam, packTest } from '../made-up/pack-teams.ts';
import { type NetworkDistrict, tableOne, tableOneSummary } from './table-one.ts';

/** The source's Table 1: districts A to H, their teams, some of what these tested. */
const SOURCE: readonly (readonly [letter: string, teams: number, ideas: readonly string[]])[] = [
  ['A', 4, ['Ten-minute opener with discourse', 'Representations of mathematical concepts']],
  ['B', 7, ['Reflections to identify confusion', 'Asking questions when confused']],
  ['C', 3, ['Exit slips on confidence']],
  ['D', 0, []],
  ['E', 2, ['Three reads', 'Culturally responsive pedagogy']],
  ['F', 3, ['Discussion of reasoning']],
  ['G', 0, []],
  ['H', 2, ['Collaboration in small groups']],
];

const districts: readonly NetworkDistrict[] = SOURCE.map(([letter, count, ideas]) => ({
  id: letter.toLowerCase(),
  name: `District ${letter}`,
  ownMeasures: letter === 'G' ? ['Teacher retention'] : [],
  teams: Array.from({ length: count }, (_, i) =>
    packTeam(`team-${i}`, {
      district: letter.toLowerCase(),
      tests: [packTest('T1', {}, { idea: idea(ideas[i % ideas.length] ?? 'none') })],
    }),
  ),
}));

describe('Table 1', () => {
  it('gives the source’s counts: 4, 7, 3, None, 2, 3, None, 2', () => {
    expect(tableOne(districts).map(({ teams }) => teams)).toEqual([
      '4',
      '7',
      '3',
      'None',
      '2',
      '3',
      'None',
      '2',
    ]);
    expect(tableOneSummary(districts)).toBe('21 teams in 6 of 8 districts');
  });
  it('says what the tests are about, and names a district’s own project where it has no team', () => {
    const rows = tableOne(districts);
    expect(rows[0]?.focus).toBe('Representations of mathematical concepts; Ten-minute opener with discourse');
    expect(rows[6]?.focus).toBe('District project: Teacher retention');
    expect(rows[3]?.focus).toBe('');
  });
  it('lists districts by name, whatever the order they come in', () => {
    expect(tableOne(districts.toReversed())).toEqual(tableOne(districts));
  });
});
