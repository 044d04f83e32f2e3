import ExcelJS from 'exceljs';
import { mendCells, type TableToMend } from '../account/rows-to-mend.ts';
import { asText } from './cell-text.ts';
import { HOW_TO_MEND, mendSheetName, WHAT_HAPPENED_SHEET, WHAT_IS_WRONG } from './mend-columns.ts';
import type { Receipt } from './receipt.ts';
import { writeWhatHappened } from './what-happened-page.ts';

/** Column width in characters, as wide as the heading asks for within these. */
const NARROWEST = 10;
const WIDEST = 28;
const SENTENCE_WIDTH = 60;

/**
 * The receipt as a workbook: a page that tells what happened, and the rejected rows in their original columns with what is wrong and how to mend it,
 * ready to be corrected and dropped again. Every cell is text; nothing in it can run as a formula.
 */
export async function receiptWorkbook(receipt: Receipt, toMend: readonly TableToMend[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(receipt.landedAt);
  workbook.modified = workbook.created;
  writeWhatHappened(workbook.addWorksheet(WHAT_HAPPENED_SHEET), receipt, toMend);
  const names = new Set<string>();
  for (const table of toMend)
    if (table.rows.length > 0) writeRowsToMend(workbook, table, uniqueName(table, names));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function uniqueName(table: TableToMend, taken: Set<string>): string {
  const wanted = mendSheetName(table.name);
  let name = wanted;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted.slice(0, 27)} (${copy})`;
  taken.add(name.toLowerCase());
  return name;
}

function writeRowsToMend(workbook: ExcelJS.Workbook, table: TableToMend, name: string): void {
  const headings = [...table.headers, WHAT_IS_WRONG, HOW_TO_MEND];
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headings.map((heading, at) => ({
    width:
      at >= table.headers.length ? SENTENCE_WIDTH : Math.min(Math.max(heading.length + 2, NARROWEST), WIDEST),
    style: { numFmt: '@' },
  }));
  sheet.addRow(headings.map(asText)).eachCell((cell) => {
    cell.font = { name: 'Calibri', family: 2, size: 11, bold: true };
  });
  for (const row of table.rows) sheet.addRow(mendCells(row, table.headers.length).map(asText));
  for (const at of [headings.length - 1, headings.length])
    sheet.getColumn(at).eachCell((cell) => {
      cell.alignment = { wrapText: true, vertical: 'top' };
    });
}
