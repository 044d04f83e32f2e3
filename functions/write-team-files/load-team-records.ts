import type { Lake } from '../../shared/lake/lake.ts';
import type { Row } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { columnsOf, type RecordOf, type RecordType } from '../../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, type recordTypes } from '../../shared/records/records.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { RosterStudent, TeamRecords } from '../../shared/team-view/team-records.ts';
import { GROWTH_POINTER } from '../compute-growth/compute-growth.ts';
import type { Container, TeamPlace } from '../container.ts';

type RecordNamed<N extends RecordTypeName> = RecordOf<(typeof recordTypes)[N]>;

/**
 * Every record that counts for one team. The team's own records are read as they are now (its files refresh its workbook at
 * once); the roster and interims as the last night published them.
 */
export async function loadTeamRecords(container: Container, place: TeamPlace): Promise<TeamRecords> {
  const lake = await container.lake();
  const { district, teamId } = place;
  const own = async <N extends RecordTypeName>(
    name: N,
    order: string,
  ): Promise<readonly RecordNamed<N>[]> => {
    const relation = await lake.relation(name, { districts: [district], teamId, state: 'now' });
    return toRecords(
      recordTypeNamed(name),
      await lake.query(`FROM ${relation} ORDER BY ${order}`),
    ) as readonly RecordNamed<N>[];
  };
  const shared = async <N extends RecordTypeName>(
    name: N,
    order: string,
    where = 'true',
  ): Promise<readonly RecordNamed<N>[]> => {
    const relation = await lake.relation(name, { districts: [district], state: 'now' });
    return toRecords(
      recordTypeNamed(name),
      await lake.query(`FROM ${relation} WHERE ${where} ORDER BY ${order}`),
    ) as readonly RecordNamed<N>[];
  };
  const mineOrNobodys = `team_id IS NULL OR team_id = ${quoteLiteral(teamId)}`;
  const sections = await own('team-section', 'section_id, member_email');
  const schoolYear = sections.at(-1)?.schoolYear;
  return {
    district,
    teamId,
    team: (await own('team', 'school_year')).at(-1) ?? null,
    members: await own('team-member', 'person_email, role, from_date'),
    sections,
    aims: await own('aim', 'aim_id'),
    drivers: await shared('driver', 'driver_id'),
    changeIdeas: await shared('change-idea', 'change_idea_id', mineOrNobodys),
    measures: await own('measure', 'measure_id'),
    items: await own('item', 'item_id, question'),
    tests: await own('test-of-change', 'test_id'),
    meetings: await own('meeting', 'met_on'),
    storyboard: await own('storyboard-entry', 'heading'),
    codes: await own('code', 'code_id'),
    edits: await own('team-edit', 'edited_at, landing_order, source_row'),
    answers: await own(
      'exit-slip-answer',
      'submitted_at, form, response_key, question, question_ordinal, ordinal',
    ),
    observations: await own('observation', 'observed_on, section_id, measure_id, ordinal'),
    roster: schoolYear === undefined ? [] : await roster(container, lake, place, schoolYear),
    noSchoolDays: await shared('no-school-day', 'first_day, name'),
    interims: schoolYear === undefined ? [] : await interims(lake, place, schoolYear),
  };
}

/** Rows of a relation as records: camel case again, without the columns of where they came from. */
function toRecords(type: RecordType, rows: readonly Row[]): readonly unknown[] {
  const columns = columnsOf(type);
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ field, column }) => [field, row[column] ?? null])),
  );
}

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

async function roster(
  container: Container,
  lake: Lake,
  place: TeamPlace,
  schoolYear: SchoolYear,
): Promise<readonly RosterStudent[]> {
  const published = { districts: [place.district], schoolYears: [schoolYear], state: 'published' } as const;
  const growth = await latestGrowth(container, lake, place.district);
  const rows = await lake.query(
    `SELECT r.section_id, r.student, s.student_state_id, s.student_local_id, s.given_name, s.family_name, s.race_ethnicity, s.english_learner,
      r.begins_on, r.ends_on, g.growth_percentile, g.similar_student_percentile, g.growth_reason
    FROM ${await studentsOfSections(lake, place, schoolYear)} r
    LEFT JOIN ${await lake.studentsMerged(published)} s ON s.student = r.student
    LEFT JOIN ${growth} g ON g.student = r.student
    ORDER BY r.section_id, s.family_name, s.given_name, r.student`,
  );
  return rows.map((row) => ({
    sectionId: String(row['section_id']),
    student: String(row['student']),
    studentStateId: textOf(row['student_state_id']),
    studentLocalId: textOf(row['student_local_id']),
    givenName: textOf(row['given_name']),
    familyName: textOf(row['family_name']),
    raceEthnicity: textOf(row['race_ethnicity']) as RosterStudent['raceEthnicity'],
    englishLearner: row['english_learner'] as boolean | null,
    beginsOn: textOf(row['begins_on']),
    endsOn: textOf(row['ends_on']),
    growthPercentile: row['growth_percentile'] as number | null,
    similarStudentPercentile: row['similar_student_percentile'] as number | null,
    growthReason: textOf(row['growth_reason']),
  }));
}

/** Each student's newest growth in mathematics; an empty relation before the growth stage ran. */
async function latestGrowth(container: Container, lake: Lake, district: string): Promise<string> {
  const pointers = await container.ledger.pointers(GROWTH_POINTER);
  const keys = pointers.flatMap((pointer) =>
    pointer.key === '' || !pointer.name.includes('/mathematics/') ? [] : [pointer.key],
  );
  if (keys.length === 0) {
    return `(SELECT NULL::VARCHAR AS student, NULL::DOUBLE AS growth_percentile, NULL::DOUBLE AS similar_student_percentile, NULL::VARCHAR AS growth_reason WHERE false)`;
  }
  return `(FROM ${await lake.parquet(keys)} WHERE district = ${quoteLiteral(district)}
    QUALIFY row_number() OVER (PARTITION BY student ORDER BY school_year DESC) = 1)`;
}

async function interims(
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
    `SELECT DISTINCT a.student, a.test, a.test_name, a.subject, a.tested_on, a.scale_score, a.distance_from_standard, a.standing
    FROM ${results} a JOIN ${await studentsOfSections(lake, place, schoolYear)} r ON r.student = a.student
    WHERE a.test <> 'smarter-balanced-summative'
    ORDER BY a.tested_on, a.student`,
  );
  return rows.map((row) => ({
    student: String(row['student']),
    test: String(row['test']),
    testName: textOf(row['test_name']),
    subject: row['subject'] as TeamRecords['interims'][number]['subject'],
    testedOn: textOf(row['tested_on']),
    scaleScore: row['scale_score'] as number | null,
    distanceFromStandard: row['distance_from_standard'] as number | null,
    standing: row['standing'] as TeamRecords['interims'][number]['standing'],
  }));
}

function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
