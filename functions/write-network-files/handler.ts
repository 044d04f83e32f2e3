import { awsContainer } from '../aws-container.ts';
import type { PackItem } from '../plan-recompute/plan-recompute.ts';
import { type PackWritten, writeNetworkFiles } from './write-network-files.ts';

/** One pack of the night. */
export async function handler(event: {
  readonly item: PackItem;
  readonly runId: string;
}): Promise<PackWritten> {
  return writeNetworkFiles(awsContainer(), event.item, event.runId);
}
