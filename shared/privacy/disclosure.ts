import { bandOf, extremePercent, type ShownN, type ShownPercent } from './bands.ts';
import type { CountCell, CountTable } from './count-table.ts';
import type { PublishedCell, PublishedTable } from './released-table.ts';
import type { SuppressionRules } from './rules.ts';

/** How a percent is shown. */
export type PercentState = 'exact' | 'extreme' | 'hidden';

/**
 * What is shown of every cell of a table, while suppression is being decided: the three layers n (with everything else), percent and mean.
 * Numbers are places in `table.cells`. Only ever takes away: nothing hidden is shown again but by `copy` and a new try.
 */
export interface Disclosure {
  readonly hidden: Set<number>;
  readonly percents: PercentState[];
  readonly hiddenMeans: Set<number>;
}

export function everythingShown(table: CountTable<unknown>): Disclosure {
  return { hidden: new Set(), percents: table.cells.map(() => 'exact'), hiddenMeans: new Set() };
}

export function copyOf(disclosure: Disclosure): Disclosure {
  return {
    hidden: new Set(disclosure.hidden),
    percents: [...disclosure.percents],
    hiddenMeans: new Set(disclosure.hiddenMeans),
  };
}

/** The table as readers would get it. */
export function published(
  table: CountTable<unknown>,
  disclosure: Disclosure,
  rules: SuppressionRules,
): PublishedTable {
  return {
    id: table.id,
    population: table.population,
    axes: table.axes,
    standard: table.standard,
    hasPercents: table.cells.some((cell) => cell.met !== null),
    cells: table.cells.map((cell, place) => publishedCellOf(cell, place, disclosure, rules)),
  };
}

function publishedCellOf(
  cell: CountCell,
  place: number,
  disclosure: Disclosure,
  rules: SuppressionRules,
): PublishedCell {
  const { at, n, met, scores } = cell;
  const scoreRange = scores && { lowest: scores.lowest, highest: scores.highest };
  if (disclosure.hidden.has(place)) return { at, shown: false, scoreRange };
  const shownN: ShownN = rules.exactN || n === 0 ? { kind: 'exact', n } : bandOf(n, rules.floor);
  const meanShown = scores !== null && n > 0 && !disclosure.hiddenMeans.has(place);
  return {
    at,
    shown: true,
    n: shownN,
    percent: met === null ? null : shownPercent(met, n, disclosure.percents[place] as PercentState, rules),
    mean: meanShown ? printedMean(scores.sum / n, rules) : n === 0 ? 0 : null,
    scoreRange,
  };
}

function shownPercent(met: number, n: number, state: PercentState, rules: SuppressionRules): ShownPercent {
  if (n === 0) return { kind: 'exact', percent: 0 };
  if (state === 'hidden') return { kind: 'hidden' };
  if (state === 'extreme') return extremePercent(met, n);
  const percent = (100 * met) / n;
  // Where n is a band a percent with decimals would give n away.
  return { kind: 'exact', percent: rules.exactN ? percent : Math.round(percent) };
}

function printedMean(mean: number, rules: SuppressionRules): number {
  return rules.exactN ? mean : Number(mean.toFixed(1));
}
