import { awsContainer } from '../aws-container.ts';
import { nightStep } from '../night-step.ts';
import type { DistrictItem } from '../plan-recompute/plan-recompute.ts';
import { type SnapshotsWritten, writeSnapshots } from './write-snapshots.ts';

/** One district of the night. */
export async function handler(event: {
  readonly runId: string;
  readonly item: DistrictItem;
}): Promise<SnapshotsWritten> {
  const container = awsContainer();
  return nightStep(container, event.runId, () => writeSnapshots(container, event.item.district));
}
