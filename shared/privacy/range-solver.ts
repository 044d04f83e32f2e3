import loadHighs, { type Highs } from 'highs';
import { type LinearModel, withLinearModel } from './linear-model.ts';
import { countsGiven, inWholeStudents, type LinearSystem, TOLERANCE } from './linear-system.ts';
import { NotTogetherError } from './not-together.ts';
import { tightened } from './tighten.ts';

/** A sum of unknowns that must stay open over a range at least `needed` wide. */
export interface Target {
  readonly columns: readonly number[];
  readonly needed: number;
  /** For a score sum: the counts that make it large, and those that make it small. */
  readonly counts?: { readonly large: readonly number[]; readonly small: readonly number[] };
}

/** A target that is not open far enough: its smallest and largest value, as far as they were found. */
export interface NarrowTarget {
  readonly target: number;
  readonly low: number;
  readonly high: number;
}

/**
 * 'limits': only what single sums and chains of them pin down, found without the solver. For the first rounds of hiding.
 * 'quick': a target that is not soon seen to be open is reported, even if a longer search would find it open. For deciding what to hide.
 * 'thorough': only targets that are narrow, or that a long search could not open, are reported. For audits.
 */
export type Effort = 'limits' | 'quick' | 'thorough';

export interface RangeSolver {
  /** The targets whose range of possible values is narrower than needed. Throws Error when the system contradicts itself. */
  narrowTargets(system: LinearSystem, targets: readonly Target[], effort: Effort): readonly NarrowTarget[];
}

/** Rounds of joint objectives before every target that is still open is asked for on its own. */
const JOINT_ROUNDS = 12;

/**
 * Loads the HiGHS solver (WebAssembly; asynchronous once, then synchronous and single-threaded, so that equal input gives equal output).
 */
export async function loadRangeSolver(): Promise<RangeSolver> {
  const highs = await loadHighs();
  return {
    narrowTargets(given, targets, effort) {
      if (given.columns.length === 0 || targets.length === 0) return [];
      const system = tightened(given);
      const pinned = targets.flatMap((target, i) => pinnedByLimits(system, target, i));
      const found = new Set(pinned.map(({ target }) => target));
      const others = targets.flatMap((_, i) => (found.has(i) ? [] : [i]));
      if (others.length === 0 || effort === 'limits') return pinned;
      const narrow = withLinearModel(highs, system, (full) => {
        const sums = possibleSums(highs, system, full);
        return withLinearModel(highs, countsGiven(system, sums), (counts) =>
          search(
            system,
            others.map((i) => targets[i] as Target),
            { full, counts },
            effort,
          ),
        );
      });
      return [...pinned, ...narrow.map((one) => ({ ...one, target: others[one.target] as number }))];
    },
  };
}

/** Where a corner has fractions of students, whole students this near to it (as a share of its value) will do. */
const NEAR_ENOUGH = 0.02;

/** A target whose limits alone are too narrow. */
function pinnedByLimits(system: LinearSystem, { columns, needed }: Target, target: number): NarrowTarget[] {
  const low = columns.reduce((sum, column) => sum + (system.columns[column]?.lower ?? 0), 0);
  const high = columns.reduce((sum, column) => sum + (system.columns[column]?.upper ?? 0), 0);
  return high - low < needed - TOLERANCE ? [{ target, low, high }] : [];
}

/**
 * Score sums that fit counts in whole students and ask as little of them as possible. Kept fixed while counts are searched: the equations
 * of the counts alone nearly always have corners in whole students, and every one of them is then a possible truth.
 * A sum other than 0 asks for at least one student, so the sums are 0 wherever they can be, best in small cells.
 */
function possibleSums(highs: Highs, system: LinearSystem, full: LinearModel): Float64Array {
  const nothing = new Float64Array(system.columns.length);
  const middle = full.centre();
  if (middle === null) throw contradiction();
  if (system.columns.every((column) => column.whole)) return middle;
  const fits = (sums: Float64Array | null): sums is Float64Array =>
    sums !== null &&
    withLinearModel(highs, countsGiven(system, sums), (counts) => counts.maximise(nothing)) !== null;
  const candidates = [() => smallSums(highs, system, middle), () => middle];
  for (const candidate of candidates) {
    const sums = candidate();
    if (fits(sums)) return sums;
  }
  return full.maximiseInWholeStudents(nothing, 0) ?? middle;
}

/** Score sums with the smallest sizes, weighted so that small cells come out as 0 first. */
function smallSums(highs: Highs, system: LinearSystem, middle: Float64Array): Float64Array | null {
  const students = studentsBehindSums(system, middle);
  const sums = [...students.keys()];
  const columns = [...system.columns];
  const rows = [...system.rows];
  const weights = new Float64Array(columns.length + 2 * sums.length);
  for (const sum of sums) {
    // sum = above - below, and above + below is to be small.
    for (const size of [-1, 1]) {
      weights[columns.length] = -1 / (1 + (students.get(sum) as number));
      columns.push({ lower: 0, upper: Number.POSITIVE_INFINITY, whole: false });
      if (size === 1) {
        const [above, below] = [columns.length - 2, columns.length - 1];
        rows.push({
          low: 0,
          high: 0,
          terms: [
            [sum, 1],
            [above, -1],
            [below, 1],
          ],
        });
      }
    }
  }
  const values = withLinearModel(highs, { columns, rows }, (model) => model.maximise(weights));
  return values?.slice(0, system.columns.length) ?? null;
}

