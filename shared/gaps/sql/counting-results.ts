import { SUBJECTS } from '../../standards/smarter-balanced.ts';
import { type GapRelations, literals } from './relations.ts';

/** Tests with a standard: gaps in distance from standard and percent met. All others: scale score, within one grade only. */
export const TESTS_WITH_STANDARD = [
  'smarter-balanced-summative',
  'smarter-balanced-interim-comprehensive',
] as const;

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

/**
 * Numbers for everything but student and score: the cells in which students are counted. Made from the results before attempts
 * are chosen, which is cheap; a cell nobody ends up in does no harm. Growth has the cells of the annual test.
 *
 * Columns: cell, district, school, subject, grade, school_year, test, administration, measure.
 */
export function countingCellsSql({ results, growth }: Pick<GapRelations, 'results' | 'growth'>): string {
  const places = `SELECT DISTINCT district, ${SCHOOL} AS school, subject, ${GRADE} AS grade, school_year, test, administration, ${MEASURE} AS measure
    FROM ${results} WHERE ${COUNTS}`;
  const withGrowth = `
    SELECT * FROM places
    UNION ALL
    SELECT * REPLACE (unnest(['growth-percentile', 'similar-student-percentile']) AS measure) FROM places
    WHERE test = 'smarter-balanced-summative'`;
  return `
  WITH places AS (${places})
  SELECT row_number() OVER ()::INT AS cell, * FROM (${growth ? withGrowth : 'FROM places'})`;
}

/**
 * Growth percentiles in the shape of counting results: measures 'growth-percentile' and 'similar-student-percentile', with school and
 * grade of the student's annual result of that year (a student without one is in no school's growth).
 */
export function countingGrowthSql(relations: { readonly growth: string; readonly counting: string }): string {
  return `
SELECT c.district, c.student, c.school, c.subject, c.grade, c.school_year, c.test, c.administration, g.measure, g.score
FROM (
  UNPIVOT (
    SELECT district, student, subject, school_year, growth_percentile::DOUBLE AS "growth-percentile",
      similar_student_percentile::DOUBLE AS "similar-student-percentile"
    FROM ${relations.growth}
  ) ON "growth-percentile", "similar-student-percentile" INTO NAME measure VALUE score
) g
JOIN ${relations.counting} c USING (district, student, subject, school_year)
WHERE c.test = 'smarter-balanced-summative' AND c.measure = 'distance-from-standard'`;
}
