import { createHash } from 'node:crypto';

/** The two columns that a receipt adds to the rows to mend. They are not read as data when those rows are dropped again. */
export const WHAT_IS_WRONG = 'What is wrong';
export const HOW_TO_MEND = 'How to mend it';

/** Sheets of a receipt workbook. */
export const WHAT_HAPPENED_SHEET = 'What happened';
export const ROWS_TO_MEND_SHEET = 'Rows to mend';

/** The page that tells what happened holds no data, wherever it turns up. */
export function isReceiptPage(sheetName: string): boolean {
  return sheetName === WHAT_HAPPENED_SHEET;
}

/** The columns that a receipt added to a table. */
export interface MendColumns {
  readonly what: number;
  readonly how: number;
  /** How dates such as 03/04 were read in the file that the rows come from, where that file proved it: its few rejected rows need not. */
  readonly datesDayFirst: boolean | undefined;
}

/** 'What is wrong', or 'What is wrong (dates are day first)': rows that come back alone do not prove what their file proved. */
export function whatIsWrongHeading(datesDayFirst: boolean | undefined): string {
  if (datesDayFirst === undefined) return WHAT_IS_WRONG;
  return `${WHAT_IS_WRONG} (dates are ${datesDayFirst ? 'day' : 'month'} first)`;
}

/** Where the two columns stand in a header row; null in a file that is no receipt. */
export function mendColumnsOf(headers: readonly string[]): MendColumns | null {
  const how = headers.indexOf(HOW_TO_MEND);
  for (const datesDayFirst of [undefined, true, false]) {
    const what = headers.indexOf(whatIsWrongHeading(datesDayFirst));
    if (what >= 0 && how >= 0) return { what, how, datesDayFirst };
  }
  return null;
}

/** The name of the sheet that holds the rows to mend of a table: 'Rows to mend', or 'Rows to mend, Measures'. */
export function mendSheetName(tableName: string | null): string {
  // Rows that come back once more keep their sheet.
  const original = tableName === null ? undefined : originalSheetName(tableName);
  const name = original === undefined ? ROWS_TO_MEND_SHEET : `${ROWS_TO_MEND_SHEET}, ${original}`;
  // What Excel forbids in the name of a sheet.
  return name.replace(/[[\]:*?/\\]/g, '-').slice(0, 31);
}

/** The sheet name that rows to mend had in the file they come from; undefined when there was none. */
export function originalSheetName(sheetName: string): string | undefined {
  if (!sheetName.startsWith(ROWS_TO_MEND_SHEET)) return sheetName;
  const name = sheetName.slice(ROWS_TO_MEND_SHEET.length).replace(/^, /, '');
  return name === '' ? undefined : name;
}

/**
 * A row whose values could not be told apart stands in the rows to mend as it fell apart. Dropped again unchanged, it must not be taken for a
 * good row; so its "What is wrong" ends in a check of its cells, and as long as the check fits nobody has mended the row.
 */
export function unmendedMark(cells: readonly string[]): string {
  return `[row check ${checkOf(cells)}]`;
}

/** True when `whatIsWrong` ends in the mark of exactly these cells. */
export function isUnmended(whatIsWrong: string, cells: readonly string[]): boolean {
  const match = /\[row check ([0-9a-f]{8})\]\s*$/.exec(whatIsWrong);
  return match !== null && match[1] === checkOf(cells);
}

function checkOf(cells: readonly string[]): string {
  const text = cells
    .map((cell) => cell.trim())
    .join('\n')
    .trimEnd();
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

/** Text that a spreadsheet would take for a formula gets an apostrophe in CSV files ... */
export function asCsvText(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** ... and loses it when the rows come back. */
export function fromCsvText(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
