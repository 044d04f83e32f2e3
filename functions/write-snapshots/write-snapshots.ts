import { outboxKey } from '../../shared/access/outbox-file.ts';
import type { FileCounts } from '../../shared/lake/what-counts.ts';
import type { Container } from '../container.ts';

export interface SnapshotsWritten {
  readonly district: string;
  readonly written: number;
  readonly unchanged: number;
  readonly withdrawn: number;
}

/** Old snapshots stay for a day: readers of a night that is still going on may have them open. */
const KEEP_OLD_MILLISECONDS = 24 * 60 * 60 * 1000;

/**
 * Brings a district's snapshots up to its files, publishes them for the catalogue, and tells the data lead for each
 * landed file how many of its records count and how many a newer file superseded.
 */
export async function writeSnapshots(container: Container, district: string): Promise<SnapshotsWritten> {
  const lake = await container.lake();
  const outcomes = await lake.refreshSnapshots(district);
  await lake.removeOldSnapshots(district, new Date(Date.now() - KEEP_OLD_MILLISECONDS));
  const changed = outcomes.filter(({ outcome }) => outcome === 'written' || outcome === 'withdrawn');
  if (changed.length > 0) await writeWhatCounts(container, district, await lake.whatCounts(district));
  const count = (outcome: string) => outcomes.filter((one) => one.outcome === outcome).length;
  return {
    district,
    written: count('written'),
    unchanged: count('unchanged') + count('same records'),
    withdrawn: count('withdrawn'),
  };
}

async function writeWhatCounts(
  container: Container,
  district: string,
  counts: readonly FileCounts[],
): Promise<void> {
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
  await container.buckets.outbox.put(outboxKey.receipt(`${district}/what-counts`, 'json'), body, {
    contentType: 'application/json',
  });
}
