import { mean } from './mean.ts';

/**
 * The standard error of a mean: the sample standard deviation (divisor n - 1) divided by the square root of n. It says
 * how far the mean of a school would typically move if other, similar students had attended it.
 *
 * Source: as in R package SGP. Units: those of the values.
 *
 * Worked example: 20, 50, 80 have the standard deviation 30, so the standard error of their mean is 30 / sqrt(3) = 17.3.
 *
 * @returns NaN for fewer than two values
 */
export function standardErrorOfMean(values: ArrayLike<number>): number {
  if (values.length < 2) return Number.NaN;
  const centre = mean(values);
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - centre) ** 2;
  return Math.sqrt(squares / (values.length - 1) / values.length);
}
