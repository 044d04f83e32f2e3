import type { Row } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { columnsOf, type RecordOf, type RecordType } from '../../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, type recordTypes } from '../../shared/records/records.ts';
import type { TeamRecords } from '../../shared/team-view/team-records.ts';
import type { Container, TeamPlace } from '../container.ts';
import { teamInterims, teamRoster } from './team-roster.ts';

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
    aims: await shared('aim', 'aim_id', mineOrNobodys),
    drivers: await shared('driver', 'driver_id'),
    changeIdeas: await shared('change-idea', 'change_idea_id', mineOrNobodys),
    measures: await shared('measure', 'measure_id', mineOrNobodys),
    items: await own('item', 'item_id, question'),
    tests: await own('test-of-change', 'test_id'),
    meetings: await own('meeting', 'met_on'),
    storyboard: await own('storyboard-entry', 'heading'),
    codes: await own('code', 'code_id'),
    edits: firstOfEach(await own('team-edit', 'edited_at, landing_order, source_row')),
    answers: await own(
      'exit-slip-answer',
      'submitted_at, form, response_key, question, question_ordinal, ordinal',
    ),
    observations: await own('observation', 'observed_on, section_id, measure_id, ordinal'),
    roster: schoolYear === undefined ? [] : await teamRoster(container, lake, place, schoolYear),
    noSchoolDays: await shared('no-school-day', 'first_day, name'),
    interims: schoolYear === undefined ? [] : await teamInterims(lake, place, schoolYear),
  };
}

/** Rows of a relation as records: camel case again, with the place they came from. */
function toRecords(type: RecordType, rows: readonly Row[]): readonly unknown[] {
  const columns = columnsOf(type);
  return rows.map((row) =>
    Object.fromEntries(columns.map(({ field, column }) => [field, row[column] ?? null])),
  );
}

/** The same copy dropped again, under whatever name, says nothing new: of equal edits from one writing the first counts. */
function firstOfEach(edits: readonly RecordNamed<'team-edit'>[]): readonly RecordNamed<'team-edit'>[] {
  const seen = new Set<string>();
  return edits.filter(({ kind, rowKey, field, value, issue }) => {
    if (issue === null) return true;
    const edit = JSON.stringify([kind, rowKey, field, value, issue]);
    if (seen.has(edit)) return false;
    seen.add(edit);
    return true;
  });
}
