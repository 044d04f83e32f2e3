import type { Grid } from '../intake/grids.ts';
import { FIELDS_MARK, type RowKey, readRowKey, SINGLE_VALUE } from '../workbook/xlsx/write-back.ts';

/** One row of ours in a workbook that came back: its hidden key, what stands in its yellow cells, and all its words. */
export interface ReturnedRow {
  readonly key: RowKey;
  /** Text of each yellow cell by field; null = empty. A column that was deleted is not there. */
  readonly typed: ReadonlyMap<string, string | null>;
  /** All texts of the row, to see whether what was printed in it is still there. */
  readonly texts: readonly string[];
  readonly sheetName: string | null;
  /** Row as the spreadsheet program shows it. */
  readonly line: number;
}

/** A row whose hidden key cannot be read: it was typed over. */
export interface KeylessRow {
  readonly sheetName: string | null;
  readonly line: number;
  readonly mark: string;
}

export interface ReturnedWorkbook {
  readonly rows: readonly ReturnedRow[];
  readonly keyless: readonly KeylessRow[];
}

/**
 * Finds the rows of ours by their hidden keys, in whatever order rows and columns are now, on sheets of whatever name.
 * Undefined when there is no such row: the file is none of our workbooks.
 */
export function returnedWorkbook(grids: readonly Grid[]): ReturnedWorkbook | undefined {
  const rows: ReturnedRow[] = [];
  const keyless: KeylessRow[] = [];
  for (const grid of grids) {
    const ours = rowsOfGrid(grid);
    rows.push(...ours.rows);
    if (ours.rows.length > 0) keyless.push(...ours.keyless);
  }
  return rows.length === 0 ? undefined : { rows, keyless };
}

function rowsOfGrid({ sheetName, rows: gridRows }: Grid): ReturnedWorkbook {
  // A filter or a re-sort can carry the row of field names away from its block: each block's names are known by their kind.
  const keyColumn = keyColumnOf(gridRows.map((row) => row.cells));
  if (keyColumn === undefined) return { rows: [], keyless: [] };
  const rows: ReturnedRow[] = [];
  const keyless: KeylessRow[] = [];
  let fields: ReadonlyMap<number, string> = new Map();
  for (const { cells, line } of gridRows) {
    const mark = (cells[keyColumn] ?? '').trim();
    if (mark === FIELDS_MARK) {
      fields = new Map(
        [...cells.entries()].filter(
          ([column, name]) => column !== keyColumn && name !== undefined && name !== '',
        ),
      );
      continue;
    }
    const key = readRowKey(mark);
    if (key === null) {
      if (/^[a-z-]+\//.test(mark)) keyless.push({ sheetName, line, mark });
      continue;
    }
    const typed = new Map<string, string | null>();
    for (const [column, field] of fields) {
      const name = field === SINGLE_VALUE ? key.field : field;
      if (name !== undefined) typed.set(name, cells[column]?.trim() || null);
    }
    const texts = [...cells]
      .map((cell) => (cell ?? '').trim())
      .filter((cell, column) => cell !== '' && column !== keyColumn);
    rows.push({ key, typed, texts, sheetName, line });
  }
  return { rows, keyless };
}

/** Keys stand in column A, unless somebody put a column before it. */
function keyColumnOf(rows: readonly (readonly string[])[]): number | undefined {
  for (const cells of rows) {
    for (const [column, cell] of cells.entries()) {
      if (cell?.trim() === FIELDS_MARK) return column;
    }
  }
  return undefined;
}
