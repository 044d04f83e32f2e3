import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { FIELDS_MARK, KEY_COLUMN, readRowKey } from '../../shared/workbook/xlsx/write-back.ts';

export async function openCopy(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer as ArrayBuffer);
  return workbook;
}

export async function saveCopy(workbook: ExcelJS.Workbook, editor = 'Team Member'): Promise<Uint8Array> {
  workbook.lastModifiedBy = editor;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** A place where a team can type: sheet, row, and the column of each field. */
export interface TypingRow {
  readonly sheet: ExcelJS.Worksheet;
  readonly row: number;
  readonly kind: string;
  readonly id: string;
  readonly keyField: string | undefined;
  readonly columns: ReadonlyMap<string, number>;
}

export function typingRows(workbook: ExcelJS.Workbook): readonly TypingRow[] {
  const found: TypingRow[] = [];
  for (const sheet of workbook.worksheets) {
    let columns = new Map<string, number>();
    sheet.eachRow((row, number) => {
      const mark = String(row.getCell(KEY_COLUMN).value ?? '');
      if (mark === FIELDS_MARK) {
        columns = new Map();
        row.eachCell((cell, column) => {
          if (column > KEY_COLUMN) columns.set(String(cell.value), column);
        });
      }
      const key = readRowKey(mark);
      if (key) found.push({ sheet, row: number, kind: key.kind, id: key.row, keyField: key.field, columns });
    });
  }
  return found;
}

/** Types into the first (or a named) row of a kind. */
export function type(
  workbook: ExcelJS.Workbook,
  kind: string,
  field: string,
  value: string | number,
  id?: string,
): TypingRow {
  const row = typingRows(workbook).find(
    (one) =>
      one.kind === kind &&
      (id === undefined || one.id === id) &&
      (one.keyField === field || one.columns.has(field)),
  );
  if (!row) throw new Error(`nothing to type into for ${kind} ${field}`);
  const column = row.columns.get(row.keyField === field ? 'value' : field);
  row.sheet.getCell(row.row, column ?? 0).value = value;
  return row;
}

/** One sheet as the CSV a Spanish Excel saves: semicolons, Windows-1252. */
export function spanishCsv(sheet: ExcelJS.Worksheet): Uint8Array {
  const rows: string[][] = [];
  sheet.eachRow({ includeEmpty: true }, (row) => {
    const cells: string[] = [];
    for (let column = 1; column <= sheet.columnCount; column += 1) cells.push(row.getCell(column).text ?? '');
    rows.push(cells);
  });
  return Buffer.from(Papa.unparse(rows, { delimiter: ';', newline: '\r\n' }), 'latin1');
}
