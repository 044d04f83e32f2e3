import type { Axis, CountCell, CountTable, Equation } from './count-table.ts';
import { cellKey, cellPlaces } from './count-table.ts';
import type { SuppressionRules } from './rules.ts';

/** A table with its sums, and the lookups that hiding needs. */
export interface TableSums {
  readonly table: CountTable<unknown>;
  readonly equations: readonly Equation[];
  /** Equations each cell is in. */
  readonly of: readonly (readonly Equation[])[];
  /** The cells that are hidden together with each cell (P2). */
  readonly partners: readonly (readonly number[])[];
}

export function tableSums(table: CountTable<unknown>, equations: readonly Equation[]): TableSums {
  const of: Equation[][] = table.cells.map(() => []);
  for (const equation of equations) {
    for (const place of [equation.whole, ...equation.parts]) of[place]?.push(equation);
  }
  const places = cellPlaces(table.cells);
  const partners = table.cells.map((cell) =>
    table.axes.flatMap((axis, a) =>
      (axis.pairs ?? []).flatMap((pair) => {
        const side = pair.indexOf(cell.at[a] as string);
        const other = side < 0 ? undefined : places.get(cellKey(cell.at.with(a, pair[1 - side] as string)));
        return other === undefined ? [] : [other];
      }),
    ),
  );
  return { table, equations, of, partners };
}

const nOf = (sums: TableSums, place: number) => (sums.table.cells[place] as CountCell).n;

/** Hides a cell and its partners (P2), and theirs. */
export function hideWithPartners(sums: TableSums, hidden: Set<number>, place: number): void {
  if (hidden.has(place)) return;
  hidden.add(place);
  for (const partner of sums.partners[place] as readonly number[]) hideWithPartners(sums, hidden, partner);
}

/**
 * P3: is this sum safe? Where something in it is hidden: at least two cells, and where the whole is shown, the hidden parts
 * together at least `floor` students.
 */
export function isSafe(
  sums: TableSums,
  hidden: ReadonlySet<number>,
  equation: Equation,
  floor: number,
): boolean {
  const parts = equation.parts.filter((part) => hidden.has(part));
  const wholeHidden = hidden.has(equation.whole);
  const count = parts.length + (wholeHidden ? 1 : 0);
  if (count === 0) return true;
  if (count === 1) return false;
  return wholeHidden || parts.reduce((sum, part) => sum + nOf(sums, part), 0) >= floor;
}

/** Kinds of axes on which the whole of a sum gives way before its parts. */
export type WholeFirst = ReadonlySet<Axis['kind']>;

/**
 * The shown cell of a sum that is hidden next: the smallest part, ties by the order of the axes' members; the whole when no part is
 * left, or first where the axis says so.
 */
function nextToHide(
  sums: TableSums,
  hidden: ReadonlySet<number>,
  equation: Equation,
  wholeFirst: WholeFirst,
): number | undefined {
  const kind = sums.table.axes[equation.axis]?.kind ?? 'other';
  if (wholeFirst.has(kind) && !hidden.has(equation.whole)) return equation.whole;
  const shown = equation.parts
    .filter((part) => !hidden.has(part))
    .sort((a, b) => nOf(sums, a) - nOf(sums, b) || a - b);
  const smallest = shown.find((part) => nOf(sums, part) > 0);
  // An empty part hides nobody, so it gives way only where nothing else is left: to keep a hidden 0 hidden.
  return smallest ?? (hidden.has(equation.whole) ? shown[0] : equation.whole);
}

/** P2 and P3 over all sums until nothing changes. `start`: what is hidden already. */
export function closeUnderSums(
  sums: TableSums,
  start: Iterable<number>,
  rules: SuppressionRules,
  wholeFirst: WholeFirst = new Set(),
): Set<number> {
  const hidden = new Set<number>();
  for (const place of start) hideWithPartners(sums, hidden, place);
  for (let changed = true; changed; ) {
    changed = false;
    for (const equation of sums.equations) {
      while (!isSafe(sums, hidden, equation, rules.floor)) {
        const next = nextToHide(sums, hidden, equation, wholeFirst);
        if (next === undefined) break;
        hideWithPartners(sums, hidden, next);
        changed = true;
      }
    }
  }
  return hidden;
}

/**
 * Shows again what need not be hidden: largest first, a cell with its partners is shown when none of them is in `forced` and
 * `stillSafe` says so.
 */
export function showAgain(
  sums: TableSums,
  hidden: ReadonlySet<number>,
  forced: ReadonlySet<number>,
  stillSafe: (hidden: ReadonlySet<number>, changed: readonly number[]) => boolean,
): Set<number> {
  let result = new Set(hidden);
  const largestFirst = [...hidden].sort((a, b) => nOf(sums, b) - nOf(sums, a) || a - b);
  for (const place of largestFirst) {
    if (!result.has(place)) continue;
    const together = new Set<number>();
    hideWithPartners(sums, together, place);
    if ([...together].some((one) => forced.has(one))) continue;
    const fewer = new Set([...result].filter((one) => !together.has(one)));
    if (stillSafe(fewer, [...together])) result = fewer;
  }
  return result;
}
