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
 * - State ids are the same in every district; ids of a district only are kept apart by its name.
 *
 * Columns: grade, district, student, person, school_code, current_score, valid, prior_score_1, prior_grade_1, prior_score_2, prior_grade_2,
 * other_prior_score, el, sed, swd, homeless, foster (0, 1, -1 not known), prior_differs. No order.
 *
 * Each year and subject is read by itself, with the columns it is asked for, and joined student by student. Records that are there twice
 * are few: they are found first, by id alone, and only they are put in order. Nothing but ids and scores is ever held in memory.
 */
export function cohortsSql(cohort: CohortsOfYear, from: CohortRelations): string {
  const { subject, schoolYear } = cohort;
  const other: Subject = subject === 'mathematics' ? 'english-language-arts' : 'mathematics';
  const [back1, back2] = [schoolYearBefore(schoolYear, 1), schoolYearBefore(schoolYear, 2)];
  return `
WITH ${[
    ...oneAPerson('this_year', results(from, subject, schoolYear), BEST),
    ...earlierScores('last_year', from, subject, back1),
    ...earlierScores('year_before', from, subject, back2),
    ...earlierScores('other_subject', from, other, back1),
  ].join(',\n')}
SELECT c.grade, c.district, c.student, c.person, c.school_code, c.valid,
  coalesce(c.scale_score, 'nan'::DOUBLE) AS current_score,
  coalesce(p1.scale_score, 'nan'::DOUBLE) AS prior_score_1, coalesce(p1.grade, 'nan'::DOUBLE) AS prior_grade_1,
  coalesce(p2.scale_score, 'nan'::DOUBLE) AS prior_score_2, coalesce(p2.grade, 'nan'::DOUBLE) AS prior_grade_2,
  coalesce(po.scale_score, 'nan'::DOUBLE) AS other_prior_score,
  ${covariate('english_learner')} AS el, ${covariate('socioeconomically_disadvantaged')} AS sed,
  ${covariate('student_with_disability')} AS swd, ${covariate('homeless')} AS homeless, ${covariate('foster')} AS foster,
  coalesce(p1.differs, false) OR coalesce(p2.differs, false) AS prior_differs
FROM (FROM this_year WHERE grade IN (${cohort.grades.map(Number).join(', ')})) c
LEFT JOIN last_year p1 ON p1.person = c.person
LEFT JOIN year_before p2 ON p2.person = c.person
LEFT JOIN other_subject po ON po.person = c.person
LEFT JOIN (
  SELECT district, student, english_learner, socioeconomically_disadvantaged, student_with_disability, homeless, foster
  FROM ${from.students} WHERE school_year = '${schoolYear}'
) s ON s.district = c.district AND s.student = c.student`;
}

const BEST = 'valid DESC, scale_score DESC NULLS LAST, tested_on DESC NULLS LAST, district';
const PERSON = "CASE WHEN starts_with(student, 'S:') THEN student ELSE district || '/' || student END";

/** Everybody's results of a subject and school year. */
function results(from: CohortRelations, subject: Subject, schoolYear: SchoolYear): string {
  return `SELECT ${PERSON} AS person, district, student, school_code, TRY_CAST(grade_assessed AS INTEGER) AS grade,
    scale_score, standing = 'counts' AND scale_score IS NOT NULL AS valid, tested_on
  FROM ${from.results} WHERE test = '${TEST}' AND subject = '${subject}' AND school_year = '${schoolYear}'`;
}

/** Common table expressions that end in `name`: the first row of each person in the order given. */
function oneAPerson(name: string, rows: string, order: string): string[] {
  return [
    `${name}_rows AS NOT MATERIALIZED (${rows})`,
    `${name}_twice AS MATERIALIZED (SELECT person FROM ${name}_rows GROUP BY person HAVING count(*) > 1)`,
    `${name} AS NOT MATERIALIZED (
      FROM ${name}_rows ANTI JOIN ${name}_twice USING (person)
      UNION ALL
      FROM ${name}_rows SEMI JOIN ${name}_twice USING (person)
      QUALIFY row_number() OVER (PARTITION BY person ORDER BY ${order}) = 1)`,
  ];
}

/** Common table expressions that end in `name`: person, grade, scale_score and whether the printed score differs, of an earlier year. */
function earlierScores(
  name: string,
  from: CohortRelations,
  subject: Subject,
  schoolYear: SchoolYear,
): string[] {
  const printed = `SELECT ${PERSON} AS person, district, reported_in_year, TRY_CAST(grade_assessed AS INTEGER) AS grade, scale_score
    FROM ${from.priorScores}
    WHERE test = '${TEST}' AND subject = '${subject}' AND school_year = '${schoolYear}' AND scale_score IS NOT NULL`;
  return [
    ...oneAPerson(`${name}_tested`, results(from, subject, schoolYear), BEST),
    ...oneAPerson(`${name}_printed`, printed, 'reported_in_year, district'),
    `${name} AS NOT MATERIALIZED (
      SELECT coalesce(o.person, p.person) AS person,
        CASE WHEN o.person IS NOT NULL THEN o.grade ELSE p.grade END AS grade,
        CASE WHEN o.person IS NULL THEN p.scale_score WHEN o.valid THEN o.scale_score END AS scale_score,
        coalesce(o.valid AND p.scale_score <> o.scale_score, false) AS differs
      FROM ${name}_tested o FULL JOIN ${name}_printed p ON p.person = o.person)`,
  ];
}

/** Grades whose growth can be computed: those with a tested grade below. */
export const GROWTH_GRADES = ['04', '05', '06', '07', '08'] as const satisfies readonly Grade[];

/** 1 yes, 0 no, -1 not known. */
function covariate(column: string): string {
  return `CASE WHEN s.${column} THEN 1 WHEN NOT s.${column} THEN 0 ELSE -1 END`;
}
