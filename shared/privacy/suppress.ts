import { closeUnderSums, isSafe, showAgain, type TableSums, tableSums } from './complementary.ts';
import { type Axis, type CountTable, cellKey, cellPlaces, checkAddsUp, equationsOf } from './count-table.ts';
import { copyOf, type Disclosure, published } from './disclosure.ts';
import { NotTogetherError } from './not-together.ts';
import { possibleTruths } from './possible-truths.ts';
import type { RangeSolver } from './range-solver.ts';
import type { PublishedTable, ReleasedTable, SuppressionLoss } from './released-table.ts';
import { limitsHold, repair, type Suppression } from './repair.ts';
import { replacedSince, SMALLEST_DIFFERENCE } from './replaced-data.ts';
import type { SuppressionRules } from './rules.ts';
import { hiddenBefore, smallCells } from './small-cells.ts';
import { shownBefore } from './unchanged-release.ts';

/** Tables up to this many cells are repaired from several ways of hiding, and each hidden cell is tried without; larger ones from the best way. */
const SMALL_TABLE = 100;
const MOST_TRIES = 8;

/**
 * Suppression: the only way to a ReleasedTable, and so to any file above a team's own students.
 *
 * P1 and P5 hide small and dominated cells, P6 what an earlier release hid, P2 their partners, P3 more cells until no sum gives a
 * hidden one away; P4 turns extreme percents into ranges; P7 turns n into bands. Then the result is audited together with the
 * earlier releases; while a hidden value is pinned down, one more value is hidden (repair). Deterministic: equal input, equal output.
 *
 * A table that was released before and whose data did not change is shown as it was (see `shownBefore`). Where the data were replaced since and
 * few students changed, the earlier release itself is the answer (see `replacedSince`).
 *
 * `earlier`: releases of the same population, in order. Throws RangeError when the table does not add up.
 */
export function suppress<Derived>(
  table: CountTable<Derived>,
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[] = [],
): ReleasedTable<Derived> {
  const equations = equationsOf(table);
  checkAddsUp(table, equations);
  const before = releasedBefore(table, rules, earlier);
  if (before !== null) return before;
  const sums = tableSums(table, equations);
  const { asPublished, hide } = replacedSince(table, earlier, Math.max(rules.floor, SMALLEST_DIFFERENCE));
  if (asPublished !== null) return repeated<Derived>(asPublished);
  const forced = new Set([...smallCells(table, rules), ...hiddenBefore(table, rules, earlier), ...hide]);
  try {
    return suppressBeside(sums, forced, rules, solver, earlier);
  } catch (error) {
    if (earlier.length === 0 || !(error instanceof NotTogetherError)) throw error;
    // Whatever this table hides, earlier releases and it cannot be read together: a district has replaced the data they were made from. The table
    // is made fit to stand by itself; what was hidden before stays hidden; the audit before publishing judges it beside them all.
    return suppressBeside(sums, forced, rules, solver, []);
  }
}

/** The table as it was released before, where it says the same: what is out may be said again. Null where it was not, or says something else now. */
export function releasedBefore<Derived>(
  table: CountTable<Derived>,
  rules: SuppressionRules,
  earlier: readonly PublishedTable[],
): ReleasedTable<Derived> | null {
  const disclosure = shownBefore(table, rules, earlier);
  return disclosure === null ? null : released(table, disclosure, smallCells(table, rules), rules);
}

function suppressBeside<Derived>(
  sums: TableSums,
  forced: ReadonlySet<number>,
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
): ReleasedTable<Derived> {
  const suppression: Suppression = { sums, rules, solver, earlier, truths: possibleTruths() };
  const small = sums.table.cells.length <= SMALL_TABLE;
  const tries = waysToHide(sums, forced, rules).slice(0, small ? MOST_TRIES : 1);
  const first = tries.reduce<Disclosure | null>(
    (best, hidden) => repair(suppression, hidden, best === null ? undefined : best.hidden.size - 1) ?? best,
    null,
  ) as Disclosure;
  const best = (small ? hiddenAgainOneByOne : hiddenAgainAtOnce)(suppression, forced, first);
  return released(sums.table as CountTable<Derived>, best, forced, rules);
}

