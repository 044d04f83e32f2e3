import type { Worksheet } from 'exceljs';
import { dress, type Look, letterSize } from './look.ts';
import { fitRow } from './measures.ts';
import { type CellValue, safeText, setCell } from './safe-cell.ts';
import { KEY_COLUMN, type RowKey, rowKeyText } from './write-back.ts';

/** One column of a table. */
export interface TableColumn<Row> {
  readonly head: string;
  readonly width: number;
  readonly value: (row: Row) => CellValue;
  /** Number format of numbers and dates, from the row because one column may hold percents and scores. */
  readonly format?: (row: Row) => string;
  /** Numbers stand in the middle of their column, away from the words beside them. */
  readonly holdsNumbers?: boolean;
  /** The team may write here. */
  readonly writeBack?: boolean;
}

function looksOf(column: Pick<TableColumn<never>, 'holdsNumbers' | 'writeBack'>): { head: Look; cell: Look } {
  if (column.writeBack) return { head: 'writeBackHead', cell: 'writeBack' };
  return column.holdsNumbers ? { head: 'numberHead', cell: 'number' } : { head: 'columnHead', cell: 'cell' };
}

export interface Table<Row> {
  /** Letters, digits and underscores: the name of the table inside Excel. */
  readonly name: string;
  readonly top: number;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** The hidden keys of column A; null where nothing is written back. */
  readonly key: ((row: Row) => RowKey) | null;
}

/** Head of the key column; hidden with it, but a table needs a name for every column. */
const KEY_HEAD = 'row key';
const TABLE_NAME = /^[A-Za-z_]\w*$/;

/**
 * Writes a real table (filter, sort, head row read out by screen readers). With keys it starts in the hidden
 * column A, so that sorting the table takes the keys along; without, in column B.
 * Returns the last row. Throws when the table has no row: Excel calls such a file broken.
 */
export function writeTable<Row>(sheet: Worksheet, table: Table<Row>): number {
  const { name, top, columns, rows, key } = table;
  if (rows.length === 0) throw new Error(`table ${name} has no rows`);
  if (!TABLE_NAME.test(name)) throw new Error(`not a table name: ${name}`);
  const firstColumn = key === null ? KEY_COLUMN + 1 : KEY_COLUMN;
  sheet.addTable({
    name,
    ref: `${sheet.getColumn(firstColumn).letter}${top}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: false },
    columns: [
      ...(key === null ? [] : [{ name: KEY_HEAD, filterButton: false }]),
      ...columns.map((column) => ({ name: safeText(column.head), filterButton: true })),
    ],
    rows: rows.map(() => []),
  });
  const heads = columns.map((column, i) => {
    const look = looksOf(column).head;
    dress(setCell(sheet.getCell(top, KEY_COLUMN + 1 + i), column.head), look);
    return { text: column.head, width: column.width - 18, points: letterSize(look), bold: true };
  });
  fitRow(sheet, top, heads);
  for (const [i, row] of rows.entries()) writeTableRow(sheet, top + 1 + i, table, row);
  return top + rows.length;
}

function writeTableRow<Row>(sheet: Worksheet, number: number, table: Table<Row>, row: Row): void {
  if (table.key !== null) setCell(sheet.getCell(number, KEY_COLUMN), rowKeyText(table.key(row)));
  const texts: { text: string; width: number; points: number }[] = [];
  for (const [i, column] of table.columns.entries()) {
    const look = looksOf(column).cell;
    const cell = sheet.getCell(number, KEY_COLUMN + 1 + i);
    const value = column.value(row);
    setCell(cell, value);
    const format = column.format?.(row);
    if (format !== undefined && typeof value !== 'string' && value !== null) cell.numFmt = format;
    else if (column.writeBack && value === null) cell.numFmt = '@';
    dress(cell, look);
    if (typeof value === 'string') texts.push({ text: value, width: column.width, points: letterSize(look) });
  }
  fitRow(sheet, number, texts);
}
