import type { StudentRecord } from '../records/student.ts';
import { endYearOf, type SchoolYear } from '../standards/school-year.ts';

/** Is a student in the group? Unknown is a third answer: such students are counted apart and never put on a side. */
export type Membership = 'yes' | 'no' | 'unknown';

/** The student fields that groups are made from. */
export type GroupFields = Pick<
  StudentRecord,
  | 'raceEthnicity'
  | 'englishStatus'
  | 'englishLearner'
  | 'reclassifiedOn'
  | 'socioeconomicallyDisadvantaged'
  | 'studentWithDisability'
  | 'homeless'
  | 'foster'
  | 'migrant'
  | 'gender'
>;

/**
 * Ways to divide all students so that each falls in exactly one part. A group is one or more parts of one division; its
 * complement and the unknown are the others. Counting parts once gives every group, every "not in the group" and every
 * union inside the division.
 */
export const DIVISIONS = [
  'race-ethnicity',
  'english',
  'socioeconomic',
  'disability',
  'foster',
  'homeless',
  'migrant',
  'gender',
] as const;
export type Division = (typeof DIVISIONS)[number];

/** Parts of the division 'english'. Who is "current" and who was reclassified when is kept apart. */
export const ENGLISH_PARTS = [
  'learner',
  'reclassified-within-four-years',
  'reclassified-earlier',
  'reclassified-undated',
  'never-learner',
  'not-learner-now',
  'unknown',
] as const;
export type EnglishPart = (typeof ENGLISH_PARTS)[number];

/**
 * First day of reclassification that still counts as "within four years" in a test year: June 15 four years before
 * (2020-06-15 for 2023-24). Source: SBE addendum January 2017 for the four years.
 */
function reclassifiedSince(schoolYear: SchoolYear): string {
  return `${endYearOf(schoolYear) - 4}-06-15`;
}

function englishPart(student: GroupFields, schoolYear: SchoolYear): EnglishPart {
  const { englishLearner, englishStatus, reclassifiedOn } = student;
  if (englishLearner ?? (englishStatus === 'EL' || englishStatus === 'ADEL')) return 'learner';
  if (englishStatus === 'EO' || englishStatus === 'IFEP') return 'never-learner';
  if (englishStatus === 'RFEP') {
    if (reclassifiedOn === null) return 'reclassified-undated';
    return reclassifiedOn >= reclassifiedSince(schoolYear)
      ? 'reclassified-within-four-years'
      : 'reclassified-earlier';
  }
  return englishLearner === false ? 'not-learner-now' : 'unknown';
}

function flagPart(flag: boolean | null): Membership {
  return flag === null ? 'unknown' : flag ? 'yes' : 'no';
}

/** The part of a division a student falls in. The SQL of sql/division-columns.ts says the same; a test holds them together. */
export function partOf(division: Division, student: GroupFields, schoolYear: SchoolYear): string {
  switch (division) {
    case 'race-ethnicity':
      return student.raceEthnicity ?? 'not-reported';
    case 'english':
      return englishPart(student, schoolYear);
    case 'socioeconomic':
      return flagPart(student.socioeconomicallyDisadvantaged);
    case 'disability':
      return flagPart(student.studentWithDisability);
    case 'foster':
      return flagPart(student.foster);
    case 'homeless':
      return flagPart(student.homeless);
    case 'migrant':
      return flagPart(student.migrant);
    case 'gender':
      return student.gender ?? 'unknown';
  }
}
