/** n as it may be shown: exactly, or as a band. `high` null = no upper end. */
export type ShownN =
  | { readonly kind: 'exact'; readonly n: number }
  | { readonly kind: 'band'; readonly low: number; readonly high: number | null };

/** A percent as it may be shown. 'at most' / 'at least': an extreme that would say what every student got. */
export type ShownPercent =
  | { readonly kind: 'exact'; readonly percent: number }
  | { readonly kind: 'at most' | 'at least'; readonly percent: number }
  | { readonly kind: 'hidden' };

const BANDS = [
  [10, 19],
  [20, 49],
  [50, null],
] as const;

/** P7: the band of an n at or above the floor. @example bandOf(23, 10) // { kind: 'band', low: 20, high: 49 } */
export function bandOf(n: number, floor: number): ShownN {
  const band = BANDS.find(([, high]) => high === null || n <= high) ?? BANDS[2];
  // A floor below 10 widens the first band downwards; a floor of 11 cuts it.
  const low = band === BANDS[0] ? floor : Math.max(band[0], floor);
  return { kind: 'band', low, high: band[1] };
}

/** n in words: '23', '20-49', '50+'. */
export function nWords(shown: ShownN): string {
  if (shown.kind === 'exact') return String(shown.n);
  return shown.high === null ? `${shown.low}+` : `${shown.low}-${shown.high}`;
}

/** Percent in words: '48%', 'at most 25%'. Null when it is not shown. */
export function percentWords(shown: ShownPercent): string | null {
  switch (shown.kind) {
    case 'hidden':
      return null;
    case 'exact':
      return `${Math.round(shown.percent)}%`;
    default:
      return `${shown.kind} ${shown.percent}%`;
  }
}

/** Numerators (or their complements) that are extreme: 0, 1 and 2. */
const EXTREME = 2;

/** The ends of the open range by n band: 10% from n 100; wider for fewer students, so that five or more numerators stay open. */
const EXTREME_ENDS = [
  [100, 10],
  [40, 20],
  [20, 30],
  [0, 50],
] as const;

/** True when a percent is near 0% or 100%: numerator or complement at most `within`. */
export function isExtreme(met: number, n: number, within = EXTREME): boolean {
  return Math.min(met, n - met) <= within;
}

/**
 * P4: an extreme percent as "at most" or "at least". By n band: 10% and 90% from 100 students on, 20% and 80% from 40, 30% and 70% from
 * 20, 50% under that: the range always leaves five or more numerators open, and is true.
 *
 * @example extremePercent(0, 140) // { kind: 'at most', percent: 10 }; extremePercent(23, 24) // { kind: 'at least', percent: 70 }
 */
export function extremePercent(met: number, n: number): ShownPercent {
  const [, end] = EXTREME_ENDS.find(([from]) => n >= from) as (typeof EXTREME_ENDS)[number];
  return met <= n - met ? { kind: 'at most', percent: end } : { kind: 'at least', percent: 100 - end };
}
