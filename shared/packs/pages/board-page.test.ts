import { describe, expect, it } from 'vitest';
import { STUDENT_GROUPS } from '../../gaps/groups.ts';
import type { SubjectRowView, SubjectView } from '../outcomes/subject-view.ts';
import { boardPage } from './board-page.ts';

const YEARS = ['2022-23', '2023-24', '2024-25'] as const;
const GROUPS = STUDENT_GROUPS.filter(({ id }) => id === 'african-american' || id === 'hispanic-latino');
const cell = (mean: number) => ({ n: '50+', mean, percent: null, percentWords: null });

const SUBJECT: SubjectView = {
  subject: 'mathematics',
  years: YEARS,
  baseline: '2023-24',
  trends: GROUPS.map((group) => ({
    notInGroup: {
      group,
      comparison: 'not-in-group',
      years: YEARS,
      inGroup: [cell(-60), cell(-58), cell(-50)],
      compared: [cell(-20), cell(-20), cell(-18)],
      finding: 'A finding',
      hasMoved: true,
      sentences: [`The gap of ${group.id}.`, `Which side of ${group.id} moved.`],
    },
    white: null,
  })),
  aims: ['Progress to the aim.'],
  sameStudents: ['Among the same students.'],
  unknown: [],
  rows: YEARS.flatMap((year) =>
    GROUPS.flatMap((group) =>
      (['not-in-group', 'white'] as const).map(
        (comparison, i): SubjectRowView => ({
          year,
          group,
          comparison,
          inGroup: cell(-58 - i),
          compared: cell(-20 - i),
          inGroupGrowth: null,
          comparedGrowth: null,
          size: null,
        }),
      ),
    ),
  ),
  schools: null,
};

const page = boardPage({ network: 'Made up', districts: [], subjects: [SUBJECT], leastTeams: 3 });
const onDemand = page.match(/<details>[\s\S]*?<\/details>/g)?.join('') ?? '';
const printed = page.replace(/<details>[\s\S]*?<\/details>/g, '');
const lines = (html: string) => (html.match(/<tr>/g) ?? []).length;

describe('the page for boards', () => {
  it('prints one line a group, the gap of each group of the aim, and the aim', () => {
    expect(lines(printed)).toBe(1 + GROUPS.length);
    expect(printed).toContain('The gap of african-american.');
    expect(printed).toContain('Progress to the aim.');
    expect(printed).not.toContain('Which side');
    expect(printed).not.toContain('2022-23</th>');
    expect(printed).toContain('Not in group, 2023-24');
  });

  it('has everything else on demand, which is not printed', () => {
    expect(lines(onDemand)).toBe(1 + SUBJECT.rows.length);
    expect(onDemand).toContain('Which side of hispanic-latino moved.');
    expect(onDemand).toContain('Among the same students.');
    expect(page).toContain('@media print { details { display: none; } }');
  });
});
