import type { Row } from '../../shared/lake/queries.ts';
import { districtReplyFor } from '../../shared/packs/measures/district-replies.ts';
import type { PackTeam } from '../../shared/packs/teams/pack-team.ts';
import { packTeam } from '../../shared/packs/teams/read-team.ts';
import type { MeasureValue } from '../../shared/records/classroom.ts';
import { columnsOf, type RecordOf } from '../../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, type recordTypes } from '../../shared/records/records.ts';
import type { DriverRecord } from '../../shared/records/team.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { isConvening, TEAMS_IN_A_CHUNK, teamsOf } from '../plan-recompute/plan-recompute.ts';
import { districtReading } from '../write-team-files/district-reading.ts';
import { readTeamRecords } from '../write-team-files/load-team-records.ts';
import type { ContainerAsOf } from './container-as-of.ts';
import { lyingReady } from './lying-ready.ts';

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

/**
 * The teams of a district as of the container's moment, conveners left out. `today` ISO date. Read once a night: the network's files find
 * them where the district's left them.
 */
export async function loadTeams(
  container: ContainerAsOf,
  district: string,
  today: string,
  drivers: readonly DriverRecord[],
): Promise<readonly PackTeam[]> {
  const files = (await container.ledger.currentFiles(district)).filter(({ deleted }) => !deleted);
  const { now: _moment, landedAt: _landed, ...settings } = container.settings;
  const hash = inputHash([
    files.map((file) => [file.landingKey, file.batchId, file.landedAt]),
    today,
    drivers,
    settings,
  ]);
  return lyingReady(container, `staged/teams/${district}.json`, hash, async () => {
    const values = await loadMeasureValues(container, district);
    const facts = {
      settings: container.settings,
      district: districtSettings(container.settings, district),
      today,
      rowKeySecret: await container.rowKeySecret(district),
      networkDrivers: drivers,
    };
    const ids = teamsOf(district, files).flatMap(({ teamId }) => (isConvening(teamId) ? [] : [teamId]));
    const teams: PackTeam[] = [];
    // As many at once as have their files written at once: their records are in memory together.
    for (let at = 0; at < ids.length; at += TEAMS_IN_A_CHUNK) {
      const chunk = ids.slice(at, at + TEAMS_IN_A_CHUNK);
      const reading = districtReading(container, district, chunk);
      for (const teamId of chunk) {
        const reply = districtReplyFor(values, teamId);
        teams.push(packTeam(await readTeamRecords(reading, teamId), { ...facts, reply }));
      }
    }
    return teams;
  });
}
