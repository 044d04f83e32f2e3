import { awsContainer } from '../aws-container.ts';
import { shown } from '../night-step.ts';
import { type Execution, type NightPlan, planRecompute } from './plan-recompute.ts';

/** First step of the night. */
export async function handler(event: Execution): Promise<NightPlan> {
  const container = awsContainer();
  return shown(container, () => planRecompute(container, event));
}
