import { type SameStudentGapRow, sameStudentGapRows } from '../../gaps/gap-rows.ts';
import type { SameStudentRow } from '../../gaps/group-table.ts';
import { COMPARISONS, EVERYONE, type StudentGroup } from '../../gaps/groups.ts';
import { addPairedScores, type PairedScores, subtractPairedScores } from '../../gaps/same-student-trend.ts';
import { nWords } from '../../privacy/bands.ts';
import type { CountTable } from '../../privacy/count-table.ts';
import { publishedCell, type ReleasedTable } from '../../privacy/released-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ALL, notIn } from './group-members.ts';
import { ANNUAL_TEST } from './outcome-table.ts';
import type { ScoreLimitsOf } from './score-limits.ts';

/** The same students in two years, as a sentence needs it. `groupN`, `comparisonN`: exact numbers or bands. */
export interface SameStudentFinding {
  readonly group: string;
  readonly comparison: string;
  readonly yearThen: SchoolYear;
  readonly yearNow: SchoolYear;
  readonly trend: Omit<NonNullable<SameStudentGapRow['trend']>, 'groupN' | 'comparisonN'> & {
    readonly groupN: string;
    readonly comparisonN: string;
  };
}

export interface SameStudentInput {
  readonly id: string;
  readonly rows: readonly SameStudentRow[];
  readonly place: string;
  readonly subject: string;
  readonly yearThen: SchoolYear;
  readonly yearNow: SchoolYear;
  readonly groups: readonly StudentGroup[];
  readonly scoreLimits: ScoreLimitsOf;
}

const WHEN = ['then', 'now'] as const;

/**
 * Students with a score in both years, by groups of one division (those of an aim, and White): a table for suppression. Two means a group, then and now, stand on an axis
 * of their own; both have the same n.
 */
export function sameStudentTable(input: SameStudentInput): CountTable<SameStudentGapRow> {
  const { place, subject, yearThen, yearNow, groups } = input;
  const rows = input.rows.filter(
    (row) =>
      row.test === ANNUAL_TEST &&
      row.scopeId === place &&
      row.subject === subject &&
      row.yearThen === yearThen &&
      row.yearNow === yearNow,
  );
  const parts = (division: string, names: readonly string[]): PairedScores =>
    addPairedScores(...rows.filter((row) => row.division === division && names.includes(row.part)));
  const everyone = parts(EVERYONE, ['all']);
  const limits = input.scoreLimits(yearNow);
  const counts = new Map<string, PairedScores>([[ALL, everyone]]);
  for (const group of groups) {
    const own = parts(group.division, group.members);
    const unknown = parts(group.division, group.unknown);
    counts.set(group.id, own);
    counts.set(`unknown:${group.division}`, unknown);
    counts.set(notIn(group), subtractPairedScores(everyone, own, unknown));
  }
  const named = groups.map(({ id }) => id);
  const unknowns = [...new Set(groups.map(({ division }) => `unknown:${division}`))];
  const others = `other than ${named.join(', ')}`;
  const counted = [...named, ...unknowns].flatMap((member) => counts.get(member) ?? []);
  counts.set(others, subtractPairedScores(everyone, ...counted));
  return {
    id: input.id,
    population: `${ANNUAL_TEST}/${subject}/same students of ${yearThen} and ${yearNow}`,
    axes: [
      { name: 'place', kind: 'places', members: [place], partitions: [] },
      { name: 'when', kind: 'other', members: WHEN, partitions: [] },
      {
        name: 'group',
        kind: 'groups',
        members: [...counts.keys()],
        partitions: [
          { whole: ALL, parts: [...named, ...unknowns, others] },
          ...groups.map((group) => ({
            whole: ALL,
            parts: [group.id, notIn(group), `unknown:${group.division}`],
          })),
        ],
        pairs: groups.flatMap((group) => [
          [group.id, notIn(group)] as const,
          [`unknown:${group.division}`, ALL] as const,
        ]),
        tellingZeros: groups.map(notIn),
      },
    ],
    standard: null,
    cells: [...counts].flatMap(([member, { n, sumThen, sumNow }]) =>
      WHEN.map((when) => ({
        at: [place, when, member],
        n,
        met: null,
        scores: { sum: when === 'then' ? sumThen : sumNow, ...limits },
      })),
    ),
    derived: sameStudentGapRows(rows, groups).map((row) => ({
      from: WHEN.flatMap((when) =>
        [row.group, row.comparison === 'white' ? 'white' : `not:${row.group}`].map((member) => [
          place,
          when,
          member,
        ]),
      ),
      rests: 'on means',
      value: row,
    })),
  };
}

/** What the released table lets be said: the groups of the aim, each beside both comparisons. */
export function sameStudentFindings(
  table: ReleasedTable<SameStudentGapRow>,
  groups: readonly StudentGroup[],
): readonly SameStudentFinding[] {
  return table.derived.flatMap(({ value, from }): SameStudentFinding[] => {
    const group = groups.find(({ id }) => id === value.group);
    if (group === undefined || value.trend === null) return [];
    const n = (member: readonly string[] | undefined) => {
      const cell = member && publishedCell(table, ...member);
      return cell?.shown ? nWords(cell.n) : '?';
    };
    return [
      {
        group: group.students.en,
        comparison: COMPARISONS[value.comparison].en,
        yearThen: value.yearThen,
        yearNow: value.yearNow,
        trend: { ...value.trend, groupN: n(from[0]), comparisonN: n(from[1]) },
      },
    ];
  });
}
