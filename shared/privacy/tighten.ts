import { type KnownSum, type LinearSystem, TOLERANCE, type Unknown } from './linear-system.ts';
import { NotTogetherError } from './not-together.ts';

/** Passes over the rows; each narrows what the last one left, and little comes after the first few. */
const MOST_PASSES = 30;

/**
 * The same system with narrower limits on each unknown, as far as single rows give them: in "a + b = 12, both at least 0" neither is above
 * 12. The presolve of the audit: what is pinned down by one sum, or by a chain of sums, is found here without a solver.
 * The limits hold for every solution; they need not be reached. Throws Error when no value is left for an unknown.
 */
export function tightened(system: LinearSystem): LinearSystem {
  const columns = system.columns.map((column) => ({ ...column }));
  for (let pass = 0, changed = true; pass < MOST_PASSES && changed; pass++) {
    changed = false;
    for (const row of system.rows) if (tightenBy(row, columns)) changed = true;
  }
  return { columns, rows: system.rows };
}

function tightenBy(row: KnownSum, columns: { lower: number; upper: number; whole: boolean }[]): boolean {
  let [least, most] = [0, 0];
  for (const [place, by] of row.terms) {
    const column = columns[place] as Unknown;
    least += by > 0 ? by * column.lower : by * column.upper;
    most += by > 0 ? by * column.upper : by * column.lower;
  }
  let changed = false;
  for (const [place, by] of row.terms) {
    const column = columns[place] as { lower: number; upper: number; whole: boolean };
    const [ownLeast, ownMost] =
      by > 0 ? [by * column.lower, by * column.upper] : [by * column.upper, by * column.lower];
    const ends = [(row.low - (most - ownMost)) / by, (row.high - (least - ownLeast)) / by];
    const [low, high] = (by > 0 ? ends : ends.reverse()) as [number, number];
    const whole = column.whole;
    const [newLow, newHigh] = whole
      ? [Math.ceil(low - TOLERANCE), Math.floor(high + TOLERANCE)]
      : [low, high];
    // Score sums are narrowed by steps worth having only: they would creep on for ever.
    const step = whole ? 0.5 : Math.max(1, 0.01 * (column.upper - column.lower));
    if (newLow > column.lower + step - (whole ? 0 : TOLERANCE)) {
      column.lower = newLow;
      changed = true;
    }
    if (newHigh < column.upper - step + (whole ? 0 : TOLERANCE)) {
      column.upper = newHigh;
      changed = true;
    }
    if (column.lower > column.upper + 1)
      throw new NotTogetherError('The released tables contradict each other');
    if (changed) [least, most] = activity(row, columns);
  }
  return changed;
}

function activity(row: KnownSum, columns: readonly Unknown[]): [least: number, most: number] {
  return row.terms.reduce<[number, number]>(
    ([least, most], [place, by]) => {
      const { lower, upper } = columns[place] as Unknown;
      return by > 0 ? [least + by * lower, most + by * upper] : [least + by * upper, most + by * lower];
    },
    [0, 0],
  );
}
