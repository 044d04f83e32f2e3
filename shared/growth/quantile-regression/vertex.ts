import { type AdditiveDesign, columnCountOf, columnVector, writeRow } from './additive-design.ts';
import { SingularDesignError } from './singular-design.ts';

/**
 * A plane that passes exactly through as many rows (students) as the model has columns. The loss of quantile regression
 * is linear between such planes, so one of them is an optimum: they are the vertices of its linear program.
 */
export interface Vertex {
  /** The rows the plane passes through; they change as the search moves from vertex to vertex. */
  readonly rows: Uint32Array;
  /**
   * One direction per row in `rows`, as a column vector: moving the coefficients along edge j raises the prediction of
   * that row by the distance moved and keeps the predictions of the other rows of the vertex.
   */
  readonly edges: readonly Float64Array[];
  /** The edges seen through the metric: the length of an image is the mean change of all predictions along the edge. */
  readonly images: readonly Float64Array[];
}

/**
 * The vertex through the given rows.
 *
 * @param metric Cholesky factor of the Gram matrix, in which the lengths of edges are measured
 * @throws SingularDesignError when the rows do not determine a plane
 */
export function vertexThrough(design: AdditiveDesign, rows: Uint32Array, metric: Float64Array): Vertex {
  const size = columnCountOf(design);
  const edges = inverseColumns(design, rows);
  const images = edges.map((edge) => {
    const image = new Float64Array(size);
    for (let a = 0; a < size; a++) {
      let sum = 0;
      for (let k = a; k < size; k++) sum += metric[k * size + a]! * edge[k]!;
      image[a] = sum;
    }
    return image;
  });
  return { rows, edges, images };
}

/** The columns of the inverse of the matrix made of the given rows, by Gauss-Jordan elimination with row pivoting. */
function inverseColumns(design: AdditiveDesign, rows: Uint32Array): Float64Array[] {
  const size = columnCountOf(design);
  const work = Array.from(rows, (row, position) => {
    const line = new Float64Array(2 * size + 1);
    writeRow(design, row, line.subarray(0, size + 1));
    line[size + position] = 1;
    return line;
  });
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(work[row]![column]!) > Math.abs(work[pivot]![column]!)) pivot = row;
    }
    const pivotLine = work[pivot]!;
    work[pivot] = work[column]!;
    work[column] = pivotLine;
    const divisor = pivotLine[column]!;
    if (!(Math.abs(divisor) > 1e-14)) throw new SingularDesignError('the rows of a vertex are dependent');
    for (let k = column; k < 2 * size; k++) pivotLine[k]! /= divisor;
    for (const line of work) {
      const factor = line[column]!;
      if (line === pivotLine || factor === 0) continue;
      for (let k = column; k < 2 * size; k++) line[k]! -= factor * pivotLine[k]!;
    }
  }
  return Array.from(rows, (_, position) => {
    const edge = columnVector(design);
    for (let k = 0; k < size; k++) edge[k] = work[k]![size + position]!;
    return edge;
  });
}

/**
 * Moves to the neighbouring vertex: the plane lets go of the row at `position` and passes through another row instead.
 * The edges are updated, not inverted anew; start from `vertexThrough` again from time to time, rounding errors add up.
 */
export function exchangeRow(
  vertex: Vertex,
  position: number,
  newRow: number,
  newRowVector: Float64Array,
): void {
  const { rows, edges, images } = vertex;
  const size = rows.length;
  const edge = edges[position]!;
  const image = images[position]!;
  const pivot = product(newRowVector, edge, size);
  for (let k = 0; k < size; k++) {
    edge[k]! /= pivot;
    image[k]! /= pivot;
  }
  for (let other = 0; other < size; other++) {
    if (other === position) continue;
    const otherEdge = edges[other]!;
    const otherImage = images[other]!;
    const rise = product(newRowVector, otherEdge, size);
    if (rise === 0) continue;
    for (let k = 0; k < size; k++) {
      otherEdge[k]! -= rise * edge[k]!;
      otherImage[k]! -= rise * image[k]!;
    }
  }
  rows[position] = newRow;
}

/** The coefficients (a column vector) of the plane through the vertex's rows at the given outcomes. */
export function coefficientsAt(design: AdditiveDesign, vertex: Vertex, outcome: Float64Array): Float64Array {
  const size = vertex.rows.length;
  const coefficients = columnVector(design);
  const row = columnVector(design);
  // The second pass solves for what rounding errors left over from the first.
  for (let pass = 0; pass < 2; pass++) {
    const missing = Array.from(vertex.rows, (number) => {
      writeRow(design, number, row);
      return outcome[number]! - product(row, coefficients, size);
    });
    vertex.edges.forEach((edge, position) => {
      for (let k = 0; k < size; k++) coefficients[k]! += missing[position]! * edge[k]!;
    });
  }
  return coefficients;
}

/** Sum of the products of the first `size` numbers of two vectors. */
export function product(a: Float64Array, b: Float64Array, size: number): number {
  let sum = 0;
  for (let k = 0; k < size; k++) sum += a[k]! * b[k]!;
  return sum;
}
