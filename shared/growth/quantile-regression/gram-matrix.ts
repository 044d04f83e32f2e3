import { type AdditiveDesign, columnCountOf, type DesignPart } from './additive-design.ts';

/**
 * The transposed design times itself, X'X, over all rows: columnCount x columnCount numbers, row by row.
 *
 * Rows with the same level of a part share what that part puts into the products, so what the other parts hold is added
 * up per level first: a few additions per row instead of one product per pair of entries.
 *
 * Worked example: rows (1, 2) and (1, 4) give 2, 6, 6, 20.
 */
export function gramMatrix(design: AdditiveDesign): Float64Array {
  const size = columnCountOf(design);
  const stride = size + 1; // one spare row and column for unused entries
  const sums = new Float64Array(stride * stride);
  design.parts.forEach((part, position) => {
    addOwnProducts(part, stride, sums);
    const later = design.parts.slice(position + 1);
    if (later.length > 0) addProductsWith(later, part, stride, sums);
  });
  const gram = new Float64Array(size * size);
  for (let row = 0; row < size; row++) gram.set(sums.subarray(row * stride, row * stride + size), row * size);
  return gram;
}

/** A part's entries times each other. */
function addOwnProducts(part: DesignPart, stride: number, sums: Float64Array): void {
  const { levelOfRow, levelCount, width, values, columns } = part;
  const rowsOfLevel = new Float64Array(levelCount);
  for (let row = 0; row < levelOfRow.length; row++) rowsOfLevel[levelOfRow[row]!]!++;
  for (let level = 0; level < levelCount; level++) {
    for (let a = level * width; a < (level + 1) * width; a++) {
      const weight = rowsOfLevel[level]! * values[a]!;
      for (let b = level * width; b < (level + 1) * width; b++)
        sums[columns[a]! * stride + columns[b]!]! += weight * values[b]!;
    }
  }
}

/** A part's entries times those of the parts after it, on both sides of the diagonal. */
function addProductsWith(
  later: readonly DesignPart[],
  part: DesignPart,
  stride: number,
  sums: Float64Array,
): void {
  const { levelOfRow, levelCount, width, values, columns } = part;
  const laterOfLevel = new Float64Array(levelCount * stride);
  for (const other of later) {
    const otherLevels = other.levelOfRow;
    for (let row = 0; row < levelOfRow.length; row++) {
      const start = levelOfRow[row]! * stride;
      let entry = otherLevels[row]! * other.width;
      for (const end = entry + other.width; entry < end; entry++)
        laterOfLevel[start + other.columns[entry]!]! += other.values[entry]!;
    }
  }
  for (let entry = 0; entry < levelCount * width; entry++) {
    const start = Math.floor(entry / width) * stride;
    const column = columns[entry]!;
    for (let k = 0; k < stride; k++) {
      const product = values[entry]! * laterOfLevel[start + k]!;
      sums[column * stride + k]! += product;
      sums[k * stride + column]! += product;
    }
  }
}
