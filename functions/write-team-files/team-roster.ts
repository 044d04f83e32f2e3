import { rowsByKey } from '../../shared/gaps/rows-by-key.ts';
import type { Row, RowValue } from '../../shared/lake/queries.ts';
import { identifierList, quoteLiteral } from '../../shared/lake/sql.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { RosterStudent, TeamRecords } from '../../shared/team-view/team-records.ts';
import { type DistrictReading, ownRecords } from './district-reading.ts';
import { fieldName } from './rows-of-forms.ts';
import { growthOfStudents } from './student-growth.ts';

/** Rows by team, read for all teams of a reading at once. */
type ByTeam = ReadonlyMap<string, readonly Row[]>;

/** SQL: (team, section as the team names it, student, first and last day) of the reading's teams in a school year. */
async function studentsOfSections(reading: DistrictReading, schoolYear: SchoolYear): Promise<string> {
  const { container, district, teamIds } = reading;
  const lake = await container.lake();
  const named: string[] = [];
  for (const teamId of teamIds) {
    const sections = await ownRecords(
      reading,
      teamId,
      'team-section',
      'school_year, section_id, member_email',
    );
    const ids = new Set(sections.flatMap((one) => (one.schoolYear === schoolYear ? [one.sectionId] : [])));
    for (const id of ids) named.push(`(${quoteLiteral(teamId)}, ${quoteLiteral(id)})`);
  }
  if (named.length === 0) named.push('(NULL::VARCHAR, NULL::VARCHAR)');
  const published = { districts: [district], schoolYears: [schoolYear], state: 'published' } as const;
  return `(SELECT DISTINCT t.team_id, t.section_id, e.student, e.begins_on, e.ends_on
    FROM (VALUES ${named.join(', ')}) t(team_id, section_id)
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

const STUDENT_COLUMNS = [
  'student_state_id',
  'student_local_id',
  'given_name',
  'family_name',
  ...GROUP_COLUMNS,
] as const;

/** The students of the team's sections in its school year, with their groups and, where it is asked for, their growth. */
export async function teamRoster(
  reading: DistrictReading,
  teamId: string,
  schoolYear: SchoolYear,
  { withGrowth }: { readonly withGrowth: boolean },
): Promise<readonly RosterStudent[]> {
  const rosters = await reading.once(`roster ${schoolYear}`, () => readRosters(reading, schoolYear));
  const rows = rosters.get(teamId) ?? [];
  const everyone = [...rosters.values()].flatMap((list) => list.map(studentOf));
  const growth = withGrowth
    ? await reading.once(`growth ${schoolYear}`, () => growthOfStudents(reading, everyone))
    : new Map<string, never>();
  return rows.map((row) => {
    const { team_id: _, begins_on: beginsOn, ends_on: endsOn, ...facts } = row;
    return {
      ...Object.fromEntries(Object.entries(facts).map(([column, value]) => [fieldName(column), value])),
      beginsOn: textOf(beginsOn),
      endsOn: textOf(endsOn),
      growth: growth.get(studentOf(row)) ?? [],
    } as unknown as RosterStudent;
  });
}

async function readRosters(reading: DistrictReading, schoolYear: SchoolYear): Promise<ByTeam> {
  const lake = await reading.container.lake();
  const students = await lake.studentsMerged({ districts: [reading.district], state: 'published' });
  // Who a student is, field by field: this year's files first, and what they do not say (a roster has no race "Filipino" and no English
  // learner status) from the newest earlier year whose files do.
  const newest = STUDENT_COLUMNS.map(
    (column) => `arg_max(${column}, school_year) FILTER (${column} IS NOT NULL) AS ${column}`,
  );
  const rows = await lake.query(
    `WITH enrolled AS MATERIALIZED (FROM ${await studentsOfSections(reading, schoolYear)})
    SELECT e.*, ${identifierList(STUDENT_COLUMNS)}
    FROM enrolled e
    LEFT JOIN (SELECT student, ${newest.join(', ')} FROM ${students}
      WHERE student IN (SELECT student FROM enrolled) GROUP BY student) s USING (student)
    ORDER BY section_id, family_name, given_name, student, begins_on`,
  );
  return rowsByKey(rows, teamOf);
}

/** Interim results of the roster's students in the team's school year. */
export async function teamInterims(
  reading: DistrictReading,
  teamId: string,
  schoolYear: SchoolYear,
): Promise<TeamRecords['interims']> {
  const interims = await reading.once(`interims ${schoolYear}`, () => readInterims(reading, schoolYear));
  return (interims.get(teamId) ?? []).map((row) => ({
    student: studentOf(row),
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

async function readInterims(reading: DistrictReading, schoolYear: SchoolYear): Promise<ByTeam> {
  const rosters = await reading.once(`roster ${schoolYear}`, () => readRosters(reading, schoolYear));
  const enrolled = [...rosters].flatMap(([teamId, rows]) =>
    rows.map((row) => `(${quoteLiteral(teamId)}, ${quoteLiteral(studentOf(row))})`),
  );
  if (enrolled.length === 0) return new Map();
  const lake = await reading.container.lake();
  const results = await lake.relation('assessment-result', {
    districts: [reading.district],
    schoolYears: [schoolYear],
    state: 'published',
  });
  const rows = await lake.query(
    `SELECT DISTINCT r.team_id, a.student, a.test, a.test_name, a.subject, a.administration, a.tested_on, a.scale_score,
      a.distance_from_standard, a.achievement_level, a.standing
    FROM ${results} a JOIN (VALUES ${enrolled.join(', ')}) r(team_id, student) ON r.student = a.student
    WHERE a.test <> 'smarter-balanced-summative'
    ORDER BY a.tested_on, a.student, a.test, a.administration, a.test_name`,
  );
  return rowsByKey(rows, teamOf);
}

const teamOf = (row: Row): string => String(row['team_id']);
const studentOf = (row: Row): string => String(row['student']);

function textOf(value: RowValue | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
