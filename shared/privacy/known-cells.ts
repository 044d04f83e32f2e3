import type { CellName } from './linked-cells.ts';
import type { PublishedCell, PublishedTable, ScoreLimits } from './released-table.ts';

/** Smallest and largest value that a reader cannot rule out from one cell alone. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** What readers know about the students of one cell, from every release that has it. */
export interface KnownCell {
  readonly name: CellName;
  /** Where it stands, for reports. */
  readonly at: readonly string[];
  readonly population: string;
  readonly n: Limits;
  /** Numerator, where it is known apart from n; null where it follows from `share` only. */
  readonly met: Limits | null;
  /** Share of n that the numerator can be, 0..1. */
  readonly share: Limits;
  /** Sum of scores, where it is known apart from n. Scores are counted from an origin of the population. */
  readonly sum: Limits | null;
  /** Mean score. */
  readonly mean: Limits | null;
  readonly scoreRange: ScoreLimits | null;
  /** Score from which its scores are counted. */
  readonly origin: number;
  readonly hasPercents: boolean;
  readonly standard: number | null;
  /** What of it is to be kept hidden. */
  readonly keep: { readonly n: boolean; readonly met: boolean; readonly sum: boolean };
}

const ANY_SHARE: Limits = { low: 0, high: 1 };
const exactly = (value: number): Limits => ({ low: value, high: value });
/** A mean is printed with one decimal, a percent in a banded table as a whole number. */
const ROUNDED_MEAN = 0.05;
const ROUNDED_SHARE = 0.005;

interface Scale {
  /** Upper limit of a count that is in no shown sum. */
  readonly unlimited: number;
  /** Score from which scores are counted. */
  readonly origin: number;
}

function fromCell(
  table: PublishedTable,
  cell: PublishedCell,
  name: CellName,
  { unlimited, origin }: Scale,
): KnownCell {
  const scored = cell.scoreRange !== null;
  const base = {
    name,
    at: cell.at,
    population: table.population,
    scoreRange: cell.scoreRange && {
      lowest: cell.scoreRange.lowest - origin,
      highest: cell.scoreRange.highest - origin,
    },
    origin,
    hasPercents: table.hasPercents,
    standard: table.standard === null ? null : table.standard - origin,
  };
  if (!cell.shown) {
    return {
      ...base,
      n: { low: 0, high: unlimited },
      met: null,
      share: ANY_SHARE,
      sum: null,
      mean: null,
      keep: { n: true, met: table.hasPercents, sum: scored },
    };
  }
  const exact = cell.n.kind === 'exact' ? cell.n.n : null;
  const n = cell.n.kind === 'exact' ? exactly(cell.n.n) : { low: cell.n.low, high: cell.n.high ?? unlimited };
  const mean = cell.mean === null ? null : cell.mean - origin;
  return {
    ...base,
    n,
    ...knownNumerator(cell.percent, exact),
    sum: mean !== null && exact !== null ? exactly(mean * exact) : null,
    mean:
      mean === null
        ? null
        : exact === null
          ? { low: mean - ROUNDED_MEAN, high: mean + ROUNDED_MEAN }
          : exactly(mean),
    keep: {
      n: false,
      met: cell.percent !== null && cell.percent.kind !== 'exact',
      sum: scored && mean === null,
    },
  };
}

/** Is it the n of a hidden cell? What is shown has either students or none. */
const isUnknown = ({ low, high }: Limits) => low === 0 && high > 0;

function knownNumerator(
  percent: Extract<PublishedCell, { shown: true }>['percent'],
  n: number | null,
): Pick<KnownCell, 'met' | 'share'> {
  switch (percent?.kind) {
    case 'exact': {
      const share = percent.percent / 100;
      if (n !== null) return { met: exactly(Math.round(share * n)), share: ANY_SHARE };
      return {
        met: null,
        share: { low: Math.max(0, share - ROUNDED_SHARE), high: Math.min(1, share + ROUNDED_SHARE) },
      };
    }
    case 'at most':
      return { met: null, share: { low: 0, high: percent.percent / 100 } };
    case 'at least':
      return { met: null, share: { low: percent.percent / 100, high: 1 } };
    default:
      return { met: null, share: ANY_SHARE };
  }
}

