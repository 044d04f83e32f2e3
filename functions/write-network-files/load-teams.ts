import type { Row } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { districtReplyFor } from '../../shared/packs/measures/district-replies.ts';
import type { PackTeam } from '../../shared/packs/teams/pack-team.ts';
import { packTeam } from '../../shared/packs/teams/read-team.ts';
import type { MeasureValue } from '../../shared/records/classroom.ts';
import { columnsOf, type RecordOf } from '../../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, type recordTypes } from '../../shared/records/records.ts';
import type { DriverRecord } from '../../shared/records/team.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { TeamRecords } from '../../shared/team-view/team-records.ts';
import type { Container, TeamPlace } from '../container.ts';
import { teamsOf } from '../plan-recompute/plan-recompute.ts';
import { loadTeamRecords } from '../write-team-files/load-team-records.ts';

/** Folders below teams/ whose name begins so hold the slips of a convening: adults, no Local Improvement Team. */
const CONVENING = /^convening([-_.]|$)/;

export const isConvening = (teamId: string) => CONVENING.test(teamId);

/** Every record of a type, of these districts or of all. */
export async function loadRecords<N extends RecordTypeName>(
  container: Container,
  name: N,
  options: { readonly districts?: readonly string[]; readonly order: string; readonly where?: string },
): Promise<readonly RecordOf<(typeof recordTypes)[N]>[]> {
  const lake = await container.lake();
  const relation = await lake.relation(name, options.districts ? { districts: options.districts } : {});
  const rows = await lake.query(
    `FROM ${relation} WHERE ${options.where ?? 'true'} ORDER BY ${options.order}`,
  );
  return rows.map((row) => recordFromRow(name, row)) as readonly RecordOf<(typeof recordTypes)[N]>[];
}

function recordFromRow(name: RecordTypeName, row: Row): unknown {
  const columns = columnsOf(recordTypeNamed(name));
  return Object.fromEntries(columns.map(({ field, column }) => [field, row[column] ?? null]));
}

/** The network's drivers: one team's workbook may carry the theory for all. */
export function loadDrivers(container: Container): Promise<readonly DriverRecord[]> {
  return loadRecords(container, 'driver', { order: 'driver_id, version, name' });
}

export function loadMeasureValues(container: Container, district: string): Promise<readonly MeasureValue[]> {
  return loadRecords(container, 'measure-value', {
    districts: [district],
    order: 'measure_id, date, school_code, "group", reason',
  });
}

/** Names of schools by code; the newest record of a code names it. */
export async function loadSchoolNames(
  container: Container,
  district: string,
): Promise<ReadonlyMap<string, string>> {
  const schools = await loadRecords(container, 'school', {
    districts: [district],
    order: 'school_code, school_year',
  });
  return new Map(schools.map(({ schoolCode, schoolName }) => [schoolCode, schoolName]));
}

/** A team's records with what a pack knows of it. */
export interface LoadedTeam {
  readonly team: PackTeam;
  readonly records: TeamRecords;
}

/** The teams of a district as of the container's moment, conveners left out. `today` ISO date. */
export async function loadTeams(
  container: Container,
  district: string,
  today: string,
  drivers: readonly DriverRecord[],
): Promise<readonly LoadedTeam[]> {
  const files = (await container.ledger.currentFiles(district)).filter(({ deleted }) => !deleted);
  const places = teamsOf(district, files).filter(({ teamId }) => !isConvening(teamId));
  const values = await loadMeasureValues(container, district);
  const loaded: LoadedTeam[] = [];
  for (const place of places) {
    const records = await loadTeamRecords(container, place);
    const team = packTeam(records, {
      settings: container.settings,
      district: districtSettings(container.settings, district),
      today,
      rowKeySecret: await container.rowKeySecret(district),
      networkDrivers: drivers,
      reply: districtReplyFor(values, place.teamId),
    });
    loaded.push({ team, records });
  }
  return loaded;
}

/** What the district answered to a team: for the team's own workbook. */
export async function loadDistrictReply(
  container: Container,
  { district, teamId }: TeamPlace,
): Promise<string | null> {
  const values = await loadRecords(container, 'measure-value', {
    districts: [district],
    order: 'date',
    where: `"group" = ${quoteLiteral(teamId)}`,
  });
  return districtReplyFor(values, teamId)?.text ?? null;
}
