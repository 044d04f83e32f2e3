import type { SchoolYear } from '../../standards/school-year.ts';
import type { StudentGroup } from '../groups.ts';
import { divisionColumns } from './division-columns.ts';
import { scoredStudentsCtes } from './gap-table.ts';
import { type GapRelations, literal } from './relations.ts';
import { inPartsSql } from './scored-students.ts';

/**
 * The same-student table: per school, district and network, for students with a distance from standard in both years,
 * n, both sums and the sum of squared changes of every part. Groups, school and district are those of the later year; grades are
 * put together (the scale runs over grades). Only results of the same test and administration are compared.
 *
 * Output columns: SameStudentRow of ../group-table.ts in snake case.
 */
export function sameStudentTableSql(
  relations: Omit<GapRelations, 'growth' | 'teamStudents'>,
  years: readonly (readonly [then: SchoolYear, now: SchoolYear])[],
  unions: readonly StudentGroup[] = [],
): string {
  const divisions = divisionColumns(unions);
  const keys = 'subject, test, administration, year_then, year_now';
  const sameTest = ['district', 'student', 'subject', 'test', 'administration'];
  const side = (alias: string) => `(${sameTest.map((column) => `${alias}.${column}`).join(', ')})`;
  const columns = ['cell', 'year_then', 'score_then', 'score_now'];
  return `
WITH ${scoredStudentsCtes(relations, divisions)},
years(year_then, year_now) AS (VALUES ${years.map(([then, now]) => `(${literal(then)}, ${literal(now)})`).join(', ')}),
with_cells AS MATERIALIZED (
  SELECT * FROM scored JOIN cells USING (cell) WHERE measure = 'distance-from-standard'
),
both_years AS (
  SELECT b.*, year_then, a.score AS score_then, b.score AS score_now
  FROM years
  JOIN with_cells b ON b.school_year = year_now
  JOIN with_cells a ON a.school_year = year_then AND ${side('a')} = ${side('b')}
),
in_parts AS (
  SELECT district, school, subject, test, administration, year_then, school_year AS year_now, part, score_then, score_now
  FROM (${inPartsSql('both_years', columns, divisions)}) JOIN cells USING (cell)
)
SELECT CASE WHEN grouping(school) = 0 THEN 'school' WHEN grouping(district) = 0 THEN 'district' ELSE 'network' END AS scope_level,
  CASE WHEN grouping(school) = 0 THEN school WHEN grouping(district) = 0 THEN district ELSE 'network' END AS scope_id,
  district, ${keys}, split_part(part::VARCHAR, '/', 1) AS division, split_part(part::VARCHAR, '/', 2) AS part,
  count(*)::INT AS n, sum(score_then)::DOUBLE AS sum_then, sum(score_now)::DOUBLE AS sum_now,
  sum((score_now - score_then) * (score_now - score_then))::DOUBLE AS sum_of_squared_changes
FROM in_parts
GROUP BY GROUPING SETS ((district, school, ${keys}, part), (district, ${keys}, part), (${keys}, part))
HAVING scope_id <> ''`;
}
