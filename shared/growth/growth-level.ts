import type { LevelCuts } from './growth-cohort.ts';

/** Position 0 stands for "no percentile"; results hold these positions. */
export const GROWTH_LEVELS = ['none', 'low', 'typical', 'high'] as const;
export type GrowthLevel = (typeof GROWTH_LEVELS)[number];

/**
 * The level of a growth percentile, as its position in GROWTH_LEVELS.
 *
 * Source: growth percentiles of Smarter Balanced states in R package SGP: 1-34 low, 35-65 typical, 66-99 high.
 * Units: none.
 *
 * Worked example: with the cuts 35 and 66, percentile 34 is low (1), 35 and 65 are typical (2), 66 is high (3).
 *
 * @param percentile 1 to 99, or 0 for none
 */
export function growthLevelCode(percentile: number, { typicalFrom, highFrom }: LevelCuts): 0 | 1 | 2 | 3 {
  if (percentile === 0) return 0;
  if (percentile < typicalFrom) return 1;
  return percentile < highFrom ? 2 : 3;
}
