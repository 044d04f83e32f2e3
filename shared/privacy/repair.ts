import { closeUnderSums, hideWithPartners, type TableSums } from './complementary.ts';
import { cellKey, cellPlaces } from './count-table.ts';
import { type Disclosure, everythingShown, published } from './disclosure.ts';
import { type ExplainedLeak, findLeaks } from './leaks.ts';
import { NotTogetherError } from './not-together.ts';
import { hidePercent, hidePercents } from './percents.ts';
import type { PossibleTruths } from './possible-truths.ts';
import type { Effort, RangeSolver } from './range-solver.ts';
import type { PublishedTable } from './released-table.ts';
import type { SuppressionRules } from './rules.ts';

/** A table that is being suppressed, and what it has to stand beside. */
export interface Suppression {
  readonly sums: TableSums;
  readonly rules: SuppressionRules;
  readonly solver: RangeSolver;
  readonly earlier: readonly PublishedTable[];
  readonly truths: PossibleTruths;
}

/** Leaks that are stopped before the next look: what stops one often stops others. */
const AT_ONCE = 3;

/** What leaks when these cells are hidden, as far as it is soon found; none where all is open. */
function leaksOf(
  { sums, rules, solver, earlier, truths }: Suppression,
  disclosure: Disclosure,
  effort: Effort,
): readonly ExplainedLeak[] {
  return findLeaks([...earlier, published(sums.table, disclosure, rules)], solver, {
    smallestRange: rules.smallestRange,
    // With bands the truth shows ranges open that readers' audit, which has only what was released, could not decide.
    beside: { cells: rules.exactN ? sums.table.cells : [], truths },
    effort,
    most: AT_ONCE,
    explain: true,
  }).leaks;
}

function withPercents({ sums, rules }: Suppression, hidden: Iterable<number>): Disclosure {
  const disclosure: Disclosure = { ...everythingShown(sums.table), hidden: new Set(hidden) };
  hidePercents(sums, disclosure, rules);
  return disclosure;
}

/** Is nothing pinned down by single sums and chains of them when these cells are hidden? */
export function limitsHold(suppression: Suppression, hidden: ReadonlySet<number>): boolean {
  return leaksOf(suppression, withPercents(suppression, hidden), 'limits').length === 0;
}

/**
 * Hides more while something leaks: percents, means and cells of what pins it down. Every round hides something, so it ends. Null when more
 * than `most` cells would have to be hidden.
 */
export function repair(
  suppression: Suppression,
  hidden: ReadonlySet<number>,
  most = Number.POSITIVE_INFINITY,
): Disclosure | null {
  const { sums, rules } = suppression;
  const disclosure = withPercents(suppression, hidden);
  while (disclosure.hidden.size <= most) {
    const limited = leaksOf(suppression, disclosure, 'limits');
    const leaks = limited.length > 0 ? limited : leaksOf(suppression, disclosure, 'quick');
    if (leaks.length === 0) return disclosure;
    if (!stopLeaks(sums, disclosure, leaks, rules)) {
      const all = sums.table.cells.map((_, place) => place);
      if (!hideSmallestShown(sums, disclosure, all))
        throw new NotTogetherError(`${sums.table.id}: an earlier release leaks`);
    }
    for (const place of closeUnderSums(sums, disclosure.hidden, rules)) disclosure.hidden.add(place);
    hidePercents(sums, disclosure, rules);
  }
  return null;
}

/** A shown value that pins something down. */
interface Reason {
  readonly place: number;
  readonly quantity: ExplainedLeak['because'][number]['quantity'];
}

/** Stops these leaks one after the other; one whose reasons have just been taken away is stopped already. False when nothing was hidden. */
function stopLeaks(
  sums: TableSums,
  disclosure: Disclosure,
  leaks: readonly ExplainedLeak[],
  rules: SuppressionRules,
): boolean {
  const places = cellPlaces(sums.table.cells);
  const shown = sums.table.cells.map((_, place) => shownOf(disclosure, place));
  let stopped = false;
  for (const leak of leaks) {
    const reasons = leak.because.flatMap(({ at, quantity }): Reason[] => {
      const place = places.get(cellKey(at));
      return place === undefined ? [] : [{ place, quantity }];
    });
    if (reasons.some(({ place }) => shownOf(disclosure, place) !== shown[place])) continue;
    if (stopLeak(sums, disclosure, leak, reasons, rules)) stopped = true;
  }
  return stopped;
}

