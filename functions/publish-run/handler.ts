import { awsContainer } from '../aws-container.ts';
import { nightStep } from '../night-step.ts';
import { type NightPublished, type NightResults, publishRun } from './publish-run.ts';

/** Last step of the night. */
export async function handler(event: NightResults): Promise<NightPublished> {
  const container = awsContainer();
  return nightStep(container, event.plan.runId, () => publishRun(container, event));
}
