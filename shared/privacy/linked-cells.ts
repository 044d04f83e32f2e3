import type { ShownN } from './bands.ts';
import { type Axis, cellKey } from './count-table.ts';
import type { PublishedCell, PublishedTable } from './released-table.ts';

/** A cell's identity over tables and releases: the same students have the same name. */
export type CellName = string;

/** Members that stand for "no division along this axis" are left out of names, so that tables with other axes share cells. */
const WHOLE_OF_AXIS = 'all';

type Named = Pick<PublishedTable, 'population' | 'axes'>;

function placeOf(table: Named, at: readonly string[]): string {
  return at.filter((_, axis) => table.axes[axis]?.kind === 'places').join('/');
}

function nameWithin(table: Named, at: readonly string[]): string {
  return at
    .flatMap((member, axis) => (member === WHOLE_OF_AXIS ? [] : [`${table.axes[axis]?.name}=${member}`]))
    .sort()
    .join(' ');
}

/** The name of a cell whatever the data it was computed from. */
export function nameOf(table: Named, at: readonly string[]): string {
  return `${table.population} ${nameWithin(table, at)}`;
}

/**
 * Names every cell of a series of tables (in the order they were released). Cells of one population at the same place have the same name, also in
 * a later release, as long as they say the same: then all their equations are about one truth. Where a cell that was shown is shown with other
 * numbers, the data have been replaced: the place has another truth from then on, and so have the places it adds up with that show nothing they showed
 * before; their cells get names of their own.
 *
 * `apart`: all places of the population have another truth from then on; for releases that cannot be about one truth otherwise.
 */
export function nameCells(
  tables: readonly PublishedTable[],
  apart = false,
): readonly (readonly CellName[])[] {
  const generations = new Map<string, number>();
  const shownBefore = new Map<string, Map<string, Shown>>();
  const unitOf = unitsOf(tables);
  return tables.map((table) => {
    const places = new Map<string, PlaceCells>();
    for (const cell of table.cells) {
      const place = apart ? table.population : `${table.population} ${placeOf(table, cell.at)}`;
      const unit = unitOf(table, cell.at);
      const found = places.get(place);
      if (found === undefined) places.set(place, { unit, cells: [cell] });
      else found.cells.push(cell);
    }
    const states = new Map(
      [...places].map(([place, { cells }]) => [place, stateOf(table, cells, shownBefore.get(place))]),
    );
    const replacedUnits = new Set(
      [...places].flatMap(([place, { unit }]) => (states.get(place) === 'replaced' ? [unit] : [])),
    );
    const names = new Map<string, CellName>();
    for (const [place, { unit, cells }] of places) {
      const state = states.get(place);
      const anew = state === 'replaced' || (state === 'cannot be seen' && replacedUnits.has(unit));
      const generation = (generations.get(place) ?? 0) + (anew ? 1 : 0);
      generations.set(place, generation);
      const shown = cells.flatMap((cell) =>
        cell.shown ? [[nameWithin(table, cell.at), cell] as const] : [],
      );
      shownBefore.set(place, new Map(anew ? shown : [...shown, ...(shownBefore.get(place) ?? [])]));
      for (const cell of cells) names.set(cellKey(cell.at), `${nameOf(table, cell.at)} #${generation}`);
    }
    return table.cells.map((cell) => names.get(cellKey(cell.at)) as CellName);
  });
}

interface PlaceCells {
  readonly unit: string;
  readonly cells: PublishedCell[];
}

/** Does a place say what it said before? It cannot be seen where it shows nothing that it showed before. */
function stateOf(
  table: Named,
  cells: readonly PublishedCell[],
  before: ReadonlyMap<string, Shown> | undefined,
): 'same' | 'replaced' | 'cannot be seen' {
  const agreements = cells.flatMap((cell) => {
    const said = cell.shown ? before?.get(nameWithin(table, cell.at)) : undefined;
    return cell.shown && said !== undefined ? [agree(said, cell)] : [];
  });
  if (agreements.length === 0) return 'cannot be seen';
  return agreements.every(Boolean) ? 'same' : 'replaced';
}

/** Places that add up with each other, in any of the tables, have one name. */
function unitsOf(tables: readonly Named[]): (table: Named, at: readonly string[]) => string {
  const above = new Map<string, string>();
  const top = (member: string): string => {
    const next = above.get(member);
    return next === undefined ? member : top(next);
  };
  const inAxis = ({ population }: Named, axis: string, member: string) => `${population} ${axis} ${member}`;
  for (const table of tables) {
    for (const { name, kind, partitions } of table.axes) {
      if (kind !== 'places') continue;
      for (const { whole, parts } of partitions) {
        for (const part of parts) {
          const [a, b] = [top(inAxis(table, name, part)), top(inAxis(table, name, whole))];
          if (a !== b) above.set(a, b);
        }
      }
    }
  }
  return (table, at) =>
    at
      .flatMap((member, axis) => {
        const { name, kind } = table.axes[axis] as Axis;
        return kind === 'places' ? [top(inAxis(table, name, member))] : [];
      })
      .join('/');
}

type Shown = Extract<PublishedCell, { shown: true }>;

/** Percents in bands are whole, means in bands have one decimal. */
const WHOLE_PERCENT = 0.5;
const ONE_DECIMAL = 0.05;
const ROUNDING = 1e-6;

/** Can both be said of the same students? */
function agree(a: Shown, b: Shown): boolean {
  const banded = a.n.kind === 'band' || b.n.kind === 'band';
  const near = (x: number, y: number, slack: number) =>
    Math.abs(x - y) <= (banded ? 2 * slack : 0) + ROUNDING;
  const [na, nb] = [ends(a.n), ends(b.n)];
  if (na.low > nb.high || nb.low > na.high) return false;
  if (a.mean !== null && b.mean !== null && !near(a.mean, b.mean, ONE_DECIMAL)) return false;
  const bothExact = a.percent?.kind === 'exact' && b.percent?.kind === 'exact';
  return !bothExact || near(percentOf(a), percentOf(b), WHOLE_PERCENT);
}

function ends(n: ShownN): { readonly low: number; readonly high: number } {
  if (n.kind === 'exact') return { low: n.n, high: n.n };
  return { low: n.low, high: n.high ?? Number.POSITIVE_INFINITY };
}

const percentOf = ({ percent }: Shown) => (percent?.kind === 'exact' ? percent.percent : Number.NaN);
