import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { PublishedSnapshot } from '../../shared/lake/lake.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import type { Container } from '../container.ts';

/** Pointers of this kind say which snapshot a published copy is of; their names are the copies' keys. */
export const COPY_POINTER = 'published-copy';
const FOLDER = 'published/';
const PARQUET = { contentType: 'application/vnd.apache.parquet' };

export interface SnapshotsPublished {
  readonly copied: number;
  readonly removed: number;
}

/**
 * Where Glue's table of the record type looks (infra/catalogue.ts): exactly one file a district and school year, so that a
 * query sees the records that count and no other.
 */
function publishedKey({
  recordType,
  schoolYear,
  district,
}: Pick<PublishedSnapshot, 'recordType' | 'schoolYear' | 'district'>): string {
  return `${FOLDER}${recordType}/school_year=${schoolYear}/district=${district}/records.parquet`;
}

/**
 * Brings the published copies of a district up to its snapshots: copies those that changed, deletes those of which no file is
 * left. What is there is read from the bucket, so that a copy whose writer died before it was noted is not forgotten.
 */
export async function publishSnapshots(container: Container, district: string): Promise<SnapshotsPublished> {
  const { ledger } = container;
  const { lake: bucket } = container.buckets;
  const snapshots = await (await container.lake()).publishedSnapshots(district);
  const wanted = new Map(snapshots.map((snapshot) => [publishedKey(snapshot), snapshot.key]));
  const there = await copiesOf(container, district);
  let copied = 0;
  for (const [key, snapshot] of wanted) {
    const before = await ledger.pointer(COPY_POINTER, key);
    if (there.has(key) && before?.key === snapshot) continue;
    await copy(container, snapshot, key);
    await ledger.setPointer(COPY_POINTER, key, { key: snapshot, inputHash: snapshot });
    copied += 1;
  }
  const withdrawn = [...there].filter((key) => !wanted.has(key));
  for (const key of withdrawn) {
    await ledger.removePointer(COPY_POINTER, key);
    await bucket.delete(key);
  }
  return { copied, removed: withdrawn.length };
}

async function copiesOf(container: Container, district: string): Promise<ReadonlySet<string>> {
  const keys = await listKeys(container.buckets.lake, FOLDER);
  return new Set(keys.filter((key) => key.split('/')[3] === `district=${district}`));
}

async function copy(container: Container, from: string, to: string): Promise<void> {
  const { lake: bucket } = container.buckets;
  await mkdir(container.unfinishedFolder, { recursive: true });
  const path = join(container.unfinishedFolder, `${randomUUID()}.parquet`);
  try {
    await bucket.getFile(from, path);
    await bucket.putFile(to, path, PARQUET);
  } finally {
    await rm(path, { force: true });
  }
}
