import { type AdditiveDesign, columnCountOf, multiply } from './additive-design.ts';
import { choleskyFactor } from './cholesky.ts';
import { descend } from './edge-descent.ts';
import { gramMatrix } from './gram-matrix.ts';
import { bandOfClosest, bandRows, doubt, uncertainty } from './row-band.ts';
import { allRows, type RowsInReach } from './row-reach.ts';
import { SingularDesignError } from './singular-design.ts';
import { startingRows } from './starting-vertex.ts';
import { coefficientsAt, vertexThrough } from './vertex.ts';

/** What does not depend on tau. */
export interface Regression {
  readonly rows: RowsInReach;
  /** Cholesky factor of the Gram matrix. */
  readonly metric: Float64Array;
  readonly columnScale: Float64Array;
  readonly bandSize: number;
}

export interface Effort {
  edgesFollowed: number;
  guessesCorrected: number;
}

/** Largest change of an outcome that breaks ties, in the outcome's units; the later ones if the search goes in circles. */
const PERTURBATIONS = [1e-7, 1e-6, 1e-5, 1e-4];
/** Corrections of a guess after which all rows take part. */
const CORRECTIONS_BEFORE_ALL_ROWS = 6;

/** @throws SingularDesignError when there are fewer rows than columns, or dependent columns */
export function regressionOf(design: AdditiveDesign, outcome: Float64Array): Regression {
  const size = columnCountOf(design);
  const { rowCount } = design;
  if (rowCount < size) throw new SingularDesignError(`${rowCount} students for ${size} coefficients`);
  const gram = gramMatrix(design);
  const metric = choleskyFactor(gram, size);
  if (metric === undefined) throw new SingularDesignError('columns are combinations of each other');
  return {
    rows: allRows({
      design,
      outcome,
      untied: untie(outcome, PERTURBATIONS[0]!),
      uncertainty: uncertainty(design, metric),
    }),
    metric,
    columnScale: Float64Array.from({ length: size }, (_, k) => Math.sqrt(gram[k * size + k]! / rowCount)),
    bandSize: bandSizeFor(rowCount, size),
  };
}

/**
 * Multiples of the golden ratio, modulo 1, keep any run of neighbouring rows apart (equal rows are neighbours once the
 * rows are sorted). But they are linear in the row number, so that differences between rows would tie in turn; adding
 * the square undoes that.
 */
function untie(outcome: Float64Array, perturbation: number): Float64Array {
  const result = new Float64Array(outcome.length);
  for (let row = 0; row < result.length; row++) {
    const spread = ((row + 1) * 0.6180339887498949) % 1;
    result[row] = outcome[row]! + perturbation * (spread + spread * spread - 1);
  }
  return result;
}

/** Portnoy & Koenker's order of magnitude, n^(2/3) sqrt(p); the factor is measured. Small cohorts take part whole. */
function bandSizeFor(rowCount: number, columnCount: number): number {
  const wanted = Math.round(0.2 * Math.sqrt(columnCount) * rowCount ** (2 / 3));
  return wanted > 0.3 * rowCount ? rowCount : wanted;
}

/** What the plane leaves unexplained: one value per row. */
export function residualsFrom(
  design: AdditiveDesign,
  outcome: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  const residual = new Float64Array(outcome.length);
  multiply(design, coefficients, residual);
  for (let row = 0; row < outcome.length; row++) residual[row] = outcome[row]! - residual[row]!;
  return residual;
}

/** The optimal plane at one tau of a regression in which all rows take part. */
export function fitOnAllRows(
  regression: Regression,
  tau: number,
  guess: Float64Array,
  effort: Effort,
): Float64Array {
  for (const perturbation of PERTURBATIONS) {
    const rows = { ...regression.rows, untied: untie(regression.rows.outcome, perturbation) };
    const plane = fitInReach({ ...regression, rows }, tau, guess, effort);
    if (plane) return plane.coefficients;
  }
  throw new Error(`quantile regression went in circles at tau ${tau}`);
}

/** A plane through rows: at their outcomes, and at their outcomes with ties broken. */
export interface FoundPlane {
  readonly coefficients: Float64Array;
  readonly untied: Float64Array;
}

/**
 * The optimal plane of the rows in reach; undefined if the search went in circles, or if rows left out must be on
 * another side than guessed.
 */
export function fitInReach(
  { rows, metric, columnScale, bandSize }: Regression,
  tau: number,
  guess: Float64Array,
  effort: Effort,
): FoundPlane | undefined {
  const { design, outcome, untied } = rows;
  let residual = residualsFrom(design, untied, guess);
  const distance = doubt(residual, rows.uncertainty);
  const inBand = bandOfClosest(distance, bandSize);
  let vertexRows = startingRows(design, distance, inBand, columnScale);
  for (const row of vertexRows) inBand[row] = 1;

  for (let corrections = 0; ; corrections++) {
    if (corrections > CORRECTIONS_BEFORE_ALL_ROWS) inBand.fill(1);
    const band = bandRows(rows, untied, residual, tau, inBand);
    const start = vertexRows.map((row) => band.rows.indexOf(row));
    const { vertex, end, edgesFollowed } = descend({ ...band, tau, metric }, start);
    effort.edgesFollowed += edgesFollowed;
    if (end === 'circling') return undefined;

    vertexRows = vertex.rows.map((row) => band.rows[row]!);
    const through = vertexThrough(design, vertexRows, metric);
    const plane = coefficientsAt(design, through, untied);
    const residualNow = residualsFrom(design, untied, plane);
    const wrong = addWronglyGuessed(inBand, residual, residualNow);
    if (wrong === 0 && end === 'optimal')
      return { coefficients: coefficientsAt(design, through, outcome), untied: plane };
    if (wrong === 0 && band.rows.length === outcome.length) return undefined;
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