/** For each score sum the students that some row ties it to, as of `values`. */
function studentsBehindSums(system: LinearSystem, values: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, Set<number>>();
  for (const { terms } of system.rows) {
    const sums = terms.filter(([column]) => !system.columns[column]?.whole);
    if (sums.length !== 1 || terms.length === 1) continue;
    const [sum] = sums[0] as readonly [number, number];
    const behind = counts.get(sum) ?? new Set();
    for (const [column] of terms) if (column !== sum) behind.add(column);
    counts.set(sum, behind);
  }
  return new Map(
    [...counts].map(([sum, columns]) => [
      sum,
      [...columns].reduce((total, column) => total + (values[column] as number), 0),
    ]),
  );
}

interface Models {
  /** Everything that is known. */
  readonly full: LinearModel;
  /** The counts alone, for score sums that fit. */
  readonly counts: LinearModel;
}

type Objective = readonly (readonly [target: number, weight: number])[];

/**
 * Looks for targets that are pinned down. Every solution, for whatever objective, shows possible values of all targets at once; most
 * targets are seen to be open after a few solutions, and only the others are asked for one by one.
 */
function search(
  system: LinearSystem,
  targets: readonly Target[],
  { full, counts }: Models,
  effort: Effort,
): readonly NarrowTarget[] {
  const low = targets.map(() => Number.POSITIVE_INFINITY);
  const high = targets.map(() => Number.NEGATIVE_INFINITY);
  const isOpen = (i: number) =>
    (high[i] as number) - (low[i] as number) >= (targets[i] as Target).needed - TOLERANCE;
  const notYetOpen = () => targets.flatMap((_, i) => (isOpen(i) ? [] : [i]));

  /** Values in whole students that fit everything: a possible truth. */
  const observe = (values: ArrayLike<number>) => {
    targets.forEach((target, i) => {
      const value = possibleValue(target, values);
      low[i] = Math.min(low[i] as number, value);
      high[i] = Math.max(high[i] as number, value);
    });
  };
  const explore = (objective: Objective) => {
    const weights = weightsOf(system, targets, objective);
    const corner = counts.maximise(weights);
    if (corner === null) return;
    const reached = corner.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
    const found = inWholeStudents(system, corner)
      ? corner
      : counts.maximiseInWholeStudents(weights, reached - NEAR_ENOUGH * Math.abs(reached));
    if (found === null || !inWholeStudents(system, found)) return;
    observe(found);
    if (!objective.some(([target]) => targets[target]?.counts)) return;
    const withSums = full.maximiseWithCounts(found, weights);
    if (withSums) observe(withSums);
  };
  const askAlone = (target: number): readonly NarrowTarget[] => {
    const seen = () => ({ target, low: low[target] as number, high: high[target] as number });
    for (const side of [1, -1]) explore([[target, side]]);
    if (isOpen(target)) return [];
    if (effort === 'quick') return [seen()];
    const { needed } = targets[target] as Target;
    const [largest, smallest] = [1, -1].map((side) => {
      const values = full.maximise(weightsOf(system, targets, [[target, side]], false));
      if (values === null) throw contradiction();
      if (inWholeStudents(system, values)) observe(values);
      return possibleValue(targets[target] as Target, values);
    }) as [number, number];
    // Fractions of students can only make a range wider: a range that is narrow with them is narrow.
    if (largest - smallest < needed - TOLERANCE) return [{ target, low: smallest, high: largest }];
    for (const side of [1, -1]) {
      if (isOpen(target)) return [];
      const enough = side > 0 ? (low[target] as number) + needed : needed - (high[target] as number);
      const weights = weightsOf(system, targets, [[target, side]], false);
      const values = full.maximiseInWholeStudents(weights, enough);
      if (values && inWholeStudents(system, values)) observe(values);
    }
    return isOpen(target) ? [] : [seen()];
  };

  for (let round = 0; round < JOINT_ROUNDS && notYetOpen().length > 0; round++) {
    const weights = notYetOpen().map((target) => [target, sign(target, round)] as const);
    for (const side of [1, -1]) explore(weights.map(([target, weight]) => [target, side * weight]));
  }
  return notYetOpen().flatMap(askAlone);
}

function possibleValue(target: Target, values: ArrayLike<number>): number {
  return target.columns.reduce((sum, column) => sum + (values[column] as number), 0);
}

function weightsOf(
  system: LinearSystem,
  targets: readonly Target[],
  objective: Objective,
  withCounts = true,
): Float64Array {
  const weights = new Float64Array(system.columns.length);
  const add = (column: number, by: number) => {
    weights[column] = (weights[column] as number) + by;
  };
  for (const [target, weight] of objective) {
    const { columns, counts } = targets[target] as Target;
    for (const column of columns) add(column, weight);
    if (withCounts) for (const column of (weight > 0 ? counts?.large : counts?.small) ?? []) add(column, 1);
  }
  return weights;
}

/** +1 or -1 by target and round, mixed so that the targets of one sum are pulled apart; the first round pulls all one way. */
function sign(target: number, round: number): number {
  if (round === 0) return 1;
  let mixed = Math.imul(target + 1, 0x9e3779b1) ^ Math.imul(round, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return (mixed >>> 13) & 1 ? 1 : -1;
}

function contradiction(): Error {
  return new NotTogetherError('The released tables contradict each other: no counts fit them');
}
