import { TOLERANCE } from './linear-system.ts';

/** A sum of unknowns that must stay open over a range at least `needed` wide. */
export interface Target {
  readonly columns: readonly number[];
  readonly needed: number;
  /** Targets about the same students have the same number: a quick search asks no further where one of them is narrow. */
  readonly cell: number;
  /** For a score sum: the counts that make it large, and those that make it small. */
  readonly counts?: { readonly large: readonly number[]; readonly small: readonly number[] };
}

/** A target that is not open far enough: its smallest and largest value, as far as they were found. */
export interface NarrowTarget {
  readonly target: number;
  readonly low: number;
  readonly high: number;
  /** Where asked for: how much each row counts in the proof that the target is not larger, and in that it is not smaller. */
  readonly proofs?: readonly Float64Array[];
}

/**
 * The smallest and largest value of each target over all possible truths seen so far. Each truth shows a value of every target at once: a
 * target is open as soon as two truths lie far enough apart, and nobody has to be asked about it.
 */
export interface SeenRanges {
  /** Takes in a possible truth: a value for each unknown. True when it opened a target that was not open. */
  see(values: ArrayLike<number>): boolean;
  isOpen(target: number): boolean;
  /** Targets not seen to be open, in order. */
  closed(): readonly number[];
  rangeOf(target: number): NarrowTarget;
}

export function valueIn(target: Target, values: ArrayLike<number>): number {
  let sum = 0;
  for (const column of target.columns) sum += values[column] as number;
  return sum;
}

export function seenRanges(targets: readonly Target[]): SeenRanges {
  const low = new Float64Array(targets.length).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(targets.length).fill(Number.NEGATIVE_INFINITY);
  const isOpen = (i: number) =>
    (high[i] as number) - (low[i] as number) >= (targets[i] as Target).needed - TOLERANCE;
  let closed = targets.map((_, i) => i);
  return {
    see(values) {
      for (const i of closed) {
        const value = valueIn(targets[i] as Target, values);
        if (value < (low[i] as number)) low[i] = value;
        if (value > (high[i] as number)) high[i] = value;
      }
      const before = closed.length;
      closed = closed.filter((i) => !isOpen(i));
      return closed.length < before;
    },
    isOpen,
    closed: () => closed,
    rangeOf: (target) => ({ target, low: low[target] as number, high: high[target] as number }),
  };
}
