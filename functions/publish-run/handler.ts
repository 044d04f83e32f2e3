import { awsContainer } from '../aws-container.ts';
import { type NightPublished, type NightResults, publishRun } from './publish-run.ts';

/** Last step of the night. */
export async function handler(event: NightResults): Promise<NightPublished> {
  return publishRun(awsContainer(), event);
}
