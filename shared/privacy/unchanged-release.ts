import { type CountTable, cellKey, cellPlaces } from './count-table.ts';
import { type Disclosure, everythingShown, published } from './disclosure.ts';
import type { PublishedCell, PublishedTable } from './released-table.ts';
import type { SuppressionRules } from './rules.ts';
import { smallCells } from './small-cells.ts';

/**
 * How a table was shown when it was released before, where showing it so again says the same word for word; null where it was not released, its
 * data changed, or today's floors ask for more. What is out tells nothing new when it is said again. Another way to hide the same table would:
 * beside what was made of the first one, it can give hidden values away.
 *
 * The newest such release counts. `earlier`: releases in order.
 */
export function shownBefore(
  table: CountTable<unknown>,
  rules: SuppressionRules,
  earlier: readonly PublishedTable[],
): Disclosure | null {
  const small = smallCells(table, rules);
  for (const release of earlier.toReversed()) {
    if (!isOfSameShape(release, table)) continue;
    const disclosure = disclosureOf(table, release);
    const saysTheSame = asText(published(table, disclosure, rules).cells) === asText(release.cells);
    if (saysTheSame && [...small].every((place) => disclosure.hidden.has(place))) return disclosure;
  }
  return null;
}

function isOfSameShape(release: PublishedTable, table: CountTable<unknown>): boolean {
  return (
    release.id === table.id &&
    release.population === table.population &&
    release.cells.length === table.cells.length &&
    JSON.stringify(release.axes) === JSON.stringify(table.axes)
  );
}

/** What of this table an earlier release of it showed. */
function disclosureOf(table: CountTable<unknown>, release: PublishedTable): Disclosure {
  const disclosure = everythingShown(table);
  const places = cellPlaces(release.cells);
  for (const [place, { at, scores }] of table.cells.entries()) {
    const cell = release.cells[places.get(cellKey(at)) ?? -1];
    if (cell?.shown !== true) disclosure.hidden.add(place);
    else {
      if (cell.mean === null && scores !== null) disclosure.hiddenMeans.add(place);
      disclosure.percents[place] = percentOf(cell.percent);
    }
  }
  return disclosure;
}

function percentOf(
  percent: Extract<PublishedCell, { shown: true }>['percent'],
): Disclosure['percents'][number] {
  if (percent === null || percent.kind === 'exact') return 'exact';
  return percent.kind === 'hidden' ? 'hidden' : 'extreme';
}

/** Sums of scores may differ in the last digit of a double from one night to the next. */
function asText(cells: readonly PublishedCell[]): string {
  return JSON.stringify(cells, (_key, value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value,
  );
}
