import { auditReleases } from '../../shared/privacy/audit.ts';
import { hideWithPartners, type TableSums, tableSums } from '../../shared/privacy/complementary.ts';
import { type CountTable, type Equation, equationsOf } from '../../shared/privacy/count-table.ts';
import { everythingShown, published } from '../../shared/privacy/disclosure.ts';
import { hidePercents } from '../../shared/privacy/percents.ts';
import type { RangeSolver } from '../../shared/privacy/range-solver.ts';
import type { SuppressionRules } from '../../shared/privacy/rules.ts';
import { smallCells } from '../../shared/privacy/small-cells.ts';

/**
 * The smallest number of hidden cells that keeps P1, P2 and passes the audit, by exhaustive search: all sets of 0, 1, 2 ... more hidden
 * cells (with their partners), until one passes. Branches only where something must be hidden: a sum with a single hidden cell, or a
 * cell that the audit finds pinned down. Null when nothing up to `most` cells passes.
 */
export function fewestHidden(
  table: CountTable,
  rules: SuppressionRules,
  solver: RangeSolver,
  most: number,
): number | null {
  const sums = tableSums(table, equationsOf(table));
  const start = new Set<number>();
  for (const place of smallCells(table, rules)) hideWithPartners(sums, start, place);
  for (let size = start.size; size <= most; size++) {
    if (canHideWith(sums, rules, solver, start, size, new Set())) return size;
  }
  return null;
}

function canHideWith(
  sums: TableSums,
  rules: SuppressionRules,
  solver: RangeSolver,
  hidden: ReadonlySet<number>,
  size: number,
  tried: Set<string>,
): boolean {
  if (hidden.size > size) return false;
  const key = [...hidden].sort((a, b) => a - b).join();
  if (tried.has(key)) return false;
  tried.add(key);
  const alone = sums.equations.find((equation) => hiddenIn(equation, hidden) === 1);
  const candidates = alone ? membersOf(alone) : leakCandidates(sums, rules, solver, hidden);
  if (candidates === null) return true;
  return candidates
    .filter((place) => !hidden.has(place))
    .some((place) => {
      const more = new Set(hidden);
      hideWithPartners(sums, more, place);
      return canHideWith(sums, rules, solver, more, size, tried);
    });
}

const membersOf = (equation: Equation) => [equation.whole, ...equation.parts];

function hiddenIn(equation: Equation, hidden: ReadonlySet<number>): number {
  return membersOf(equation).filter((place) => hidden.has(place)).length;
}

/** Null when the audit passes; else every cell that could be hidden to change that. */
function leakCandidates(
  sums: TableSums,
  rules: SuppressionRules,
  solver: RangeSolver,
  hidden: ReadonlySet<number>,
): readonly number[] | null {
  const disclosure = { ...everythingShown(sums.table), hidden: new Set(hidden) };
  hidePercents(sums, disclosure, rules);
  const { leaks } = auditReleases([published(sums.table, disclosure, rules)], solver, { effort: 'quick' });
  return leaks.length === 0 ? null : sums.table.cells.map((_, place) => place);
}
