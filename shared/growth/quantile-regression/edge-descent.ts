import {
  type AdditiveDesign,
  addRow,
  columnVector,
  multiply,
  weightedColumnSums,
  writeRow,
} from './additive-design.ts';
import { type Crossings, crossingsFor, lowestPoint } from './line-search.ts';
import { coefficientsAt, exchangeRow, product, type Vertex, vertexThrough } from './vertex.ts';

/** The linear program of one quantile over some rows; the other rows enter through the constant `outsidePull`. */
export interface QuantileProblem {
  readonly design: AdditiveDesign;
  readonly outcome: Float64Array;
  readonly tau: number;
  /** Column sums of the pulls of the rows that are not in `design`, whose side of the plane is taken as known. */
  readonly outsidePull: Float64Array;
  /** Cholesky factor of the Gram matrix of all rows. */
  readonly metric: Float64Array;
}

export interface Descent {
  readonly vertex: Vertex;
  /**
   * `open`: the loss falls without end, because rows outside are on the wrong side by now. `circling`: rounding errors
   * make rows tie that should not, and the walk comes back to where it was.
   */
  readonly end: 'optimal' | 'open' | 'circling';
  readonly edgesFollowed: number;
}

/** An edge counts as leading down when the loss falls by more than this per unit. */
const SMALLEST_DESCENT = 1e-8;
/** A row whose prediction moves less than this, relative to the edge, cannot define the next plane. */
const SMALLEST_PIVOT = 1e-10;
/** A walk has seldom more than ten edges per column; one of more than this many goes in circles. */
const EDGES_PER_COLUMN = 100;
/** Exchanges after which the edges are computed anew. */
const EXCHANGES_BEFORE_RENEWAL = 40;

/**
 * Walks from vertex to neighbouring vertex, always downhill, until no edge leads down: then the vertex is an optimum
 * (the loss is convex). The edge taken is the steepest in the metric of the design; along it the search passes all rows
 * whose crossing still leaves the loss falling.
 *
 * A row above the plane pulls it up with tau, a row below pulls it down with 1 - tau (pull tau - 1), a row of the vertex
 * holds it with any pull between the two: the vertex is an optimum exactly when such holding pulls balance the others.
 *
 * Source: Barrodale & Roberts (1973) and Koenker & d'Orey (1987) for the vertices and the long steps.
 * The rows of `startRows` are overwritten.
 */
export function descend(problem: QuantileProblem, startRows: Uint32Array): Descent {
  const { design, tau } = problem;
  const walk = beginWalk(problem, startRows);
  const mostEdges = EDGES_PER_COLUMN * startRows.length;
  for (let edgesFollowed = 0; ; edgesFollowed++) {
    let step = steepestEdge(walk, tau);
    if (step === undefined && walk.exchangesSinceRenewal > 0) {
      renew(problem, walk);
      step = steepestEdge(walk, tau);
    }
    if (step === undefined) return { vertex: walk.vertex, end: 'optimal', edgesFollowed };
    if (edgesFollowed > mostEdges) return { vertex: walk.vertex, end: 'circling', edgesFollowed };

    const edge = walk.vertex.edges[step.position]!;
    multiply(design, edge, walk.movement);
    collectCrossings(walk, step.direction, largestEntry(edge) * SMALLEST_PIVOT);
    const meeting = lowestPoint(walk.crossings, step.descent);
    if (meeting < 0) return { vertex: walk.vertex, end: 'open', edgesFollowed };
    moveTo(problem, walk, step, meeting);
    if (walk.exchangesSinceRenewal >= EXCHANGES_BEFORE_RENEWAL) renew(problem, walk);
  }
}

/** Where the walk stands: the vertex and, per row, everything that depends on it. */
interface Walk {
  vertex: Vertex;
  /** Outcome minus prediction; 0 for rows of the vertex. */
  readonly residual: Float64Array;
  /** tau above the plane, tau - 1 below, 0 for rows of the vertex. */
  readonly pull: Float64Array;
  /** 1 for rows of the vertex. */
  readonly held: Uint8Array;
  /** Column sums of all pulls, those from outside included. */
  columnPull: Float64Array;
  /** By how much each prediction moves per unit along the edge under consideration. */
  readonly movement: Float64Array;
  readonly crossings: Crossings;
  readonly rowVector: Float64Array;
  exchangesSinceRenewal: number;
}

interface Step {
  /** Which row of the vertex the plane lets go. */
  readonly position: number;
  /** 1: its prediction rises, -1: it falls. */
  readonly direction: 1 | -1;
  /** How fast the loss falls, per unit. */
  readonly descent: number;
}

