import { outboxKey } from '../../shared/access/outbox-file.ts';
import { SNAPSHOT_POINTER } from '../../shared/lake/snapshots.ts';
import type { FileCounts } from '../../shared/lake/what-counts.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';
import { publishSnapshots } from './publish-snapshots.ts';

export interface SnapshotsWritten {
  readonly district: string;
  readonly written: number;
  readonly unchanged: number;
  readonly withdrawn: number;
}

/** Pointers of this kind say for which snapshots a district was told what counts. */
export const WHAT_COUNTS_POINTER = 'what-counts';

/** Old snapshots stay for a day: readers of a night that is still going on may have them open. */
const KEEP_OLD_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Brings a district's snapshots up to its files, publishes them for the catalogue, and tells the data lead for each
 * landed file how many of its records count and how many a newer file superseded.
 */
export async function writeSnapshots(container: Container, district: string): Promise<SnapshotsWritten> {
  const lake = await container.lake();
  const outcomes = await lake.refreshSnapshots(district);
  await publishSnapshots(container, district);
  await lake.removeOldSnapshots(district, new Date(Date.now() - KEEP_OLD_MILLISECONDS));
  await tellWhatCounts(container, district);
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  return {
    district,
    written: count('written'),
    unchanged: count('unchanged') + count('same records'),
    withdrawn: count('withdrawn'),
  };
}

/** Beside the receipts: written when the snapshots are others than those it was last written for, also by a run that died. */
async function tellWhatCounts(container: Container, district: string): Promise<void> {
  const { ledger } = container;
  const snapshots = await ledger.pointers(SNAPSHOT_POINTER, `${district}/`);
  const hash = inputHash(snapshots.map((pointer) => [pointer.name, pointer.inputHash]));
  if ((await ledger.pointer(WHAT_COUNTS_POINTER, district))?.inputHash === hash) return;
  const lake = await container.lake();
  const key = await writeWhatCounts(container, district, await lake.whatCounts(district));
  await ledger.setPointer(WHAT_COUNTS_POINTER, district, { key, inputHash: hash });
}

async function writeWhatCounts(
  container: Container,
  district: string,
  counts: readonly FileCounts[],
): Promise<string> {
  const files = new Map<
    string,
    { records: number; counting: number; superseded: number; byRecordType: FileCounts[] }
  >();
  for (const count of counts) {
    const file = files.get(count.landingKey) ?? { records: 0, counting: 0, superseded: 0, byRecordType: [] };
    file.records += count.records;
    file.counting += count.counting;
    file.superseded += count.superseded;
    file.byRecordType.push(count);
    files.set(count.landingKey, file);
  }
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([file, facts]) => ({ file, ...facts }));
  const body = `${JSON.stringify({ district, files: sorted }, null, 2)}\n`;
  const key = outboxKey.receipt(`${district}/what-counts`, 'json');
  await container.buckets.outbox.put(key, body, { contentType: 'application/json' });
  return key;
}
