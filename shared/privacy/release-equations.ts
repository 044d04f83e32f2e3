import { type CellTerms, limitsOf, sumsOf, type Term, termsOf } from './cell-equations.ts';
import {
  type Component,
  components,
  type NamedTarget,
  type NamedUnknown,
  type Quantity,
} from './components.ts';
import { type CountCell, equationsOf } from './count-table.ts';
import { type KnownCell, knownCells } from './known-cells.ts';
import type { KnownSum } from './linear-system.ts';
import { type CellName, nameCells } from './linked-cells.ts';
import type { PublishedTable } from './released-table.ts';

/**
 * All releases as linear equations: every shown value, every sum that the tables' axes give, and the limits that hold for
 * any students (no negative counts, numerators within n, scores within the test's range; who met scored at least the standard).
 * Split into components that share no unknown.
 *
 * `apart`: see `nameCells`. `truth`: the cells the last table was made of, for those who have them; the equations do not depend on it.
 */
export function releaseEquations(
  tables: readonly PublishedTable[],
  smallestRange: number,
  truth: readonly CountCell[] = [],
  apart = false,
): readonly Component[] {
  const names = nameCells(tables, apart);
  const cells = knownCells(tables, names);
  const truths = new Map(truth.map((cell, c) => [names.at(-1)?.[c] as CellName, cell]));
  const columns: NamedUnknown[] = [];
  const rows: KnownSum[] = [];
  const terms = new Map<CellName, CellTerms>();
  for (const cell of cells.values()) {
    const cellTerms = termsOf(cell, (quantity, { low, high }, whole) => {
      if (low === high) return { constant: low, of: { at: cell.at, quantity } };
      const name = `${cell.name} ${quantity}`;
      const own = truths.get(cell.name);
      columns.push({
        lower: low,
        upper: high,
        whole,
        name,
        truth: own ? trueValue(own, cell, quantity) : Number.NaN,
      });
      return { column: columns.length - 1 };
    });
    terms.set(cell.name, cellTerms);
    rows.push(...limitsOf(cell, cellTerms));
  }
  const seen = new Set<string>();
  tables.forEach((table, t) => {
    for (const { whole, parts } of equationsOf(table)) {
      const sides = [whole, ...parts].map((place) => names[t]?.[place] as CellName);
      const key = sides.join('\n');
      if (seen.has(key)) continue;
      seen.add(key);
      rows.push(...sumsOf(sides.map((name) => terms.get(name) as CellTerms)));
    }
  });
  const targets = [...cells.values()].flatMap((cell, i) =>
    targetsOf(cell, i, terms.get(cell.name) as CellTerms, smallestRange),
  );
  return components(columns, rows, targets);
}

function trueValue({ n, met, scores }: CountCell, { origin }: KnownCell, quantity: keyof CellTerms): number {
  if (quantity === 'met') return met ?? Number.NaN;
  if (quantity === 'unmet') return n - (met ?? 0);
  return scores ? scores.sum - origin * n : Number.NaN;
}

function targetsOf(
  known: KnownCell,
  cell: number,
  { met, unmet, sum }: CellTerms,
  smallestRange: number,
): readonly NamedTarget[] {
  const target = (quantity: Quantity, parts: readonly (Term | null)[], needed: number): NamedTarget => ({
    known,
    cell,
    quantity,
    needed,
    columns: columnsOf(parts),
    constant: parts.reduce((total, term) => total + (term && 'constant' in term ? term.constant : 0), 0),
  });
  const { keep, scoreRange } = known;
  return [
    ...(keep.n ? [target('count', [met, unmet], smallestRange)] : []),
    ...(keep.met ? [target('numerator', [met], smallestRange)] : []),
    ...(keep.n && keep.met ? [target('complement', [unmet], smallestRange)] : []),
    ...(keep.sum && scoreRange
      ? [
          {
            ...target('score sum', [sum], scoreRange.highest - scoreRange.lowest),
            counts: { large: columnsOf([met ?? unmet]), small: columnsOf([unmet]) },
          },
        ]
      : []),
  ];
}

function columnsOf(terms: readonly (Term | null)[]): readonly number[] {
  return terms.flatMap((term) => (term && 'column' in term ? [term.column] : []));
}
