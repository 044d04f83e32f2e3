import { mostFrequent } from './text/dialect.ts';

/** A row near the top of a table: a record of a text or a row of a sheet. */
export interface TopRow {
  /** 1-based physical line or sheet row. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows below which no header is looked for. */
const ROWS_ABOVE_HEADER = 15;

/**
 * Which of the top rows may be the header, the likeliest first. The likeliest is the first row that fills more than half of the columns that most
 * rows have: banners ("Student Score Report, printed 9/1/2025") fill fewer. The other well-filled rows follow in order, for banners that
 * fill as many; recognition decides between them.
 */
export function headerCandidates(rows: readonly TopRow[]): readonly number[] {
  const widths = rows.map((row) => row.cells.length);
  const width = mostFrequent(widths).value;
  const near = rows.slice(0, ROWS_ABOVE_HEADER).map((row, at) => ({ at, filled: filledCells(row) }));
  const likeliest = near.find(({ filled }) => filled > width / 2) ?? near.find(({ filled }) => filled > 0);
  if (!likeliest) return [];
  const others = near.filter(({ at, filled }) => at !== likeliest.at && filled >= 2);
  return [likeliest.at, ...others.map(({ at }) => at)];
}

function filledCells(row: TopRow): number {
  return row.cells.reduce((filled, cell) => (cell.trim() === '' ? filled : filled + 1), 0);
}
