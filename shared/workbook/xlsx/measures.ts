import type { Worksheet } from 'exceljs';
import { wrapped } from '../charts/lettering.ts';

/*
 * Sizes on a sheet in CSS pixels, 96 to an inch: the measure that charts, columns and rows share.
 */

/** A column of `width` 1 is one digit of the default font (Verdana 10) wide. */
const PIXELS_A_DIGIT = 8;
const POINTS_A_PIXEL = 72 / 96;

function columnWidth(pixels: number): number {
  return pixels / PIXELS_A_DIGIT;
}

export function rowHeight(pixels: number): number {
  return pixels * POINTS_A_PIXEL;
}

const LINE = 1.3;
const CELL_PADDING = 8;
/** The cells' letters are so much wider than the condensed ones that textWidth knows. */
export const WIDER_THAN_CONDENSED = 1.12;

/** How many lines a text takes in a column. */
function linesIn(text: string, widthPixels: number, points: number, bold = false): number {
  const size = (points / POINTS_A_PIXEL) * WIDER_THAN_CONDENSED;
  const room = Math.max(size, widthPixels - CELL_PADDING);
  return text
    .split('\n')
    .reduce((lines, paragraph) => lines + Math.max(1, wrapped(paragraph, room, size, bold).length), 0);
}

/** Height of a row that shows a wrapped text in full, in pixels. Spreadsheet programs do not find it by themselves for every file. */
export function heightOfText(text: string, widthPixels: number, points: number, bold = false): number {
  const lines = linesIn(text, widthPixels, points, bold);
  return Math.ceil(lines * (points / POINTS_A_PIXEL) * LINE) + 6;
}

/** Sets column widths from column A on. */
export function setColumns(sheet: Worksheet, pixels: readonly number[]): void {
  for (const [i, width] of pixels.entries()) sheet.getColumn(i + 1).width = columnWidth(width);
}

export function setRowHeight(sheet: Worksheet, row: number, pixels: number): void {
  sheet.getRow(row).height = rowHeight(pixels);
}

/** Heights of the first rows, in pixels. */
export function rowPixels(sheet: Worksheet, count: number): number[] {
  return Array.from(
    { length: count },
    (_, i) => (sheet.getRow(i + 1).height ?? DEFAULT_ROW_POINTS) / POINTS_A_PIXEL,
  );
}

/** Widths of the first columns as they are shown, in pixels; hidden ones have none. */
export function columnPixels(sheet: Worksheet, count: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const { hidden, width } = sheet.getColumn(i + 1);
    return hidden ? 0 : (width ?? 0) * PIXELS_A_DIGIT;
  });
}

const DEFAULT_ROW_POINTS = 15;

/** Excel's tallest row. */
const TALLEST_ROW = 545;

/** Makes a row as high as its tallest text needs. */
export function fitRow(
  sheet: Worksheet,
  row: number,
  texts: readonly {
    readonly text: string;
    readonly width: number;
    readonly points: number;
    readonly bold?: boolean;
  }[],
  least = 20,
): void {
  const heights = texts.map(({ text, width, points, bold }) => heightOfText(text, width, points, bold));
  setRowHeight(sheet, row, Math.min(TALLEST_ROW, Math.max(least, ...heights)));
}
