import { awsContainer } from '../aws-container.ts';
import { nightStep } from '../night-step.ts';
import { type PackRequest, type PackWritten, writeNetworkFiles } from './write-network-files.ts';

/** One pack of the night. */
export async function handler(event: {
  readonly runId: string;
  readonly item: PackRequest;
}): Promise<PackWritten> {
  const container = awsContainer();
  return nightStep(container, event.runId, () => writeNetworkFiles(container, event.item, event.runId));
}
