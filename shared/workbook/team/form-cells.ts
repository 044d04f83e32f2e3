import type { Worksheet } from 'exceljs';
import { dress, type Look, letterSize } from '../xlsx/look.ts';
import { fitRow } from '../xlsx/measures.ts';
import { type CellValue, setCell, TEXT_FORMAT } from '../xlsx/safe-cell.ts';
import { DATE_FORMAT } from './value-format.ts';

/*
 * The cells of sheet "Our test": four columns that the form, the meeting log and the storyboard share.
 */

/** Columns B to E: label or date; value or outcome; hint, next step or the team's words; what got in the way. */
export const FORM_COLUMNS = { first: 2, second: 3, third: 4, fourth: 5 } as const;
export const FORM_WIDTHS: readonly number[] = [200, 390, 280, 200];
export const FORM_WIDTH = FORM_WIDTHS.reduce((sum, width) => sum + width, 0);

/** A text nobody is asked to change. */
export function writeText(sheet: Worksheet, row: number, column: number, text: string, look: Look): void {
  dress(setCell(sheet.getCell(row, column), text), look);
}

/** A yellow cell. Empty ones have their number format already, so that what is typed stays a text or a day. */
export function writeOpenCell(
  sheet: Worksheet,
  row: number,
  column: number,
  value: CellValue,
  holds: 'text' | 'day',
): void {
  const cell = setCell(sheet.getCell(row, column), value);
  cell.numFmt = holds === 'day' ? DATE_FORMAT : TEXT_FORMAT;
  dress(cell, 'writeBack');
}

/** The head row of a block; the yellow ones are those the team fills in. */
export function writeHead(
  sheet: Worksheet,
  row: number,
  heads: readonly string[],
  isOpen: (column: number) => boolean,
): void {
  for (const [i, head] of heads.entries()) {
    const column = FORM_COLUMNS.first + i;
    writeText(sheet, row, column, head, isOpen(column) ? 'writeBackHead' : 'columnHead');
  }
  fitForm(sheet, row, heads);
}

/** Makes a row high enough for its texts, given from column B on. */
export function fitForm(sheet: Worksheet, row: number, texts: readonly CellValue[], least = 22): void {
  const points = letterSize('strong');
  const cells = texts.flatMap((text, i) =>
    typeof text === 'string' ? [{ text, width: FORM_WIDTHS[i] ?? 0, points, bold: i === 0 }] : [],
  );
  fitRow(sheet, row, cells, least);
}
