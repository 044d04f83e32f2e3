import type { AdditiveDesign } from './additive-design.ts';

/** A design from a plain matrix, one level per row: for tests. */
export function denseDesign(matrix: readonly (readonly number[])[]): AdditiveDesign {
  const width = matrix[0]!.length;
  return {
    rowCount: matrix.length,
    columnNames: Array.from({ length: width }, (_, column) => `column ${column}`),
    parts: [
      {
        levelOfRow: Uint32Array.from(matrix, (_, row) => row),
        levelCount: matrix.length,
        width,
        values: Float64Array.from(matrix.flat()),
        columns: Uint16Array.from(matrix.flatMap((row) => row.map((_, column) => column))),
      },
    ],
  };
}
