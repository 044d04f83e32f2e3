import type { StudentGroup } from '../groups.ts';
import {
  countingCellsSql,
  countingResultsSql,
  resultCellsSql,
  resultsWithGrowthSql,
} from './counting-results.ts';
import { type DivisionColumn, divisionColumns } from './division-columns.ts';
import { districtTableSql, schoolTableSql, teamTableSql } from './group-tables.ts';
import type { GapRelations } from './relations.ts';
import { groupedStudentsSql, placedResultsSql, scoredStudentsSql } from './scored-students.ts';

export interface GapTableOptions {
  /** Which scopes to compute; default all (teams where `teamStudents` is given). */
  readonly scopes?: readonly ('team' | 'school' | 'district' | 'network')[];
  /** Groups of teams' aims that join several divisions; the built-in groups need nothing. */
  readonly unions?: readonly StudentGroup[];
}

/** The common part of the gap queries: `cells` and `scored` as common table expressions, each computed once. */
export function scoredStudentsCtes(relations: GapRelations, divisions: readonly DivisionColumn[]): string {
  return `results_that_count AS NOT MATERIALIZED (${countingResultsSql(relations)}),
results_with_growth AS NOT MATERIALIZED (${resultsWithGrowthSql({ counting: 'results_that_count', growth: relations.growth })}),
result_cells AS MATERIALIZED (${resultCellsSql(relations)}),
cells AS MATERIALIZED (${countingCellsSql('result_cells')}),
grouped_students AS NOT MATERIALIZED (${groupedStudentsSql(relations.students, divisions)}),
placed AS MATERIALIZED (${placedResultsSql({
    results: 'results_with_growth',
    groupedStudents: 'grouped_students',
    cells: 'result_cells',
    divisions,
  })}),
scored AS NOT MATERIALIZED (${scoredStudentsSql('placed', divisions)})`;
}

/**
 * The gap table: sums and score counts of everyone and of every part that a group needs, in every scope, as one query.
 *
 * Output columns: GroupTableRow of ../group-table.ts in snake case; order of rows not defined.
 */
export function gapTableSql(relations: GapRelations, options: GapTableOptions = {}): string {
  const scopes = options.scopes ?? ['team', 'school', 'district', 'network'];
  const divisions = divisionColumns(options.unions ?? []);
  const from = { scored: 'scored', cells: 'cells', divisions };
  const { teamStudents } = relations;
  const tables = [
    ...(scopes.includes('school') ? [schoolTableSql(from)] : []),
    ...(scopes.includes('district') || scopes.includes('network')
      ? [districtTableSql({ ...from, network: scopes.includes('network') })]
      : []),
    ...(scopes.includes('team') && teamStudents ? [teamTableSql({ ...from, teamStudents })] : []),
  ];
  return `
WITH ${scoredStudentsCtes(relations, divisions)}
SELECT scope_level, scope_id, district, roster_year, subject, grade AS grade_span, school_year, test, administration, measure,
  split_part(part::VARCHAR, '/', 1) AS division, split_part(part::VARCHAR, '/', 2) AS part,
  n::INT AS n, sum::DOUBLE AS sum, sum_of_squares::DOUBLE AS sum_of_squares,
  CASE WHEN measure = 'distance-from-standard' THEN n_met::INT END AS n_met, scores, counts
FROM (${tables.map((table) => `(${table})`).join('\nUNION ALL BY NAME\n')})`;
}
