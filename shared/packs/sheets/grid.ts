import type { Worksheet } from 'exceljs';
import { wrapped } from '../../workbook/charts/lettering.ts';
import { dress, type Look, letterSize } from '../../workbook/xlsx/look.ts';
import { heightOfText, rowPixels, setRowHeight, WIDER_THAN_CONDENSED } from '../../workbook/xlsx/measures.ts';
import { type CellValue, setCell } from '../../workbook/xlsx/safe-cell.ts';

/** A printed page being filled from the top: columns of fixed widths, rows as high as their words need. */
export interface PageGrid {
  readonly sheet: Worksheet;
  /** Widths in pixels, from column A on. */
  readonly widths: readonly number[];
  /** Next free row. */
  row: number;
}

export interface GridCell {
  /** Column, from 1. */
  readonly column: number;
  readonly value: CellValue;
  readonly look: Look;
  /** The words may run on over the empty cells beside them. */
  readonly runsOn?: boolean;
}

export function pageGrid(sheet: Worksheet, widths: readonly number[]): PageGrid {
  for (const [i, width] of widths.entries()) sheet.getColumn(i + 1).width = width / 8;
  return { sheet, widths, row: 1 };
}

export function widthOfGrid({ widths }: PageGrid): number {
  return widths.reduce((sum, width) => sum + width, 0);
}

/** Words of a table keep away from the column before. */
const INDENTED: ReadonlySet<Look> = new Set(['cell', 'columnHead']);
const INDENT = 12;

const BOLD: ReadonlySet<Look> = new Set([
  'headline',
  'sheetTitle',
  'boxTitle',
  'strong',
  'columnHead',
  'numberHead',
]);

/** Writes one row and moves on; `least` is the least height in pixels. */
export function writeGridRow(grid: PageGrid, cells: readonly GridCell[], least = 18): void {
  const { sheet, widths } = grid;
  const heights = cells.map(({ column, value, look, runsOn = false }) => {
    const cell = dress(setCell(sheet.getCell(grid.row, column), value), look);
    const indented = column > 1 && INDENTED.has(look);
    // A style of its own: cells of one look share theirs.
    cell.style = {
      ...cell.style,
      alignment: {
        ...cell.alignment,
        ...(runsOn ? { wrapText: false } : {}),
        ...(indented ? { horizontal: 'left' as const, indent: 1 } : {}),
      },
    };
    if (typeof value !== 'string' || value === '') return 0;
    const width = runsOn ? Number.POSITIVE_INFINITY : (widths[column - 1] ?? 64) - (indented ? INDENT : 0);
    return heightOfText(value, width, letterSize(look), BOLD.has(look));
  });
  setRowHeight(sheet, grid.row, Math.max(least, ...heights));
  grid.row += 1;
}

/** Leaves room. */
export function skip(grid: PageGrid, pixels = 10): void {
  setRowHeight(grid.sheet, grid.row, pixels);
  grid.row += 1;
}

/** A text over the whole width (or `width` pixels from `column` on), broken into rows that run on over empty cells. */
export function writeText(
  grid: PageGrid,
  text: string,
  look: Look,
  column = 1,
  width = widthOfGrid(grid),
): void {
  const size = letterSize(look) * (96 / 72) * WIDER_THAN_CONDENSED;
  for (const line of wrapped(text, width - 12, size, BOLD.has(look))) {
    writeGridRow(grid, [{ column, value: line, look, runsOn: true }]);
  }
}

/** Heights of the rows written so far, in pixels: where pictures go. */
export function heightsSoFar({ sheet, row }: PageGrid): readonly number[] {
  return rowPixels(sheet, row - 1);
}

/** Pixels from the top to the next free row. */
export function pixelsSoFar(grid: PageGrid): number {
  return heightsSoFar(grid).reduce((sum, height) => sum + height, 0);
}

/** The letter of a column. @example columnLetter(8) // 'H' */
export function columnLetter(column: number): string {
  return column <= 26
    ? String.fromCharCode(64 + column)
    : columnLetter(Math.floor((column - 1) / 26)) + columnLetter(((column - 1) % 26) + 1);
}
