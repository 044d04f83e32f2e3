import { awsContainer } from '../aws-container.ts';
import { type NightPlan, planRecompute } from './plan-recompute.ts';

/** First step of the night. */
export async function handler(): Promise<NightPlan> {
  return planRecompute(awsContainer());
}
