import { normalQuantile } from './normal-quantile.ts';
import { chanceComparisonIsHigher, type ScoreCounts } from './score-counts.ts';
import { meanOf, type ScoreSummary, varianceOf } from './score-summary.ts';

/**
 * Hedges' g: the gap in pooled standard deviations, corrected for small samples.
 *
 * g = (1 - 3 / (4 df - 1)) (mean(comparison) - mean(group)) / pooled SD, df = n1 + n2 - 2.
 * Source: Hedges (1981), J. Educational Statistics 6:107-128. Units: standard deviations, positive = the group is behind.
 * Null when a side is under two students or nobody's score differs.
 *
 * @example hedgesG(summaryOf([-28, 0, 12]), summaryOf([22, 42, 0, 32])) // 1.2981
 */
export function hedgesG(group: ScoreSummary, comparison: ScoreSummary): number | null {
  const [groupMean, comparisonMean] = [meanOf(group), meanOf(comparison)];
  const [groupVariance, comparisonVariance] = [varianceOf(group), varianceOf(comparison)];
  if (groupMean === null || comparisonMean === null) return null;
  if (groupVariance === null || comparisonVariance === null) return null;
  const df = group.n + comparison.n - 2;
  const pooled = Math.sqrt(((group.n - 1) * groupVariance + (comparison.n - 1) * comparisonVariance) / df);
  if (pooled === 0) return null;
  return ((1 - 3 / (4 * df - 1)) * (comparisonMean - groupMean)) / pooled;
}

/**
 * V, the scale-free gap: V = sqrt(2) probit(A), A = P(comparison > group) + P(tie) / 2.
 *
 * On the scale of an effect size, and unchanged by any rising re-scaling of the test: with it gaps from different tests
 * can be set side by side. Source: Ho (2009), J. Educ. Behav. Stat. 34:201-228; Ho & Reardon (2012), same 37:489-517.
 * Units: standard deviations, positive = the group is behind.
 * Null when a side is empty or the two do not overlap (A is 0 or 1: V has no finite value).
 *
 * @example scaleFreeGap(countScores([2500, 2528, 2540]), countScores([2550, 2570, 2528, 2560])) // 1.6268
 */
export function scaleFreeGap(group: ScoreCounts, comparison: ScoreCounts): number | null {
  const chance = chanceComparisonIsHigher(group, comparison);
  if (chance === null || chance === 0 || chance === 1) return null;
  return Math.SQRT2 * normalQuantile(chance);
}
