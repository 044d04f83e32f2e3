import { isExtreme } from './bands.ts';
import type { TableSums } from './complementary.ts';
import type { CountCell, Equation } from './count-table.ts';
import type { Disclosure } from './disclosure.ts';
import type { SuppressionRules } from './rules.ts';

function cellAt(sums: TableSums, place: number): CountCell {
  return sums.table.cells[place] as CountCell;
}

/** Is the numerator of this cell exactly known to readers? An empty cell's is 0. */
function isKnown(sums: TableSums, disclosure: Disclosure, place: number): boolean {
  if (disclosure.hidden.has(place)) return false;
  return cellAt(sums, place).n === 0 || disclosure.percents[place] === 'exact';
}

/**
 * P4: extreme percents, and what must follow. A shown percent near 0% or 100% becomes a range; then, as for counts, no sum may have
 * one unknown numerator only, nor unknown numerators (or complements) that together are fewer than the smallest range.
 * Changes `disclosure`.
 */
export function hidePercents(sums: TableSums, disclosure: Disclosure, rules: SuppressionRules): void {
  sums.table.cells.forEach((cell, place) => {
    if (cell.met === null || cell.n === 0 || disclosure.hidden.has(place)) return;
    if (disclosure.percents[place] === 'exact' && isExtreme(cell.met, cell.n))
      disclosure.percents[place] = 'extreme';
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (const equation of sums.equations) {
      while (!percentsAreSafe(sums, disclosure, equation, rules)) {
        const next = nextPercent(sums, disclosure, equation);
        if (next === undefined) break;
        hidePercent(sums, disclosure, next, rules);
        changed = true;
      }
    }
  }
}

/** Takes the exact percent away: as a range where it is extreme, else wholly. */
export function hidePercent(
  sums: TableSums,
  disclosure: Disclosure,
  place: number,
  { smallestRange }: SuppressionRules,
): void {
  const { met, n } = cellAt(sums, place);
  disclosure.percents[place] = met !== null && isExtreme(met, n, smallestRange - 1) ? 'extreme' : 'hidden';
}

/** More than the range itself, as other sums and the scores take away some of it. */
const MARGIN = 3;

function percentsAreSafe(
  sums: TableSums,
  disclosure: Disclosure,
  { whole, parts }: Equation,
  { smallestRange }: SuppressionRules,
): boolean {
  if (cellAt(sums, whole).met === null) return true;
  const unknown = parts.filter((part) => !isKnown(sums, disclosure, part));
  const wholeKnown = isKnown(sums, disclosure, whole);
  const count = unknown.length + (wholeKnown ? 0 : 1);
  if (count === 0) return true;
  if (count === 1) return false;
  if (!wholeKnown) return true;
  const cells = unknown.map((part) => cellAt(sums, part));
  const met = cells.reduce((sum, cell) => sum + (cell.met ?? 0), 0);
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  return Math.min(met, n - met) >= smallestRange + MARGIN;
}

/** The percent of a sum that is hidden next: of the smallest part, then of the whole. */
function nextPercent(sums: TableSums, disclosure: Disclosure, equation: Equation): number | undefined {
  const known = [...equation.parts].filter(
    (part) => isKnown(sums, disclosure, part) && cellAt(sums, part).n > 0,
  );
  const smallest = known.sort((a, b) => cellAt(sums, a).n - cellAt(sums, b).n || a - b)[0];
  return smallest ?? (isKnown(sums, disclosure, equation.whole) ? equation.whole : undefined);
}
