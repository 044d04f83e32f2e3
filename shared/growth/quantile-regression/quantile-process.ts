import { type AdditiveDesign, columnCountOf, multiply, weightedColumnSums } from './additive-design.ts';
import { choleskyFactor, solveLower, solveUpper } from './cholesky.ts';
import { descend } from './edge-descent.ts';
import { gramMatrix } from './gram-matrix.ts';
import { bandOfClosest, bandRows, doubt, uncertainty } from './row-band.ts';
import { SingularDesignError } from './singular-design.ts';
import { startingRows } from './starting-vertex.ts';
import { coefficientsAt, vertexThrough } from './vertex.ts';

export interface QuantileProcess {
  /** Per tau, in the order given: the coefficients, one per column of the design and a spare 0. */
  readonly coefficients: readonly Float64Array[];
  /** How many edges were followed in all. */
  readonly edgesFollowed: number;
  /** How often rows turned out to lie on the other side of the plane than guessed. */
  readonly guessesCorrected: number;
}

/** Largest change of an outcome that breaks ties, in the outcome's units; the later ones if the search goes in circles. */
const PERTURBATIONS = [1e-7, 1e-6, 1e-5, 1e-4];
/** Corrections of a guess after which all rows take part. */
const CORRECTIONS_BEFORE_ALL_ROWS = 6;

/**
 * Exact linear quantile regression at many quantiles (taus) of the same data.
 *
 * For each tau the coefficients minimise the check loss (see check-loss.ts). The result is an optimal vertex of that
 * linear program, as the simplex method gives it: the plane passes through as many rows as there are columns.
 *
 * How: start at the middle tau and walk outwards, because neighbouring planes lie close together. The plane is guessed
 * by extrapolating the last two; rows far from the guess keep the side of it they are on, and the linear program is
 * solved on the band of rows close to it, from the vertex nearest to the guess. Then the side of every row is checked
 * against the plane found: rows guessed wrongly join the band and the search goes on. It ends only when all sides agree,
 * so the result is an optimum for all rows, not an approximation.
 *
 * Ties: whole-number scores make many rows meet the plane at once, and some programs have several optima. The outcome
 * of row i (from 1) is therefore moved by 1e-7 * (u + u * u - 1) during the search, where u is the fractional part of
 * i times the golden ratio, and the coefficients are computed from the true outcomes of the rows found. Should rounding
 * errors still lead the search in circles, it starts again with ten times the movement. The same rows in the same order
 * give the same coefficients, bit for bit.
 *
 * Sources: Koenker & Bassett (1978); Portnoy & Koenker (1997), "The Gaussian hare and the Laplacian tortoise", for the
 * band; Chernozhukov, Fernández-Val & Melly (2022), "Fast algorithms for the quantile regression process", for the walk.
 *
 * Worked example: with an intercept only, outcomes 1, 2, 3, 4, 10 and taus 0.1, 0.5, 0.9 the coefficients are 1, 3, 10.
 *
 * @throws SingularDesignError when the rows do not determine the coefficients
 */
export function quantileProcess(
  design: AdditiveDesign,
  outcome: Float64Array,
  taus: readonly number[],
): QuantileProcess {
  const regression = prepare(design, outcome);
  const middle = taus.length >> 1;
  const coefficients: Float64Array[] = new Array(taus.length);
  const effort: Effort = { edgesFollowed: 0, guessesCorrected: 0 };
  const fitTau = (position: number, neighbour: number, beyond: number): void => {
    const guess = extrapolate(regression, taus[position]!, coefficients[neighbour], coefficients[beyond]);
    coefficients[position] = fitOneTau(regression, taus[position]!, guess, effort);
  };
  for (let position = middle; position < taus.length; position++)
    fitTau(position, position - 1, position - 2);
  for (let position = middle - 1; position >= 0; position--) fitTau(position, position + 1, position + 2);
  return { coefficients, ...effort };
}

interface Effort {
  edgesFollowed: number;
  guessesCorrected: number;
}

/** What does not depend on tau. */
interface Regression {
  readonly design: AdditiveDesign;
  readonly outcome: Float64Array;
  /** The outcome with the smallest perturbation. */
  readonly untied: Float64Array;
  /** Cholesky factor of the Gram matrix. */
  readonly metric: Float64Array;
  readonly columnScale: Float64Array;
  readonly uncertainty: Float64Array;
  readonly bandSize: number;
}

function prepare(design: AdditiveDesign, outcome: Float64Array): Regression {
  const size = columnCountOf(design);
  const { rowCount } = design;
  if (rowCount < size) throw new SingularDesignError(`${rowCount} students for ${size} coefficients`);
  const gram = gramMatrix(design);
  const metric = choleskyFactor(gram, size);
  if (metric === undefined) throw new SingularDesignError('columns are combinations of each other');
  return {
    design,
    outcome,
    untied: untie(outcome, PERTURBATIONS[0]!),
    metric,
    columnScale: Float64Array.from({ length: size }, (_, k) => Math.sqrt(gram[k * size + k]! / rowCount)),
    uncertainty: uncertainty(design, metric),
    bandSize: bandSizeFor(rowCount, size),
  };
}

