/** sqrt(pi / 2), rounded as in the source. */
const MEDIAN_TO_MEAN = 1.253;

/**
 * The standard error of a median, from that of the mean: 1.253 times as large (exact for large samples of a normal
 * distribution).
 *
 * Source: as in R package SGP. Units: those of the values.
 *
 * Worked example: with a standard error of the mean of 2.0 the median's is 2.506.
 */
export function standardErrorOfMedian(standardErrorOfTheMean: number): number {
  return MEDIAN_TO_MEAN * standardErrorOfTheMean;
}
