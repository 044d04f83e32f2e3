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
