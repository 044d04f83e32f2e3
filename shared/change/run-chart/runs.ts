/** Which side of the centre line a value lies on. */
export type Side = 'above' | 'below';

/** A run: the longest stretch of useful observations on one side. Positions count from 0 on the time axis. */
export interface Run {
  readonly side: Side;
  /** Useful observations in the run; points on the line or missing lie inside it without being counted. */
  readonly length: number;
  readonly first: number;
  readonly last: number;
}

// Values closer to the centre line than this count as on it: a median of two equal halves such as
// (0.1 + 0.2) / 2 must not fall beside the 0.15 it stands for.
const ON_THE_LINE = 5e-10;

/** The side a value lies on, or null when it lies on the centre line. */
export function sideOf(value: number, centreLine: number): Side | null {
  const difference = value - centreLine;
  if (Math.abs(difference) < ON_THE_LINE) return null;
  return difference > 0 ? 'above' : 'below';
}

/**
 * The runs of a series about a centre line.
 *
 * Values on the line are no useful observations: they neither add to a run nor break it. Null
 * (missing or excluded) does the same. Number of runs = crossings + 1.
 *
 * @example runsAbout([8, 12, null, 13, 10, 7], 10)
 * // below (position 0), above 12 and 13 (positions 1 to 3), below (position 5)
 */
export function runsAbout(values: readonly (number | null)[], centreLine: number): Run[] {
  const runs: Run[] = [];
  values.forEach((value, position) => {
    const side = value === null ? null : sideOf(value, centreLine);
    if (side === null) return;
    const current = runs.at(-1);
    if (current?.side === side) {
      runs[runs.length - 1] = { ...current, length: current.length + 1, last: position };
    } else {
      runs.push({ side, length: 1, first: position, last: position });
    }
  });
  return runs;
}

/** Points strictly above or below the centre line: what the rules count as n. */
export function usefulCount(runs: readonly Run[], side?: Side): number {
  return runs.reduce((sum, run) => (side === undefined || run.side === side ? sum + run.length : sum), 0);
}

/** The length of the longest run; 0 without useful observations. */
export function longestRun(runs: readonly Run[]): number {
  return runs.reduce((longest, run) => Math.max(longest, run.length), 0);
}
