import { changeOfMeanGap, type GapChange } from '../../gaps/change-of-gap.ts';
import { type GapRow, gapRows } from '../../gaps/gap-rows.ts';
import { type CountedStudents, type GroupTableRow, NO_STUDENTS, studentsOf } from '../../gaps/group-table.ts';
import { type Comparison, comparisonsOf, type StudentGroup } from '../../gaps/groups.ts';
import type { Axis, CountCell, CountTable, DerivedValue } from '../../privacy/count-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ALL, type GroupMembers, groupMembers, notIn, type PartCounts } from './group-members.ts';
import type { ScoreLimitsOf } from './score-limits.ts';

/** What is computed from several cells and may be shown only where these are. */
export type OutcomeFinding =
  | { readonly kind: 'gap'; readonly place: string; readonly row: GapRow }
  | {
      readonly kind: 'change';
      readonly place: string;
      readonly group: string;
      readonly comparison: Comparison;
      readonly yearThen: SchoolYear;
      readonly yearNow: SchoolYear;
      readonly change: GapChange;
    };

/** The annual test: only it has a standard that all grades share. */
export const ANNUAL_TEST = 'smarter-balanced-summative';

export interface OutcomeTableInput {
  readonly id: string;
  /** Rows of the gap table; what is not about the test, subject, measure and places asked for is left out. */
  readonly rows: readonly GroupTableRow[];
  readonly subject: string;
  readonly measure: 'distance-from-standard' | 'growth-percentile';
  /** Scope ids; where one is the sum of the others, `wholePlace` says which. */
  readonly places: readonly string[];
  readonly wholePlace?: string;
  readonly groups: readonly StudentGroup[];
  /** Grades to show beside all grades together; none by default. */
  readonly grades?: readonly string[];
  /** School years to show, oldest first. */
  readonly years: readonly SchoolYear[];
  /** Changes are told since this year. */
  readonly baselineYear: SchoolYear | null;
  readonly scoreLimits: ScoreLimitsOf;
}

/** A place, a year and a grade span, with everything counted there. */
interface Spot {
  readonly place: string;
  readonly year: SchoolYear;
  readonly grade: string;
  readonly rows: readonly GroupTableRow[];
}

/**
 * Scores by group as a table that suppression can take: places x years x grades x groups, with every sum readers could work out.
 * Populations are named by test and subject; the years are told apart by their axis, which counts as a place so that each year has its own
 * series of releases (a year that is still coming in moves, the others do not).
 *
 * `findings`: those of these groups, or of more; for whoever makes the table again and again with other groups.
 *
 * @example outcomeTable({ ... }).axes.map(({ name }) => name) // ['place', 'year', 'grade', 'group']
 */
export function outcomeTable(
  input: OutcomeTableInput,
  findings: readonly DerivedValue<OutcomeFinding>[] = outcomeFindings(input),
): CountTable<OutcomeFinding> {
  const named = new Set(input.groups.map(({ id }) => id));
  const isNamed = ({ value }: DerivedValue<OutcomeFinding>) => {
    const { group, comparison } = value.kind === 'gap' ? value.row : value;
    return named.has(group) && (comparison !== 'white' || named.has('white'));
  };
  return { ...countsOnly(input), derived: findings.filter(isNamed) };
}

/** The same without what is computed from several cells: for finding out which groups can be named. */
export function countsOnly(input: OutcomeTableInput): CountTable<OutcomeFinding> {
  const spots = spotsOf(input);
  const members = groupMembers(groupsWithStudents(input, spots));
  return {
    id: input.id,
    population: `${ANNUAL_TEST}/${input.subject}/${input.measure}`,
    axes: axesOf(input, members),
    standard: input.measure === 'distance-from-standard' ? 0 : null,
    cells: spots.flatMap((spot) => cellsOf(spot, members, input)),
    derived: [],
  };
}

const PLACE_FIRST = (spot: Spot, member: string): readonly string[] => [
  spot.place,
  spot.year,
  spot.grade,
  member,
];

function axesOf(
  { places, wholePlace, years, grades = [] }: OutcomeTableInput,
  members: GroupMembers,
): readonly Axis[] {
  const parts = places.filter((place) => place !== wholePlace);
  return [
    {
      name: 'place',
      kind: 'places',
      members: places,
      partitions: wholePlace !== undefined && parts.length > 0 ? [{ whole: wholePlace, parts }] : [],
    },
    { name: 'year', kind: 'places', members: years, partitions: [] },
    {
      name: 'grade',
      kind: 'spans',
      members: [ALL, ...grades],
      partitions: grades.length > 0 ? [{ whole: ALL, parts: grades }] : [],
    },
    members.axis,
  ];
}

