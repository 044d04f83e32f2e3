import type { ShownN } from './bands.ts';
import { cellKey } from './count-table.ts';
import type { PublishedCell, PublishedTable } from './released-table.ts';

/** A cell's identity over tables and releases: the same students have the same name. */
export type CellName = string;

/** Members that stand for "no division along this axis" are left out of names, so that tables with other axes share cells. */
const WHOLE_OF_AXIS = 'all';

function placeOf(table: PublishedTable, at: readonly string[]): string {
  return at.filter((_, axis) => table.axes[axis]?.kind === 'places').join('/');
}

function nameWithin(table: PublishedTable, at: readonly string[]): string {
  return at
    .flatMap((member, axis) => (member === WHOLE_OF_AXIS ? [] : [`${table.axes[axis]?.name}=${member}`]))
    .sort()
    .join(' ');
}

function middle(n: ShownN): number {
  return n.kind === 'exact' ? n.n : n.low;
}

/**
 * Names every cell of a series of tables (in the order they were released). Cells of one population at the same place have
 * the same name, also in a later release, as long as it counts the same students plus fewer than `few`: then a difference of two
 * releases is about a handful of students. When the largest cell that two releases both show has moved by `few` or
 * more, the later one is about other students and gets names of its own.
 */
export function nameCells(tables: readonly PublishedTable[], few: number): readonly (readonly CellName[])[] {
  const generations = new Map<string, number>();
  const shownBefore = new Map<string, Map<string, number>>();
  return tables.map((table) => {
    const byPlace = new Map<string, PublishedCell[]>();
    for (const cell of table.cells) {
      const place = `${table.population} ${placeOf(table, cell.at)}`;
      byPlace.set(place, [...(byPlace.get(place) ?? []), cell]);
    }
    const names = new Map<string, CellName>();
    for (const [place, cells] of byPlace) {
      const before = shownBefore.get(place) ?? new Map<string, number>();
      const shown = cells.flatMap((cell) =>
        cell.shown ? [[nameWithin(table, cell.at), middle(cell.n)] as const] : [],
      );
      const common = shown.filter(([name]) => before.has(name)).sort((a, b) => b[1] - a[1])[0];
      const moved = common ? Math.abs(common[1] - (before.get(common[0]) as number)) : 0;
      const generation = (generations.get(place) ?? 0) + (moved >= few ? 1 : 0);
      generations.set(place, generation);
      shownBefore.set(place, new Map(moved >= few ? shown : [...before, ...shown]));
      for (const cell of cells) {
        names.set(cellKey(cell.at), `${table.population} ${nameWithin(table, cell.at)} #${generation}`);
      }
    }
    return table.cells.map((cell) => names.get(cellKey(cell.at)) as CellName);
  });
}