function shownOf({ hidden, percents, hiddenMeans }: Disclosure, place: number): string {
  return `${hidden.has(place)} ${percents[place]} ${hiddenMeans.has(place)}`;
}

/** Takes away the least of what pins one value down; false when nothing of it is left to take. */
function stopLeak(
  sums: TableSums,
  disclosure: Disclosure,
  { at, quantity }: ExplainedLeak,
  reasons: readonly Reason[],
  rules: SuppressionRules,
): boolean {
  const own = cellPlaces(sums.table.cells).get(cellKey(at));
  if (quantity === 'numerator' || quantity === 'complement') {
    if (own !== undefined && hideOfOwn(sums, disclosure, own)) return true;
    if (hidePercentOf(sums, disclosure, reasons, rules)) return true;
  }
  const cell = cheapestCell(sums, disclosure, reasons, rules);
  if (cell !== undefined) {
    hideWithPartners(sums, disclosure.hidden, cell);
    return true;
  }
  if (own === undefined) return false;
  const near = (sums.of[own] ?? []).flatMap((equation) => [...equation.parts, equation.whole]);
  return hideSmallestShown(sums, disclosure, [...near, own]);
}

/** A numerator that is known too closely: its range is hidden, then its mean. */
function hideOfOwn(sums: TableSums, disclosure: Disclosure, place: number): boolean {
  if (disclosure.hidden.has(place)) return false;
  if (disclosure.percents[place] === 'extreme') {
    disclosure.percents[place] = 'hidden';
    return true;
  }
  if (sums.table.cells[place]?.scores === null || disclosure.hiddenMeans.has(place)) return false;
  disclosure.hiddenMeans.add(place);
  return true;
}

function hidePercentOf(
  sums: TableSums,
  disclosure: Disclosure,
  reasons: readonly Reason[],
  rules: SuppressionRules,
): boolean {
  const exact = reasons.flatMap(({ place, quantity }) => {
    const ofPercent = quantity === 'met' || quantity === 'unmet';
    return ofPercent && isShown(sums, disclosure, place) && disclosure.percents[place] === 'exact'
      ? [place]
      : [];
  });
  const [smallest] = exact.sort((a, b) => nOf(sums, a) - nOf(sums, b) || a - b);
  if (smallest === undefined) return false;
  hidePercent(sums, disclosure, smallest, rules);
  return true;
}

/** The cell that costs the fewest others (P2, P3); then the smallest. */
function cheapestCell(
  sums: TableSums,
  disclosure: Disclosure,
  reasons: readonly Reason[],
  rules: SuppressionRules,
): number | undefined {
  const cost = (place: number) => {
    const more = new Set(disclosure.hidden);
    hideWithPartners(sums, more, place);
    return closeUnderSums(sums, more, rules).size;
  };
  return [...new Set(reasons.map(({ place }) => place))]
    .filter((place) => isShown(sums, disclosure, place))
    .map((place) => ({ place, cost: cost(place) }))
    .sort((a, b) => a.cost - b.cost || nOf(sums, a.place) - nOf(sums, b.place) || a.place - b.place)[0]
    ?.place;
}

const nOf = (sums: TableSums, place: number) => sums.table.cells[place]?.n ?? 0;

/** Shown, with students: a shown 0 is nobody's. */
function isShown(sums: TableSums, disclosure: Disclosure, place: number): boolean {
  return !disclosure.hidden.has(place) && nOf(sums, place) > 0;
}

function hideSmallestShown(sums: TableSums, disclosure: Disclosure, candidates: readonly number[]): boolean {
  const shown = candidates.filter((place) => isShown(sums, disclosure, place));
  const smallest = shown.sort((a, b) => nOf(sums, a) - nOf(sums, b) || a - b)[0];
  if (smallest === undefined) return false;
  hideWithPartners(sums, disclosure.hidden, smallest);
  return true;
}
