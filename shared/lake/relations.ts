import type { FileSelection } from '../ledger/files.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Pointer } from '../ledger/pointers.ts';
import type { RecordType } from '../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { countingRecords } from './counting-records.ts';
import type { DistrictRecords, LakeTools } from './district-records.ts';
import { countingColumns, naturalKeyColumns } from './lake-columns.ts';
import { SNAPSHOT_POINTER, snapshotDetails, snapshotName } from './snapshots.ts';
import { identifierList, quoteLiteral, readParquet } from './sql.ts';
import { NO_LINKS } from './student-links.ts';
import { mergedColumns, mergeStudents } from './students-merged.ts';

/** What a reader wants of a record type. */
export interface Reading {
  /** Default: every district that ever dropped a file. */
  readonly districts?: readonly string[];
  /** Default: every school year there is. */
  readonly schoolYears?: readonly SchoolYear[];
  /** Only records of this team, which are found without reading other teams' files. */
  readonly teamId?: string;
  /**
   * 'now' (default): every file that is recorded, from snapshots where they are up to date, else from batches.
   * 'published': the snapshots as last published, whatever landed since (district data waits for the night).
   * `asOf`: as the ledger stood at that moment.
   */
  readonly state?: 'now' | 'published' | { readonly asOf: string };
}

/** What relations are made from. */
export interface LakeReader extends LakeTools {
  readonly ledger: Ledger;
  records(district: string, selection?: FileSelection): Promise<DistrictRecords>;
}

/** SQL relation, in parentheses, of the records that count; its columns are countingColumns of the record type. */
export async function relationOf(
  reader: LakeReader,
  recordType: RecordTypeName,
  reading: Reading,
): Promise<string> {
  const type = recordTypeNamed(recordType);
  const keys: string[] = [];
  const selects: string[] = [];
  for (const district of reading.districts ?? (await reader.ledger.districts())) {
    // One team's records of types that belong to teams: its own batches are few, and other teams' cannot change them.
    if (
      reading.teamId !== undefined &&
      reading.state !== 'published' &&
      naturalKeyColumns(type).includes('team_id')
    ) {
      selects.push(...(await teamRecords(reader, district, recordType, reading.teamId, reading)));
    } else {
      const found = await findSnapshots(reader, district, recordType, reading);
      keys.push(...found.published.map((pointer) => pointer.key));
      for (const year of found.stale) selects.push(await found.records!.counting(recordType, year));
    }
  }
  if (keys.length > 0) selects.push(readSnapshots(type, await reader.staging.paths(keys), reading));
  const all =
    selects.length > 0
      ? selects.map((select) => `(${select})`).join(' UNION ALL ')
      : countingRecords(type, [], NO_LINKS);
  return reading.teamId === undefined
    ? `(${all})`
    : `(FROM (${all}) WHERE team_id = ${quoteLiteral(reading.teamId)})`;
}

/** SQL relation, in parentheses, of the merged students (students-merged.ts): one row a student, district and school year. */
export async function studentsMergedOf(
  reader: LakeReader,
  reading: Omit<Reading, 'teamId'>,
): Promise<string> {
  const columns = identifierList(mergedColumns);
  const keys: string[] = [];
  const selects: string[] = [];
  for (const district of reading.districts ?? (await reader.ledger.districts())) {
    const found = await findSnapshots(reader, district, 'student', reading);
    keys.push(...found.published.flatMap((pointer) => snapshotDetails(pointer).merged ?? []));
    for (const year of found.stale) {
      selects.push(mergeStudents(`(${await found.records!.counting('student', year)})`));
    }
  }
  if (keys.length > 0) {
    selects.push(
      `SELECT ${columns} FROM ${readParquet(await reader.staging.paths(keys), ', union_by_name = true')}`,
    );
  }
  if (selects.length === 0)
    selects.push(mergeStudents(`(${countingRecords(recordTypeNamed('student'), [], NO_LINKS)})`));
  return `(${selects.map((select) => `(${select})`).join(' UNION ALL ')})`;
}

interface FoundSnapshots {
  /** Snapshots that can be read as they are. */
  readonly published: readonly Pointer[];
  /** School years whose records must be computed from batches, with the records to compute them from. */
  readonly stale: readonly SchoolYear[];
  readonly records?: DistrictRecords;
}

/** Finds, from the ledger alone, which snapshots of a district hold what the reader wants. */
async function findSnapshots(
  reader: LakeReader,
  district: string,
  recordType: RecordTypeName,
  reading: Reading,
): Promise<FoundSnapshots> {
  const pointers = await reader.ledger.pointers(SNAPSHOT_POINTER, snapshotName(district, recordType));
  const wanted = (year: SchoolYear) => !reading.schoolYears || reading.schoolYears.includes(year);
  const ofYears = pointers.filter((pointer) => wanted(snapshotDetails(pointer).schoolYear));
  if (reading.state === 'published') return { published: ofYears, stale: [] };

  const records = await reader.records(district, asOf(reading));
  const years = records.parts
    .filter(
      (group) => group.recordType === recordType && wanted(group.schoolYear) && group.counting.length > 0,
    )
    .map((group) => group.schoolYear);
  const hashes = new Map(years.map((year) => [records.inputHash(recordType, year), year]));
  const published = ofYears.filter((pointer) => hashes.has(pointer.inputHash));
  const upToDate = new Set(published.map((pointer) => hashes.get(pointer.inputHash)));
  return { published, stale: years.filter((year) => !upToDate.has(year)), records };
}

async function teamRecords(
  reader: LakeReader,
  district: string,
  recordType: RecordTypeName,
  teamId: string,
  reading: Reading,
): Promise<string[]> {
  const records = await reader.records(district, { ...asOf(reading), teamId });
  const selects: string[] = [];
  for (const group of records.parts) {
    const own = group.counting.filter((part) => part.teamId === teamId);
    if (group.recordType !== recordType || own.length === 0) continue;
    if (reading.schoolYears && !reading.schoolYears.includes(group.schoolYear)) continue;
    selects.push(countingRecords(recordTypeNamed(recordType), await records.stage(own), NO_LINKS));
  }
  return selects;
}

function readSnapshots(type: RecordType, paths: readonly string[], reading: Reading): string {
  const columns = identifierList(countingColumns(type).map(({ name }) => name));
  const read = readParquet(paths, ', union_by_name = true');
  if (reading.state !== 'published') return `SELECT ${columns} FROM ${read}`;
  // Published snapshots may come from an older version of the code, which did not know every column.
  return `SELECT ${columns} FROM (${countingRecords(type, [], NO_LINKS)} UNION ALL BY NAME FROM ${read})`;
}

function asOf(reading: Reading): FileSelection {
  return typeof reading.state === 'object' ? { asOf: reading.state.asOf } : {};
}
