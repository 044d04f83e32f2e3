import { beforeAll, describe, expect, it } from 'vitest';
import type { GroupTableRow } from '../../gaps/group-table.ts';
import { networkRows } from '../../gaps/group-table.ts';
import { STUDENT_GROUPS, studentGroup } from '../../gaps/groups.ts';
import { lintSentence } from '../../gaps/sentence-lint.ts';
import { auditReleases } from '../../privacy/audit.ts';
import { loadRangeSolver, type RangeSolver } from '../../privacy/range-solver.ts';
import { districtRules, networkRules } from '../../privacy/rules.ts';
import { suppress } from '../../privacy/suppress.ts';
import { parseSettings } from '../../settings/settings.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { part } from '../made-up/group-rows.ts';
import { groupMembers } from './group-members.ts';
import { outcomeTable } from './outcome-table.ts';
import type { PackAim } from './outcome-view.ts';
import { packGroups, releaseOutcomes } from './release-outcomes.ts';
import { distanceLimits } from './score-limits.ts';
import { subjectView } from './subject-view.ts';
import { subjectSentences } from './subject-words.ts';
import { suppliedGrowthRow, suppliedGrowthTables } from './supplied-growth.ts';

const YEARS: readonly SchoolYear[] = ['2023-24', '2024-25'];
const FLOORS = parseSettings({}).floors;
const MATH = 'mathematics';

/** A district in one year: race groups by size and mean; everyone is their sum. */
function districtYear(
  schoolYear: SchoolYear,
  races: Readonly<Record<string, readonly [n: number, mean: number]>>,
  changes: Partial<GroupTableRow> = {},
): readonly GroupTableRow[] {
  const rows = Object.entries(races).map(([race, [n, mean]]) =>
    part('race-ethnicity', race, n, mean, { schoolYear, ...changes }),
  );
  const total = (of: (row: GroupTableRow) => number) => rows.reduce((sum, row) => sum + of(row), 0);
  const scores = rows.flatMap((row) => [...row.scores]);
  const everyone = {
    ...part('everyone', 'all', 0, 0, { schoolYear, ...changes }),
    n: total((row) => row.n),
    sum: total((row) => row.sum),
    sumOfSquares: total((row) => row.sumOfSquares),
    nMet: total((row) => row.nMet ?? 0),
    scores,
  };
  return [...rows, everyone];
}

const THEN = {
  'african-american': [120, -70],
  'hispanic-latino': [300, -60],
  white: [180, -5],
  asian: [60, 10],
  'not-reported': [20, -30],
} as const;
const NOW = {
  'african-american': [118, -66],
  'hispanic-latino': [310, -30],
  white: [176, -6],
  asian: [64, 9],
  'not-reported': [4, -30],
} as const;
const ROWS = [...districtYear('2023-24', THEN), ...districtYear('2024-25', NOW)];
const AIM: PackAim = {
  subject: MATH,
  groups: ['african-american', 'hispanic-latino'],
  baselineYear: '2023-24',
  targetYear: '2026-27',
  meanChange: 44,
  gapChange: -20,
};

let solver: RangeSolver;
beforeAll(async () => {
  solver = await loadRangeSolver();
});

const inputOf = (rows: readonly GroupTableRow[], place = 'alder') => ({
  id: 'test',
  rows,
  subject: MATH,
  measure: 'distance-from-standard' as const,
  places: [place],
  years: YEARS,
  baselineYear: '2023-24' as const,
  scoreLimits: distanceLimits(MATH),
});
const GROUPS = packGroups(AIM.groups);

describe('the axis of groups', () => {
  it('a group, the students not in it and the unknown add up to everyone', () => {
    const { axis } = groupMembers(STUDENT_GROUPS);
    for (const group of STUDENT_GROUPS) {
      const own = axis.partitions.find(
        ({ whole, parts }) => whole === 'all' && parts.includes(`not:${group.id}`),
      );
      expect(own?.parts).toHaveLength(3);
    }
  });
  it('a table of outcomes adds up: suppression takes it', () => {
    const table = outcomeTable({ ...inputOf(ROWS), groups: [...GROUPS.first, ...GROUPS.others] });
    expect(() => suppress(table, districtRules(FLOORS), solver)).not.toThrow();
  });
});

describe('outcomes through suppression', () => {
  it('few students of unknown race cost the total its place, not the groups of the aim', () => {
    const { table } = releaseOutcomes(inputOf(ROWS), GROUPS, districtRules(FLOORS), solver, []);
    const shown = (year: string, member: string) =>
      table.cells.find(({ at }) => at[1] === year && at[3] === member)?.shown;
    expect(shown('2024-25', 'race-ethnicity/not-reported')).toBe(false);
    expect(shown('2024-25', 'all')).toBe(false);
    expect(shown('2024-25', 'african-american')).toBe(true);
    expect(shown('2024-25', 'not:african-american')).toBe(true);
    expect(shown('2023-24', 'all')).toBe(true);
    expect(auditReleases([table], solver).passed).toBe(true);
  });
  it('a small race group is put with others rather than taking a group of the aim along', () => {
    const rows = [
      ...districtYear('2023-24', { ...THEN, filipino: [14, 0], 'pacific-islander': [6, -40] }),
      ...districtYear('2024-25', { ...NOW, filipino: [13, 0], 'pacific-islander': [7, -40] }),
    ];
    const { table, groups } = releaseOutcomes(inputOf(rows), GROUPS, districtRules(FLOORS), solver, []);
    expect(groups.map(({ id }) => id)).not.toContain('pacific-islander');
    const aim = table.cells.filter(({ at }) => AIM.groups.includes(at[3] ?? ''));
    expect(aim.every(({ shown }) => shown)).toBe(true);
  });
  it('gaps and changes whose cells are hidden are not there', () => {
    const rows = [
      ...districtYear('2023-24', { ...THEN, 'african-american': [6, -70] }),
      ...districtYear('2024-25', NOW),
    ];
    const { table } = releaseOutcomes(inputOf(rows), GROUPS, districtRules(FLOORS), solver, []);
    const changes = table.derived.flatMap(({ value }) => (value.kind === 'change' ? [value.group] : []));
    expect(changes).not.toContain('african-american');
    expect(changes).toContain('hispanic-latino');
  });
});

