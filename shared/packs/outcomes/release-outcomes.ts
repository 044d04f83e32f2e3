import { STUDENT_GROUPS, type StudentGroup, studentGroup } from '../../gaps/groups.ts';
import { isExtreme } from '../../privacy/bands.ts';
import type { CountTable } from '../../privacy/count-table.ts';
import type { RangeSolver } from '../../privacy/range-solver.ts';
import type { PublishedTable, ReleasedTable } from '../../privacy/released-table.ts';
import type { SuppressionRules } from '../../privacy/rules.ts';
import { suppress } from '../../privacy/suppress.ts';
import { type OutcomeFinding, type OutcomeTableInput, outcomeTable } from './outcome-table.ts';

/** A table of outcomes that passed suppression, with the groups it names. */
export interface ReleasedOutcomes {
  readonly table: ReleasedTable<OutcomeFinding>;
  readonly groups: readonly StudentGroup[];
}

/** Groups of a pack: those of the aim and White students first (the pack is about them), then all others but gender, which no aim asks for. */
export function packGroups(aimGroups: readonly string[]): {
  readonly first: readonly StudentGroup[];
  readonly others: readonly StudentGroup[];
} {
  const aim = aimGroups.flatMap((id) => studentGroup(id) ?? []);
  const white = STUDENT_GROUPS.filter(({ id }) => id === 'white');
  const first = [...new Map([...aim, ...white].map((group) => [group.id, group])).values()];
  const others = STUDENT_GROUPS.filter(
    ({ id, division }) => division !== 'gender' && !first.some((group) => group.id === id),
  );
  return { first, others };
}

/**
 * Suppresses a table of outcomes. Small race groups can cost a large one its place: their hidden cells need partners. So groups are put
 * together as "other groups", smallest first, until nothing is hidden of the groups the pack is about that would be shown without them.
 * Deterministic: ties by the order of the groups.
 */
export function releaseOutcomes(
  input: Omit<OutcomeTableInput, 'groups'>,
  groups: { readonly first: readonly StudentGroup[]; readonly others: readonly StudentGroup[] },
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
): ReleasedOutcomes {
  const release = (named: readonly StudentGroup[]): ReleasedOutcomes => {
    const table = outcomeTable({ ...input, groups: named });
    return { table: suppress(table, rules, solver, ofPopulation(earlier, table)), groups: named };
  };
  const alone = release(groups.first);
  const wanted = shownOf(alone, groups.first);
  let named = withoutTiny(input, groups, rules);
  for (;;) {
    const released = release([...groups.first, ...named]);
    if (shownOf(released, groups.first) === wanted) return released;
    const sizes = sizesOf(outcomeTable({ ...input, groups: [...groups.first, ...named] }), named);
    const smallest = named
      .filter(({ division }) => division === 'race-ethnicity')
      .toSorted((a, b) => (sizes.get(a.id)?.n ?? 0) - (sizes.get(b.id)?.n ?? 0))[0];
    if (smallest === undefined) return alone;
    named = named.filter((group) => group !== smallest);
  }
}

export function ofPopulation(
  earlier: readonly PublishedTable[],
  { population }: { readonly population: string },
): readonly PublishedTable[] {
  return earlier.filter((table) => table.population === population);
}

/** How many cells of these groups are shown with their mean. */
function shownOf({ table }: ReleasedOutcomes, groups: readonly StudentGroup[]): number {
  const ids = new Set(groups.map(({ id }) => id));
  return table.cells.filter((cell) => cell.shown && cell.mean !== null && ids.has(cell.at.at(-1) ?? ''))
    .length;
}

/** Race groups that would be hidden, or their percent be a range, are put together from the start. */
function withoutTiny(
  input: Omit<OutcomeTableInput, 'groups'>,
  { first, others }: { readonly first: readonly StudentGroup[]; readonly others: readonly StudentGroup[] },
  rules: SuppressionRules,
): readonly StudentGroup[] {
  const sizes = sizesOf(outcomeTable({ ...input, groups: [...first, ...others] }), others);
  return others.filter(({ id, division }) => {
    const size = sizes.get(id);
    return division !== 'race-ethnicity' || (size !== undefined && size.n >= rules.floor && !size.extreme);
  });
}

/** The smallest n of each group over the places and years, and whether a percent of it is extreme. */
function sizesOf(
  { cells }: CountTable<OutcomeFinding>,
  groups: readonly StudentGroup[],
): ReadonlyMap<string, { readonly n: number; readonly extreme: boolean }> {
  return new Map(
    groups.flatMap(({ id }) => {
      const own = cells.filter(({ at }) => at.at(-1) === id);
      if (own.length === 0) return [];
      const n = Math.min(...own.map((cell) => cell.n));
      return [[id, { n, extreme: own.some(({ met, n }) => met !== null && isExtreme(met, n)) }] as const];
    }),
  );
}