function beginWalk(problem: QuantileProblem, startRows: Uint32Array): Walk {
  const { rowCount } = problem.design;
  const walk: Walk = {
    vertex: vertexThrough(problem.design, startRows, problem.metric),
    residual: new Float64Array(rowCount),
    pull: new Float64Array(rowCount),
    held: new Uint8Array(rowCount),
    columnPull: columnVector(problem.design),
    movement: new Float64Array(rowCount),
    crossings: crossingsFor(rowCount),
    rowVector: columnVector(problem.design),
    exchangesSinceRenewal: 0,
  };
  for (const row of startRows) walk.held[row] = 1;
  renew(problem, walk);
  return walk;
}

/** Computes everything anew from the rows of the vertex, so that rounding errors cannot add up. */
function renew({ design, outcome, tau, outsidePull, metric }: QuantileProblem, walk: Walk): void {
  const { residual, pull, held } = walk;
  walk.vertex = vertexThrough(design, walk.vertex.rows, metric);
  multiply(design, coefficientsAt(design, walk.vertex, outcome), residual);
  for (let row = 0; row < outcome.length; row++) {
    residual[row] = held[row] ? 0 : outcome[row]! - residual[row]!;
    pull[row] = held[row] ? 0 : residual[row]! > 0 ? tau : tau - 1;
  }
  walk.columnPull = weightedColumnSums(design, pull);
  for (let k = 0; k < outsidePull.length; k++) walk.columnPull[k]! += outsidePull[k]!;
  walk.exchangesSinceRenewal = 0;
}

/** The edge along which the loss falls fastest, measured per length of the edge; undefined at an optimum. */
function steepestEdge({ vertex, columnPull }: Walk, tau: number): Step | undefined {
  const size = vertex.rows.length;
  let best: Step | undefined;
  let bestSteepness = 0;
  for (let position = 0; position < size; position++) {
    const upwardPull = product(vertex.edges[position]!, columnPull, size);
    // Moving up, the released row lies below the plane and costs 1 - tau per unit; moving down, it costs tau.
    const rising = upwardPull - (1 - tau);
    const falling = -upwardPull - tau;
    const descent = Math.max(rising, falling);
    if (descent < SMALLEST_DESCENT) continue;
    const image = vertex.images[position]!;
    const steepness = (descent * descent) / product(image, image, size);
    if (steepness > bestSteepness) {
      bestSteepness = steepness;
      best = { position, direction: rising > falling ? 1 : -1, descent };
    }
  }
  return best;
}

/** Moves the plane to the row met, and everything that depends on it. */
function moveTo({ design, tau }: QuantileProblem, walk: Walk, step: Step, meeting: number): void {
  const { vertex, residual, pull, movement, crossings, held } = walk;
  for (let passed = 0; passed < meeting; passed++) {
    const row = crossings.row[passed]!;
    const pullAfter = pull[row]! > 0 ? tau - 1 : tau;
    addRow(design, row, pullAfter - pull[row]!, walk.columnPull);
    pull[row] = pullAfter;
  }
  const distance = step.direction * crossings.distance[meeting]!;
  for (let row = 0; row < residual.length; row++) residual[row]! -= distance * movement[row]!;

  const reached = crossings.row[meeting]!;
  const released = vertex.rows[step.position]!;
  for (const row of vertex.rows) residual[row] = 0;
  addRow(design, reached, -pull[reached]!, walk.columnPull);
  pull[reached] = 0;
  held[reached] = 1;
  residual[reached] = 0;
  pull[released] = step.direction > 0 ? tau - 1 : tau;
  addRow(design, released, pull[released]!, walk.columnPull);
  held[released] = 0;
  residual[released] = -distance;

  writeRow(design, reached, walk.rowVector);
  exchangeRow(vertex, step.position, reached, walk.rowVector);
  walk.exchangesSinceRenewal++;
}

/** All rows that the plane meets when it moves in the direction of `movement`. */
function collectCrossings(
  { residual, movement, held, crossings }: Walk,
  direction: 1 | -1,
  tooSmall: number,
): void {
  let count = 0;
  for (let row = 0; row < residual.length; row++) {
    const speed = direction * movement[row]!;
    const gap = residual[row]!;
    if (held[row] || !(speed > tooSmall ? gap > 0 : speed < -tooSmall && gap < 0)) continue;
    crossings.distance[count] = gap / speed;
    crossings.rise[count] = Math.abs(speed);
    crossings.row[count] = row;
    count++;
  }
  crossings.count = count;
}

function largestEntry(vector: Float64Array): number {
  let largest = 0;
  for (const entry of vector) largest = Math.max(largest, Math.abs(entry));
  return largest;
}