describe('what a pack says of a subject', () => {
  const view = (rows: readonly GroupTableRow[] = ROWS, aim: PackAim | null = AIM) =>
    subjectView({
      subject: MATH,
      place: 'alder',
      years: YEARS,
      baseline: '2023-24',
      outcomes: releaseOutcomes(inputOf(rows), GROUPS, districtRules(FLOORS), solver, []),
      growth: null,
      sameStudents: [],
      about: AIM.groups,
      aim,
      schools: null,
      exact: true,
    });
  it('three numbers, never mixed: the group, its gap to others, its gap to White students', () => {
    const [, hispanic] = view().trends;
    expect(hispanic?.notInGroup.finding).toMatch(
      /^Hispanic\/Latino students \d+ points lower than students not in the group, gap narrowed since 2023-24$/,
    );
    expect(hispanic?.white?.sentences[0]).toContain('and White students narrowed by');
    expect(view().aims).toContain(
      'Hispanic/Latino students: +30.0 of +44.0 points since 2023-24 (68% of the aim for 2026-27; n 300 then, n 310 now). Even pace would be +14.7 points by 2024-25.',
    );
  });
  it('a gap in words is the difference of the means that stand in the table, and the aim says the same', () => {
    // -74.44 and -3.46: the exact difference is 70.98, of what is printed 70.9.
    const rows = [
      ...districtYear('2023-24', {
        ...THEN,
        'african-american': [120, -74.44],
        white: [180, -3.46],
      }),
      ...districtYear('2024-25', {
        ...NOW,
        'african-american': [118, -69.72],
        white: [176, -5.74],
      }),
    ];
    const [trend] = view(rows).trends;
    expect(trend?.white?.inGroup.map((cell) => cell?.mean?.toFixed(1))).toEqual(['-74.4', '-69.7']);
    expect(trend?.white?.compared.map((cell) => cell?.mean?.toFixed(1))).toEqual(['-3.5', '-5.7']);
    expect(trend?.white?.sentences[0]).toContain('70.9 points lower then, 64.0 points lower in 2024-25');
    expect(view(rows).aims[1]).toContain('-6.9 of -20.0 points');
  });
  it('a hidden or missing baseline cannot be computed, and is not 0', () => {
    const rows = [
      ...districtYear('2023-24', { ...THEN, 'african-american': [6, -70] }),
      ...districtYear('2024-25', NOW),
    ];
    expect(view(rows).aims[0]).toContain('progress to the aim cannot be computed');
    expect(view(rows).aims[0]).not.toMatch(/[+-]0\.0/);
  });
  it('every sentence passes the word lists: no cause, no jargon, no ranking, n with each value', () => {
    const sentences = subjectSentences(view());
    expect(sentences.length).toBeGreaterThan(8);
    for (const sentence of sentences) expect(lintSentence(sentence)).toEqual([]);
  });
  it('above the district n is a band', () => {
    const rows = networkRows(ROWS);
    const outcomes = releaseOutcomes(inputOf(rows, 'network'), GROUPS, networkRules(FLOORS), solver, []);
    const of = subjectView({
      subject: MATH,
      place: 'network',
      years: YEARS,
      baseline: '2023-24',
      outcomes,
      growth: null,
      sameStudents: [],
      about: AIM.groups,
      aim: AIM,
      schools: null,
      exact: false,
    });
    expect(JSON.stringify(of.rows)).toContain('50+');
    for (const sentence of subjectSentences(of)) expect(sentence).not.toMatch(/n (1[1-9]\d|[23]\d\d)\b/);
    expect(of.rows.every(({ size }) => size === null)).toBe(true);
  });
});

describe('growth that others computed', () => {
  const count = {
    schoolYear: '2024-25',
    subject: MATH,
    provider: 'NWEA MAP',
    window: 'fall-spring',
  } as const;
  it('stands apart, with who computed it; too few students have no line at all', () => {
    const counts = [
      { ...count, n: 40, sum: 2080 },
      { ...count, provider: 'Star', n: 12, sum: 600 },
    ];
    const rows = suppliedGrowthTables('alder', counts, 20).flatMap(({ count: of, table }) =>
      suppliedGrowthRow('alder', of, suppress(table, districtRules(FLOORS), solver)),
    );
    expect(rows).toEqual([{ ...count, students: { n: '40', mean: 52, percent: null, percentWords: null } }]);
  });
});

describe('a union of groups that an aim names', () => {
  it('is one group of its own', () => {
    const union = studentGroup('african-american+hispanic-latino');
    expect(union).toBeDefined();
    const table = outcomeTable({ ...inputOf(ROWS), groups: union ? [union] : [] });
    const cell = table.cells.find(
      ({ at }) => at[1] === '2024-25' && at[3] === 'african-american+hispanic-latino',
    );
    expect(cell?.n).toBe(428);
  });
});
