import { join } from 'node:path';
import type { Ledger } from '../ledger/ledger.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { RecordTypeName } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { openDatabase } from './database.ts';
import type { LakeTools } from './district-records.ts';
import { openQueries, type Queries } from './queries.ts';
import { recordsReader } from './records-reader.ts';
import { type LakeReader, type Reading, relationOf, studentsMergedOf } from './relations.ts';
import {
  copyToObject,
  LINKS_POINTER,
  publishLinks,
  removeOldSnapshots,
  SNAPSHOT_POINTER,
  type SnapshotDetails,
  type SnapshotOutcome,
  snapshotDetails,
  snapshotName,
  writeSnapshot,
} from './snapshots.ts';
import { readParquet } from './sql.ts';
import { openStaging } from './staging.ts';
import { identityConflictsSql, linksOfYear, NO_LINKS, twoTargetsSql } from './student-links.ts';
import { type FileCounts, whatCounts } from './what-counts.ts';

export interface LakeOptions {
  /** The lake's bucket. */
  readonly store: ObjectStore;
  readonly ledger: Ledger;
  /** Folder on this machine for staged and unfinished files; several processes may share it. */
  readonly folder: string;
  /** Memory of DuckDB, such as '1GB'; it spills to the folder beyond. */
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** Which record types and school years; everything where nothing is said. */
export interface Scope {
  readonly recordTypes?: readonly RecordTypeName[];
  readonly schoolYears?: readonly SchoolYear[];
}

/** A published snapshot. */
export interface PublishedSnapshot extends SnapshotDetails {
  readonly key: string;
}

/** An id that student records link to different students. */
export interface IdentityConflict {
  /** 'L:<local id>' or 'R:<roster id>'. */
  readonly id: string;
  /** Null: each year's records agree, but years differ (the id was used again). */
  readonly schoolYear: SchoolYear | null;
  readonly students: readonly string[];
  /** The student it is taken for. */
  readonly taken: string;
}

/**
 * The lake: Parquet batches and snapshots in a bucket, read and written with DuckDB. What is visible, the ledger says.
 * Relations are SQL in parentheses, to be used after FROM in `query`, `queryColumns` and `copyToParquet`.
 */
export interface Lake extends Omit<Queries, 'copyToFile'> {
  /** The records that count. Columns: the record type's own in snake case, `student`, and where the record came from. */
  relation(recordType: RecordTypeName, reading?: Reading): Promise<string>;
  /** One row a student, district and school year: what all sources know, field by field (columns: mergedColumns). */
  studentsMerged(reading?: Omit<Reading, 'teamId'>): Promise<string>;
  /** (id, student): which student an id ('L:...', 'R:...') means in a school year; ids that mean themselves are left out. */
  studentLinks(district: string, schoolYear: SchoolYear, state?: Reading['state']): Promise<string>;
  identityConflicts(district: string): Promise<IdentityConflict[]>;
  /** How many records of each landed file count, and how many a newer file superseded. */
  whatCounts(district: string, scope?: Scope): Promise<FileCounts[]>;
  /**
   * Brings the published snapshots of a district up to its files: those that are up to date cost one look into the ledger.
   * Snapshots of which no file is left are withdrawn.
   */
  refreshSnapshots(district: string, scope?: Scope): Promise<SnapshotOutcome[]>;
  writeSnapshot(
    district: string,
    recordType: RecordTypeName,
    schoolYear: SchoolYear,
  ): Promise<SnapshotOutcome>;
  /** The snapshots as published: their keys say what they hold, so equal keys mean equal records. From the ledger alone. */
  publishedSnapshots(district: string, scope?: Scope): Promise<PublishedSnapshot[]>;
  /** Deletes snapshots and links of a district that nothing points to and that are older than the moment. Returns their keys. */
  removeOldSnapshots(district: string, before: Date): Promise<string[]>;
  /** Runs a query into a Parquet object of the lake (zstd) and gives its number of rows. */
  copyToParquet(sql: string, key: string): Promise<number>;
  /** SQL relation of Parquet objects of the lake (results that copyToParquet wrote). */
  parquet(keys: readonly string[]): Promise<string>;
  /** Deletes staged copies, oldest use first, down to this many bytes; only while no query runs. */
  trimStaged(bytes: number): Promise<void>;
  /** Waits for the queries that go on, then frees everything. */
  close(): Promise<void>;
}

/** Opens the lake: one DuckDB in memory, for the life of the process. */
export async function openLake(options: LakeOptions): Promise<Lake> {
  const { store, ledger, folder, memoryLimit = '1GB', threads = 2 } = options;
  const database = await openDatabase({ tempFolder: join(folder, 'spilled'), memoryLimit, threads });
  const queries = openQueries(database);
  const stagedFolder = join(folder, 'staged');
  const staging = openStaging(store, stagedFolder);
  const tools: LakeTools = {
    store,
    staging,
    queries,
    outgoingFolder: join(folder, 'outgoing'),
    madeFolder: join(stagedFolder, 'made here'),
  };
  const reader: LakeReader = { ...tools, ledger, records: recordsReader(tools, ledger) };
  const { copyToFile: _onlyToTheBucket, ...published } = queries;

  return {
    ...published,
    relation: (recordType, reading = {}) => relationOf(reader, recordType, reading),
    studentsMerged: (reading = {}) => studentsMergedOf(reader, reading),

    async studentLinks(district, schoolYear, state = 'now') {
      if (state !== 'published') {
        return (await reader.records(district, typeof state === 'object' ? state : {})).linksIn(schoolYear);
      }
      const pointer = await ledger.pointer(LINKS_POINTER, district);
      return pointer ? linksOfYear((await staging.paths([pointer.key]))[0]!, schoolYear) : NO_LINKS;
    },

    async identityConflicts(district) {
      const records = await reader.records(district);
      const parts = records.parts.filter(({ recordType }) => recordType === 'student');
      const staged = await records.stage(parts.flatMap(({ counting }) => counting));
      const [any] = await queries.query(twoTargetsSql(staged));
      if (any?.conflicts === false) return [];
      const rows = await queries.query(identityConflictsSql(staged));
      return rows.map((row) => ({
        id: String(row.id),
        schoolYear: row.school_year as SchoolYear | null,
        students: row.students as string[],
        taken: String(row.taken),
      }));
    },

    async whatCounts(district, scope = {}) {
      const records = await reader.records(district);
      const counts: FileCounts[] = [];
      for (const parts of records.parts) {
        if (isIn(scope, parts)) counts.push(...(await whatCounts(reader, records, parts)));
      }
      return counts;
    },

    async refreshSnapshots(district, scope = {}) {
      const records = await reader.records(district);
      await publishLinks(tools, ledger, records);
      const pointers = await ledger.pointers(SNAPSHOT_POINTER, `${district}/`);
      const hashes = new Map(pointers.map((pointer) => [pointer.name, pointer]));
      const there = [...records.parts, ...pointers.map(snapshotDetails)].filter((set) => isIn(scope, set));
      const sets = new Map(there.map((set) => [snapshotName(district, set.recordType, set.schoolYear), set]));
      const outcomes: SnapshotOutcome[] = [];
      for (const [name, { recordType, schoolYear }] of [...sets].sort(([a], [b]) => (a < b ? -1 : 1))) {
        const pointer = hashes.get(name);
        const upToDate = pointer?.inputHash === records.inputHash(recordType, schoolYear);
        outcomes.push(
          upToDate
            ? { recordType, schoolYear, outcome: 'unchanged', key: pointer.key }
            : await writeSnapshot(tools, ledger, records, recordType, schoolYear),
        );
      }
      return outcomes;
    },

    async writeSnapshot(district, recordType, schoolYear) {
      return writeSnapshot(tools, ledger, await reader.records(district), recordType, schoolYear);
    },

    async publishedSnapshots(district, scope = {}) {
      const pointers = await ledger.pointers(SNAPSHOT_POINTER, `${district}/`);
      const snapshots = pointers.map((pointer) => ({ ...snapshotDetails(pointer), key: pointer.key }));
      return snapshots.filter((snapshot) => isIn(scope, snapshot));
    },

    removeOldSnapshots: (district, before) => removeOldSnapshots(tools, ledger, district, before),
    copyToParquet: (sql, key) => copyToObject(tools, sql, key),
    parquet: async (keys) => `(FROM ${readParquet(await staging.paths(keys), ', union_by_name = true')})`,
    trimStaged: (bytes) => staging.trim(bytes),
    close: () => database.close(),
  };
}

function isIn(scope: Scope, set: { recordType: RecordTypeName; schoolYear: SchoolYear }): boolean {
  if (scope.recordTypes && !scope.recordTypes.includes(set.recordType)) return false;
  return !scope.schoolYears || scope.schoolYears.includes(set.schoolYear);
}
