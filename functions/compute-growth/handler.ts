import { awsContainer } from '../aws-container.ts';
import type { Cohort } from './cohort-sql.ts';
import { computeGrowth, type GrowthComputed } from './compute-growth.ts';

/** One cohort of the night. */
export async function handler(event: { readonly item: Cohort }): Promise<GrowthComputed> {
  return computeGrowth(awsContainer(), event.item);
}
