import type { Worksheet } from 'exceljs';
import { columnPixels, rowPixels } from './measures.ts';
import { type Page, PRINTABLE } from './page.ts';

/** Pixels by which programs differ in where a page ends. */
const LEEWAY = 40;

/** A heading that must not stand alone at the foot of a printed page. */
export interface KeptTogether {
  /** Row of the heading. */
  readonly row: number;
  /** The last row that must stand on the same page. */
  readonly to: number;
}

/**
 * Breaks the page before each heading that would otherwise be torn from the rows it belongs to. Where programs break a page differs by a
 * few rows: a heading whose rows only just fit begins a new page as well.
 */
export function keepTogether(sheet: Worksheet, page: Page, blocks: readonly KeptTogether[]): void {
  const { width, height } = PRINTABLE[page.orientation];
  const shrunk = Math.min(1, width / widthOf(sheet, page.lastColumn));
  const room = height / shrunk - LEEWAY;
  const pixels = rowPixels(sheet, page.lastRow).map((row, i) => (sheet.getRow(i + 1).hidden ? 0 : row));
  const heightOf = (from: number, to: number) =>
    pixels.slice(from - 1, to).reduce((sum, row) => sum + row, 0);
  const repeated = heightOf(1, page.frozenRows);
  let used = 0;
  for (let row = 1; row <= page.lastRow; row += 1) {
    const block = blocks.find((one) => one.row === row);
    const torn = block !== undefined && used + heightOf(row, block.to) > room;
    if (torn) sheet.getRow(row - 1).addPageBreak();
    if (torn || used + heightOf(row, row) > room + LEEWAY) used = repeated;
    used += heightOf(row, row);
  }
}

/** Width of what is printed, in pixels. */
function widthOf(sheet: Worksheet, lastColumn: string): number {
  const count = sheet.getColumn(lastColumn).number;
  return columnPixels(sheet, count).reduce((sum, pixels) => sum + pixels, 0);
}
