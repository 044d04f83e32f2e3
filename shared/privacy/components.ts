import type { KnownCell } from './known-cells.ts';
import type { KnownSum, LinearSystem, Unknown } from './linear-system.ts';
import type { Target } from './seen-ranges.ts';

/** What a hidden cell keeps: how many students, how many met, how many did not, and the sum of their scores. */
export type Quantity = 'count' | 'numerator' | 'complement' | 'score sum';

export interface NamedTarget extends Target {
  readonly known: KnownCell;
  readonly quantity: Quantity;
  /** Part of the target that is known exactly. */
  readonly constant: number;
}

/** An unknown of all releases. `truth`: its value, for those who have it; NaN for readers. */
export interface NamedUnknown extends Unknown {
  readonly name: string;
  readonly truth: number;
}

/** A part of the equations that shares no unknown with the others. */
export interface Component {
  readonly system: LinearSystem & { readonly columns: readonly NamedUnknown[] };
  readonly targets: readonly NamedTarget[];
}

/** Splits equations into parts that share no unknown: the presolve that keeps the solver's problems small. */
export function components(
  columns: readonly NamedUnknown[],
  rows: readonly KnownSum[],
  targets: readonly NamedTarget[],
): readonly Component[] {
  const parent = columns.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  const join = (members: readonly number[]) => {
    for (const member of members) parent[root(member)] = root(members[0] as number);
  };
  for (const { terms } of rows) join(terms.map(([column]) => column));
  for (const { columns: together } of targets) if (together.length > 0) join(together);

  const byRoot = new Map<number, { columns: number[]; rows: KnownSum[]; targets: NamedTarget[] }>();
  const component = (key: number) => {
    const found = byRoot.get(key) ?? { columns: [], rows: [], targets: [] };
    byRoot.set(key, found);
    return found;
  };
  columns.forEach((_, i) => {
    component(root(i)).columns.push(i);
  });
  for (const one of rows) component(root((one.terms[0] as readonly [number, number])[0])).rows.push(one);
  // A target without any unknown is known exactly: it has a component of its own.
  for (const target of targets)
    component(target.columns.length > 0 ? root(target.columns[0] as number) : -1).targets.push(target);
  return [...byRoot.values()].map((part) => renumbered(part, columns));
}

function renumbered(
  part: {
    readonly columns: readonly number[];
    readonly rows: readonly KnownSum[];
    readonly targets: readonly NamedTarget[];
  },
  columns: readonly NamedUnknown[],
): Component {
  const place = new Map(part.columns.map((column, i) => [column, i]));
  const at = (column: number) => place.get(column) as number;
  return {
    system: {
      columns: part.columns.map((column) => columns[column] as NamedUnknown),
      rows: part.rows.map((one) => ({
        ...one,
        terms: one.terms.map(([column, coefficient]) => [at(column), coefficient] as const),
      })),
    },
    targets: part.targets.map(({ counts, ...target }) => ({
      ...target,
      columns: target.columns.map(at),
      ...(counts && { counts: { large: counts.large.map(at), small: counts.small.map(at) } }),
    })),
  };
}
