import { endYearOf, type SchoolYear } from '../standards/school-year.ts';

/** What an aim asks for, in points of distance from standard: +44 for a group's mean, -20 for its gap to White students. */
export interface AimTarget {
  readonly baselineYear: SchoolYear;
  readonly targetYear: SchoolYear;
  /** Wanted change from the baseline year to the target year; never 0. */
  readonly targetChange: number;
}

/** The value, a group’s mean or its gap to White students, by school year. A hidden value is left out. */
export type ValueByYear = ReadonlyMap<SchoolYear, number>;

export type ProgressToAim =
  | {
      readonly computed: true;
      readonly baseline: number;
      readonly now: number;
      /** now - baseline. */
      readonly changeSoFar: number;
      /** Change so far over the wanted change: 0.25 = a quarter of the way, negative = moved away from the aim. */
      readonly shareOfTarget: number;
      /** The change that the same step every year would have reached by now. */
      readonly evenPace: number;
      /** True when the change so far is at least as far toward the aim as even pace. */
      readonly onPace: boolean;
    }
  | {
      readonly computed: false;
      readonly reason: 'no baseline' | 'no value this year' | 'before the baseline';
    };

/**
 * Progress to an aim: change since the baseline year, its share of the target, and where even pace would stand.
 *
 * evenPace = targetChange x years since baseline / years from baseline to target, not beyond the target.
 * Units: points of distance from standard; shareOfTarget is a ratio. A missing baseline cannot be computed and is never 0.
 * Source: the network's aim (+44 points, gap -20 points). Throws RangeError for an aim that has no length or no size.
 *
 * @example
 * progressToAim(
 *   { baselineYear: '2015-16', targetYear: '2019-20', targetChange: 44 },
 *   new Map([['2015-16', -80], ['2017-18', -69]]), '2017-18',
 * ) // changeSoFar 11, shareOfTarget 0.25, evenPace 22, onPace false
 */
export function progressToAim(aim: AimTarget, values: ValueByYear, year: SchoolYear): ProgressToAim {
  const years = endYearOf(aim.targetYear) - endYearOf(aim.baselineYear);
  if (years <= 0 || aim.targetChange === 0) {
    throw new RangeError('An aim needs a target year after its baseline year and a change that is not 0');
  }
  const elapsed = endYearOf(year) - endYearOf(aim.baselineYear);
  if (elapsed < 0) return { computed: false, reason: 'before the baseline' };
  const [baseline, now] = [values.get(aim.baselineYear), values.get(year)];
  if (baseline === undefined) return { computed: false, reason: 'no baseline' };
  if (now === undefined) return { computed: false, reason: 'no value this year' };
  const changeSoFar = now - baseline;
  const evenPace = aim.targetChange * Math.min(1, elapsed / years);
  return {
    computed: true,
    baseline,
    now,
    changeSoFar,
    shareOfTarget: changeSoFar / aim.targetChange,
    evenPace,
    onPace: aim.targetChange > 0 ? changeSoFar >= evenPace : changeSoFar <= evenPace,
  };
}
