import loadHighs, { type Highs } from 'highs';
import { withLinearModel } from './linear-model.ts';
import { countsGiven, fits, type LinearSystem, TOLERANCE } from './linear-system.ts';
import { possibleSums } from './possible-sums.ts';
import { search, weightsOf } from './search.ts';
import { type NarrowTarget, seenRanges, type Target } from './seen-ranges.ts';
import { tightened } from './tighten.ts';

/**
 * 'limits': only what single sums and chains of them pin down, found without the solver. For the first rounds of hiding.
 * 'quick': a target that is not soon seen to be open is reported, even if a longer search would find it open. For deciding what to hide.
 * 'thorough': only targets that are narrow, or that a long search could not open, are reported. For audits.
 */
export type Effort = 'limits' | 'quick' | 'thorough';

export interface Question {
  readonly effort: Effort;
  /** Possible truths that are known already: they are checked, and spare the search for what they show to be open. */
  readonly known?: readonly Float64Array[];
  /** Told every possible truth that the search came upon and that opened a target. */
  readonly found?: (values: Float64Array) => void;
  /** Enough narrow targets; default all of them. */
  readonly most?: number;
  /** Say of each narrow target which rows pin it down. */
  readonly explain?: boolean;
}

export interface RangeSolver {
  /** The targets whose range of possible values is narrower than needed. Throws Error when the system contradicts itself. */
  narrowTargets(
    system: LinearSystem,
    targets: readonly Target[],
    question: Question,
  ): readonly NarrowTarget[];
}

/**
 * Loads the HiGHS solver (WebAssembly; asynchronous once, then synchronous and single-threaded, so that equal input gives equal output).
 */
export async function loadRangeSolver(): Promise<RangeSolver> {
  const highs = await loadHighs();
  return {
    narrowTargets(given, targets, question) {
      const narrow = narrowOf(highs, given, targets, question);
      if (!question.explain || narrow.length === 0) return narrow;
      return withLinearModel(highs, given, (model) =>
        narrow.map((one) => ({
          ...one,
          proofs: [1, -1].flatMap(
            (side) => model.proof(weightsOf(given, targets, [[one.target, side]], false)) ?? [],
          ),
        })),
      );
    },
  };
}

function narrowOf(
  highs: Highs,
  given: LinearSystem,
  targets: readonly Target[],
  { effort, known = [], found = () => {}, most = Number.POSITIVE_INFINITY }: Question,
): readonly NarrowTarget[] {
  if (given.columns.length === 0 || targets.length === 0) return [];
  const system = tightened(given);
  const pinned = targets.flatMap((target, i) => pinnedByLimits(system, target, i));
  if (effort === 'limits' || pinned.length >= most) return pinned.slice(0, most);
  const others = targets.flatMap((_, i) => (pinned.some(({ target }) => target === i) ? [] : [i]));
  const open = others.map((i) => targets[i] as Target);
  const seen = seenRanges(open);
  const fitting = known.filter((values) => fits(given, values));
  for (const values of fitting) seen.see(values);
  if (seen.closed().length === 0) return pinned;
  const narrow = withLinearModel(highs, system, (full) => {
    const sums =
      fitting.length > 1 ? leastSums(system, fitting) : possibleSums(highs, system, full, fitting[0]);
    return withLinearModel(highs, countsGiven(system, sums), (counts) =>
      search(system, open, { full, counts }, seen, {
        thorough: effort === 'thorough',
        most: most - pinned.length,
        found,
      }),
    );
  });
  return [...pinned, ...narrow.map((one) => ({ ...one, target: others[one.target] as number }))];
}

/** A target whose limits alone are too narrow. */
function pinnedByLimits(system: LinearSystem, { columns, needed }: Target, target: number): NarrowTarget[] {
  const low = columns.reduce((sum, column) => sum + (system.columns[column]?.lower ?? 0), 0);
  const high = columns.reduce((sum, column) => sum + (system.columns[column]?.upper ?? 0), 0);
  return high - low < needed - TOLERANCE ? [{ target, low, high }] : [];
}

/** The possible truth that asks for the fewest points of scores: it leaves the counts most room. */
function leastSums(system: LinearSystem, truths: readonly Float64Array[]): Float64Array {
  const size = (values: Float64Array) =>
    system.columns.reduce((sum, { whole }, i) => (whole ? sum : sum + Math.abs(values[i] as number)), 0);
  return truths.reduce((least, one) => (size(one) < size(least) ? one : least));
}
