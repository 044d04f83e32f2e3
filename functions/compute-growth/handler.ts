import { awsContainer } from '../aws-container.ts';
import { nightStep } from '../night-step.ts';
import type { CohortsOfYear } from './cohort-sql.ts';
import { computeGrowthOfYear, type GrowthComputed } from './compute-growth.ts';

/** The cohorts of one subject and school year of the night. */
export async function handler(event: {
  readonly runId: string;
  readonly item: CohortsOfYear;
}): Promise<readonly GrowthComputed[]> {
  const container = awsContainer();
  return nightStep(container, event.runId, () => computeGrowthOfYear(container, event.item));
}
