import { STUDENT_GROUPS, type StudentGroup, studentGroup } from '../../gaps/groups.ts';
import { isExtreme } from '../../privacy/bands.ts';
import type { CountCell, CountTable } from '../../privacy/count-table.ts';
import type { RangeSolver } from '../../privacy/range-solver.ts';
import type { PublishedTable, ReleasedTable } from '../../privacy/released-table.ts';
import type { SuppressionRules } from '../../privacy/rules.ts';
import { releasedBefore, suppress } from '../../privacy/suppress.ts';
import { OTHERS } from './group-members.ts';
import {
  countsOnly,
  type OutcomeFinding,
  type OutcomeTableInput,
  outcomeFindings,
  outcomeTable,
} from './outcome-table.ts';

/** A table of outcomes that passed suppression, with the groups it names. */
export interface ReleasedOutcomes {
  readonly table: ReleasedTable<OutcomeFinding>;
  readonly groups: readonly StudentGroup[];
}

/** Groups the pack is about, and those that are shown beside them where this costs the first nothing. */
export interface NamedGroups {
  readonly first: readonly StudentGroup[];
  readonly others: readonly StudentGroup[];
}

/** Groups of a pack: those of the aim and White students first (the pack is about them), then all others but gender, which no aim asks for. */
export function packGroups(aimGroups: readonly string[]): NamedGroups {
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
 * Deterministic: ties by the order of the groups. A table that was released before and says the same now keeps its groups.
 */
export function releaseOutcomes(
  input: Omit<OutcomeTableInput, 'groups'>,
  groups: NamedGroups,
  rules: SuppressionRules,
  solver: RangeSolver,
  earlier: readonly PublishedTable[],
): ReleasedOutcomes {
  const findings = outcomeFindings({ ...input, groups: [...groups.first, ...groups.others] });
  const release = (named: readonly StudentGroup[]): ReleasedOutcomes => {
    const table = outcomeTable({ ...input, groups: named }, findings);
    return { table: suppress(table, rules, solver, ofPopulation(earlier, table)), groups: named };
  };
  for (const named of groupsReleased(input.id, groups, earlier)) {
    const table = outcomeTable({ ...input, groups: named }, findings);
    const before = releasedBefore(table, rules, ofPopulation(earlier, table));
    if (before !== null) return { table: before, groups: named };
  }
  const alone = release(groups.first);
  const wanted = shownOf(alone, groups.first);
  let named = withoutTiny(input, groups, rules);
  for (;;) {
    const released = release([...groups.first, ...named]);
    if (shownOf(released, groups.first) === wanted) return released;
    const smallest = smallestRaceGroup(countsOnly({ ...input, groups: [...groups.first, ...named] }), named);
    if (smallest === undefined) return alone;
    named = named.filter((group) => group !== smallest);
  }
}

/** The groups that earlier releases of a table named, newest first. */
function groupsReleased(
  id: string,
  { first, others }: NamedGroups,
  earlier: readonly PublishedTable[],
): readonly (readonly StudentGroup[])[] {
  return earlier
    .filter((table) => table.id === id)
    .toReversed()
    .map(({ axes }) => {
      const members = new Set(axes.flatMap((axis) => (axis.kind === 'groups' ? axis.members : [])));
      return [...first, ...others.filter((group) => members.has(group.id))];
    });
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

/**
 * Race groups that would be hidden, or whose percent would be a range, are put together from the start; and then more of them, smallest first,
 * until the others together are large enough to be shown themselves.
 */
function withoutTiny(
  input: Omit<OutcomeTableInput, 'groups'>,
  { first, others }: NamedGroups,
  rules: SuppressionRules,
): readonly StudentGroup[] {
  const tableOf = (named: readonly StudentGroup[]) => countsOnly({ ...input, groups: [...first, ...named] });
  const isTiny = ({ n, met }: CountCell) => n > 0 && (n < rules.floor || (met !== null && isExtreme(met, n)));
  const all = tableOf(others);
  let named = others.filter(
    ({ id, division }) =>
      division !== 'race-ethnicity' || !all.cells.some((cell) => cell.at.at(-1) === id && isTiny(cell)),
  );
  for (;;) {
    const table = tableOf(named);
    const rest = table.cells.filter(({ at }) => at.at(-1)?.startsWith(OTHERS));
    const smallest = smallestRaceGroup(table, named);
    if (smallest === undefined || !rest.some(isTiny)) return named;
    named = named.filter((group) => group !== smallest);
  }
}

/** The race group that is smallest in any place and year; ties by the order of the groups. */
function smallestRaceGroup(
  { cells }: CountTable<OutcomeFinding>,
  groups: readonly StudentGroup[],
): StudentGroup | undefined {
  const least = ({ id }: StudentGroup) =>
    Math.min(...cells.filter(({ at }) => at.at(-1) === id).map(({ n }) => n));
  return groups
    .filter(({ division }) => division === 'race-ethnicity')
    .toSorted((a, b) => least(a) - least(b))[0];
}
