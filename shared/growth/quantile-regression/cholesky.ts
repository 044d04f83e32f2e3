/**
 * Cholesky factor L of a symmetric positive definite matrix: L is lower triangular and L times its transpose is the
 * matrix. Both are size x size numbers, row by row.
 *
 * Worked example: 4, 2, 2, 5 has the factor 2, 0, 1, 2.
 *
 * @returns undefined when the matrix is not positive definite
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | undefined {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let rest = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) rest -= factor[row * size + k]! * factor[column * size + k]!;
      if (column < row) factor[row * size + column] = rest / factor[column * size + column]!;
      else if (rest > 0) factor[row * size + row] = Math.sqrt(rest);
      else return undefined;
    }
  }
  return factor;
}

/** Solves L z = right side in place (the first `size` numbers), given the Cholesky factor L. */
export function solveLower(factor: Float64Array, size: number, rightSide: Float64Array): void {
  for (let row = 0; row < size; row++) {
    let rest = rightSide[row]!;
    for (let k = 0; k < row; k++) rest -= factor[row * size + k]! * rightSide[k]!;
    rightSide[row] = rest / factor[row * size + row]!;
  }
}

/** Solves L' x = right side in place (the first `size` numbers), given the Cholesky factor L. */
export function solveUpper(factor: Float64Array, size: number, rightSide: Float64Array): void {
  for (let row = size - 1; row >= 0; row--) {
    let rest = rightSide[row]!;
    for (let k = row + 1; k < size; k++) rest -= factor[k * size + row]! * rightSide[k]!;
    rightSide[row] = rest / factor[row * size + row]!;
  }
}
