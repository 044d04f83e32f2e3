import type { Lake } from '../../shared/lake/lake.ts';
import type { RowValue } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { RosterStudent, TeamRecords } from '../../shared/team-view/team-records.ts';
import { GROWTH_POINTER } from '../compute-growth/compute-growth.ts';
import type { Container, TeamPlace } from '../container.ts';

/** Students of the team's sections: (section id as the team names it, student). */
async function studentsOfSections(
  lake: Lake,
  { district, teamId }: TeamPlace,
  schoolYear: SchoolYear,
): Promise<string> {
  const published = { districts: [district], schoolYears: [schoolYear], state: 'published' } as const;
  const teamSections = await lake.relation('team-section', {
    districts: [district],
    teamId,
    schoolYears: [schoolYear],
    state: 'now',
  });
  return `(SELECT DISTINCT t.section_id, e.student, e.begins_on, e.ends_on
    FROM ${teamSections} t
    JOIN ${await lake.relation('section', published)} c
      ON lower(trim(t.section_id)) IN (lower(c.section_id), lower(c.section_code))
    JOIN ${await lake.relation('enrollment', published)} e ON e.section_id = c.section_id
    WHERE e.role = 'student' AND e.student IS NOT NULL)`;
}

/** Columns of a student that say which groups the student is in. */
const GROUP_COLUMNS = [
  'gender',
  'race_ethnicity',
  'english_status',
  'english_learner',
  'reclassified_on',
  'socioeconomically_disadvantaged',
  'student_with_disability',
  'homeless',
  'foster',
  'migrant',
] as const;

/** The students of the team's sections in its school year, with their groups and growth. */
export async function teamRoster(
  container: Container,
  lake: Lake,
  place: TeamPlace,
  schoolYear: SchoolYear,
): Promise<readonly RosterStudent[]> {
  const rows = await lake.query(
    `SELECT r.*, s.student_state_id, s.student_local_id, s.given_name, s.family_name, ${GROUP_COLUMNS.map((column) => `s.${column}`).join(', ')}
    FROM ${await studentsOfSections(lake, place, schoolYear)} r
    LEFT JOIN ${await groupsOfStudents(lake, place.district)} s ON s.student = r.student
    ORDER BY r.section_id, s.family_name, s.given_name, r.student, r.begins_on`,
  );
  const growth = await growthOfStudents(
    container,
    lake,
    place.district,
    rows.map((row) => String(row['student'])),
  );
  return rows.map((row) => {
    const { begins_on: beginsOn, ends_on: endsOn, ...facts } = row;
    return {
      ...Object.fromEntries(Object.entries(facts).map(([column, value]) => [fieldName(column), value])),
      beginsOn: textOf(beginsOn),
      endsOn: textOf(endsOn),
      growth: growth.get(String(row['student'])) ?? [],
    } as unknown as RosterStudent;
  });
}

/**
 * Who a student is, field by field: this year's files first, and what they do not say (a roster has no race "Filipino" and no English
 * learner status) from the newest earlier year whose files do.
 */
async function groupsOfStudents(lake: Lake, district: string): Promise<string> {
  const students = await lake.studentsMerged({ districts: [district], state: 'published' });
  const newest = (column: string) =>
    `arg_max(${column}, school_year) FILTER (${column} IS NOT NULL) AS ${column}`;
  const columns = ['student_state_id', 'student_local_id', 'given_name', 'family_name', ...GROUP_COLUMNS];
  return `(SELECT student, ${columns.map(newest).join(', ')} FROM ${students} GROUP BY student)`;
}

/** Scores and growth percentiles by student, oldest first; empty before the growth stage ran. */
async function growthOfStudents(
  container: Container,
  lake: Lake,
  district: string,
  students: readonly string[],
): Promise<ReadonlyMap<string, RosterStudent['growth']>> {
  const pointers = await container.ledger.pointers(GROWTH_POINTER);
  const keys = pointers.flatMap((pointer) => (pointer.key === '' ? [] : [pointer.key]));
  const found = new Map<string, RosterStudent['growth'][number][]>();
  if (keys.length === 0 || students.length === 0) return found;
  const results = await lake.relation('assessment-result', { districts: [district], state: 'published' });
  const wanted = [...new Set(students)].map(quoteLiteral).join(', ');
  const rows = await lake.query(
    `SELECT g.student, g.subject, g.school_year, g.growth_percentile, a.scale_score, a.distance_from_standard
    FROM ${await lake.parquet(keys)} g
    LEFT JOIN (FROM ${results} WHERE test = 'smarter-balanced-summative' AND standing = 'counts' AND student IN (${wanted})
      QUALIFY row_number() OVER (PARTITION BY student, subject, school_year ORDER BY scale_score DESC) = 1) a
      ON a.student = g.student AND a.subject = g.subject AND a.school_year = g.school_year
    WHERE g.district = ${quoteLiteral(district)} AND g.student IN (${wanted})
    ORDER BY g.student, g.school_year, g.subject`,
  );
  for (const row of rows) {
    const student = String(row['student']);
    const list = found.get(student) ?? [];
    list.push({
      subject: String(row['subject']),
      schoolYear: String(row['school_year']),
      scaleScore: row['scale_score'] as number | null,
      distanceFromStandard: row['distance_from_standard'] as number | null,
      growthPercentile: row['growth_percentile'] as number | null,
    });
    found.set(student, list);
  }
  return found;
}

/** Interim results of the roster's students in the team's school year. */
export async function teamInterims(
  lake: Lake,
  place: TeamPlace,
  schoolYear: SchoolYear,
): Promise<TeamRecords['interims']> {
  const results = await lake.relation('assessment-result', {
    districts: [place.district],
    schoolYears: [schoolYear],
    state: 'published',
  });
  const rows = await lake.query(
    `SELECT DISTINCT a.student, a.test, a.test_name, a.subject, a.administration, a.tested_on, a.scale_score, a.distance_from_standard,
      a.achievement_level, a.standing
    FROM ${results} a JOIN ${await studentsOfSections(lake, place, schoolYear)} r ON r.student = a.student
    WHERE a.test <> 'smarter-balanced-summative'
    ORDER BY a.tested_on, a.student`,
  );
  return rows.map((row) => ({
    student: String(row['student']),
    test: String(row['test']),
    testName: textOf(row['test_name']),
    subject: row['subject'] as TeamRecords['interims'][number]['subject'],
    administration: String(row['administration']),
    achievementLevel: row['achievement_level'] as number | null,
    testedOn: textOf(row['tested_on']),
    scaleScore: row['scale_score'] as number | null,
    distanceFromStandard: row['distance_from_standard'] as number | null,
    standing: row['standing'] as TeamRecords['interims'][number]['standing'],
  }));
}

/** 'race_ethnicity' -> 'raceEthnicity'. */
function fieldName(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function textOf(value: RowValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
