import { nWords, percentWords } from '../../privacy/bands.ts';
import { type PublishedTable, publishedCell } from '../../privacy/released-table.ts';

/** A cell as a pack may print it. */
export interface ShownCell {
  /** '122' or '50+'. */
  readonly n: string;
  /** Mean in the units of the table; null where it is hidden. */
  readonly mean: number | null;
  /** Percent at or above standard, 0-100; null where it is hidden or a range. */
  readonly percent: number | null;
  /** '48%', 'at most 10%'; null where hidden. */
  readonly percentWords: string | null;
}

/**
 * The mean as it is printed, to one decimal. Gaps and changes in words are differences of printed means, so that what stands on a page
 * agrees with what stands beside it.
 *
 * @example printedMean({ n: '140', mean: -69.6499, percent: null, percentWords: null }) // -69.6
 */
export function printedMean(cell: ShownCell | null): number | null {
  return cell?.mean == null ? null : Number(cell.mean.toFixed(1));
}

/** What a released table shows at a place; null where it shows nothing, or nobody is there. */
export function shownCell(table: PublishedTable, ...at: readonly string[]): ShownCell | null {
  const cell = publishedCell(table, ...at);
  if (cell === undefined || !cell.shown) return null;
  if (cell.n.kind === 'exact' && cell.n.n === 0) return null;
  return {
    n: nWords(cell.n),
    mean: cell.mean,
    percent: cell.percent?.kind === 'exact' ? cell.percent.percent : null,
    percentWords: cell.percent === null ? null : percentWords(cell.percent),
  };
}