/** Repair may have hidden more than was needed in the end: what neither sums nor their chains ask for is tried without, all at once. */
function hiddenAgainAtOnce(
  suppression: Suppression,
  forced: ReadonlySet<number>,
  first: Disclosure,
): Disclosure {
  const { sums, rules } = suppression;
  const fewer = showAgain(
    sums,
    first.hidden,
    forced,
    (hidden, changed) => isSafeAt(sums, rules, hidden, changed) && limitsHold(suppression, hidden),
  );
  if (fewer.size === first.hidden.size) return first;
  return repair(suppression, fewer, first.hidden.size - 1) ?? first;
}

/** The same, cell by cell with its partners: in the end none can be shown alone. */
function hiddenAgainOneByOne(
  suppression: Suppression,
  forced: ReadonlySet<number>,
  first: Disclosure,
): Disclosure {
  const { sums, rules } = suppression;
  let best = first;
  showAgain(sums, first.hidden, forced, (hidden, changed) => {
    if (!isSafeAt(sums, rules, hidden, changed)) return false;
    const repaired = repair(suppression, hidden, hidden.size);
    if (repaired === null) return false;
    best = repaired;
    return true;
  });
  return best;
}

/**
 * P2 and P3 with every choice of where wholes give way first, less what turns out not to be needed; fewest hidden cells first. Among
 * equals first the one whose places give way as the rules say, and whose parts give way elsewhere.
 */
function waysToHide(
  sums: TableSums,
  forced: ReadonlySet<number>,
  rules: SuppressionRules,
): readonly Set<number>[] {
  const places = rules.hideFirst === 'upper places' ? ['places', null] : [null, 'places'];
  const choices = places.flatMap((p) =>
    [null, 'groups'].flatMap((g) => [null, 'spans'].map((s) => [p, g, s].filter((kind) => kind !== null))),
  );
  const ways = choices.map((kinds) => {
    const hidden = closeUnderSums(sums, forced, rules, new Set(kinds as Axis['kind'][]));
    return showAgain(sums, hidden, forced, (fewer, changed) => isSafeAt(sums, rules, fewer, changed));
  });
  const distinct = new Map(ways.map((hidden) => [[...hidden].sort((a, b) => a - b).join(), hidden]));
  return [...distinct.values()].sort((a, b) => a.size - b.size);
}

/** Are all sums that these cells are in still safe? */
function isSafeAt(
  sums: TableSums,
  rules: SuppressionRules,
  hidden: ReadonlySet<number>,
  places: readonly number[],
): boolean {
  return places.every((place) =>
    (sums.of[place] ?? []).every((equation) => isSafe(sums, hidden, equation, rules.floor)),
  );
}

/** A stored release, as it was released: it has been through here before. */
function repeated<Derived>(table: PublishedTable): ReleasedTable<Derived> {
  const cells = table.cells.length;
  const nothing: SuppressionLoss = { cells, hiddenSmall: 0, hiddenToProtect: 0, shareHidden: 0 };
  const marked = { ...table, derived: table.derived ?? [], loss: table.loss ?? nothing };
  return marked as unknown as ReleasedTable<Derived>;
}

function released<Derived>(
  table: CountTable<Derived>,
  disclosure: Disclosure,
  forced: ReadonlySet<number>,
  rules: SuppressionRules,
): ReleasedTable<Derived> {
  const places = cellPlaces(table.cells);
  const derived = table.derived.filter(({ from, rests }) =>
    from.every((at) => {
      const place = places.get(cellKey(at));
      if (place === undefined || disclosure.hidden.has(place)) return false;
      return rests === 'on means'
        ? !disclosure.hiddenMeans.has(place)
        : disclosure.percents[place] === 'exact';
    }),
  );
  const marked = {
    ...published(table, copyOf(disclosure), rules),
    derived: derived.map(({ from, value }) => ({ from, value })),
    loss: lossOf(table, disclosure, forced),
  };
  // The one place where the mark is given.
  return marked as unknown as ReleasedTable<Derived>;
}

function lossOf(
  table: CountTable<unknown>,
  { hidden }: Disclosure,
  forced: ReadonlySet<number>,
): SuppressionLoss {
  const cells = table.cells.filter((cell) => cell.n > 0).length;
  const hiddenSmall = [...hidden].filter((place) => forced.has(place)).length;
  return {
    cells,
    hiddenSmall,
    hiddenToProtect: hidden.size - hiddenSmall,
    shareHidden: cells === 0 ? 0 : hidden.size / cells,
  };
}
