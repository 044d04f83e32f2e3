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
 * A percentile from the model that contains demographics is in no part but everyone: no group value can be made of it.
 *
 * Columns: cell, student, score, met, one part_... column per division.
 */
export function scoredStudentsSql(from: {
  readonly counting: string;
  readonly groupedStudents: string;
  readonly cells: string;
  readonly divisions: readonly DivisionColumn[];
}): string {
  const parts = from.divisions.map(({ column, unknown }) => {
    const part = `coalesce(s.${column}, ${unknown})`;
    if (column === EVERYONE_COLUMN) return `${part} AS ${column}`;
    return `CASE WHEN r.measure = 'similar-student-percentile' THEN ${literal(REST)} ELSE ${part} END AS ${column}`;
  });
  return `
SELECT c.cell, r.student, r.score, CASE WHEN r.measure = 'distance-from-standard' THEN r.score >= 0 END AS met,
  ${parts.join(',\n  ')}
FROM ${from.counting} r
JOIN ${from.cells} c USING (district, school, subject, grade, school_year, test, administration, measure)
LEFT JOIN ${from.groupedStudents} s
  ON s.district = r.district AND s.student = r.student AND s.school_year = r.school_year`;
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
