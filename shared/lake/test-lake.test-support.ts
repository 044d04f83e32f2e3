import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileVersion } from '../ledger/file-version.ts';
import { fingerprint } from '../ledger/fingerprint.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { openLocalTable } from '../ledger/local-table.test-support.ts';
import { sequencerOfTime } from '../ledger/sequencer.ts';
import { folderObjectStore } from '../objects/folder-object-store.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import { columnsOf } from '../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import { batchIdOf } from './batch-id.ts';
import { createBatchWriter, type RecordSet } from './batch-writer.ts';
import { type Lake, openLake } from './lake.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** One row of a dropped file. */
export interface DroppedRow {
  readonly type: RecordTypeName;
  readonly fields: Fields;
  readonly system?: string;
  readonly deleted?: boolean;
  /** Default: its place in the file, from 2 (line 1 is the header). */
  readonly sourceRow?: number;
}

export interface DropOptions {
  readonly complete?: readonly RecordSet[];
  /** Sequencer of the version; default: from the day. */
  readonly sequence?: number;
}

/** A record with every field of its type: what is not given is missing (null). */
export function recordOf(type: RecordTypeName, fields: Fields): Fields {
  const all = columnsOf(recordTypeNamed(type)).map(({ field }) => [field, fields[field] ?? null]);
  return { ...Object.fromEntries(all), schoolYear: fields.schoolYear ?? '2024-25' };
}

/** Day n of the tests' time, as ISO. */
export const day = (n: number) => new Date(Date.UTC(2025, 0, 1) + n * 86_400_000).toISOString();

/** A lake over a folder and a ledger in memory, and the dropping of files as intake would do it. */
export interface TestLake {
  readonly lake: Lake;
  readonly ledger: Ledger;
  readonly store: ObjectStore;
  readonly folder: string;
  /** Writes the file's batch and gives its ledger item without recording it. */
  read(
    landingKey: string,
    landedOn: number,
    rows: readonly DroppedRow[],
    options?: DropOptions,
  ): Promise<FileVersion>;
  drop(
    landingKey: string,
    landedOn: number,
    rows: readonly DroppedRow[],
    options?: DropOptions,
  ): Promise<FileVersion>;
  remove(landingKey: string, on: number): Promise<void>;
  close(): Promise<void>;
}

export async function openTestLake(): Promise<TestLake> {
  const table = await openLocalTable();
  const ledger = openLedger(table.client, table.tableName);
  const folder = await mkdtemp(join(tmpdir(), 'lake-'));
  const store = folderObjectStore(join(folder, 'lake'));
  const lake = await openLake({ store, ledger, folder: join(folder, 'work'), threads: 1 });

  async function read(
    landingKey: string,
    landedOn: number,
    rows: readonly DroppedRow[],
    options: DropOptions = {},
  ) {
    const district = landingKey.split('/')[0] ?? '';
    const contentHash = fingerprint([rows, options.complete ?? []]);
    const batchId = batchIdOf(landingKey, contentHash, 'test');
    const writer = await createBatchWriter({
      store,
      tempFolder: join(folder, 'work'),
      district,
      landingKey,
      batchId,
    });
    rows.forEach(({ type, fields, system = 'toms', deleted = false, sourceRow }, index) => {
      writer.add(type, recordOf(type, fields), { sourceRow: sourceRow ?? index + 2, system, deleted });
    });
    for (const set of options.complete ?? []) writer.markComplete(set);
    const parts = await writer.finish();
    const landedAt = day(landedOn);
    const sequencer = sequencerOfTime(new Date(day(options.sequence ?? landedOn)));
    const version: FileVersion = {
      district,
      landingKey,
      sequencer,
      landedAt,
      deleted: false,
      contentHash,
      batchId,
      parts,
    };
    return version;
  }

  return {
    lake,
    ledger,
    store,
    folder,
    read,
    async drop(...file) {
      const version = await read(...file);
      await ledger.recordFileVersion(version);
      return version;
    },
    async remove(landingKey, on) {
      const district = landingKey.split('/')[0] ?? '';
      const sequencer = sequencerOfTime(new Date(day(on)), 1);
      await ledger.recordFileVersion({
        district,
        landingKey,
        sequencer,
        landedAt: day(on),
        deleted: true,
        parts: [],
      });
    },
    async close() {
      await lake.close();
      await table.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A store that hides that it is a folder, and notes what is downloaded. */
export function s3LikeStore(folder: ObjectStore): { store: ObjectStore; downloads: string[] } {
  const { localPath: _hidden, ...rest } = folder;
  const downloads: string[] = [];
  const store: ObjectStore = {
    ...rest,
    getFile: (key, path) => {
      downloads.push(key);
      return folder.getFile(key, path);
    },
  };
  return { store, downloads };
}
