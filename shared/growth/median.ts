import { type7Quantile } from './type7-quantile.ts';

/**
 * The median: the middle value, or the mean of the two middle ones.
 *
 * Units: those of the values.
 *
 * Worked example: the median of 80, 20, 50 is 50; of 80, 20, 50, 60 it is 55.
 *
 * @param values in any order, at least one
 */
export function median(values: ArrayLike<number>): number {
  return type7Quantile(Float64Array.from(values).sort(), 0.5);
}
