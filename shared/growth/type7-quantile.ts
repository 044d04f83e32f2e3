/**
 * The quantile of a sample by R's default rule (type 7): linear interpolation between the order statistics
 * around position (n - 1) * probability.
 *
 * Source: Hyndman & Fan (1996), "Sample quantiles in statistical packages", definition 7; `stats::quantile` in R.
 * Units: those of the values.
 *
 * Worked example: of 10, 20, 30, 40 the 0.2 quantile sits at position 3 * 0.2 = 0.6, so 10 + 0.6 * (20 - 10) = 16.
 *
 * @param sorted the values, ascending, at least one
 * @param probability between 0 and 1
 */
export function type7Quantile(sorted: ArrayLike<number>, probability: number): number {
  if (sorted.length === 0) throw new RangeError('a quantile needs at least one value');
  const position = (sorted.length - 1) * probability;
  // R's fuzz: a position within rounding error of a whole number is that whole number.
  const below = Math.floor(position + 4 * Number.EPSILON * sorted.length);
  const fraction = Math.max(0, position - below);
  const lower = sorted[below]!;
  const upper = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return fraction < 4 * Number.EPSILON * sorted.length ? lower : lower + fraction * (upper - lower);
}
