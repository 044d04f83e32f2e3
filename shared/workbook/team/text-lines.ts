import type { Worksheet } from 'exceljs';
import { wrapped } from '../charts/lettering.ts';
import { dress, type Look, letterSize } from '../xlsx/look.ts';
import { heightOfText, setRowHeight, WIDER_THAN_CONDENSED } from '../xlsx/measures.ts';
import { setCell } from '../xlsx/safe-cell.ts';

/** Where running text stands: column B, because column A holds the hidden keys. */
const TEXT_COLUMN = 2;
const PIXELS_A_POINT = 96 / 72;

/**
 * Writes a text over several columns without merging cells: broken into lines, one row each, that run on over
 * the empty cells beside them. Returns the next free row.
 */
export function writeLines(sheet: Worksheet, row: number, text: string, width: number, look: Look): number {
  const size = letterSize(look) * PIXELS_A_POINT * WIDER_THAN_CONDENSED;
  const lines = wrapped(text, width, size, look === 'sheetTitle');
  for (const [i, line] of lines.entries()) {
    const cell = dress(setCell(sheet.getCell(row + i, TEXT_COLUMN), line), look);
    cell.alignment = { ...cell.alignment, wrapText: false };
    setRowHeight(sheet, row + i, heightOfText('x', width, letterSize(look)));
  }
  return row + lines.length;
}
