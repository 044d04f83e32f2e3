import { pick } from '../pick.ts';
import { type AdditiveDesign, columnCountOf, columnVector, writeRow } from './additive-design.ts';
import { SingularDesignError } from './singular-design.ts';

/** How much of a row must be new, compared with the rows already taken: first choosy, then content with less. */
const SMALLEST_NEW_SHARES = [0.1, 1e-3, 1e-6, 1e-9];

/**
 * Rows that determine a plane close to a guessed one: taken in order of their closeness to the guess, leaving out those
 * (nearly) determined by the rows already taken. Rows of the band come first; others are needed where the band holds
 * no student of a rare kind.
 *
 * @param closeness per row, its distance from the guessed plane; the smallest come first
 * @param inBand 1 for rows of the band
 * @param columnScale per column, the size its entries are measured by
 * @throws SingularDesignError when no set of rows determines a plane
 */
export function startingRows(
  design: AdditiveDesign,
  closeness: Float64Array,
  inBand: Uint8Array,
  columnScale: Float64Array,
): Uint32Array {
  const size = columnCountOf(design);
  const taken = new Set<number>();
  const reduced: { readonly line: Float64Array; readonly pivot: number }[] = [];
  const vector = columnVector(design);

  const takeIfNew = (row: number, smallestNewShare: number): void => {
    writeRow(design, row, vector);
    for (let k = 0; k < size; k++) vector[k]! /= columnScale[k]!;
    for (const { line, pivot } of reduced) {
      const factor = vector[pivot]!;
      if (factor !== 0) for (let k = 0; k < size; k++) vector[k]! -= factor * line[k]!;
    }
    let pivot = 0;
    for (let k = 1; k < size; k++) if (Math.abs(vector[k]!) > Math.abs(vector[pivot]!)) pivot = k;
    const divisor = vector[pivot]!;
    if (!(Math.abs(divisor) > smallestNewShare)) return;
    taken.add(row);
    reduced.push({ line: vector.map((entry) => entry / divisor), pivot });
  };

  for (const band of [1, 0]) {
    const candidates = rowsWhere(inBand, band);
    for (const smallestNewShare of SMALLEST_NEW_SHARES) {
      for (const row of closestFirst(closeness, candidates, 4 * size)) {
        if (!taken.has(row)) takeIfNew(row, smallestNewShare);
        if (taken.size === size) return Uint32Array.from(taken);
      }
    }
  }
  throw new SingularDesignError(`only ${taken.size} of ${size} columns are independent`);
}

function rowsWhere(inBand: Uint8Array, band: number): Uint32Array {
  let size = 0;
  for (let row = 0; row < inBand.length; row++) if (inBand[row] === band) size++;
  const rows = new Uint32Array(size);
  let filled = 0;
  for (let row = 0; row < inBand.length; row++) if (inBand[row] === band) rows[filled++] = row;
  return rows;
}

/** The candidates, the closest first, sorted in growing portions: mostly the first portion is enough. */
function* closestFirst(
  closeness: Float64Array,
  candidates: Uint32Array,
  firstPortion: number,
): Generator<number> {
  const limits = pick(closeness, candidates).sort();
  let last = -1;
  for (let portion = firstPortion; last < limits[limits.length - 1]!; portion *= 8) {
    const limit = limits[Math.min(portion, limits.length) - 1]!;
    const rows = candidates.filter((row) => closeness[row]! > last && closeness[row]! <= limit);
    yield* rows.sort((a, b) => closeness[a]! - closeness[b]! || a - b);
    last = limit;
  }
}
