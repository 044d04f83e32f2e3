import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecordSink } from '../intake/record-sink.ts';
import type { BatchPart } from '../ledger/file-version.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { valueNamed } from '../records/numbered-record.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { batchFiles } from './batch-files.ts';
import { columnRoom } from './column-room.ts';
import { batchColumns, sortColumns } from './lake-columns.ts';
import { RecordTable } from './record-table.ts';
import { openWaitingRoom } from './waiting-room.ts';

export interface BatchWriterOptions {
  /** The lake's bucket. */
  readonly store: ObjectStore;
  /** Folder for rows that do not fit in memory and for Parquet files before they are uploaded. */
  readonly tempFolder: string;
  readonly district: string;
  /** Landing key of the file the records come from. */
  readonly landingKey: string;
  /** From batchIdOf. */
  readonly batchId: string;
  /** Bytes of rows that wait in memory; further ones wait on disk. Default 16 MiB. */
  readonly memoryBytes?: number;
}

/** Which set of records a part belongs to. */
export interface RecordSet {
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  readonly system: string;
  readonly teamId?: string;
}

/** Takes the records of one landed file and writes them into the lake, one Parquet file a record set. */
export interface BatchWriter extends Required<RecordSink> {
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

/** The records of one type in a batch. */
interface TypeInBatch {
  readonly recordType: RecordTypeName;
  readonly table: RecordTable;
  /** Numbers of its parts, the one met last in front. */
  readonly metLast: number[];
}

/** Record sets of a type that are looked for before their names are. */
const TAKING_TURNS = 4;

const MEMORY_BYTES = 16 * 1024 * 1024;

/**
 * Opens a writer for one landed file. Rows are sorted by school, student (or team), source row; the same records in the same
 * order give the same bytes. Memory: the rows up to the limit, then, at the end, one column of one record type and its encoded files.
 * Parquet is written without DuckDB: opening one for each file cost small files more than everything else, and taking rows in and
 * sorting them wide cost large ones half their time (docs/decisions/batches-written-directly.md).
 */
export function createBatchWriter(options: BatchWriterOptions): BatchWriter {
  const { store, tempFolder, district, landingKey, batchId, memoryBytes = MEMORY_BYTES } = options;
  const room = openWaitingRoom(tempFolder, memoryBytes);
  const columns = columnRoom();
  const parts: { set: RecordSet; rows: number; completeSet: boolean }[] = [];
  const numbers = new Map<string, number>();
  const types = new Map<RecordTypeName, TypeInBatch>();

  function typeInBatch(recordType: RecordTypeName): TypeInBatch {
    let type = types.get(recordType);
    if (!type) {
      type = { recordType, table: new RecordTable(recordTypeNamed(recordType), room, columns), metLast: [] };
      types.set(recordType, type);
    }
    return type;
  }

  function partNumber(
    { recordType, metLast }: TypeInBatch,
    schoolYear: SchoolYear,
    system: string,
    teamId: string | undefined,
  ): number {
    // Records of a type come in runs of one set, or take turns between the three years a row speaks of: names are for the others.
    for (let at = 0; at < metLast.length && at < TAKING_TURNS; at++) {
      const met = parts[metLast[at]!]!.set;
      if (met.schoolYear === schoolYear && met.system === system && met.teamId === teamId)
        return metLast[at]!;
    }
    const name = `${recordType}\n${schoolYear}\n${system}\n${teamId ?? ''}`;
    let number = numbers.get(name);
    if (number === undefined) {
      number = parts.length;
      const set = { recordType, schoolYear, system, ...(teamId === undefined ? {} : { teamId }) };
      parts.push({ set, rows: 0, completeSet: false });
      numbers.set(name, number);
    }
    const known = metLast.indexOf(number);
    if (known >= 0) metLast.splice(known, 1);
    metLast.unshift(number);
    return number;
  }

  /** By way of a file, so that a large one is never whole in memory. */
  async function upload(key: string, pieces: Iterable<Uint8Array>): Promise<void> {
    await mkdir(tempFolder, { recursive: true });
    const path = join(tempFolder, `${randomUUID()}.parquet`);
    try {
      await writeFile(path, pieces);
      await store.putFile(key, path, { contentType: 'application/vnd.apache.parquet' });
    } finally {
      await rm(path, { force: true });
    }
  }

  /** Writes the parts of one record type, by their number and the place of each among all parts. */
  async function write(
    recordType: RecordTypeName,
    places: ReadonlyMap<number, number>,
  ): Promise<BatchPart[]> {
    const type = recordTypeNamed(recordType);
    const { table } = typeInBatch(recordType);
    table.finish();
    const columnNames = batchColumns(type).map(({ name }) => name);
    const same = { district, source_key: landingKey, batch_id: batchId };
    const written: BatchPart[] = [];
    const files = batchFiles(table, [...places.keys()], columnNames, sortColumns(type), same, room);
    for (const [number, file] of files) {
      const { set, rows, completeSet } = parts[number]!;
      const key = `batches/${recordType}/${set.schoolYear}/${batchId}-${places.get(number)}.parquet`;
      await upload(key, file());
      written.push({ ...set, completeSet, rows, key });
    }
    types.delete(recordType);
    return written;
  }

  return {
    add(recordType, record, { sourceRow, system, deleted = false }) {
      const { schoolYear, teamId } = record as { schoolYear: SchoolYear; teamId?: string | null };
      const type = typeInBatch(recordType);
      const part = partNumber(type, schoolYear, system, teamId ?? undefined);
      type.table.add(record, part, sourceRow, deleted);
      parts[part]!.rows++;
    },
    addNumbered(record, { sourceRow, system }) {
      const type = typeInBatch(record.type);
      const schoolYear = valueNamed(record, 'schoolYear') as SchoolYear;
      const teamId = valueNamed(record, 'teamId') as string | null;
      const part = partNumber(type, schoolYear, system, teamId ?? undefined);
      type.table.addNumbered(record, part, sourceRow);
      parts[part]!.rows++;
    },
    markComplete({ recordType, schoolYear, system, teamId }) {
      parts[partNumber(typeInBatch(recordType), schoolYear, system, teamId)]!.completeSet = true;
    },
    async finish() {
      try {
        const inOrder = [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
        const placesOf = new Map<RecordTypeName, Map<number, number>>();
        for (const [place, number] of inOrder.entries()) {
          const { recordType } = parts[number]!.set;
          placesOf.set(recordType, (placesOf.get(recordType) ?? new Map()).set(number, place));
        }
        const written: BatchPart[] = [];
        for (const [recordType, places] of placesOf) written.push(...(await write(recordType, places)));
        return written;
      } finally {
        room.close();
      }
    },
    async abandon() {
      room.close();
      types.clear();
    },
  };
}
