import { type CountCell, type CountTable, type Equation, equationsOf } from './count-table.ts';
import { nameOf } from './linked-cells.ts';
import type { PublishedCell, PublishedTable } from './released-table.ts';

/**
 * What is to be done when the data behind a table were replaced after it had been published. The difference of two releases is a table too: where
 * few students changed, it tells of them.
 */
export interface Replacement {
  /** The earlier release, to be repeated as it is: so few students changed that a new one would tell of them. */
  readonly asPublished: PublishedTable | null;
  /** Cells of the new table that may not be shown beside the earlier release. */
  readonly hide: ReadonlySet<number>;
}

type Shown = Extract<PublishedCell, { shown: true }>;

/** What was last said of one cell. */
interface Said {
  /** The last time it was shown. */
  readonly shown: Shown | null;
  /** Hidden since. */
  readonly hidden: boolean;
}

/**
 * At least so many students changed between a shown cell and what it counts now: by n, by how many met, and by how far the sum of scores moved
 * when each of them moved from one end of the scale to the other. 0: nothing that readers can see. A band that no longer holds is any number:
 * infinite.
 */
export function studentsChanged(before: Shown, now: CountCell): number {
  const { n, percent, mean } = before;
  if (n.kind === 'band') return stillTrue(before, now) ? 0 : Number.POSITIVE_INFINITY;
  const ofN = Math.abs(n.n - now.n);
  const ofMet =
    percent?.kind === 'exact' && now.met !== null
      ? Math.abs(Math.round((percent.percent * n.n) / 100) - now.met)
      : 0;
  if (mean === null || now.scores === null) return Math.max(ofN, ofMet);
  const moved = Math.abs(mean * n.n - now.scores.sum);
  const ofSum = moved < ROUNDING ? 0 : Math.ceil(moved / (now.scores.highest - now.scores.lowest));
  return Math.max(ofN, ofMet, ofSum);
}

/** A difference between two releases is about at least so many students; more where the floor of a table is higher. */
export const SMALLEST_DIFFERENCE = 10;

/** Sums come back from printed means with this much rounding. */
const ROUNDING = 1e-3;

function stillTrue({ n, percent, mean }: Shown, now: CountCell): boolean {
  if (n.kind === 'band' && (now.n < n.low || (n.high !== null && now.n > n.high))) return false;
  const share = now.met === null ? null : (100 * now.met) / now.n;
  if (percent?.kind === 'exact' && share !== null && Math.abs(percent.percent - share) > 0.5 + ROUNDING)
    return false;
  return mean === null || now.scores === null || Math.abs(mean - now.scores.sum / now.n) <= 0.05 + ROUNDING;
}

/** What all these releases said last, cell by cell. */
function lastSaid(earlier: readonly PublishedTable[]): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const table of earlier) {
    for (const cell of table.cells) {
      const name = nameOf(table, cell.at);
      const shown = cell.shown ? cell : (said.get(name)?.shown ?? null);
      said.set(name, { shown, hidden: !cell.shown });
    }
  }
  return said;
}

/**
 * The rule for replaced data, for a table that is about to be suppressed beside earlier releases of its population:
 *
 * 1. Nothing that was shown has changed: nothing is to be done.
 * 2. Every cell that was shown changed by fewer than `few` students, and the table was published before: the earlier one is repeated.
 * 3. Else the new table goes out, without the cells that changed by some, but fewer than `few`; and without those that were hidden before, as long
 *    as something they add up with is shown and has not changed by `few` students.
 *
 * @example a district's total was 118 and is 123 now, few = 10: the table of 118 is repeated.
 */
export function replacedSince(
  table: CountTable<unknown>,
  earlier: readonly PublishedTable[],
  few: number,
): Replacement {
  const said = lastSaid(earlier.filter(({ population }) => population === table.population));
  const before = table.cells.map((cell) => said.get(nameOf(table, cell.at)));
  const changed = before.map((one, place) =>
    one?.shown ? studentsChanged(one.shown, table.cells[place] as CountCell) : null,
  );
  const most = Math.max(0, ...changed.map((students) => students ?? 0));
  if (most === 0) return { asPublished: null, hide: new Set() };
  const last = earlier.findLast((one) => one.id === table.id && samePlaces(one, table));
  if (most < few && last !== undefined) return { asPublished: last, hide: new Set() };
  const isFew = (place: number) => (changed[place] ?? 0) > 0 && (changed[place] as number) < few;
  const isStill = (place: number) => changed[place] !== null && (changed[place] as number) < few;
  const beside = besides(table);
  const hide = table.cells.flatMap((_, place) => {
    const wasHidden = before[place]?.hidden === true;
    return isFew(place) || (wasHidden && (beside[place] ?? []).some(isStill)) ? [place] : [];
  });
  return { asPublished: null, hide: new Set(hide) };
}

/** For each cell the others that it is in a sum with. */
function besides(table: CountTable<unknown>): readonly (readonly number[])[] {
  const found: number[][] = table.cells.map(() => []);
  const members = ({ whole, parts }: Equation) => [whole, ...parts];
  for (const equation of equationsOf(table)) {
    for (const place of members(equation)) found[place]?.push(...members(equation));
  }
  return found;
}

/** Are both about the same places and years? Their groups may be others. */
function samePlaces(a: Pick<PublishedTable, 'axes'>, b: Pick<PublishedTable, 'axes'>): boolean {
  const places = ({ axes }: Pick<PublishedTable, 'axes'>) =>
    JSON.stringify(axes.filter(({ kind }) => kind === 'places').map(({ name, members }) => [name, members]));
  return places(a) === places(b);
}

/** A cell whose difference between two releases is about few students. */
export interface FewChanged {
  readonly population: string;
  readonly at: readonly string[];
  readonly students: number;
}

/** Differences between releases that tell of fewer than `few` students: cells shown with exact n, and shown again a little different. */
export function fewChanged(tables: readonly PublishedTable[], few: number): readonly FewChanged[] {
  const last = new Map<string, Shown>();
  const found: FewChanged[] = [];
  for (const table of tables) {
    for (const cell of table.cells) {
      if (!cell.shown || cell.n.kind === 'band') continue;
      const name = nameOf(table, cell.at);
      const before = last.get(name);
      last.set(name, cell);
      const students = before === undefined ? 0 : studentsChanged(before, countsOf(cell, cell.n.n));
      if (students > 0 && students < few) found.push({ population: table.population, at: cell.at, students });
    }
  }
  return found;
}

function countsOf({ at, percent, mean, scoreRange }: Shown, n: number): CountCell {
  return {
    at,
    n,
    met: percent?.kind === 'exact' ? Math.round((percent.percent * n) / 100) : null,
    scores: mean === null || scoreRange === null ? null : { sum: mean * n, ...scoreRange },
  };
}
