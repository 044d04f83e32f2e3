import type { Cell } from 'exceljs';

/** All that is ever written to a cell. An object would be a formula or a link to exceljs: the type keeps it out. */
export type CellValue = string | number | Date | null;

/** Excel takes 32,767 characters a cell; escapes make some of them longer, so we stop earlier. */
export const LONGEST_TEXT = 32_000;

/** Control characters but tab and line break, halves of surrogate pairs, the two non-characters. */
const NOT_IN_A_CELL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000B-\u001F\u007F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Readers of xlsx take _x0041_ for the letter A: the underscore before it is written as _x005F_. */
const LOOKS_LIKE_AN_ESCAPE = /_(?=x[0-9a-fA-F]{4}_)/g;

/**
 * Text as it may stand in a cell: what a person typed, nothing that a spreadsheet program would take for
 * something else. Text that begins with = + - @ stays as it is: in a cell of type string it is never run.
 *
 * @example safeText('=1+1\u0000 _x0041_') // '=1+1 _x005F_x0041_'
 */
export function safeText(text: string): string {
  const clean = text.replace(/\r\n?/g, '\n').replace(NOT_IN_A_CELL, '');
  const cut = clean.length > LONGEST_TEXT ? `${clean.slice(0, LONGEST_TEXT - 1)}…` : clean;
  return cut.replace(NOT_IN_A_CELL, '').replace(LOOKS_LIKE_AN_ESCAPE, '_x005F_');
}

/** A value made fit for a cell: unsafe text cleaned, numbers that are none left empty. */
export function safeValue(value: CellValue): CellValue {
  if (typeof value === 'string') return value === '' ? null : safeText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return value;
}

/** Number format of text: Excel keeps what is typed there as text, "=1+1" and "007" as well. */
export const TEXT_FORMAT = '@';

/** Writes a value; text cells get the text format so that editing them cannot turn them into formulas. */
export function setCell(cell: Cell, value: CellValue): Cell {
  cell.value = safeValue(value);
  if (typeof value === 'string') cell.numFmt = TEXT_FORMAT;
  return cell;
}

/** A day as Excel counts days. exceljs reads the UTC part of a date. */
export function dayCell(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}
