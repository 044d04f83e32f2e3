/**
 * The arithmetic mean.
 *
 * Definition: sum of the values divided by their number. Units: those of the values.
 *
 * Worked example: the mean of 20, 50 and 80 is 50.
 *
 * @param values at least one
 */
export function mean(values: ArrayLike<number>): number {
  if (values.length === 0) throw new RangeError('a mean needs at least one value');
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
