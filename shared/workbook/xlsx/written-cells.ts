import type { Cell, CellValue as ExcelValue, Worksheet } from 'exceljs';
import type { CellValue } from './safe-cell.ts';
import { FIELDS_MARK, KEY_COLUMN, type RowKey, readRowKey, SINGLE_VALUE } from './write-back.ts';

/** What stands in one write-back cell of a sheet that came back. */
export interface WrittenCell {
  readonly kind: RowKey['kind'];
  readonly row: string;
  readonly field: string;
  readonly value: CellValue;
  /** Where it was read, for messages to people. */
  readonly address: string;
}

/**
 * All write-back cells of a sheet, by key and field, in whatever order its rows and columns are now. Rows without
 * a readable key are passed over: they are not ours, or their key was deleted.
 */
export function readWrittenCells(sheet: Worksheet): WrittenCell[] {
  const written: WrittenCell[] = [];
  let fields: ReadonlyMap<number, string> = new Map();
  sheet.eachRow((row) => {
    const mark = textOf(row.getCell(KEY_COLUMN));
    if (mark === FIELDS_MARK) fields = fieldsOf(row.values);
    const key = readRowKey(mark);
    if (key === null) return;
    for (const [column, field] of fields) {
      const cell = row.getCell(column);
      const name = field === SINGLE_VALUE ? key.field : field;
      if (name === undefined) continue;
      written.push({
        kind: key.kind,
        row: key.row,
        field: name,
        value: plain(cell.value),
        address: cell.address,
      });
    }
  });
  return written;
}

function fieldsOf(values: unknown): Map<number, string> {
  const cells: readonly unknown[] = Array.isArray(values) ? values : [];
  const fields = new Map<number, string>();
  for (const [column, value] of cells.entries()) {
    if (column > KEY_COLUMN && typeof value === 'string') fields.set(column, value);
  }
  return fields;
}

function textOf(cell: Cell): string {
  const value = plain(cell.value);
  return typeof value === 'string' ? value : '';
}

/** The value people see: of formatted text the text, of a formula its result, of a link its words. */
function plain(value: ExcelValue): CellValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if ('richText' in value) return value.richText.map((run) => run.text).join('');
  if ('text' in value) return plain(value.text);
  if ('result' in value) return plain(value.result ?? null);
  return null;
}
