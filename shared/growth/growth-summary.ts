import type { GrowthModel, LevelCuts } from './growth-cohort.ts';
import { growthLevelCode } from './growth-level.ts';
import { mean } from './mean.ts';
import { median } from './median.ts';
import { standardErrorOfMean } from './standard-error-of-mean.ts';
import { standardErrorOfMedian } from './standard-error-of-median.ts';

/** Fewest students a growth figure is shown for, by what they have in common. Where two apply, take the larger. */
export const GROWTH_FLOORS = { school: 20, group: 11, teamClasses: 11 } as const;

/** Growth of some students taken together: a school, a team's classes, a group, a district, the network. */
export type GrowthSummary<Model extends GrowthModel = GrowthModel> =
  | ({ readonly model: Model; readonly shown: true } & GrowthFigures)
  | { readonly model: Model; readonly shown: false; readonly reason: 'below_floor' };

export interface GrowthFigures {
  /** Students with a percentile. */
  readonly n: number;
  /** The overall growth percentile: 50 is average growth in the network. Shown with one decimal. */
  readonly mean: number;
  readonly standardError: number;
  readonly median: number;
  readonly standardErrorOfMedian: number;
  /** Shares between 0 and 1; they add up to 1. */
  readonly shareLow: number;
  readonly shareTypical: number;
  readonly shareHigh: number;
}

/**
 * The growth of some students taken together.
 *
 * Definition: mean (the overall figure) and median of their percentiles, each with its standard error, and the shares
 * with low, typical and high growth. With fewer students than the floor nothing is given, not even their number.
 *
 * Source: aggregation of R package SGP; mean as the overall figure because it varies less between years.
 * Units: percentile points; shares between 0 and 1.
 *
 * Worked example: percentiles 20, 50, 80 with a floor of 3: n 3, mean 50, standard error 17.3, median 50, standard error
 * of the median 21.7, one third each low, typical and high.
 *
 * @param percentiles 1 to 99; 0 (none) does not count
 * @param floor fewest students a figure is shown for, see GROWTH_FLOORS
 */
export function growthSummary<Model extends GrowthModel>(
  model: Model,
  percentiles: ArrayLike<number>,
  floor: number,
  levelCuts: LevelCuts,
): GrowthSummary<Model> {
  const counted = Float64Array.from(percentiles).filter((percentile) => percentile > 0);
  const n = counted.length;
  if (n === 0 || n < floor) return { model, shown: false, reason: 'below_floor' };
  const standardError = standardErrorOfMean(counted);
  const students = [0, 0, 0, 0];
  for (const percentile of counted) students[growthLevelCode(percentile, levelCuts)]!++;
  const [, low, typical, high] = students;
  return {
    model,
    shown: true,
    n,
    mean: mean(counted),
    standardError,
    median: median(counted),
    standardErrorOfMedian: standardErrorOfMedian(standardError),
    shareLow: low! / n,
    shareTypical: typical! / n,
    shareHigh: high! / n,
  };
}

/**
 * The same for many units at once: one summary per unit, in the order of their numbers.
 *
 * Students belong to a unit when they have a percentile and count there, so pass -1 as the unit of a student who was not
 * enrolled for the full academic year.
 *
 * @param percentile per student, 0 for none
 * @param unitOfStudent number of the unit (a school, say) per student, -1 for none
 */
export function growthByUnit<Model extends GrowthModel>(
  model: Model,
  percentile: Uint8Array,
  unitOfStudent: Int32Array,
  unitCount: number,
  floor: number,
  levelCuts: LevelCuts,
): GrowthSummary<Model>[] {
  const members: number[][] = Array.from({ length: unitCount }, () => []);
  unitOfStudent.forEach((unit, i) => {
    if (unit >= 0) members[unit]!.push(percentile[i]!);
  });
  return members.map((percentiles) => growthSummary(model, percentiles, floor, levelCuts));
}
