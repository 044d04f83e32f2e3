import { type AdditiveDesign, columnCountOf } from './additive-design.ts';

/**
 * The transposed design times itself, X'X, over all rows: columnCount x columnCount numbers, row by row.
 *
 * Worked example: rows (1, 2) and (1, 4) give 2, 6, 6, 20.
 */
export function gramMatrix(design: AdditiveDesign): Float64Array {
  const size = columnCountOf(design);
  const stride = size + 1; // one spare row and column for unused entries
  const sums = new Float64Array(stride * stride);
  const entryCount = design.parts.reduce((count, part) => count + part.width, 0);
  const columns = new Uint16Array(entryCount);
  const values = new Float64Array(entryCount);
  for (let row = 0; row < design.rowCount; row++) {
    let filled = 0;
    for (const part of design.parts) {
      let entry = part.levelOfRow[row]! * part.width;
      for (const end = entry + part.width; entry < end; entry++, filled++) {
        columns[filled] = part.columns[entry]!;
        values[filled] = part.values[entry]!;
      }
    }
    for (let a = 0; a < entryCount; a++) {
      const start = columns[a]! * stride;
      const value = values[a]!;
      for (let b = 0; b <= a; b++) sums[start + columns[b]!]! += value * values[b]!;
    }
  }
  // Entries come in the order of their columns but for unused ones, so each pair was added on one side of the
  // diagonal only: adding both sides completes the matrix.
  const gram = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      gram[a * size + b] = a === b ? sums[a * stride + a]! : sums[a * stride + b]! + sums[b * stride + a]!;
    }
  }
  return gram;
}