/**
 * Two releases of one cell, the earlier first: what both allow together, a value that moved a little allowing all between. What the
 * earlier one hid is to be kept; what it showed is no secret any more, even where the later one hides it.
 */
function together(a: KnownCell, b: KnownCell): KnownCell {
  const either = (x: Limits, y: Limits): Limits => ({
    low: Math.min(x.low, y.low),
    high: Math.max(x.high, y.high),
  });
  const known = (x: Limits | null, y: Limits | null) => (x && y ? either(x, y) : (x ?? y));
  const n = isUnknown(a.n) ? b.n : isUnknown(b.n) ? a.n : either(a.n, b.n);
  const met = known(a.met, b.met);
  const narrower = a.share.high - a.share.low <= b.share.high - b.share.low ? a.share : b.share;
  return {
    ...a,
    n,
    met,
    share: narrower,
    sum: known(a.sum, b.sum),
    mean: known(a.mean, b.mean),
    scoreRange: a.scoreRange ?? b.scoreRange,
    hasPercents: a.hasPercents || b.hasPercents,
    keep: {
      n: a.keep.n,
      met: a.hasPercents ? a.keep.met : b.keep.met,
      sum: a.scoreRange ? a.keep.sum : b.keep.sum,
    },
  };
}

/**
 * The score from which the scores of each population are counted: 0 where students can score 0, else the middle of what they can score.
 * Widths do not depend on it, but the search for possible tables does: it begins with sums of 0, which must be possible with students.
 */
function scoreOrigins(tables: readonly PublishedTable[]): ReadonlyMap<string, number> {
  const common = new Map<string, { readonly lowest: number; readonly highest: number }>();
  for (const { population, cells } of tables) {
    for (const { scoreRange } of cells) {
      if (scoreRange === null) continue;
      const { lowest, highest } = common.get(population) ?? scoreRange;
      common.set(population, {
        lowest: Math.max(lowest, scoreRange.lowest),
        highest: Math.min(highest, scoreRange.highest),
      });
    }
  }
  return new Map(
    [...common].map(([population, { lowest, highest }]) => [
      population,
      lowest <= 0 && highest >= 0 ? 0 : (lowest + highest) / 2,
    ]),
  );
}

/** Sum of the largest counts that a table's shown cells can stand for. */
function shownAltogether(table: PublishedTable): number {
  return table.cells.reduce((sum, cell) => {
    if (!cell.shown) return sum;
    return sum + (cell.n.kind === 'exact' ? cell.n.n : (cell.n.high ?? cell.n.low * 100));
  }, 0);
}

/** Everything readers of all tables know, cell by cell. `names[t][c]` names cell c of table t. */
export function knownCells(
  tables: readonly PublishedTable[],
  names: readonly (readonly CellName[])[],
): ReadonlyMap<CellName, KnownCell> {
  // Nothing limits a count that is in no shown sum; a finite limit keeps the solver's numbers in one scale. A hidden total is at least the sum
  // of its shown parts, so the limit lies well above what any table shows altogether.
  const unlimited = 2 * Math.max(0, ...tables.map(shownAltogether)) + 1000;
  const origins = scoreOrigins(tables);
  const cells = new Map<CellName, KnownCell>();
  tables.forEach((table, t) => {
    const scale = { unlimited, origin: origins.get(table.population) ?? 0 };
    table.cells.forEach((cell, c) => {
      const name = names[t]?.[c] as CellName;
      const known = fromCell(table, cell, name, scale);
      const before = cells.get(name);
      cells.set(name, before ? together(before, known) : known);
    });
  });
  return cells;
}
