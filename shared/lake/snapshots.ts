import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ledger } from '../ledger/ledger.ts';
import type { Pointer } from '../ledger/pointers.ts';
import type { RecordTypeName } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import type { DistrictRecords, LakeTools } from './district-records.ts';
import { isOneRecordAStudent, mergedSnapshotSql, snapshotSql } from './snapshot-sql.ts';
import { readParquet } from './sql.ts';

/** Pointers of this kind say which snapshot is published; their names are <district>/<record type>/<school year>. */
export const SNAPSHOT_POINTER = 'snapshot';
/** Pointers of this kind say which student links are published; their names are districts. */
export const LINKS_POINTER = 'student-links';

/** Name of a snapshot's pointer; without a school year, how the names of all years begin. */
export function snapshotName(
  district: string,
  recordType: RecordTypeName,
  schoolYear: SchoolYear | '' = '',
): string {
  return `${district}/${recordType}/${schoolYear}`;
}

/** What a snapshot's pointer holds beside its key. */
export interface SnapshotDetails {
  readonly district: string;
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  readonly rows: number;
  /** Key of the merged students (students-merged.ts), for record type `student`: the snapshot's own where each student has one record. */
  readonly merged?: string;
}

export function snapshotDetails(pointer: Pointer): SnapshotDetails {
  return pointer.details as unknown as SnapshotDetails;
}

export interface SnapshotOutcome {
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  /**
   * 'unchanged': seen from the ledger alone. 'written': other records count than before. 'same records': other files, the
   * same content. 'withdrawn': no file gives such records any more.
   */
  readonly outcome: 'unchanged' | 'written' | 'same records' | 'withdrawn';
  /** Key of the published snapshot; undefined where there is none. */
  readonly key?: string;
}

/** Somebody else may publish meanwhile; then everything is looked at again. */
const ATTEMPTS = 5;

/**
 * Brings the published snapshot of one record type and school year up to the district's files. A snapshot lies in a folder of
 * its own, named by what it holds, so that a query tool pointed at the folder reads that one and nothing older.
 */
export async function writeSnapshot(
  tools: LakeTools,
  ledger: Ledger,
  records: DistrictRecords,
  recordType: RecordTypeName,
  schoolYear: SchoolYear,
): Promise<SnapshotOutcome> {
  const { district } = records;
  const name = snapshotName(district, recordType, schoolYear);
  const inputHash = records.inputHash(recordType, schoolYear);
  const done = (outcome: SnapshotOutcome['outcome'], key?: string): SnapshotOutcome => ({
    recordType,
    schoolYear,
    outcome,
    ...(key === undefined ? {} : { key }),
  });
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = await ledger.pointer(SNAPSHOT_POINTER, name);
    if (before?.inputHash === inputHash) return done('unchanged', before.key);
    if (!records.partsOf(recordType, schoolYear)?.counting.length) {
      if (!before || (await ledger.removePointer(SNAPSHOT_POINTER, name, before.version)))
        return done('withdrawn');
      continue;
    }
    const made = await makeSnapshot(tools, records, recordType, schoolYear);
    const target = { key: made.key, inputHash, details: { ...made.details } };
    const set = await ledger.setPointer(SNAPSHOT_POINTER, name, target, before?.version ?? 0);
    if (set !== 'moved') return done(before?.key === made.key ? 'same records' : 'written', made.key);
  }
  throw new Error(
    `The snapshot "${name}" was published by others ${ATTEMPTS} times while it was being written.`,
  );
}

async function makeSnapshot(
  tools: LakeTools,
  records: DistrictRecords,
  recordType: RecordTypeName,
  schoolYear: SchoolYear,
): Promise<{ key: string; details: SnapshotDetails }> {
  const { district } = records;
  const id = (await records.contentId(recordType, schoolYear)).slice(0, 32);
  const keyOf = (folder: string) => `snapshots/${folder}/${schoolYear}/${district}/${id}/records.parquet`;
  const key = keyOf(recordType);
  const rows = await writeOnce(tools, key, () => snapshotSql(tools.queries, records, recordType, schoolYear));
  if (recordType !== 'student') return { key, details: { district, recordType, schoolYear, rows } };

  const [path] = await tools.staging.paths([key]);
  const merged = (await isOneRecordAStudent(tools.queries, path!)) ? key : keyOf('student-merged');
  if (merged !== key) await writeOnce(tools, merged, async () => mergedSnapshotSql(path!));
  return { key, details: { district, recordType, schoolYear, rows, merged } };
}

/** Writes the object where it is missing (its key says what it holds); gives its number of rows. */
async function writeOnce(tools: LakeTools, key: string, sql: () => Promise<string>): Promise<number> {
  if (await tools.store.head(key)) {
    const [row] = await tools.queries.query(
      `SELECT count(*) AS n FROM ${readParquet(await tools.staging.paths([key]))}`,
    );
    return Number(row?.n);
  }
  return copyToObject(tools, await sql(), key);
}

/** Runs a query into a Parquet object and gives its number of rows. */
export async function copyToObject(tools: LakeTools, sql: string, key: string): Promise<number> {
  await mkdir(tools.outgoingFolder, { recursive: true });
  const path = join(tools.outgoingFolder, `${randomUUID()}.parquet`);
  try {
    const rows = await tools.queries.copyToFile(sql, path);
    await tools.store.putFile(key, path, { contentType: 'application/vnd.apache.parquet' });
    return rows;
  } finally {
    await rm(path, { force: true });
  }
}

/** Uploads the district's student links and points to them; says under which key. */
export async function publishLinks(
  tools: LakeTools,
  ledger: Ledger,
  records: DistrictRecords,
): Promise<string | undefined> {
  const { district, links } = records;
  const before = await ledger.pointer(LINKS_POINTER, district);
  if (!links) {
    if (before) await ledger.removePointer(LINKS_POINTER, district, before.version);
    return undefined;
  }
  if (before?.inputHash === links.hash) return links.key;
  const path = await records.linksPath();
  if (!(await tools.store.head(links.key))) await tools.store.putFile(links.key, path!);
  await ledger.setPointer(LINKS_POINTER, district, { key: links.key, inputHash: links.hash });
  return links.key;
}

/**
 * Deletes snapshots and links of a district that no pointer names and that were written before the moment (readers of the
 * night that is going on may still have them open). Withdrawn rows leave the lake's readable part this way.
 */
export async function removeOldSnapshots(
  tools: LakeTools,
  ledger: Ledger,
  district: string,
  before: Date,
): Promise<string[]> {
  const pointers = await ledger.pointers(SNAPSHOT_POINTER, `${district}/`);
  const links = await ledger.pointer(LINKS_POINTER, district);
  const named = new Set(
    pointers.flatMap((pointer) => [pointer.key, snapshotDetails(pointer).merged ?? pointer.key]),
  );
  if (links) named.add(links.key);
  const removed: string[] = [];
  for (const folder of ['snapshots/', `links/${district}/`]) {
    for await (const { key, lastModified } of tools.store.list(folder)) {
      const isOfDistrict = folder !== 'snapshots/' || key.split('/')[3] === district;
      if (!isOfDistrict || named.has(key) || lastModified >= before) continue;
      await tools.store.delete(key);
      removed.push(key);
    }
  }
  return removed;
}
