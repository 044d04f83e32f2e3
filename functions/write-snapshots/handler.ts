import { awsContainer } from '../aws-container.ts';
import type { DistrictItem } from '../plan-recompute/plan-recompute.ts';
import { type SnapshotsWritten, writeSnapshots } from './write-snapshots.ts';

/** One district of the night. */
export async function handler(event: { readonly item: DistrictItem }): Promise<SnapshotsWritten> {
  return writeSnapshots(awsContainer(), event.item.district);
}
