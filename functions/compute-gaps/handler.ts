import { awsContainer } from '../aws-container.ts';
import { nightStep } from '../night-step.ts';
import type { DistrictItem } from '../plan-recompute/plan-recompute.ts';
import { computeGaps, type GapsComputed } from './compute-gaps.ts';

/** One district of the night. */
export async function handler(event: {
  readonly runId: string;
  readonly item: DistrictItem;
}): Promise<GapsComputed> {
  const container = awsContainer();
  return nightStep(container, event.runId, () => computeGaps(container, event.item.district));
}
