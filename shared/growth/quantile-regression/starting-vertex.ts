import { type AdditiveDesign, columnCountOf, columnVector, writeRow } from './additive-design.ts';
import { SingularDesignError } from './singular-design.ts';

/** How much of a row must be new, compared with the rows already taken: first choosy, then content with less. */
const SMALLEST_NEW_SHARES = [0.1, 1e-3, 1e-6, 1e-9];

/**
 * Rows that determine a plane close to a guessed one: taken in order of their closeness to the guess, leaving out those
 * (nearly) determined by the rows already taken.
 *
 * @param closeness per row, its distance from the guessed plane; the smallest come first
 * @param columnScale per column, the size its entries are measured by
 * @throws SingularDesignError when no set of rows determines a plane
 */
export function startingRows(
  design: AdditiveDesign,
  closeness: Float64Array,
  columnScale: Float64Array,
): Uint32Array {
  const size = columnCountOf(design);
  const taken: number[] = [];
  const reduced: Float64Array[] = [];
  const pivots: number[] = [];
  const vector = columnVector(design);

  const takeIfNew = (row: number, smallestNewShare: number): void => {
    writeRow(design, row, vector);
    for (let k = 0; k < size; k++) vector[k]! /= columnScale[k]!;
    reduced.forEach((line, number) => {
      const factor = vector[pivots[number]!]!;
      if (factor !== 0) for (let k = 0; k < size; k++) vector[k]! -= factor * line[k]!;
    });
    let pivot = 0;
    for (let k = 1; k < size; k++) if (Math.abs(vector[k]!) > Math.abs(vector[pivot]!)) pivot = k;
    const divisor = vector[pivot]!;
    if (!(Math.abs(divisor) > smallestNewShare)) return;
    taken.push(row);
    pivots.push(pivot);
    reduced.push(vector.map((entry) => entry / divisor));
  };

  for (const smallestNewShare of SMALLEST_NEW_SHARES) {
    for (const row of closestFirst(closeness, 4 * size)) {
      if (taken.length === size) return Uint32Array.from(taken);
      if (!taken.includes(row)) takeIfNew(row, smallestNewShare);
    }
  }
  if (taken.length === size) return Uint32Array.from(taken);
  throw new SingularDesignError(`only ${taken.length} of ${size} columns are independent`);
}

/** All rows, the closest first, sorted in growing portions because mostly only the first few are needed. */
function* closestFirst(closeness: Float64Array, firstPortion: number): Generator<number> {
  const limits = closeness.slice().sort();
  let last = -1;
  for (let portion = firstPortion; last < limits[limits.length - 1]!; portion *= 8) {
    const limit = limits[Math.min(portion, limits.length) - 1]!;
    const rows: number[] = [];
    for (let row = 0; row < closeness.length; row++) {
      if (closeness[row]! > last && closeness[row]! <= limit) rows.push(row);
    }
    yield* rows.sort((a, b) => closeness[a]! - closeness[b]! || a - b);
    last = limit;
  }
}