function spotsOf(input: OutcomeTableInput): readonly Spot[] {
  const { rows, subject, measure, places, years, grades = [] } = input;
  const wanted = rows.filter(
    (row) =>
      row.test === ANNUAL_TEST &&
      row.subject === subject &&
      row.measure === measure &&
      row.scopeLevel !== 'team' &&
      places.includes(row.scopeId),
  );
  return places.flatMap((place) =>
    years.flatMap((year) =>
      [ALL, ...grades].flatMap((grade): Spot[] => {
        const own = wanted.filter(
          (row) => row.scopeId === place && row.schoolYear === year && row.gradeSpan === grade,
        );
        return own.length === 0 ? [] : [{ place, year, grade, rows: own }];
      }),
    ),
  );
}

/** A group nobody is in anywhere has no cells. */
function groupsWithStudents({ groups }: OutcomeTableInput, spots: readonly Spot[]): readonly StudentGroup[] {
  return groups.filter((group) =>
    spots.some(({ rows }) =>
      rows.some((row) => row.division === group.division && group.members.includes(row.part) && row.n > 0),
    ),
  );
}

function partCounts({ rows }: Spot): PartCounts {
  const known = new Map(rows.map((row) => [`${row.division}/${row.part}`, row]));
  const read = new Map<string, CountedStudents>();
  return {
    of: (division, part) => {
      const key = `${division}/${part}`;
      const before = read.get(key);
      if (before !== undefined) return before;
      const row = known.get(key);
      // Cells hold sums: who had which score is left out, which spares sorting it.
      const students = row === undefined ? NO_STUDENTS_MET : studentsOf({ ...row, scores: [], counts: [] });
      read.set(key, students);
      return students;
    },
  };
}

const NO_STUDENTS_MET: CountedStudents = { ...NO_STUDENTS, nMet: 0 };

function cellsOf(spot: Spot, { members }: GroupMembers, input: OutcomeTableInput): readonly CountCell[] {
  const counts = partCounts(spot);
  const { lowest, highest } = input.scoreLimits(spot.year);
  return members.map(({ id, count }): CountCell => {
    const { n, sum, nMet } = count(counts);
    return {
      at: PLACE_FIRST(spot, id),
      n,
      met: input.measure === 'distance-from-standard' ? (nMet ?? 0) : null,
      scores: { sum, lowest, highest },
    };
  });
}

/** The member a group is compared with. */
export function comparisonMember(group: string, comparison: Comparison): string {
  return comparison === 'white' ? 'white' : notIn({ id: group });
}

/** Every gap, and every change since the baseline year, of these groups in these places: the costly part of a table of outcomes. */
export function outcomeFindings(input: OutcomeTableInput): readonly DerivedValue<OutcomeFinding>[] {
  const spots = spotsOf(input).map((spot) => ({ ...spot, gaps: gapRows(spot.rows, input.groups) }));
  const gaps = spots.flatMap((spot) =>
    spot.gaps.map((row): DerivedValue<OutcomeFinding> => {
      const members = [row.group, comparisonMember(row.group, row.comparison)];
      return {
        from: members.map((member) => PLACE_FIRST(spot, member)),
        rests: row.measure === 'percent-met' ? 'on percents' : 'on means',
        value: { kind: 'gap', place: spot.place, row },
      };
    }),
  );
  const { baselineYear, years, measure } = input;
  const yearNow = years.at(-1);
  if (measure !== 'distance-from-standard' || baselineYear === null || yearNow === undefined) return gaps;
  return yearNow === baselineYear ? gaps : [...gaps, ...changesOf(input, spots, baselineYear, yearNow)];
}

interface SpotWithGaps extends Spot {
  readonly gaps: readonly GapRow[];
}

function changesOf(
  { groups }: OutcomeTableInput,
  spots: readonly SpotWithGaps[],
  yearThen: SchoolYear,
  yearNow: SchoolYear,
): readonly DerivedValue<OutcomeFinding>[] {
  const at = (place: string, year: SchoolYear) =>
    spots.find((spot) => spot.place === place && spot.year === year && spot.grade === ALL);
  return [...new Set(spots.map(({ place }) => place))].flatMap((place) => {
    const [then, now] = [at(place, yearThen), at(place, yearNow)];
    if (then === undefined || now === undefined) return [];
    return groups.flatMap((group) =>
      comparisonsOf(group).flatMap((comparison): DerivedValue<OutcomeFinding>[] => {
        const change = changeOfMeanGap(sidesOf(then, group, comparison), sidesOf(now, group, comparison));
        if (change === null) return [];
        const members = [group.id, comparisonMember(group.id, comparison)];
        return [
          {
            from: [then, now].flatMap((spot) => members.map((member) => PLACE_FIRST(spot, member))),
            rests: 'on means',
            value: { kind: 'change', place, group: group.id, comparison, yearThen, yearNow, change },
          },
        ];
      }),
    );
  });
}

function sidesOf({ gaps }: SpotWithGaps, group: StudentGroup, comparison: Comparison) {
  const row = gaps.find(
    (one) =>
      one.group === group.id && one.comparison === comparison && one.measure === 'distance-from-standard',
  );
  return row === undefined
    ? { group: NO_STUDENTS, comparison: NO_STUDENTS }
    : { group: row.groupSide, comparison: row.comparisonSide };
}
