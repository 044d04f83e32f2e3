import { GROWTH_MEASURES } from './counting-results.ts';
import { type DivisionColumn, EVERYONE_COLUMN, REST } from './division-columns.ts';
import { literal } from './relations.ts';

/** One row per district, student and school year with the part of every division: a byte each instead of the words of the record. */
export function groupedStudentsSql(students: string, divisions: readonly DivisionColumn[]): string {
  return `
SELECT s.district, s.student, s.school_year,
  ${divisions.map(({ column, sql }) => `${sql} AS ${column}`).join(',\n  ')}
FROM ${students} s`;
}

/**
 * Counting results with the part each student falls in, in every division.
 *
 * `cell` is a number for (district, school, subject, grade, school year, test, administration, measure): the group-bys over
 * millions of rows compare one number instead of eight strings. Students without a student row are in the part 'unknown'.
 *
 * Columns: cell, student, score, met, one part_... column per division, and the columns of GROWTH_MEASURES.
 */
export function placedResultsSql(from: {
  /** Relation made by resultsWithGrowthSql. */
  readonly results: string;
  readonly groupedStudents: string;
  /** Relation made by resultCellsSql. */
  readonly cells: string;
  readonly divisions: readonly DivisionColumn[];
}): string {
  const parts = from.divisions.map(({ column, unknown }) => `coalesce(s.${column}, ${unknown}) AS ${column}`);
  return `
SELECT c.cell, r.student, r.score, CASE WHEN r.measure = 'distance-from-standard' THEN r.score >= 0 END AS met,
  ${[...parts, ...GROWTH_MEASURES.map(({ column }) => `r.${column}`)].join(',\n  ')}
FROM ${from.results} r
JOIN ${from.cells} c USING (district, school, subject, grade, school_year, test, administration, measure)
LEFT JOIN ${from.groupedStudents} s
  ON s.district = r.district AND s.student = r.student AND s.school_year = r.school_year`;
}

/**
 * Results and growth percentiles one below the other: who a student is and in which parts is looked up once for all of them.
 * A percentile from the model that contains demographics is in no part but everyone: no group value can be made of it.
 *
 * Columns: cell, student, score, met, one part_... column per division.
 */
export function scoredStudentsSql(placed: string, divisions: readonly DivisionColumn[]): string {
  const all = divisions.map(({ column }) => column);
  const growth = GROWTH_MEASURES.map(({ measure, column, after }) => {
    const parts = all.map((part) =>
      measure === 'similar-student-percentile' && part !== EVERYONE_COLUMN
        ? `${literal(REST)} AS ${part}`
        : part,
    );
    return `SELECT cell + ${after}, student, ${column}, NULL, ${parts.join(', ')} FROM ${placed} WHERE ${column} IS NOT NULL`;
  });
  return [`SELECT cell, student, score, met, ${all.join(', ')} FROM ${placed}`, ...growth].join(
    '\nUNION ALL\n',
  );
}

/** Each student once for every counted part they are in: the columns `columns` of `relation`, and `part`. */
export function inPartsSql(
  relation: string,
  columns: readonly string[],
  divisions: readonly DivisionColumn[],
): string {
  const parts = divisions.map(({ column }) => column).join(', ');
  return `SELECT ${columns.join(', ')}, part FROM (
  UNPIVOT (SELECT ${columns.join(', ')}, ${parts} FROM ${relation}) ON ${parts} INTO NAME division_column VALUE part
) WHERE part <> ${literal(REST)}`;
}
