import { type CountCell, equationsOf } from './count-table.ts';
import { type KnownCell, knownCells, type Limits } from './known-cells.ts';
import type { KnownSum, LinearSystem, ShownQuantity, Unknown } from './linear-system.ts';
import { type CellName, nameCells } from './linked-cells.ts';
import type { PublishedTable } from './released-table.ts';
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

/** A quantity of a cell: a number, or the place of an unknown. */
type Term =
  | { readonly constant: number; readonly of: Pick<ShownQuantity, 'at' | 'quantity'> }
  | { readonly column: number };

interface CellTerms {
  /** Students who met, who did not, and the score sum; null where the tables have none. Without percents all students are in `unmet`. */
  readonly met: Term | null;
  readonly unmet: Term;
  readonly sum: Term | null;
}

/** Sums of printed means are known up to rounding in the last place of a double. */
const SUM_SLACK = 1e-3;

/**
 * All releases as linear equations: every shown value, every sum that the tables' axes give, and the limits that hold for
 * any students (no negative counts, numerators within n, scores within the test's range; who met scored at least the standard).
 * Split into components that share no unknown: the presolve that keeps the solver's problems small.
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
      rows.push(...sumRows(sides.map((name) => terms.get(name) as CellTerms)));
    }
  });
  const targets = [...cells.values()].flatMap((cell, i) =>
    targetsOf(cell, i, terms.get(cell.name) as CellTerms, smallestRange),
  );
  return components(columns, rows, targets);
}

type MakeUnknown = (quantity: keyof CellTerms, limits: Limits, whole: boolean) => Term;

function trueValue({ n, met, scores }: CountCell, { origin }: KnownCell, quantity: keyof CellTerms): number {
  if (quantity === 'met') return met ?? Number.NaN;
  if (quantity === 'unmet') return n - (met ?? 0);
  return scores ? scores.sum - origin * n : Number.NaN;
}

function termsOf(cell: KnownCell, unknown: MakeUnknown): CellTerms {
  const { n, sum, scoreRange } = cell;
  const anySum = {
    low: Math.min(0, (scoreRange?.lowest ?? 0) * n.high),
    high: Math.max(0, (scoreRange?.highest ?? 0) * n.high),
  };
  const score = scoreRange ? unknown('sum', sum ?? anySum, false) : null;
  if (!cell.hasPercents) return { met: null, unmet: unknown('unmet', n, true), sum: score };
  const met = unknown('met', numeratorLimits(cell), true);
  const known = 'constant' in met && n.low === n.high;
  const unmet = known
    ? { constant: n.low - met.constant, of: { at: cell.at, quantity: 'unmet' as const } }
    : unknown('unmet', { low: 0, high: n.high }, true);
  return { met, unmet, sum: score };
}

/** A share of a known n is a limit in whole students; as an equation it would only invite fractions. */
function numeratorLimits({ met, n, share }: KnownCell): Limits {
  if (met) return met;
  if (n.low < n.high) return { low: 0, high: n.high };
  return { low: Math.ceil(share.low * n.low - 1e-9), high: Math.floor(share.high * n.low + 1e-9) };
}

/** coefficient x term summed, between low and high; constants go to the limits. Null when nothing in it is unknown. */
function row(sum: readonly (readonly [number, Term | null])[], low: number, high: number): KnownSum[] {
  let constant = 0;
  const byColumn = new Map<number, number>();
  const shown: ShownQuantity[] = [];
  for (const [coefficient, term] of sum) {
    if (term === null) continue;
    if ('constant' in term) {
      constant += coefficient * term.constant;
      shown.push({ ...term.of, coefficient });
    } else byColumn.set(term.column, (byColumn.get(term.column) ?? 0) + coefficient);
  }
  const terms = [...byColumn].filter(([, coefficient]) => coefficient !== 0);
  return terms.length === 0 ? [] : [{ low: low - constant, high: high - constant, terms, shown }];
}

function limitsOf(cell: KnownCell, { met, unmet, sum }: CellTerms): readonly KnownSum[] {
  const { n, share, mean, scoreRange, standard } = cell;
  const rows: KnownSum[] = [];
  const none = Number.POSITIVE_INFINITY;
  if (met) {
    rows.push(
      ...row(
        [
          [1, met],
          [1, unmet],
        ],
        n.low,
        n.high,
      ),
    );
    // met >= share.low (met + unmet), met <= share.high (met + unmet)
    if (share.low > 0)
      rows.push(
        ...row(
          [
            [1 - share.low, met],
            [-share.low, unmet],
          ],
          0,
          none,
        ),
      );
    if (share.high < 1)
      rows.push(
        ...row(
          [
            [1 - share.high, met],
            [-share.high, unmet],
          ],
          -none,
          0,
        ),
      );
  }
  if (sum && scoreRange) {
    const { lowest, highest } = scoreRange;
    const apart = met !== null && standard !== null;
    const [leastMet, mostUnmet] = apart ? [standard, standard] : [lowest, highest];
    rows.push(
      ...row(
        [
          [1, sum],
          [-leastMet, met],
          [-lowest, unmet],
        ],
        -SUM_SLACK,
        none,
      ),
    );
    rows.push(
      ...row(
        [
          [1, sum],
          [-highest, met],
          [-mostUnmet, unmet],
        ],
        -none,
        SUM_SLACK,
      ),
    );
    if (mean) {
      rows.push(
        ...row(
          [
            [1, sum],
            [-mean.low, met],
            [-mean.low, unmet],
          ],
          -SUM_SLACK,
          none,
        ),
      );
      rows.push(
        ...row(
          [
            [1, sum],
            [-mean.high, met],
            [-mean.high, unmet],
          ],
          -none,
          SUM_SLACK,
        ),
      );
    }
  }
  if (cell.keep.n) return rows;
  const own: ShownQuantity = { at: cell.at, quantity: 'n', coefficient: 1 };
  return rows.map((one) => ({ ...one, shown: [...(one.shown ?? []), own] }));
}

/** The first is the whole of the others, in every quantity that all of them have. */
function sumRows(sides: readonly CellTerms[]): readonly KnownSum[] {
  const signed = (pick: (cell: CellTerms) => Term | null) =>
    sides.map((cell, i) => [i === 0 ? -1 : 1, pick(cell)] as const);
  const all = (pick: (cell: CellTerms) => Term | null) => sides.every((cell) => pick(cell) !== null);
  const rows: KnownSum[] = [];
  if (all((cell) => cell.met))
    rows.push(
      ...row(
        signed((cell) => cell.met),
        0,
        0,
      ),
    );
  rows.push(
    ...row(
      signed((cell) => cell.unmet),
      0,
      0,
    ),
  );
  if (all((cell) => cell.sum))
    rows.push(
      ...row(
        signed((cell) => cell.sum),
        -SUM_SLACK,
        SUM_SLACK,
      ),
    );
  return rows;
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

function components(
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
