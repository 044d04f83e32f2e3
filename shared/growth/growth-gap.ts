import type { GrowthSummary } from './growth-summary.ts';

export interface GrowthGap {
  /** Mean of the group minus mean of the comparison. */
  readonly difference: number;
  readonly standardError: number;
}

/**
 * How much a group's mean growth differs from that of the students compared with.
 *
 * Only for `growthPercentile`: a model that contains a characteristic cannot show a gap by that characteristic, group
 * means of `similarStudentPercentile` are about 50 by construction. The type forbids it.
 *
 * Definition: difference of the means; standard error: root of the sum of the squared standard errors (the groups do
 * not overlap). Units: percentile points.
 *
 * Worked example: means 44 (standard error 3) and 50 (standard error 4): difference -6, standard error 5.
 *
 * @returns undefined when one of the two is below its floor
 */
export function growthGap(
  group: GrowthSummary<'growthPercentile'>,
  comparison: GrowthSummary<'growthPercentile'>,
): GrowthGap | undefined {
  if (!group.shown || !comparison.shown) return undefined;
  return {
    difference: group.mean - comparison.mean,
    standardError: Math.hypot(group.standardError, comparison.standardError),
  };
}
