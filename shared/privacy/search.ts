import type { LinearModel } from './linear-model.ts';
import { inWholeStudents, type LinearSystem, TOLERANCE } from './linear-system.ts';
import { NotTogetherError } from './not-together.ts';
import { type NarrowTarget, type SeenRanges, type Target, valueIn } from './seen-ranges.ts';

/** Rounds of joint objectives before every target that is still open is asked for on its own. */
const JOINT_ROUNDS = 12;
/** Joint rounds in a row that open nothing: more of them rarely do. */
const IDLE_ROUNDS = 3;

export interface Models {
  /** Everything that is known. */
  readonly full: LinearModel;
  /** The counts alone, for score sums that fit. */
  readonly counts: LinearModel;
}

export interface SearchFor {
  /** Ask until each range is decided, not only until nothing more is soon seen. */
  readonly thorough: boolean;
  /** Stop after so many narrow targets. */
  readonly most: number;
  /** Called with every possible truth that opened a target. */
  readonly found: (values: Float64Array) => void;
}

type Objective = readonly (readonly [target: number, weight: number])[];

/** Where a corner has fractions of students, whole students this near to it (as a share of its value) will do. */
const NEAR_ENOUGH = 0.02;

/**
 * Looks for targets that are pinned down. Every solution, for whatever objective, shows possible values of all targets at once; most
 * targets are seen to be open after a few solutions, and only the others are asked for one by one.
 */
export function search(
  system: LinearSystem,
  targets: readonly Target[],
  { full, counts }: Models,
  seen: SeenRanges,
  { thorough, most, found }: SearchFor,
): readonly NarrowTarget[] {
  /** Values in whole students that fit everything: a possible truth. */
  const observe = (values: Float64Array) => {
    if (seen.see(values)) found(values);
  };
  const observeWithSums = (values: Float64Array, objective: Objective, weights: Float64Array) => {
    observe(values);
    if (!objective.some(([target]) => targets[target]?.counts)) return;
    const withSums = full.maximiseWithCounts(values, weights);
    if (withSums) observe(withSums);
  };
  /** A corner of the counts in whole students; one with fractions is given back. */
  const explore = (objective: Objective): Float64Array | null => {
    const weights = weightsOf(system, targets, objective);
    const corner = counts.maximise(weights);
    if (corner === null) return null;
    if (!inWholeStudents(system, corner)) return corner;
    observeWithSums(corner, objective, weights);
    return null;
  };
  const exploreNear = (objective: Objective, corner: Float64Array) => {
    const weights = weightsOf(system, targets, objective);
    const reached = corner.reduce((sum, value, i) => sum + value * (weights[i] as number), 0);
    const whole = counts.maximiseInWholeStudents(weights, reached - NEAR_ENOUGH * Math.abs(reached));
    if (whole !== null && inWholeStudents(system, whole)) observeWithSums(whole, objective, weights);
  };
  /** Largest and smallest value of a target, fractions of students allowed. */
  const widest = (target: number): readonly [number, number] => {
    const [largest, smallest] = [1, -1].map((side) => {
      const values = full.maximise(weightsOf(system, targets, [[target, side]], false));
      if (values === null) throw contradiction();
      if (inWholeStudents(system, values)) observe(values);
      return valueIn(targets[target] as Target, values);
    }) as [number, number];
    return [smallest, largest];
  };
  /** Is it soon seen to be open? First with the corners of the counts, then near them in whole students. */
  const askQuickly = (target: number): boolean => {
    const own = targets[target] as Target;
    const corners = ([1, -1] as const).map((side) => ({ side, corner: explore([[target, side]]) }));
    if (seen.isOpen(target)) return true;
    const range = seen.rangeOf(target);
    const [high, low] = corners.map(({ side, corner }) =>
      corner === null ? (side > 0 ? range.high : range.low) : valueIn(own, corner),
    ) as [number, number];
    // With these score sums not even fractions of students would open it.
    if (own.counts === undefined && high - low < own.needed - TOLERANCE) return false;
    for (const { side, corner } of corners) {
      if (corner !== null && !seen.isOpen(target)) exploreNear([[target, side]], corner);
    }
    return seen.isOpen(target);
  };
  const askThoroughly = (target: number): readonly NarrowTarget[] => {
    if (askQuickly(target)) return [];
    const { needed } = targets[target] as Target;
    const [low, high] = widest(target);
    // Fractions of students can only make a range wider: a range that is narrow with them is narrow.
    if (high - low < needed - TOLERANCE) return [{ target, low, high }];
    for (const side of [1, -1]) {
      if (seen.isOpen(target)) return [];
      const range = seen.rangeOf(target);
      const enough = side > 0 ? Math.min(high, range.low + needed) : Math.min(-low, needed - range.high);
      const weights = weightsOf(system, targets, [[target, side]], false);
      const values = full.maximiseInWholeStudents(weights, enough);
      if (values && inWholeStudents(system, values)) observe(values);
    }
    return seen.isOpen(target) ? [] : [seen.rangeOf(target)];
  };
  const ask = (target: number): readonly NarrowTarget[] => {
    if (thorough) return askThoroughly(target);
    return askQuickly(target) ? [] : [seen.rangeOf(target)];
  };

  for (let round = 0, idle = 0; round < JOINT_ROUNDS && idle < IDLE_ROUNDS; round++) {
    const before = seen.closed();
    if (before.length === 0) return [];
    const weights = before.map((target) => [target, sign(target, round)] as const);
    for (const side of [1, -1]) {
      const objective = weights.map(([target, weight]) => [target, side * weight] as const);
      explore(objective);
    }
    idle = seen.closed().length < before.length ? 0 : idle + 1;
  }
  // Corners that open one target open others too: all of them are asked for before any search in whole students.
  if (thorough)
    for (const target of seen.closed())
      for (const side of [1, -1]) if (!seen.isOpen(target)) explore([[target, side]]);
  const narrow: NarrowTarget[] = [];
  const narrowCells = new Set<number>();
  for (const target of seen.closed()) {
    if (narrow.length >= most) break;
    const { cell } = targets[target] as Target;
    if (seen.isOpen(target) || (!thorough && narrowCells.has(cell))) continue;
    const found = ask(target);
    if (found.length > 0) narrowCells.add(cell);
    narrow.push(...found);
  }
  return narrow;
}

export function weightsOf(
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
