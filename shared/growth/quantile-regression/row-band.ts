import {
  type AdditiveDesign,
  columnCountOf,
  selectRows,
  weightedColumnSums,
  writeRow,
} from './additive-design.ts';
import { solveLower } from './cholesky.ts';

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
  const vector = new Float64Array(size + 1);
  return Float64Array.from({ length: design.rowCount }, (_, row) => {
    writeRow(design, row, vector);
    solveLower(metric, size, vector);
    let leverage = 0;
    for (let k = 0; k < size; k++) leverage += vector[k]! * vector[k]!;
    return Math.sqrt(0.1 + (leverage * design.rowCount) / size);
  });
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
  design: AdditiveDesign,
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
  return {
    rows,
    design: selectRows(design, rows),
    outcome: Float64Array.from(rows, (row) => outcome[row]!),
    outsidePull: weightedColumnSums(design, pull),
  };
}
