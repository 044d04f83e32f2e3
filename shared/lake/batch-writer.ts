import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordSink } from '../intake/record-sink.ts';
import type { BatchPart } from '../ledger/file-version.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { startDuckDB } from './database.ts';
import { batchColumns } from './lake-columns.ts';
import { RecordTable } from './record-table.ts';
import { identifierList, quoteLiteral } from './sql.ts';

export interface BatchWriterOptions {
  /** The lake's bucket. */
  readonly store: ObjectStore;
  /** Folder for what does not fit in memory and for Parquet files before they are uploaded. */
  readonly tempFolder: string;
  readonly district: string;
  /** Landing key of the file the records come from. */
  readonly landingKey: string;
  /** From batchIdOf. */
  readonly batchId: string;
  /** Rows wait in memory up to here, then on disk. Default '160MB'. */
  readonly memoryLimit?: string;
}

/** Which set of records a part belongs to. */
export interface RecordSet {
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  readonly system: string;
  readonly teamId?: string;
}

/** Takes the records of one landed file and writes them into the lake, one Parquet file a record set. */
export interface BatchWriter extends RecordSink {
  /**
   * Says that the file holds the whole of a set: older records of it no longer count. Also for a set of which the file holds no
   * record at all (an emptied list ends everything before).
   */
  markComplete(set: RecordSet): void;
  /** Writes and uploads the Parquet files; they become visible when the ledger records them. Call once. */
  finish(): Promise<readonly BatchPart[]>;
  /** Frees everything without writing (after an error in adding; after finish it does nothing). */
  abandon(): Promise<void>;
}

/** Record sets of a type that are looked for before their names are. */
const TAKING_TURNS = 4;

/** Smaller row groups than DuckDB's 122,880 halve what the Parquet writer holds; snapshots have the large ones. */
const ROW_GROUP_ROWS = 61_440;

/**
 * Opens a writer for one landed file. Rows are sorted by school, student (or team), source row; the same records in the same
 * order give the same bytes. Memory: a few blocks of 8,192 rows in JavaScript, DuckDB up to its limit.
 */
export async function createBatchWriter(options: BatchWriterOptions): Promise<BatchWriter> {
  const { store, tempFolder, district, landingKey, batchId, memoryLimit = '160MB' } = options;
  // One thread: sorting and writing on more doubles the memory, and intake runs one file per processor anyway.
  const instance = await startDuckDB({ tempFolder, memoryLimit, threads: 1 });
  const connection = await instance.connect();
  const tables = new Map<RecordTypeName, RecordTable>();
  const parts: { set: RecordSet; rows: number; completeSet: boolean }[] = [];
  const numbers = new Map<string, number>();
  /** Parts of each record type, the one met last in front. */
  const metLast = new Map<RecordTypeName, number[]>();
  let open = true;

  function tableOf(type: RecordTypeName): RecordTable {
    let table = tables.get(type);
    if (!table) {
      table = new RecordTable(recordTypeNamed(type), connection);
      tables.set(type, table);
    }
    return table;
  }

  function partNumber(
    recordType: RecordTypeName,
    schoolYear: SchoolYear,
    system: string,
    teamId?: string,
  ): number {
    // Records of a type come in runs of one set, or take turns between the three years a row speaks of: names are for the others.
    const met = metLast.get(recordType) ?? [];
    for (let at = 0; at < met.length && at < TAKING_TURNS; at++) {
      const { set } = parts[met[at]!]!;
      if (set.schoolYear === schoolYear && set.system === system && set.teamId === teamId) return met[at]!;
    }
    const name = `${recordType}\n${schoolYear}\n${system}\n${teamId ?? ''}`;
    let number = numbers.get(name);
    if (number === undefined) {
      number = parts.length;
      const set = { recordType, schoolYear, system, ...(teamId === undefined ? {} : { teamId }) };
      parts.push({ set, rows: 0, completeSet: false });
      numbers.set(name, number);
    }
    metLast.set(recordType, [number, ...met.filter((other) => other !== number)]);
    return number;
  }

  async function write(number: number, key: string): Promise<void> {
    const part = parts[number]!;
    const table = tableOf(part.set.recordType);
    const path = join(tempFolder, `${randomUUID()}.parquet`);
    const columns = identifierList(
      batchColumns(recordTypeNamed(part.set.recordType)).map(({ name }) => name),
    );
    try {
      await connection.run(
        `COPY (SELECT ${columns} FROM (
          SELECT *, ${quoteLiteral(district)} AS district, ${quoteLiteral(landingKey)} AS source_key,
            ${quoteLiteral(batchId)} AS batch_id FROM (${await table.selectPart(number)})))
        TO ${quoteLiteral(path)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
      );
      await store.putFile(key, path, { contentType: 'application/vnd.apache.parquet' });
    } finally {
      await rm(path, { force: true });
    }
  }

  async function close(): Promise<void> {
    if (!open) return;
    open = false;
    for (const table of tables.values()) await table.release();
    connection.closeSync();
    instance.closeSync();
  }

  return {
    add(type, record, { sourceRow, system, deleted = false }) {
      const { schoolYear, teamId } = record as { schoolYear: SchoolYear; teamId?: string | null };
      const part = partNumber(type, schoolYear, system, teamId ?? undefined);
      tableOf(type).add(record, { part, sourceRow, deleted });
      parts[part]!.rows++;
    },
    markComplete({ recordType, schoolYear, system, teamId }) {
      parts[partNumber(recordType, schoolYear, system, teamId)]!.completeSet = true;
    },
    async finish() {
      try {
        for (const { set } of parts) tableOf(set.recordType);
        for (const table of tables.values()) await table.finish();
        const inOrder = [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
        const written: BatchPart[] = [];
        for (const [n, number] of inOrder.entries()) {
          const { set, rows, completeSet } = parts[number]!;
          const key = `batches/${set.recordType}/${set.schoolYear}/${batchId}-${n}.parquet`;
          await write(number, key);
          written.push({ ...set, completeSet, rows, key });
        }
        return written;
      } finally {
        await close();
      }
    },
    abandon: close,
  };
}
