import type { SchoolYear } from '../standards/school-year.ts';
import { rowsByKey } from './rows-by-key.ts';
import type { PairedScores } from './same-student-trend.ts';
import {
  addScoreCounts,
  countScores,
  NO_SCORES,
  type ScoreCounts,
  subtractScoreCounts,
} from './statistics/score-counts.ts';
import { addSummaries, NOBODY, type ScoreSummary, subtractSummaries } from './statistics/score-summary.ts';

export type ScopeLevel = 'team' | 'school' | 'district' | 'network';

/** What is counted: see sql/counting-results.ts. Percent met comes with distance from standard (`nMet`). */
export type CountedMeasure =
  | 'distance-from-standard'
  | 'scale-score'
  | 'growth-percentile'
  | 'similar-student-percentile';

/** Which students, which results: everything a row of a group table is about besides its part. */
export interface TableKey {
  readonly scopeLevel: ScopeLevel;
  /** Team id, school code, district id, or 'network'. */
  readonly scopeId: string;
  /** District of the team or school, the district itself, null for the network. */
  readonly district: string | null;
  /** School year of a team's classes; null for the other scopes. */
  readonly rosterYear: SchoolYear | null;
  readonly subject: string;
  /** A grade, or 'all'. */
  readonly gradeSpan: string;
  readonly schoolYear: SchoolYear;
  readonly test: string;
  readonly administration: string;
  readonly measure: CountedMeasure;
}

/** Sums of the students in one part of one division. */
export interface GroupTableRow extends TableKey {
  /** A division of divisions.ts, 'union:...', or 'everyone'. Parts that no group needs ('no') have no row. */
  readonly division: string;
  /** A part of the division; 'all' for everyone. */
  readonly part: string;
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  /** Students at or above standard; null where the measure has none. */
  readonly nMet: number | null;
  /** Scores; with `counts` beside them each once, without (null) one entry a student, in any order. */
  readonly scores: readonly number[];
  readonly counts: readonly number[] | null;
}

/** A row as DuckDB hands it out: the same fields in snake case. */
export type DatabaseRow = Readonly<Record<string, unknown>>;

/** Turns a row of the gap query into a GroupTableRow. The query casts every number, so nothing is converted here. */
export function groupTableRow(row: DatabaseRow): GroupTableRow {
  return {
    scopeLevel: row.scope_level as ScopeLevel,
    scopeId: row.scope_id as string,
    district: row.district as string | null,
    rosterYear: row.roster_year as SchoolYear | null,
    subject: row.subject as string,
    gradeSpan: row.grade_span as string,
    schoolYear: row.school_year as SchoolYear,
    test: row.test as string,
    administration: row.administration as string,
    measure: row.measure as CountedMeasure,
    division: row.division as string,
    part: row.part as string,
    n: row.n as number,
    sum: row.sum as number,
    sumOfSquares: row.sum_of_squares as number,
    nMet: row.n_met as number | null,
    scores: row.scores as number[],
    counts: row.counts as number[] | null,
  };
}

/** Everything about some students' scores that gaps are computed from. */
export interface CountedStudents extends ScoreSummary {
  readonly nMet: number | null;
  readonly histogram: ScoreCounts;
}

export const NO_STUDENTS: CountedStudents = { ...NOBODY, nMet: null, histogram: NO_SCORES };

/** The students of one row, their scores sorted and counted. */
export function studentsOf(row: GroupTableRow): CountedStudents {
  const { n, sum, sumOfSquares, nMet } = row;
  return { n, sum, sumOfSquares, nMet, histogram: countScores(row.scores, row.counts ?? undefined) };
}

/** Several groups of different students together. Without any: nobody. */
export function addStudents(parts: readonly CountedStudents[]): CountedStudents {
  if (parts.length <= 1) return parts[0] ?? NO_STUDENTS;
  const measured = parts.every((part) => part.nMet !== null);
  return {
    ...addSummaries(...parts),
    nMet: measured ? parts.reduce((sum, part) => sum + (part.nMet ?? 0), 0) : null,
    histogram: addScoreCounts(...parts.map((part) => part.histogram)),
  };
}

/** Those of `whole` who are in none of the parts: "students not in the group". */
export function subtractStudents(
  whole: CountedStudents,
  ...parts: readonly CountedStudents[]
): CountedStudents {
  const met = parts.reduce((sum, part) => sum + (part.nMet ?? 0), 0);
  return {
    ...subtractSummaries(whole, ...parts),
    nMet: whole.nMet === null ? null : whole.nMet - met,
    histogram: subtractScoreCounts(whole.histogram, ...parts.map((part) => part.histogram)),
  };
}

/**
 * Rows of the whole network from the rows of its districts (each district is computed on its own). Takes district rows, gives one
 * network row per subject, grade span, year, test, administration, measure and part.
 */
export function networkRows(districtRows: readonly GroupTableRow[]): readonly GroupTableRow[] {
  const byKey = rowsByKey(
    districtRows.filter((row) => row.scopeLevel === 'district'),
    (row) =>
      [
        row.subject,
        row.gradeSpan,
        row.schoolYear,
        row.test,
        row.administration,
        row.measure,
        row.division,
        row.part,
      ].join('\t'),
  );
  return [...byKey.values()].map((rows) => {
    const { histogram, ...sums } = addStudents(rows.map(studentsOf));
    return {
      ...(rows[0] as GroupTableRow),
      ...sums,
      scopeLevel: 'network' as const,
      scopeId: 'network',
      district: null,
      ...histogram,
    };
  });
}

/** Sums over the students with a score in both years, in one part of one division. */
export interface SameStudentRow extends PairedScores {
  readonly scopeLevel: Exclude<ScopeLevel, 'team'>;
  readonly scopeId: string;
  readonly district: string | null;
  readonly subject: string;
  readonly test: string;
  readonly administration: string;
  readonly yearThen: SchoolYear;
  readonly yearNow: SchoolYear;
  readonly division: string;
  readonly part: string;
}

/** Turns a row of the same-student query into a SameStudentRow. */
export function sameStudentRow(row: DatabaseRow): SameStudentRow {
  return {
    scopeLevel: row.scope_level as SameStudentRow['scopeLevel'],
    scopeId: row.scope_id as string,
    district: row.district as string | null,
    subject: row.subject as string,
    test: row.test as string,
    administration: row.administration as string,
    yearThen: row.year_then as SchoolYear,
    yearNow: row.year_now as SchoolYear,
    division: row.division as string,
    part: row.part as string,
    n: row.n as number,
    sumThen: row.sum_then as number,
    sumNow: row.sum_now as number,
    sumOfSquaredChanges: row.sum_of_squared_changes as number,
  };
}
