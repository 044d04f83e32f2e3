import type { Run } from './runs.ts';

/** Shifts: runs of at least so many useful points on one side (IHI teaches 6, Western Electric 8). */
export function shifts(runs: readonly Run[], atLeast: number): Run[] {
  return runs.filter((run) => run.length >= atLeast);
}

/** Points all rising or all falling. Positions count from 0 on the time axis. */
export interface Trend {
  readonly direction: 'up' | 'down';
  /** Points, not steps; of equal neighbours only the first counts. */
  readonly length: number;
  readonly first: number;
  readonly last: number;
}

/**
 * Trends of five or more consecutive points (Perla, Provost and Murray 2011, BMJ Qual Saf 20:46-51).
 *
 * Shown to people who ask for it, never used for a verdict: on short school series it fires as often
 * without a change as with one. Null values are skipped.
 *
 * @example trends([10, 12, 12, 13, 15, 15, 17, 9]) // up, 5 points (10 12 13 15 17), positions 0 to 6
 */
export function trends(values: readonly (number | null)[], atLeast = 5): Trend[] {
  const steps = changesOfValue(values);
  const found: Trend[] = [];
  for (const [before, after] of steps) {
    const direction = after.value > before.value ? 'up' : 'down';
    const current = found.at(-1);
    if (current?.direction === direction) {
      found[found.length - 1] = { ...current, length: current.length + 1, last: after.position };
    } else {
      found.push({ direction, length: 2, first: before.position, last: after.position });
    }
  }
  return found.filter((trend) => trend.length >= atLeast);
}

interface Placed {
  readonly value: number;
  readonly position: number;
}

/** Neighbouring pairs of unlike values; of equal neighbours only the first is kept. */
function changesOfValue(values: readonly (number | null)[]): [Placed, Placed][] {
  const kept: Placed[] = [];
  values.forEach((value, position) => {
    if (value !== null && value !== kept.at(-1)?.value) kept.push({ value, position });
  });
  return kept.slice(1).flatMap((after, i): [Placed, Placed][] => {
    const before = kept[i];
    return before === undefined ? [] : [[before, after]];
  });
}
