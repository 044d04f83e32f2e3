import { type AdditiveDesign, columnCountOf, weightedColumnSums } from './additive-design.ts';
import { solveLower, solveUpper } from './cholesky.ts';
import {
  type Effort,
  fitInReach,
  fitOnAllRows,
  type Regression,
  regressionOf,
  residualsFrom,
} from './one-quantile.ts';
import { narrowTo, rowsInReach, wrongSides } from './row-reach.ts';

export interface QuantileProcess {
  /** Per tau, in the order given: the coefficients, one per column of the design and a spare 0. */
  readonly coefficients: readonly Float64Array[];
  /** How many edges were followed in all. */
  readonly edgesFollowed: number;
  /** How often rows turned out to lie on the other side of the plane than guessed. */
  readonly guessesCorrected: number;
}

/** Neighbouring taus that are fitted with the same rows in reach. */
const STRETCH = 6;
/** With fewer rows per row of the band than this, all rows take part: choosing those in reach would cost more. */
const SMALLEST_ROWS_PER_BAND = 10;
/** Rounds of putting wrongly guessed rows into reach after which all rows take part. */
const ROUNDS_BEFORE_ALL_ROWS = 4;

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
 * Going over all rows for each tau would cost far more than the search. So the same is done once more on a larger scale:
 * for a stretch of neighbouring taus only the rows that the plane may pass meanwhile take part, all planes of the
 * stretch are checked against the other rows at once, and those that had a row wrong are sought again with it.
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
  const regression = regressionOf(design, outcome);
  const walk: ProcessSoFar = {
    taus,
    coefficients: new Array(taus.length),
    effort: { edgesFollowed: 0, guessesCorrected: 0 },
  };
  const middle = taus.length >> 1;
  for (let first = middle; first < taus.length; first += STRETCH)
    fitStretch(regression, walk, positions(first, Math.min(first + STRETCH, taus.length) - 1));
  for (let first = middle - 1; first >= 0; first -= STRETCH)
    fitStretch(regression, walk, positions(first, Math.max(first - STRETCH, -1) + 1));
  return { coefficients: walk.coefficients, ...walk.effort };
}

/** Whole numbers from one to the other, both included. */
function positions(first: number, last: number): number[] {
  const step = first <= last ? 1 : -1;
  return Array.from({ length: Math.abs(last - first) + 1 }, (_, i) => first + step * i);
}

interface ProcessSoFar {
  readonly taus: readonly number[];
  readonly coefficients: Float64Array[];
  readonly effort: Effort;
}

/**
 * The plane at tau, guessed from what is known: the last two planes, if there are; else the least-squares plane, moved
 * so that the share tau of all rows lies below it.
 */
function guessAt(
  regression: Regression,
  { taus, coefficients }: ProcessSoFar,
  position: number,
): Float64Array {
  const step = coefficients[position - 1] === undefined ? 1 : -1;
  const neighbour = coefficients[position + step];
  const beyond = coefficients[position + 2 * step];
  if (neighbour === undefined) return shiftedMeanPlane(regression, taus[position]!);
  return beyond === undefined ? neighbour : neighbour.map((value, k) => 2 * value - beyond[k]!);
}

function shiftedMeanPlane({ rows: { design, outcome }, metric }: Regression, tau: number): Float64Array {
  const plane = weightedColumnSums(design, outcome);
  solveLower(metric, columnCountOf(design), plane);
  solveUpper(metric, columnCountOf(design), plane);
  const residual = residualsFrom(design, outcome, plane).sort();
  plane[0]! += residual[Math.floor(tau * residual.length)]!;
  return plane;
}

/** Fits the taus at the given positions, which follow each other, with the rows in their reach as far as that is enough. */
function fitStretch(regression: Regression, walk: ProcessSoFar, stretch: readonly number[]): void {
  const { rows, bandSize } = regression;
  const { taus } = walk;
  if (bandSize * SMALLEST_ROWS_PER_BAND > rows.design.rowCount) {
    fitEachOnAllRows(regression, walk, stretch);
    return;
  }
  const residual = residualsFrom(rows.design, rows.untied, guessAt(regression, walk, stretch[0]!));
  const ends = [taus[stretch[0]!]!, taus[stretch.at(-1)!]!] as const;
  const inReach = rowsInReach(residual, rows.uncertainty, [Math.min(...ends), Math.max(...ends)]);
  let missing = stretch;
  for (let round = 0; round < ROUNDS_BEFORE_ALL_ROWS && missing.length > 0; round++) {
    const narrowed = { ...regression, rows: narrowTo(rows, inReach, residual) };
    const planes = fitEachInReach(narrowed, regression, walk, missing);
    const wrong = wrongSides(rows, [...planes.values()], inReach, residual);
    missing = [...planes.keys()].filter((_, i) => wrong[i]! > 0);
    walk.effort.guessesCorrected += missing.length;
  }
  fitEachOnAllRows(regression, walk, missing);
}

function fitEachOnAllRows(regression: Regression, walk: ProcessSoFar, stretch: readonly number[]): void {
  for (const position of stretch) {
    const guess = walk.coefficients[position] ?? guessAt(regression, walk, position);
    walk.coefficients[position] = fitOnAllRows(regression, walk.taus[position]!, guess, walk.effort);
  }
}

/** The planes, through outcomes with their ties broken, that are still to be checked against the rows left out. */
function fitEachInReach(
  narrowed: Regression,
  regression: Regression,
  walk: ProcessSoFar,
  stretch: readonly number[],
): Map<number, Float64Array> {
  const planes = new Map<number, Float64Array>();
  for (const position of stretch) {
    const guess = walk.coefficients[position] ?? guessAt(regression, walk, position);
    const plane = fitInReach(narrowed, walk.taus[position]!, guess, walk.effort);
    if (plane) {
      walk.coefficients[position] = plane.coefficients;
      planes.set(position, plane.untied);
    } else {
      fitEachOnAllRows(regression, walk, [position]);
    }
  }
  return planes;
}