/**
 * Multiples of the golden ratio, modulo 1, keep any run of neighbouring rows apart (equal rows are neighbours once the
 * rows are sorted). But they are linear in the row number, so that differences between rows would tie in turn; adding
 * the square undoes that.
 */
function untie(outcome: Float64Array, perturbation: number): Float64Array {
  return outcome.map((value, row) => {
    const spread = ((row + 1) * 0.6180339887498949) % 1;
    return value + perturbation * (spread + spread * spread - 1);
  });
}

/** Portnoy & Koenker's order of magnitude, n^(2/3) sqrt(p); the factor is measured. Small cohorts take part whole. */
function bandSizeFor(rowCount: number, columnCount: number): number {
  const wanted = Math.round(0.3 * Math.sqrt(columnCount) * rowCount ** (2 / 3));
  return wanted > 0.3 * rowCount ? rowCount : wanted;
}

function extrapolate(
  regression: Regression,
  tau: number,
  neighbour: Float64Array | undefined,
  beyond: Float64Array | undefined,
): Float64Array {
  if (neighbour === undefined) return shiftedMeanPlane(regression, tau);
  if (beyond === undefined) return neighbour;
  return neighbour.map((value, k) => 2 * value - beyond[k]!);
}

/** The least-squares plane, moved so that the share tau of all rows lies below it. */
function shiftedMeanPlane({ design, outcome, metric }: Regression, tau: number): Float64Array {
  const plane = weightedColumnSums(design, outcome);
  solveLower(metric, columnCountOf(design), plane);
  solveUpper(metric, columnCountOf(design), plane);
  const residual = residualsFrom(design, outcome, plane).sort();
  plane[0]! += residual[Math.floor(tau * residual.length)]!;
  return plane;
}

function residualsFrom(
  design: AdditiveDesign,
  outcome: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  const residual = new Float64Array(outcome.length);
  multiply(design, coefficients, residual);
  for (let row = 0; row < outcome.length; row++) residual[row] = outcome[row]! - residual[row]!;
  return residual;
}

function fitOneTau(regression: Regression, tau: number, guess: Float64Array, effort: Effort): Float64Array {
  for (let attempt = 0; attempt < PERTURBATIONS.length; attempt++) {
    const untied = attempt === 0 ? regression.untied : untie(regression.outcome, PERTURBATIONS[attempt]!);
    const rows = findOptimalRows(regression, untied, tau, guess, effort);
    if (!rows) continue;
    const { design, outcome, metric } = regression;
    return coefficientsAt(design, vertexThrough(design, rows, metric), outcome);
  }
  throw new Error(`quantile regression went in circles at tau ${tau}`);
}

/** The rows through which an optimal plane passes, or undefined if the search went in circles. */
function findOptimalRows(
  regression: Regression,
  untied: Float64Array,
  tau: number,
  guess: Float64Array,
  effort: Effort,
): Uint32Array | undefined {
  const { design, metric } = regression;
  let residual = residualsFrom(design, untied, guess);
  const distance = doubt(residual, regression.uncertainty);
  const inBand = bandOfClosest(distance, regression.bandSize);
  let vertexRows = startingRows(design, distance, inBand, regression.columnScale);
  for (const row of vertexRows) inBand[row] = 1;

  for (let corrections = 0; ; corrections++) {
    if (corrections > CORRECTIONS_BEFORE_ALL_ROWS) inBand.fill(1);
    const band = bandRows(design, untied, residual, tau, inBand);
    const start = vertexRows.map((row) => band.rows.indexOf(row));
    const { vertex, end, edgesFollowed } = descend({ ...band, tau, metric }, start);
    effort.edgesFollowed += edgesFollowed;
    if (end === 'circling') return undefined;

    vertexRows = vertex.rows.map((row) => band.rows[row]!);
    const found = vertexThrough(design, vertexRows, metric);
    const residualNow = residualsFrom(design, untied, coefficientsAt(design, found, untied));
    const wrong = addWronglyGuessed(inBand, residual, residualNow);
    if (wrong === 0 && end === 'optimal') return vertexRows;
    if (wrong === 0) inBand.fill(1);
    effort.guessesCorrected++;
    residual = residualNow;
  }
}

/** Puts the rows outside the band that changed sides into it, and counts them. */
function addWronglyGuessed(inBand: Uint8Array, guessed: Float64Array, found: Float64Array): number {
  let wrong = 0;
  for (let row = 0; row < inBand.length; row++) {
    if (inBand[row] || guessed[row]! > 0 === found[row]! > 0) continue;
    inBand[row] = 1;
    wrong++;
  }
  return wrong;
}
