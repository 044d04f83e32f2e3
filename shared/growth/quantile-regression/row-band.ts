import { pick } from '../pick.ts';
import {
  type AdditiveDesign,
  columnCountOf,
  type DesignPart,
  selectRows,
  weightedColumnSums,
} from './additive-design.ts';
import { solveLower } from './cholesky.ts';
import type { RowsInReach } from './row-reach.ts';

/**
 * How far the prediction of each row can be off, relative to the average row: the square root of its leverage. Students
 * at the ends of the scale have few others like them, so the plane is less certain there.
 *
 * Source: leverage x'(X'X)^-1 x, as in Portnoy & Koenker (1997), section 5.
 *
 * @param metric Cholesky factor of the Gram matrix X'X
 */
export function uncertainty(design: AdditiveDesign, metric: Float64Array): Float64Array {
  const size = columnCountOf(design);
  // The length of a row's image under the inverse of the metric; the image of a row is the sum of those of its levels.
  const images = design.parts.map((part) => imagesOfLevels(part, metric, size));
  const image = new Float64Array(size);
  const result = new Float64Array(design.rowCount);
  for (let row = 0; row < result.length; row++) {
    image.fill(0);
    for (let position = 0; position < images.length; position++) {
      const ofLevel = images[position]!;
      const start = design.parts[position]!.levelOfRow[row]! * size;
      for (let k = 0; k < size; k++) image[k]! += ofLevel[start + k]!;
    }
    let leverage = 0;
    for (let k = 0; k < size; k++) leverage += image[k]! * image[k]!;
    result[row] = Math.sqrt(0.1 + (leverage * design.rowCount) / size);
  }
  return result;
}

function imagesOfLevels(part: DesignPart, metric: Float64Array, size: number): Float64Array {
  const { levelCount, width, values, columns } = part;
  const images = new Float64Array(levelCount * size);
  for (let level = 0; level < levelCount; level++) {
    const image = images.subarray(level * size, (level + 1) * size);
    for (let entry = level * width; entry < (level + 1) * width; entry++)
      if (columns[entry]! < size) image[columns[entry]!] = values[entry]!;
    solveLower(metric, size, image);
  }
  return images;
}

/** Distance of each row from a plane in units of its uncertainty: small where its side of the true plane is in doubt. */
export function doubt(residual: Float64Array, uncertainty: Float64Array): Float64Array {
  const result = new Float64Array(residual.length);
  for (let row = 0; row < result.length; row++) result[row] = Math.abs(residual[row]!) / uncertainty[row]!;
  return result;
}

/**
 * Marks about `wanted` rows, those closest to the plane. The limit comes from every so many-th row only: sorting all of
 * them would cost more than the regression.
 */
export function bandOfClosest(distance: Float64Array, wanted: number): Uint8Array {
  const rowCount = distance.length;
  if (wanted >= rowCount) return new Uint8Array(rowCount).fill(1);
  const every = Math.max(1, Math.floor(rowCount / 4096));
  const sample = new Float64Array(Math.ceil(rowCount / every));
  for (let i = 0; i < sample.length; i++) sample[i] = distance[i * every]!;
  const limit = sample.sort()[Math.floor((wanted / rowCount) * (sample.length - 1))]!;
  const inBand = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) inBand[row] = distance[row]! <= limit ? 1 : 0;
  return inBand;
}

/** The rows of a band as a problem of their own, with the pull of all other rows, whose side is taken from `residual`. */
export interface BandRows {
  readonly rows: Uint32Array;
  readonly design: AdditiveDesign;
  readonly outcome: Float64Array;
  readonly outsidePull: Float64Array;
}

export function bandRows(
  { design, above, below }: RowsInReach,
  outcome: Float64Array,
  residual: Float64Array,
  tau: number,
  inBand: Uint8Array,
): BandRows {
  let size = 0;
  for (let row = 0; row < inBand.length; row++) size += inBand[row]!;
  const rows = new Uint32Array(size);
  const pull = new Float64Array(inBand.length);
  let filled = 0;
  for (let row = 0; row < inBand.length; row++) {
    if (inBand[row]) rows[filled++] = row;
    else pull[row] = residual[row]! > 0 ? tau : tau - 1;
  }
  const outsidePull = weightedColumnSums(design, pull);
  for (let k = 0; k < outsidePull.length; k++) outsidePull[k]! += tau * above[k]! + (tau - 1) * below[k]!;
  return { rows, design: selectRows(design, rows), outcome: pick(outcome, rows), outsidePull };
}
