import { awsContainer } from '../aws-container.ts';
import type { DistrictItem } from '../plan-recompute/plan-recompute.ts';
import { computeGaps, type GapsComputed } from './compute-gaps.ts';

/** One district of the night. */
export async function handler(event: { readonly item: DistrictItem }): Promise<GapsComputed> {
  return computeGaps(awsContainer(), event.item.district);
}
