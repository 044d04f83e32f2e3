/** A column whose part not explained by the columns before it is smaller than this share of it counts as dependent. */
const SMALLEST_OWN_SHARE = 1e-11;

/**
 * Which columns of a design are not combinations of the columns before them, found by eliminating one column after the
 * other from the Gram matrix X'X.
 *
 * Worked example: columns a, b, a + b give true, true, false.
 *
 * @param gram columnCount x columnCount numbers, row by row
 */
export function independentColumns(gram: Float64Array, columnCount: number): boolean[] {
  const rest = gram.slice();
  return Array.from({ length: columnCount }, (_, pivot) => {
    const own = rest[pivot * columnCount + pivot]!;
    if (!(own > SMALLEST_OWN_SHARE * gram[pivot * columnCount + pivot]!)) return false;
    for (let row = pivot + 1; row < columnCount; row++) {
      const factor = rest[row * columnCount + pivot]! / own;
      for (let column = pivot; column < columnCount; column++) {
        rest[row * columnCount + column]! -= factor * rest[pivot * columnCount + column]!;
      }
    }
    return true;
  });
}
