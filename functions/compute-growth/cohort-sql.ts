import type { Grade } from '../../shared/standards/grades.ts';
import { type SchoolYear, schoolYearBefore } from '../../shared/standards/school-year.ts';
import type { Subject } from '../../shared/standards/smarter-balanced.ts';

/** Relations (SQL text in parentheses, or table names) that the cohort is read from; see shared/lake. */
export interface CohortRelations {
  /** assessment-result of the year and the two years before, all districts. */
  readonly results: string;
  /** prior-score of the two years before, all districts. */
  readonly priorScores: string;
  /** Merged students of the year, all districts. */
  readonly students: string;
}

export interface Cohort {
  readonly subject: Subject;
  readonly schoolYear: SchoolYear;
  readonly grade: Grade;
}

/** The cohorts of one subject and school year: they are read from the same records, so one job reads them once. */
export interface CohortsOfYear {
  readonly subject: Subject;
  readonly schoolYear: SchoolYear;
  readonly grades: readonly Grade[];
}

const TEST = 'smarter-balanced-summative';

/**
 * One row per student with a result of this subject, school year and one of the grades, network-wide; the rows of a grade are its cohort.
 *
 * - Several results of one student (two districts, two attempts): valid before not valid, then the higher score, then the later date,
 *   then the district by name (growth.md section 5, duplicates).
 * - An earlier score comes from its own year's file; where that year has none, from the prior-year columns of a later file
 *   (never the other way round; where both exist and differ, `prior_differs` says so).
 * - Students without a result of this year, subject and grade cannot be in the cohort: they are left out before anything is sorted. The others
 *   get a number, which is compared from then on instead of their id, and only what is there twice is put in order.
 * - State ids are the same in every district; ids of a district only are kept apart by its name.
 *
 * Columns: grade, district, student, person, school_code, current_score, valid, prior_score_1, prior_grade_1, prior_score_2, prior_grade_2,
 * other_prior_score, el, sed, swd, homeless, foster (0, 1, -1 not known), prior_differs. Order: person.
 */
export function cohortsSql(cohort: CohortsOfYear, from: CohortRelations): string {
  const grades = cohort.grades.map(Number).join(', ');
  const other: Subject = cohort.subject === 'mathematics' ? 'english-language-arts' : 'mathematics';
  const [back1, back2] = [schoolYearBefore(cohort.schoolYear, 1), schoolYearBefore(cohort.schoolYear, 2)];
  return `
WITH landed AS (
  SELECT district, ${networkStudent('student', 'district')} AS person, student, school_year, subject, school_code,
    TRY_CAST(grade_assessed AS INTEGER) AS grade, scale_score, standing = 'counts' AND scale_score IS NOT NULL AS valid, tested_on
  FROM ${from.results} WHERE test = '${TEST}'
),
candidates AS MATERIALIZED (
  SELECT person, row_number() OVER () AS id FROM (
    SELECT DISTINCT person FROM landed
    WHERE school_year = '${cohort.schoolYear}' AND subject = '${cohort.subject}' AND grade IN (${grades}))
),
results AS MATERIALIZED (SELECT id, landed.* FROM landed JOIN candidates USING (person)),
repeated AS MATERIALIZED (SELECT id, school_year, subject FROM results GROUP BY ALL HAVING count(*) > 1),
one_result AS MATERIALIZED (
  SELECT * FROM results ANTI JOIN repeated USING (id, school_year, subject)
  UNION ALL
  SELECT * FROM results SEMI JOIN repeated USING (id, school_year, subject)
  QUALIFY row_number() OVER (
    PARTITION BY id, school_year, subject
    ORDER BY valid DESC, scale_score DESC NULLS LAST, tested_on DESC NULLS LAST, district
  ) = 1
),
printed AS (
  SELECT id, school_year, subject, first_printed.grade AS grade, first_printed.scale_score AS scale_score
  FROM (
    SELECT id, school_year, subject,
      arg_min({'grade': TRY_CAST(grade_assessed AS INTEGER), 'scale_score': scale_score}, (reported_in_year, district)) AS first_printed
    FROM (SELECT *, ${networkStudent('student', 'district')} AS person FROM ${from.priorScores}) JOIN candidates USING (person)
    WHERE test = '${TEST}' AND scale_score IS NOT NULL
    GROUP BY id, school_year, subject)
),
earlier AS (
  SELECT coalesce(o.id, p.id) AS id, coalesce(o.school_year, p.school_year) AS school_year, coalesce(o.subject, p.subject) AS subject,
    CASE WHEN o.id IS NOT NULL THEN o.grade ELSE p.grade END AS grade,
    CASE WHEN o.id IS NULL THEN p.scale_score WHEN o.valid THEN o.scale_score END AS scale_score,
    coalesce(o.valid AND p.scale_score <> o.scale_score, false) AS differs
  FROM (SELECT * FROM one_result WHERE school_year IN ('${back1}', '${back2}')) o
  FULL JOIN printed p ON p.id = o.id AND p.school_year = o.school_year AND p.subject = o.subject
),
cohort AS (
  SELECT * FROM one_result
  WHERE school_year = '${cohort.schoolYear}' AND subject = '${cohort.subject}' AND grade IN (${grades})
)
SELECT c.grade, c.district, c.student, c.person, c.school_code, c.valid,
  coalesce(c.scale_score, 'nan'::DOUBLE) AS current_score,
  coalesce(p1.scale_score, 'nan'::DOUBLE) AS prior_score_1, coalesce(p1.grade, 'nan'::DOUBLE) AS prior_grade_1,
  coalesce(p2.scale_score, 'nan'::DOUBLE) AS prior_score_2, coalesce(p2.grade, 'nan'::DOUBLE) AS prior_grade_2,
  coalesce(po.scale_score, 'nan'::DOUBLE) AS other_prior_score,
  ${covariate('english_learner')} AS el, ${covariate('socioeconomically_disadvantaged')} AS sed,
  ${covariate('student_with_disability')} AS swd, ${covariate('homeless')} AS homeless, ${covariate('foster')} AS foster,
  coalesce(p1.differs, false) OR coalesce(p2.differs, false) AS prior_differs
FROM cohort c
LEFT JOIN earlier p1 ON p1.id = c.id AND p1.school_year = '${back1}' AND p1.subject = c.subject
LEFT JOIN earlier p2 ON p2.id = c.id AND p2.school_year = '${back2}' AND p2.subject = c.subject
LEFT JOIN earlier po ON po.id = c.id AND po.school_year = '${back1}' AND po.subject = '${other}'
LEFT JOIN ${from.students} s ON s.district = c.district AND s.student = c.student AND s.school_year = c.school_year
ORDER BY c.person`;
}

/** Grades whose growth can be computed: those with a tested grade below. */
export const GROWTH_GRADES = ['04', '05', '06', '07', '08'] as const satisfies readonly Grade[];

function networkStudent(student: string, district: string): string {
  return `CASE WHEN starts_with(${student}, 'S:') THEN ${student} ELSE ${district} || '/' || ${student} END`;
}

/** 1 yes, 0 no, -1 not known. */
function covariate(column: string): string {
  return `CASE WHEN s.${column} THEN 1 WHEN NOT s.${column} THEN 0 ELSE -1 END`;
}
