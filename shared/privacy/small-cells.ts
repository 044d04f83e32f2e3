import type { CountCell, CountTable } from './count-table.ts';
import { cellKey, cellPlaces } from './count-table.ts';
import { everythingShown, published } from './disclosure.ts';
import { nameCells } from './linked-cells.ts';
import type { PublishedTable } from './released-table.ts';
import type { SuppressionRules } from './rules.ts';

/**
 * P1 and P5: cells that may not be shown for what they are themselves.
 * P1: n below the floor. A 0 is shown, unless it says who everybody else is ("students not in the group": 0, with students in the group).
 * P5: a value made of teams' data needs enough teams and districts, and no team with most of the students.
 */
export function smallCells(table: CountTable<unknown>, rules: SuppressionRules): ReadonlySet<number> {
  const cells = cellPlaces(table.cells);
  const nAt = (at: readonly string[]) => table.cells[cells.get(cellKey(at)) ?? -1]?.n ?? 0;
  const telling = ({ at }: CountCell) =>
    table.axes.some((axis, a) => {
      const member = at[a] as string;
      if (!axis.tellingZeros?.includes(member)) return false;
      // Where nobody is in the group either, nobody is told anything about.
      const partners = (axis.pairs ?? []).flatMap((pair) =>
        pair.filter((one) => pair.includes(member) && one !== member),
      );
      return partners.length === 0 || partners.some((partner) => nAt(at.with(a, partner)) > 0);
    });
  const places = table.cells.flatMap((cell, place) => {
    const tooFew = cell.n === 0 ? telling(cell) : cell.n < rules.floor;
    return tooFew || isDominated(cell, rules) ? [place] : [];
  });
  return new Set(places);
}

function isDominated(cell: CountCell, { dominance }: SuppressionRules): boolean {
  const { contributors } = cell;
  if (dominance === null || contributors === undefined || cell.n === 0) return false;
  const teams = new Map<string, number>();
  for (const { team, district, n } of contributors) {
    const key = cellKey([district, team]);
    teams.set(key, (teams.get(key) ?? 0) + n);
  }
  const districts = new Set(contributors.filter(({ n }) => n > 0).map(({ district }) => district));
  const largest = Math.max(0, ...teams.values());
  return (
    [...teams.values()].filter((n) => n > 0).length < dominance.teams ||
    districts.size < dominance.districts ||
    largest > dominance.largestShare * cell.n
  );
}

/**
 * P6: cells that an earlier release of the same data hid. They stay hidden: a later release that shows them would give the hidden value
 * away. For data that were replaced see `replacedSince`.
 */
export function hiddenBefore(
  table: CountTable<unknown>,
  rules: SuppressionRules,
  earlier: readonly PublishedTable[],
): ReadonlySet<number> {
  if (earlier.length === 0) return new Set();
  const now = published(table, everythingShown(table), { ...rules, exactN: true });
  const names = nameCells([...earlier, now]);
  const hidden = new Set(
    earlier.flatMap((release, r) => release.cells.flatMap((cell, c) => (cell.shown ? [] : [names[r]?.[c]]))),
  );
  return new Set(
    table.cells.flatMap((_, place) => (hidden.has(names[earlier.length]?.[place]) ? [place] : [])),
  );
}
