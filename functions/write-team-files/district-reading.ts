import type { Row } from '../../shared/lake/queries.ts';
import { quoteLiteral } from '../../shared/lake/sql.ts';
import { columnsOf, type RecordOf, type RecordType } from '../../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed, type recordTypes } from '../../shared/records/records.ts';
import type { Container } from '../container.ts';

export type RecordNamed<N extends RecordTypeName> = RecordOf<(typeof recordTypes)[N]>;

/**
 * One reading of a district for some of its teams: what they share (theory, calendar, rosters) is read once and not for each of them.
 * It lives as long as one piece of work; what lands meanwhile asks for its own refresh.
 */
export interface DistrictReading {
  readonly container: Container;
  readonly district: string;
  /** The teams the work is about. */
  readonly teamIds: readonly string[];
  /** Does a thing at the first call under this name and gives its result to every later one. */
  once<T>(name: string, make: () => Promise<T>): Promise<T>;
}

export function districtReading(
  container: Container,
  district: string,
  teamIds: readonly string[],
): DistrictReading {
  const made = new Map<string, Promise<unknown>>();
  return {
    container,
    district,
    teamIds,
    once<T>(name: string, make: () => Promise<T>): Promise<T> {
      const known = made.get(name);
      if (known !== undefined) return known as Promise<T>;
      const result = make();
      made.set(name, result);
      // What failed is tried again for the next team.
      result.catch(() => made.delete(name));
      return result;
    },
  };
}

/** Records of the whole district as it is now; read once. */
export function sharedRecords<N extends RecordTypeName>(
  reading: DistrictReading,
  name: N,
  order: string,
  where = 'true',
): Promise<readonly RecordNamed<N>[]> {
  return reading.once(`shared ${name} ${where}`, async () => {
    const lake = await reading.container.lake();
    const relation = await lake.relation(name, { districts: [reading.district], state: 'now' });
    const rows = await lake.query(`FROM ${relation} WHERE ${where} ORDER BY ${order}`);
    return rows.map((row) => recordFrom(recordTypeNamed(name), row)) as readonly RecordNamed<N>[];
  });
}

/** Records of every district as the last night published them: what one team's workbook carries for the network. Read once. */
export function networkRecords<N extends RecordTypeName>(
  reading: DistrictReading,
  name: N,
  order: string,
): Promise<readonly RecordNamed<N>[]> {
  return reading.once(`network ${name}`, async () => {
    const lake = await reading.container.lake();
    const rows = await lake.query(
      `FROM ${await lake.relation(name, { state: 'published' })} ORDER BY ${order}`,
    );
    return rows.map((row) => recordFrom(recordTypeNamed(name), row)) as readonly RecordNamed<N>[];
  });
}

/**
 * A team's records of one type as they are now. For one team its own batches are read, which are few; for several the records of all
 * of them, once.
 */
export async function ownRecords<N extends RecordTypeName>(
  reading: DistrictReading,
  teamId: string,
  name: N,
  order: string,
): Promise<readonly RecordNamed<N>[]> {
  const { container, district, teamIds } = reading;
  const lake = await container.lake();
  if (teamIds.length === 1) {
    return reading.once(`own ${name}`, async () => {
      const relation = await lake.relation(name, { districts: [district], teamId, state: 'now' });
      const rows = await lake.query(`FROM ${relation} ORDER BY ${order}`);
      return rows.map((row) => recordFrom(recordTypeNamed(name), row)) as readonly RecordNamed<N>[];
    });
  }
  const byTeam = await reading.once(`own ${name}`, async () => {
    const relation = await lake.relation(name, { districts: [district], state: 'now' });
    const wanted = teamIds.map(quoteLiteral).join(', ');
    const found = new Map<string, unknown[]>(teamIds.map((id) => [id, []]));
    for (const row of await lake.query(`FROM ${relation} WHERE team_id IN (${wanted}) ORDER BY ${order}`))
      found.get(String(row['team_id']))?.push(recordFrom(recordTypeNamed(name), row));
    return found;
  });
  return (byTeam.get(teamId) ?? []) as readonly RecordNamed<N>[];
}

/** A row of a relation as a record: camel case again. */
function recordFrom(type: RecordType, row: Row): unknown {
  return Object.fromEntries(columnsOf(type).map(({ field, column }) => [field, row[column] ?? null]));
}
