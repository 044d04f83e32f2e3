import { awsContainer } from '../aws-container.ts';
import { nightStep } from '../night-step.ts';
import type { Cohort } from './cohort-sql.ts';
import { computeGrowth, type GrowthComputed } from './compute-growth.ts';

/** One cohort of the night. */
export async function handler(event: {
  readonly runId: string;
  readonly item: Cohort;
}): Promise<GrowthComputed> {
  const container = awsContainer();
  return nightStep(container, event.runId, () => computeGrowth(container, event.item));
}
