import type { DivisionColumn } from './division-columns.ts';
import { inPartsSql } from './scored-students.ts';

/** Measures whose values may be put together over grades: the scale runs over grades, or has none. Scale scores never. */
const OVER_GRADES = "measure <> 'scale-score'";

/** What every row of a group table says besides its scope, grade span and part. */
const KEYS = 'subject, school_year, test, administration, measure';

const SUMS =
  'count(*) AS n, sum(score) AS sum, sum(score * score) AS sum_of_squares, count(*) FILTER (met) AS n_met';

interface Source {
  /** Relation made by scoredStudentsSql. */
  readonly scored: string;
  /** Relation that names the cells. */
  readonly cells: string;
  readonly divisions: readonly DivisionColumn[];
}

/**
 * Sums per school, grade and part, then per school over grades. `scores` is a list with one entry a student, unsorted;
 * `counts` is null. One pass over the students, however many groups there are.
 */
export function schoolTableSql({ scored, cells, divisions }: Source): string {
  return `
WITH by_cell AS (
  SELECT cell, part, ${SUMS}, list(score) AS scores
  FROM (${inPartsSql(scored, ['cell', 'score', 'met'], divisions)})
  GROUP BY cell, part
),
by_grade AS MATERIALIZED (SELECT * FROM by_cell JOIN ${cells} USING (cell) WHERE school <> '')
SELECT 'school' AS scope_level, school AS scope_id, district, NULL AS roster_year, grade, ${KEYS}, part,
  n, sum, sum_of_squares, n_met, scores, NULL AS counts
FROM by_grade WHERE grade <> ''
UNION ALL BY NAME
SELECT 'school' AS scope_level, school AS scope_id, district, NULL AS roster_year, 'all' AS grade, ${KEYS}, part,
  sum(n) AS n, sum(sum) AS sum, sum(sum_of_squares) AS sum_of_squares, sum(n_met) AS n_met, flatten(list(scores)) AS scores, NULL AS counts
FROM by_grade WHERE ${OVER_GRADES}
GROUP BY district, school, ${KEYS}, part`;
}

/**
 * Sums per district and for the whole network, per grade and over grades. Here groups are large, so students with the same score are
 * counted first; everything else is added up from those counts. `scores` ascending with `counts` beside them.
 */
export function districtTableSql({
  scored,
  cells,
  divisions,
  network,
}: Source & { readonly network: boolean }): string {
  const spans = [['district', 'grade'], ['district'], ...(network ? [['grade'], []] : [])];
  const sets = spans.map((span) => `(${[...span, KEYS, 'part', 'score'].join(', ')})`);
  return `
WITH district_cells AS (
  SELECT cell, dense_rank() OVER (ORDER BY district, grade, ${KEYS})::INT AS district_cell FROM ${cells}
),
named AS (
  SELECT DISTINCT district_cell, district, grade, ${KEYS} FROM district_cells JOIN ${cells} USING (cell)
),
by_score AS (
  SELECT district_cell, part, score, count(*) AS n
  FROM (${inPartsSql(`(FROM ${scored} JOIN district_cells USING (cell))`, ['district_cell', 'score'], divisions)})
  GROUP BY district_cell, part, score
),
added AS (
  SELECT district, grade, ${KEYS}, part, score, sum(n) AS n, grouping(district) = 1 AS whole_network, grouping(grade) = 1 AS over_grades
  FROM by_score JOIN named USING (district_cell)
  GROUP BY GROUPING SETS (${sets.join(', ')})
)
SELECT CASE WHEN whole_network THEN 'network' ELSE 'district' END AS scope_level,
  CASE WHEN whole_network THEN 'network' ELSE district END AS scope_id, district, NULL AS roster_year,
  CASE WHEN over_grades THEN 'all' ELSE grade END AS grade, ${KEYS}, part,
  sum(n) AS n, sum(n * score) AS sum, sum(n * score * score) AS sum_of_squares, coalesce(sum(n) FILTER (score >= 0), 0) AS n_met,
  list(score ORDER BY score) AS scores, list(n::INT ORDER BY score) AS counts
FROM added
WHERE CASE WHEN over_grades THEN ${OVER_GRADES} ELSE grade <> '' END
GROUP BY whole_network, over_grades, district, grade, ${KEYS}, part`;
}

/**
 * Sums for the students of a team's classes, per grade and over grades. The students are those of the classes in `roster_year`;
 * their results may be of that year or earlier (this year's students on last spring's test: school_year < roster_year).
 */
export function teamTableSql({
  scored,
  cells,
  divisions,
  teamStudents,
}: Source & { readonly teamStudents: string }): string {
  const base = ['team', 'team_district', 'roster_year', 'cell'];
  return `
WITH in_team AS (
  SELECT t.team, t.district AS team_district, t.roster_year, f.*
  FROM (FROM ${scored} WHERE student IN (SELECT student FROM ${teamStudents})) f JOIN ${cells} c USING (cell)
  JOIN ${teamStudents} t ON t.district = c.district AND t.student = f.student AND t.roster_year >= c.school_year
),
in_grades AS (
  SELECT team, roster_year, part, score, met, district, grade, ${KEYS}
  FROM (${inPartsSql('in_team', [...base, 'score', 'met'], divisions)}) JOIN ${cells} USING (cell)
)
SELECT 'team' AS scope_level, team AS scope_id, district, roster_year, grade, ${KEYS}, part,
  ${SUMS}, list(score) AS scores, NULL AS counts
FROM (
  SELECT * FROM in_grades WHERE grade <> ''
  UNION ALL BY NAME
  SELECT * REPLACE ('all' AS grade) FROM in_grades WHERE ${OVER_GRADES}
)
GROUP BY team, district, roster_year, grade, ${KEYS}, part`;
}
