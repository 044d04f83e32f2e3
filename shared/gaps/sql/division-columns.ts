import { RACE_ETHNICITIES } from '../../standards/student-groups.ts';
import { DIVISIONS, type Division } from '../divisions.ts';
import { EVERYONE, STUDENT_GROUPS, type StudentGroup } from '../groups.ts';
import { literal, literals } from './relations.ts';

/**
 * A division as a column of the students: 'division/part' for a part that some group has as member or as unknown, and 'rest' for the
 * others ('no', 'never-learner'): their sums are everyone's minus the counted ones, so their rows are never made.
 */
export interface DivisionColumn {
  readonly column: string;
  /** SQL over the student row `s`. */
  readonly sql: string;
  /** SQL literal of the part of a student without a student row. */
  readonly unknown: string;
}

/** Students in a part that is not counted. */
export const REST = 'rest';

function flag(column: string): string {
  return `CASE WHEN s.${column} THEN 'yes' WHEN NOT s.${column} THEN 'no' ELSE 'unknown' END`;
}

function oneOf(column: string, known: readonly string[], otherwise: string): string {
  return `CASE WHEN s.${column} IN ${literals(known)} THEN s.${column} ELSE ${literal(otherwise)} END`;
}

const RECLASSIFIED = `CASE WHEN s.reclassified_on IS NULL THEN 'reclassified-undated'
    WHEN s.reclassified_on::DATE >= make_date(left(s.school_year, 4)::INT - 3, 6, 15) THEN 'reclassified-within-four-years'
    ELSE 'reclassified-earlier' END`;

const ENGLISH = `CASE
    WHEN coalesce(s.english_learner, s.english_status IN ('EL', 'ADEL')) THEN 'learner'
    WHEN s.english_status IN ('EO', 'IFEP') THEN 'never-learner'
    WHEN s.english_status = 'RFEP' THEN ${RECLASSIFIED}
    WHEN s.english_learner = false THEN 'not-learner-now'
    ELSE 'unknown' END`;

/** The SQL twin of partOf in ../divisions.ts; a test holds the two together. */
const PART: Readonly<Record<Division, string>> = {
  'race-ethnicity': oneOf('race_ethnicity', RACE_ETHNICITIES, 'not-reported'),
  english: ENGLISH,
  socioeconomic: flag('socioeconomically_disadvantaged'),
  disability: flag('student_with_disability'),
  foster: flag('foster'),
  homeless: flag('homeless'),
  migrant: flag('migrant'),
  gender: oneOf('gender', ['female', 'male', 'nonbinary'], 'unknown'),
};

const columnOf = (division: string) => `part_${division.replaceAll('-', '_')}`;
const named = (division: string, part: string) => literal(`${division}/${part}`);

/** Parts of a division that a group has as member or as unknown: the only ones that are counted. */
function countedParts(division: Division): readonly string[] {
  const groups = STUDENT_GROUPS.filter((group) => group.division === division);
  return [...new Set(groups.flatMap((group) => [...group.members, ...group.unknown]))];
}

/** Every 'division/part' that can occur, as an enum: one byte a row instead of a string. */
function partType(unions: readonly StudentGroup[]): string {
  const ofDivisions = DIVISIONS.flatMap((division) =>
    countedParts(division).map((part) => named(division, part)),
  );
  const ofUnions = distinctUnions(unions).flatMap(({ division }) => [
    named(division, 'yes'),
    named(division, 'unknown'),
  ]);
  return `ENUM(${[literal(REST), named(EVERYONE, 'all'), ...ofDivisions, ...ofUnions].join(', ')})`;
}

function distinctUnions(groups: readonly StudentGroup[]): readonly StudentGroup[] {
  const unions = groups.filter((group) => group.joins !== undefined);
  return [...new Map(unions.map((group) => [group.division, group])).values()];
}

function divisionColumn(division: Division, type: string): DivisionColumn {
  const cases = countedParts(division).map((part) => `WHEN ${literal(part)} THEN ${named(division, part)}`);
  return {
    column: columnOf(division),
    sql: `(CASE ${PART[division]} ${cases.join(' ')} ELSE ${literal(REST)} END)::${type}`,
    unknown: named(division, division === 'race-ethnicity' ? 'not-reported' : 'unknown'),
  };
}

function unionColumn(union: StudentGroup, index: number, type: string): DivisionColumn {
  const anyOf = (parts: (group: StudentGroup) => readonly string[]) =>
    (union.joins ?? [])
      .map((group) => `(${PART[group.division as Division]}) IN ${literals(parts(group))}`)
      .join(' OR ');
  return {
    column: `part_union_${index + 1}`,
    sql: `(CASE WHEN ${anyOf((group) => group.members)} THEN ${named(union.division, 'yes')}
      WHEN ${anyOf((group) => group.unknown)} THEN ${named(union.division, 'unknown')} ELSE ${literal(REST)} END)::${type}`,
    unknown: named(union.division, 'unknown'),
  };
}

/** The column in which every student is in the one part 'everyone/all'. */
export const EVERYONE_COLUMN = 'part_everyone';

/** One column per division, one for everyone, and one per union over several divisions (groups with `joins`). */
export function divisionColumns(unions: readonly StudentGroup[]): readonly DivisionColumn[] {
  const type = partType(unions);
  return [
    { column: EVERYONE_COLUMN, sql: `${named(EVERYONE, 'all')}::${type}`, unknown: named(EVERYONE, 'all') },
    ...DIVISIONS.map((division) => divisionColumn(division, type)),
    ...distinctUnions(unions).map((union, index) => unionColumn(union, index, type)),
  ];
}
