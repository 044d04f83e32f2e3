import { pick } from '../pick.ts';
import {
  type AdditiveDesign,
  columnVector,
  contributionsTo,
  predictRow,
  selectRows,
  weightedColumnSums,
} from './additive-design.ts';

/** Rows of a regression as a problem of their own, with what the rows left out add to it. */
export interface RowsInReach {
  readonly design: AdditiveDesign;
  readonly outcome: Float64Array;
  /** The outcome with its ties broken, see quantile-process.ts. */
  readonly untied: Float64Array;
  readonly uncertainty: Float64Array;
  /** Column sums of the rows left out that lie above the plane, and of those that lie below. */
  readonly above: Float64Array;
  readonly below: Float64Array;
}

/** All rows: none is left out. */
export function allRows(rows: Omit<RowsInReach, 'above' | 'below'>): RowsInReach {
  return { ...rows, above: columnVector(rows.design), below: columnVector(rows.design) };
}

/** Rows as a share of all that are in reach beyond those that the plane must pass: rows are spread out more where scores are. */
const MARGIN = 0.06;

/**
 * Which rows the plane can come near while tau moves over a stretch of neighbouring quantiles: 1 for those between the
 * share `from` of all rows and the share `to`, counted by their distance from a plane in units of their uncertainty, and
 * some more on both sides. A guess that wrongSides() checks.
 *
 * @param residual distances from a plane close to the stretch
 */
export function rowsInReach(
  residual: Float64Array,
  uncertainty: Float64Array,
  [from, to]: readonly [number, number],
): Uint8Array {
  const every = Math.max(1, Math.floor(residual.length / 4096));
  const sample = new Float64Array(Math.ceil(residual.length / every));
  for (let i = 0; i < sample.length; i++) sample[i] = residual[i * every]! / uncertainty[i * every]!;
  sample.sort();
  const at = (share: number) => {
    if (share <= 0) return Number.NEGATIVE_INFINITY;
    return share >= 1 ? Number.POSITIVE_INFINITY : sample[Math.floor(share * sample.length)]!;
  };
  const [lowest, highest] = [at(from - MARGIN), at(to + MARGIN)];
  const inReach = new Uint8Array(residual.length);
  for (let row = 0; row < residual.length; row++) {
    const distance = residual[row]! / uncertainty[row]!;
    inReach[row] = distance >= lowest && distance <= highest ? 1 : 0;
  }
  return inReach;
}

/** The marked rows; the others stay on the side on which `residual` has them. */
export function narrowTo(all: RowsInReach, inReach: Uint8Array, residual: Float64Array): RowsInReach {
  let size = 0;
  for (let row = 0; row < inReach.length; row++) size += inReach[row]!;
  const rows = new Uint32Array(size);
  const isAbove = new Float64Array(inReach.length);
  const isBelow = new Float64Array(inReach.length);
  let filled = 0;
  for (let row = 0; row < inReach.length; row++) {
    if (inReach[row]) rows[filled++] = row;
    else if (residual[row]! > 0) isAbove[row] = 1;
    else isBelow[row] = 1;
  }
  return {
    design: selectRows(all.design, rows),
    outcome: pick(all.outcome, rows),
    untied: pick(all.untied, rows),
    uncertainty: pick(all.uncertainty, rows),
    above: weightedColumnSums(all.design, isAbove),
    below: weightedColumnSums(all.design, isBelow),
  };
}

/**
 * Checks planes found on the rows in reach against the rows left out: those that lie on another side of a plane than
 * guessed are put into reach.
 *
 * @param residual whose signs are the guessed sides
 * @returns per plane, how many rows it had wrong
 */
export function wrongSides(
  { design, untied }: RowsInReach,
  planes: readonly Float64Array[],
  inReach: Uint8Array,
  residual: Float64Array,
): Uint32Array {
  const wrong = new Uint32Array(planes.length);
  if (planes.length === 0) return wrong;
  const contributions = contributionsTo(design, planes);
  const farthest = farthestContributions(contributions, planes.length);
  const predictions = new Float64Array(planes.length);
  for (let row = 0; row < untied.length; row++) {
    if (inReach[row]) continue;
    const outcome = untied[row]!;
    const guessedAbove = residual[row]! > 0;
    if (guessedAbove) {
      if (outcome > farthestPrediction(design, farthest.highest, row)) continue;
    } else if (outcome < farthestPrediction(design, farthest.lowest, row)) continue;
    predictRow(design, contributions, row, predictions);
    for (let plane = 0; plane < predictions.length; plane++) {
      if (outcome - predictions[plane]! > 0 === guessedAbove) continue;
      wrong[plane]!++;
      inReach[row] = 1;
    }
  }
  return wrong;
}

/** More than rounding errors can amount to, in the outcome's units. */
const ROUNDING = 1e-6;

/**
 * Per part and level, a number such that the sum of a row's numbers is no lower (no higher) than its prediction by any of
 * the planes: most rows are so far away that one look settles all planes. What the planes differ by everywhere counts once.
 */
function farthestContributions(
  contributions: readonly Float64Array[],
  planes: number,
): { lowest: readonly Float64Array[]; highest: readonly Float64Array[] } {
  const common = new Float64Array(planes);
  const centred = contributions.map((table) => {
    const levels = table.length / planes;
    const mean = new Float64Array(planes);
    table.forEach((value, at) => {
      mean[at % planes]! += value / levels;
    });
    for (let plane = 0; plane < planes; plane++) common[plane]! += mean[plane]!;
    return table.map((value, at) => value - mean[at % planes]!);
  });
  const extremes = (choose: (...values: number[]) => number, slack: number) =>
    centred.map((table, part) => {
      const everywhere = part === 0 ? choose(...common) + slack : 0;
      return Float64Array.from(
        { length: table.length / planes },
        (_, level) => everywhere + choose(...table.subarray(level * planes, (level + 1) * planes)),
      );
    });
  return { lowest: extremes(Math.min, -ROUNDING), highest: extremes(Math.max, ROUNDING) };
}

function farthestPrediction(
  { parts }: AdditiveDesign,
  farthest: readonly Float64Array[],
  row: number,
): number {
  let sum = 0;
  for (let position = 0; position < parts.length; position++)
    sum += farthest[position]![parts[position]!.levelOfRow[row]!]!;
  return sum;
}
