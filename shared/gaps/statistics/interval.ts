/** Lowest and highest plausible value (95 %), in the units of what is estimated. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** True when 0 lies outside the interval: the direction of the difference is clear. */
export function excludesZero(interval: Interval): boolean {
  return interval.low > 0 || interval.high < 0;
}
