import { hideWithPartners, tableSums } from '../../shared/privacy/complementary.ts';
import { type CountTable, type Equation, equationsOf } from '../../shared/privacy/count-table.ts';
import { possibleTruths } from '../../shared/privacy/possible-truths.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import { repair, type Suppression } from '../../shared/privacy/repair.ts';
import type { SuppressionRules } from '../../shared/privacy/rules.ts';
import { smallCells } from '../../shared/privacy/small-cells.ts';

/**
 * The smallest number of hidden cells that keeps P1, P2 and leaks nothing, by exhaustive search: all sets of 0, 1, 2 ... more hidden
 * cells (with their partners), until one passes; percents and means may be hidden freely, as in suppression. Branches only where something
 * must be hidden: a sum with a single hidden cell, or a set that leaks. Null when nothing up to `most` cells passes.
 */
export function fewestHidden(
  table: CountTable,
  rules: SuppressionRules,
  solver: RangeSolver,
  most: number,
): number | null {
  const sums = tableSums(table, equationsOf(table));
  const suppression = { sums, rules, solver, earlier: [], truths: possibleTruths() };
  const start = new Set<number>();
  for (const place of smallCells(table, rules)) hideWithPartners(sums, start, place);
  for (let size = start.size; size <= most; size++) {
    if (canHideWith(suppression, start, size, new Set())) return size;
  }
  return null;
}

function canHideWith(
  suppression: Suppression,
  hidden: ReadonlySet<number>,
  size: number,
  tried: Set<string>,
): boolean {
  const { sums } = suppression;
  if (hidden.size > size) return false;
  const key = [...hidden].sort((a, b) => a - b).join();
  if (tried.has(key)) return false;
  tried.add(key);
  const alone = sums.equations.find((equation) => hiddenIn(equation, hidden) === 1);
  if (alone === undefined && leaksNothing(suppression, hidden)) return true;
  if (hidden.size === size) return false;
  const candidates = alone ? membersOf(alone) : sums.table.cells.map((_, place) => place);
  return candidates
    .filter((place) => !hidden.has(place))
    .some((place) => {
      const more = new Set(hidden);
      hideWithPartners(sums, more, place);
      return canHideWith(suppression, more, size, tried);
    });
}

/** Can these cells be kept without hiding another, whatever becomes of percents and means? P3 as far as single sums ask. */
function leaksNothing(suppression: Suppression, hidden: ReadonlySet<number>): boolean {
  return repair(suppression, hidden, hidden.size) !== null;
}

const membersOf = (equation: Equation) => [equation.whole, ...equation.parts];

function hiddenIn(equation: Equation, hidden: ReadonlySet<number>): number {
  return membersOf(equation).filter((place) => hidden.has(place)).length;
}
