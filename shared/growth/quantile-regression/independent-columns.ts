import {
  type AdditiveDesign,
  columnCountOf,
  columnVector,
  multiply,
  weightedColumnSums,
} from './additive-design.ts';
import { choleskyFactor, solveLower, solveUpper } from './cholesky.ts';

/** Below this share of its sum of squares, what other columns leave of a column is looked at more closely. */
const SUSPICIOUS_SHARE = 1e-5;
/** A column that the others reproduce this well, relative to its largest entry, is a combination of them. */
const LARGEST_MISS = 1e-9;

/**
 * Which columns of a design are not combinations of the columns before them.
 *
 * The Gram matrix X'X is eliminated column by column. It tells clear cases apart but loses half of the digits, so a
 * column of which little is left is fitted by the kept ones and judged by what the fit misses.
 *
 * Worked example: columns a, b, a + b, 0 give true, true, false, false.
 *
 * @param gram X'X of the design
 */
export function independentColumns(design: AdditiveDesign, gram: Float64Array): boolean[] {
  const size = columnCountOf(design);
  const rest = gram.slice();
  const kept: number[] = [];
  return design.columnNames.map((_, column) => {
    const own = rest[column * size + column]!;
    const share = own / gram[column * size + column]!;
    if (!(share > SUSPICIOUS_SHARE) && isCombination(design, gram, column, kept)) return false;
    kept.push(column);
    for (let row = column + 1; row < size; row++) {
      const factor = rest[row * size + column]! / own;
      for (let k = column; k < size; k++) rest[row * size + k]! -= factor * rest[column * size + k]!;
    }
    return true;
  });
}

/** Whether the kept columns reproduce the column: least squares, refined twice. */
function isCombination(
  design: AdditiveDesign,
  gram: Float64Array,
  column: number,
  kept: readonly number[],
): boolean {
  const size = columnCountOf(design);
  const factor = choleskyFactor(
    Float64Array.from(kept.flatMap((a) => kept.map((b) => gram[a * size + b]!))),
    kept.length,
  );
  if (factor === undefined) return true;
  const missing = new Float64Array(design.rowCount);
  const unit = columnVector(design);
  unit[column] = 1;
  multiply(design, unit, missing);
  const largest = largestSize(missing);
  const explained = new Float64Array(design.rowCount);
  for (let pass = 0; pass < 3; pass++) {
    const sums = weightedColumnSums(design, missing);
    const solution = Float64Array.from(kept, (k) => sums[k]!);
    solveLower(factor, kept.length, solution);
    solveUpper(factor, kept.length, solution);
    const coefficients = columnVector(design);
    kept.forEach((k, position) => {
      coefficients[k] = solution[position]!;
    });
    multiply(design, coefficients, explained);
    for (let row = 0; row < missing.length; row++) missing[row]! -= explained[row]!;
  }
  return largestSize(missing) <= LARGEST_MISS * largest;
}

function largestSize(values: Float64Array): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  return largest;
}
