import { SUBJECTS } from '../../standards/smarter-balanced.ts';
import { type GapRelations, literals } from './relations.ts';

/** Tests with a standard: gaps in distance from standard and percent met. All others: scale score, within one grade only. */
const TESTS_WITH_STANDARD = ['smarter-balanced-summative', 'smarter-balanced-interim-comprehensive'] as const;

const SAME_TEST = 'district, student, test, subject, administration, school_year';

const MEASURE = `CASE WHEN test IN ${literals(TESTS_WITH_STANDARD)} THEN 'distance-from-standard' ELSE 'scale-score' END`;
const SCORE = `CASE WHEN test IN ${literals(TESTS_WITH_STANDARD)} THEN distance_from_standard ELSE scale_score END`;
const SCHOOL = "coalesce(school_code, '')";
const GRADE = "coalesce(grade_assessed, '')";
const COUNTS = `standing = 'counts' AND subject IN ${literals(SUBJECTS)}`;

/**
 * The results that enter averages, one per student, test, subject, administration and school year.
 *
 * Which rows count: standing 'counts', mathematics or English language arts, with a score: distance from standard for tests
 * with a standard, scale score for the others. Several attempts in one administration: the one tested last; without or with the same
 * date the highest attempt number; then the higher score (so that the choice never depends on the order of rows).
 * Only rows whose test occurs more than once are sorted: on ten million rows a window over all costs ten times as much.
 *
 * Columns: district, student, school, subject, grade, school_year, test, administration, measure, score.
 */
export function countingResultsSql({ results }: Pick<GapRelations, 'results'>): string {
  return `
WITH valid AS (
  SELECT district, student, ${SCHOOL} AS school, subject, ${GRADE} AS grade, school_year, test, administration,
    attempt, tested_on, ${MEASURE} AS measure, ${SCORE} AS score, hash(${SAME_TEST}) AS same_test
  FROM ${results}
  WHERE ${COUNTS} AND ${SCORE} IS NOT NULL
),
repeated AS (SELECT same_test FROM valid GROUP BY same_test HAVING count(*) > 1),
chosen AS (
  SELECT * FROM valid ANTI JOIN repeated USING (same_test)
  UNION ALL
  SELECT * FROM valid SEMI JOIN repeated USING (same_test)
  QUALIFY row_number() OVER (
    PARTITION BY ${SAME_TEST} ORDER BY tested_on DESC NULLS LAST, attempt DESC, score DESC, school, grade
  ) = 1
)
SELECT district, student, school, subject, grade, school_year, test, administration, measure, score FROM chosen`;
}

/** Numbers of cells come in steps of this: a cell of results, then those of its two growth measures. */
const MEASURES_A_CELL = 3;

/** The growth measures: the column of the growth relation each comes from, and its number after that of the results' cell. */
export const GROWTH_MEASURES = [
  { measure: 'growth-percentile', column: 'growth_percentile', after: 1 },
  { measure: 'similar-student-percentile', column: 'similar_student_percentile', after: 2 },
] as const;

const GROWTH_TEST = `test = 'smarter-balanced-summative' AND measure = 'distance-from-standard'`;

/**
 * Numbers for everything but student and score: the cells in which students are counted. Made from the results before attempts
 * are chosen, which is cheap; a cell nobody ends up in does no harm.
 *
 * Columns: cell, district, school, subject, grade, school_year, test, administration, measure.
 */
export function resultCellsSql({ results }: Pick<GapRelations, 'results'>): string {
  return `
  WITH places AS (
    SELECT DISTINCT district, ${SCHOOL} AS school, subject, ${GRADE} AS grade, school_year, test, administration, ${MEASURE} AS measure
    FROM ${results} WHERE ${COUNTS})
  SELECT (row_number() OVER () * ${MEASURES_A_CELL})::INT AS cell, * FROM places`;
}

/** The cells of results, and those of the growth measures in the cells of the annual test. */
export function countingCellsSql(resultCells: string): string {
  const growth = GROWTH_MEASURES.map(
    ({ measure, after }) =>
      `SELECT * REPLACE (cell + ${after} AS cell, '${measure}' AS measure) FROM ${resultCells} WHERE ${GROWTH_TEST}`,
  );
  return [`FROM ${resultCells}`, ...growth].join(' UNION ALL ');
}

/**
 * Counting results with the growth percentiles of the student beside the annual result of that year (a student without one is in no
 * school's growth).
 *
 * Columns: those of countingResultsSql, and the columns of GROWTH_MEASURES, NULL where there is none.
 */
export function resultsWithGrowthSql({
  counting,
  growth,
}: {
  counting: string;
  growth?: string | undefined;
}): string {
  if (growth === undefined)
    return `SELECT *, ${GROWTH_MEASURES.map(({ column }) => `NULL::DOUBLE AS ${column}`).join(', ')} FROM ${counting}`;
  const columns = GROWTH_MEASURES.map(({ column }) => column).join(', ');
  return `
SELECT c.* EXCLUDE (subject_with_growth), ${GROWTH_MEASURES.map(({ column }) => `g.${column}::DOUBLE AS ${column}`).join(', ')}
FROM (SELECT *, CASE WHEN ${GROWTH_TEST} THEN subject END AS subject_with_growth FROM ${counting}) c
LEFT JOIN (SELECT district, student, subject, school_year, ${columns} FROM ${growth} WHERE ${GROWTH_MEASURES.map(({ column }) => `${column} IS NOT NULL`).join(' OR ')}) g
  ON g.district = c.district AND g.student = c.student AND g.subject = c.subject_with_growth AND g.school_year = c.school_year`;
}
