import type { Component, NamedTarget, Quantity } from './components.ts';
import type { CountCell } from './count-table.ts';
import type { KnownSum, ShownQuantity } from './linear-system.ts';
import { NotTogetherError } from './not-together.ts';
import type { PossibleTruths } from './possible-truths.ts';
import type { Effort, Question, RangeSolver } from './range-solver.ts';
import { releaseEquations } from './release-equations.ts';
import type { PublishedTable } from './released-table.ts';
import type { NarrowTarget } from './seen-ranges.ts';

/** A hidden value that readers can work out too closely. */
export interface Leak {
  readonly population: string;
  readonly at: readonly string[];
  readonly quantity: Quantity | 'difference of two releases';
  /** Smallest and largest value that fit everything released. */
  readonly low: number;
  readonly high: number;
  /** Width the range should have at least. */
  readonly needed: number;
}

/** A leak with what is shown that pins it down: hiding anything else would not help. */
export interface ExplainedLeak extends Leak {
  readonly because: readonly Pick<ShownQuantity, 'at' | 'quantity'>[];
}

export interface LeakSearch {
  /** A hidden count or numerator must be open over a range at least this wide. */
  readonly smallestRange: number;
  readonly effort: Effort;
  /** For those who have the truth: what the last table was made of, and possible truths that were found before. */
  readonly beside?: { readonly cells: readonly CountCell[]; readonly truths: PossibleTruths };
  /** Enough leaks in each part of the equations; default all. */
  readonly most?: number;
  readonly explain?: boolean;
}

export interface LeaksFound {
  readonly leaks: readonly ExplainedLeak[];
  readonly checked: number;
  /** Unknowns of the largest part of the equations. */
  readonly largestProblem: number;
}

/**
 * Hidden values of all these tables, in the order they were released, that can be worked out. Tables that contradict each other are about data that
 * were replaced where nobody can see it: then every release with other numbers is read by itself. Throws NotTogetherError when a table
 * contradicts itself, or tables with the same numbers each other.
 */
export function findLeaks(
  tables: readonly PublishedTable[],
  solver: RangeSolver,
  search: LeakSearch,
): LeaksFound {
  try {
    return leaksOfAll(tables, solver, search, false);
  } catch (error) {
    if (!(error instanceof NotTogetherError)) throw error;
    return leaksOfAll(tables, solver, search, true);
  }
}

function leaksOfAll(
  tables: readonly PublishedTable[],
  solver: RangeSolver,
  search: LeakSearch,
  apart: boolean,
): LeaksFound {
  const components = releaseEquations(tables, search.smallestRange, search.beside?.cells, apart);
  return {
    leaks: components.flatMap((component) => leaksOfPart(component, solver, search)),
    checked: components.reduce((sum, component) => sum + component.targets.length, 0),
    largestProblem: Math.max(0, ...components.map((component) => component.system.columns.length)),
  };
}

function leaksOfPart(
  { system, targets }: Component,
  solver: RangeSolver,
  search: LeakSearch,
): readonly ExplainedLeak[] {
  const exact = targets.filter(({ columns }) => columns.length === 0);
  const open = targets.filter(({ columns }) => columns.length > 0);
  const { effort, beside, most, explain } = search;
  const question: Question = {
    effort,
    ...(most !== undefined && { most }),
    ...(explain !== undefined && { explain }),
    ...(beside && {
      known: beside.truths.of(system.columns),
      found: (values) => beside.truths.keep(system.columns, values),
    }),
  };
  return [
    ...exact.map((target) => leak(target, 0, 0, [])),
    ...solver
      .narrowTargets(system, open, question)
      .map((narrow) =>
        leak(open[narrow.target] as NamedTarget, narrow.low, narrow.high, because(system.rows, narrow)),
      ),
  ];
}

function leak(
  { known, quantity, needed, constant }: NamedTarget,
  low: number,
  high: number,
  reasons: ExplainedLeak['because'],
): ExplainedLeak {
  const { population, at } = known;
  return {
    population,
    at,
    quantity,
    low: low + constant,
    high: high + constant,
    needed,
    because: reasons,
  };
}

/** Less of a shown value than this is rounding of the solver. */
const NOTHING = 1e-7;

/**
 * What is shown and counts in the proof that a range ends where it ends. A value that stands on both sides of the proof cancels out: it is
 * not needed for it.
 */
function because(rows: readonly KnownSum[], { proofs = [] }: NarrowTarget): ExplainedLeak['because'] {
  const found = new Map<string, Pick<ShownQuantity, 'at' | 'quantity'>>();
  for (const proof of proofs) {
    const weights = new Map<string, { readonly of: ShownQuantity; weight: number }>();
    rows.forEach(({ shown = [] }, r) => {
      const times = proof[r] as number;
      if (Math.abs(times) < NOTHING) return;
      for (const of of shown) {
        const key = `${of.quantity} ${of.at.join()}`;
        const before = weights.get(key) ?? { of, weight: 0 };
        weights.set(key, before);
        before.weight += of.quantity === 'n' ? Math.abs(times) : times * of.coefficient;
      }
    });
    for (const [key, { of, weight }] of weights) if (Math.abs(weight) > NOTHING) found.set(key, of);
  }
  return [...found.values()];
}
