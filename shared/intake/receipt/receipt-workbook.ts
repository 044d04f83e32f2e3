import type { TableToMend } from '../account/rows-to-mend.ts';
import { mendSheetName, WHAT_HAPPENED_SHEET } from './mend-columns.ts';
import { addMendSheet, fillMendSheets } from './mend-sheet.ts';
import type { Receipt } from './receipt.ts';
import { writeWhatHappened } from './what-happened-page.ts';

/**
 * The receipt as a workbook: a page that tells what happened, and the rejected rows in their original columns with what is wrong and how to mend it,
 * ready to be corrected and dropped again. Every cell is text; nothing in it can run as a formula.
 */
export async function receiptWorkbook(receipt: Receipt, toMend: readonly TableToMend[]): Promise<Uint8Array> {
  // Loaded here: it takes 25 MB, and while rows are read nobody needs it.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(receipt.landedAt);
  workbook.modified = workbook.created;
  writeWhatHappened(workbook.addWorksheet(WHAT_HAPPENED_SHEET), receipt, toMend);
  const names = new Set<string>();
  const sheets = new Map<number, TableToMend>();
  for (const table of toMend) {
    if (table.rows.length === 0) continue;
    addMendSheet(workbook, uniqueName(table, names), table);
    sheets.set(workbook.worksheets.length, table);
  }
  return fillMendSheets(new Uint8Array(await workbook.xlsx.writeBuffer()), sheets);
}

function uniqueName(table: TableToMend, taken: Set<string>): string {
  const wanted = mendSheetName(table.name);
  let name = wanted;
  for (let copy = 2; taken.has(name.toLowerCase()); copy++) name = `${wanted.slice(0, 27)} (${copy})`;
  taken.add(name.toLowerCase());
  return name;
}
