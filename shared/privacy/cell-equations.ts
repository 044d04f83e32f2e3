import type { KnownCell, Limits } from './known-cells.ts';
import type { KnownSum, ShownQuantity } from './linear-system.ts';

/** A quantity of a cell: a number, or the place of an unknown. */
export type Term =
  | { readonly constant: number; readonly of: Pick<ShownQuantity, 'at' | 'quantity'> }
  | { readonly column: number };

export interface CellTerms {
  /** Students who met, who did not, and the score sum; null where the tables have none. Without percents all students are in `unmet`. */
  readonly met: Term | null;
  readonly unmet: Term;
  readonly sum: Term | null;
}

/** Sums of printed means are known up to rounding in the last place of a double. */
const SUM_SLACK = 1e-3;

export type MakeUnknown = (quantity: keyof CellTerms, limits: Limits, whole: boolean) => Term;

/** The quantities of a cell; what is not known becomes an unknown. */
export function termsOf(cell: KnownCell, unknown: MakeUnknown): CellTerms {
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

/** What is known of one cell: its sizes, and what holds for any students. */
export function limitsOf(cell: KnownCell, { met, unmet, sum }: CellTerms): readonly KnownSum[] {
  const { n, share, mean, scoreRange, standard } = cell;
  const rows: KnownSum[] = [];
  const none = Number.POSITIVE_INFINITY;
  const within = (low: number, high: number, ...parts: readonly Part[]) =>
    rows.push(...row(low, high, parts));
  if (met) {
    within(n.low, n.high, [1, met], [1, unmet]);
    // met >= share.low (met + unmet), met <= share.high (met + unmet)
    if (share.low > 0) within(0, none, [1 - share.low, met], [-share.low, unmet]);
    if (share.high < 1) within(-none, 0, [1 - share.high, met], [-share.high, unmet]);
  }
  if (sum && scoreRange) {
    const { lowest, highest } = scoreRange;
    const apart = met !== null && standard !== null;
    const [leastMet, mostUnmet] = apart ? [standard, standard] : [lowest, highest];
    within(-SUM_SLACK, none, [1, sum], [-leastMet, met], [-lowest, unmet]);
    within(-none, SUM_SLACK, [1, sum], [-highest, met], [-mostUnmet, unmet]);
    if (mean) {
      within(-SUM_SLACK, none, [1, sum], [-mean.low, met], [-mean.low, unmet]);
      within(-none, SUM_SLACK, [1, sum], [-mean.high, met], [-mean.high, unmet]);
    }
  }
  if (cell.keep.n) return rows;
  const own: ShownQuantity = { at: cell.at, quantity: 'n', coefficient: 1 };
  return rows.map((one) => ({ ...one, shown: [...(one.shown ?? []), own] }));
}

/** The first is the whole of the others, in every quantity that all of them have. */
export function sumsOf(sides: readonly CellTerms[]): readonly KnownSum[] {
  const sum = (quantity: keyof CellTerms, slack: number) =>
    sides.every((cell) => cell[quantity] !== null)
      ? row(
          0 - slack,
          slack,
          sides.map((cell, i) => [i === 0 ? -1 : 1, cell[quantity]]),
        )
      : [];
  return [...sum('met', 0), ...sum('unmet', 0), ...sum('sum', SUM_SLACK)];
}

type Part = readonly [coefficient: number, term: Term | null];

/** coefficient x term summed, between low and high; constants go to the limits. No row where nothing in it is unknown. */
function row(low: number, high: number, parts: readonly Part[]): KnownSum[] {
  let constant = 0;
  const byColumn = new Map<number, number>();
  const shown: ShownQuantity[] = [];
  for (const [coefficient, term] of parts) {
    if (term === null) continue;
    if ('constant' in term) {
      constant += coefficient * term.constant;
      shown.push({ ...term.of, coefficient });
    } else byColumn.set(term.column, (byColumn.get(term.column) ?? 0) + coefficient);
  }
  const terms = [...byColumn].filter(([, coefficient]) => coefficient !== 0);
  return terms.length === 0 ? [] : [{ low: low - constant, high: high - constant, terms, shown }];
}
