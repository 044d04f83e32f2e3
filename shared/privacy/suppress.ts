import { auditReleases, type Leak } from './audit.ts';
import {
  closeUnderSums,
  hideWithPartners,
  isSafe,
  showAgain,
  type TableSums,
  tableSums,
} from './complementary.ts';
import { type Axis, type CountTable, cellKey, cellPlaces, checkAddsUp, equationsOf } from './count-table.ts';
import { copyOf, type Disclosure, everythingShown, published } from './disclosure.ts';
import { NotTogetherError } from './not-together.ts';
import { hidePercent, hidePercents, nextPercent } from './percents.ts';
import type { Effort, RangeSolver } from './range-solver.ts';
import type { PublishedTable, ReleasedTable, SuppressionLoss } from './released-table.ts';
import type { SuppressionRules } from './rules.ts';
import { hiddenBefore, smallCells } from './small-cells.ts';

/** Tables up to this many cells are repaired from every way of hiding, larger ones from the best. */
const SMALL_TABLE = 100;

/**
 * Suppression: the only way to a ReleasedTable, and so to any file above a team's own students.
 *
 * P1 and P5 hide small and dominated cells, P6 what an earlier release hid, P2 their partners, P3 more cells until no sum gives a
 * hidden one away; P4 turns extreme percents into ranges; P7 turns n into bands. Then the result is audited together with the
 * earlier releases; while a hidden value is pinned down, one more value is hidden (repair). Deterministic: equal input, equal output.
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
  const sums = tableSums(table, equations);
  const forced = new Set([...smallCells(table, rules), ...hiddenBefore(table, rules, earlier)]);
  try {
    return suppressBeside(sums, forced, rules, solver, earlier);
  } catch (error) {
    if (earlier.length === 0 || !(error instanceof NotTogetherError)) throw error;
    // Whatever this table hides, earlier releases and it cannot be read together: a district has replaced the data they were made from. The table
    // is made fit to stand by itself; what was hidden before stays hidden; the audit before publishing judges it beside them all.
    return suppressBeside(sums, forced, rules, solver, []);
  }
}

function suppressBeside<Derived>(
  sums: TableSums,
  forced: ReadonlySet<number>,
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
): ReleasedTable<Derived> {
  const table = sums.table as CountTable<Derived>;
  const repaired = (hidden: Set<number>) => repair(sums, rules, solver, earlier, hidden);
  const tries = waysToHide(sums, forced, rules);
  const first = fewest(tries.slice(0, table.cells.length <= SMALL_TABLE ? tries.length : 1).map(repaired));
  // Repair may have hidden more than was needed in the end: what no sum asks for is tried without.
  const limitsHold = (hidden: ReadonlySet<number>) =>
    leaksOf(sums, rules, solver, earlier, withPercents(sums, rules, new Set(hidden)), ['limits']).length ===
    0;
  const fewer = showAgain(
    sums,
    first.hidden,
    forced,
    (hidden, changed) => isSafeAt(sums, rules, hidden, changed) && limitsHold(hidden),
  );
  const second = fewer.size < first.hidden.size ? repaired(fewer) : first;
  const best = fewest([first, second]);
  return released(table, best, forced, rules);
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

function fewest(disclosures: readonly Disclosure[]): Disclosure {
  return disclosures.reduce((least, one) => (one.hidden.size < least.hidden.size ? one : least));
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

function withPercents(sums: TableSums, rules: SuppressionRules, hidden: Set<number>): Disclosure {
  const disclosure: Disclosure = { ...everythingShown(sums.table), hidden };
  hidePercents(sums, disclosure, rules);
  return disclosure;
}

function leaksOf(
  sums: TableSums,
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
  disclosure: Disclosure,
  efforts: readonly Effort[] = ['limits', 'quick'],
): readonly Leak[] {
  const tables = [...earlier, published(sums.table, disclosure, rules)];
  const limits = { smallestRange: rules.smallestRange, few: rules.floor };
  for (const effort of efforts) {
    const { leaks } = auditReleases(tables, solver, { ...limits, effort });
    if (leaks.length > 0) return leaks;
  }
  return [];
}

/** Hides one more value for each leak until there is none. Every round hides something, so it ends. */
function repair(
  sums: TableSums,
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
  hidden: Set<number>,
): Disclosure {
  const disclosure = withPercents(sums, rules, hidden);
  const places = cellPlaces(sums.table.cells);
  for (;;) {
    const leaks = leaksOf(sums, rules, solver, earlier, disclosure);
    if (leaks.length === 0) return disclosure;
    let changed = false;
    for (const leak of leaks) {
      const place = places.get(cellKey(leak.at));
      if (place !== undefined && stopLeak(sums, disclosure, place, leak.quantity, rules)) changed = true;
    }
    if (!changed) {
      const before = disclosure.hidden.size;
      hideSmallestShown(
        sums,
        disclosure,
        sums.table.cells.map((_, place) => place),
      );
      if (disclosure.hidden.size === before)
        throw new NotTogetherError(`${sums.table.id}: an earlier release leaks`);
    }
    for (const place of closeUnderSums(sums, disclosure.hidden, rules)) disclosure.hidden.add(place);
    hidePercents(sums, disclosure, rules);
  }
}

/** Takes away the least that can open the range of one value; false when nothing near it is left to take. */
function stopLeak(
  sums: TableSums,
  disclosure: Disclosure,
  place: number,
  quantity: Leak['quantity'],
  rules: SuppressionRules,
): boolean {
  const ofPercent = quantity === 'numerator' || quantity === 'complement';
  if (ofPercent) {
    if (!disclosure.hidden.has(place) && disclosure.percents[place] === 'extreme') {
      disclosure.percents[place] = 'hidden';
      return true;
    }
    if (!disclosure.hidden.has(place) && hasMean(sums, disclosure, place)) {
      disclosure.hiddenMeans.add(place);
      return true;
    }
    for (const equation of sums.of[place] ?? []) {
      const next = nextPercent(sums, disclosure, equation);
      if (next === undefined) continue;
      hidePercent(sums, disclosure, next, rules);
      return true;
    }
  }
  const near = (sums.of[place] ?? []).flatMap((equation) => [...equation.parts, equation.whole]);
  return hideSmallestShown(sums, disclosure, [...near, place]);
}

function hasMean(sums: TableSums, disclosure: Disclosure, place: number): boolean {
  return sums.table.cells[place]?.scores !== null && !disclosure.hiddenMeans.has(place);
}

function hideSmallestShown(sums: TableSums, disclosure: Disclosure, candidates: readonly number[]): boolean {
  const n = (place: number) => sums.table.cells[place]?.n ?? 0;
  const shown = candidates.filter((place) => !disclosure.hidden.has(place) && n(place) > 0);
  const smallest = shown.sort((a, b) => n(a) - n(b) || a - b)[0];
  if (smallest === undefined) return false;
  hideWithPartners(sums, disclosure.hidden, smallest);
  return true;
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
