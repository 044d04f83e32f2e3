import type { Siblings } from '../formats/format-contract.ts';
import type { ReadingProblemCode } from './problem-codes.ts';

/** What a loose file, or a sheet, can know of other tables: at most their names. */
export const siblingsNamed = (names: readonly string[]): Siblings => ({ names, table: () => undefined });

/** Where a table stands in its file. */
export interface TablePlace {
  /** Path inside the zip. */
  readonly memberName?: string;
  readonly sheetName?: string;
}

/** What the table is called in a receipt: its member, its sheet, or null for the file itself. */
export function tableName({ memberName, sheetName }: TablePlace): string | null {
  if (memberName !== undefined && sheetName !== undefined) return `${memberName}, ${sheetName}`;
  return sheetName ?? memberName ?? null;
}

/**
 * One reading of a table: with this delimiter, with the header in this row. A table that can be read in several ways offers several;
 * only one of them is read to its end, once.
 */
export interface TableReading {
  /** Header texts as they stand. */
  readonly headers: readonly string[];
  /** First rows below the header, each as long as the header. */
  readonly sampleRows: readonly (readonly string[])[];
  /** Cells of some columns in as many rows as can be looked at before the table is read: far more than the sample rows. */
  cellsNearTop(columns: readonly number[]): readonly string[];
  /** Visits every row below the header, in order. */
  read(columnsNeeded: readonly number[], visitor: RowVisitor): Promise<void>;
}

export interface OpenTable extends TablePlace {
  readonly siblings: Siblings;
  /** Ways to read it, the likeliest first; never empty. */
  readonly readings: readonly TableReading[];
  /** Said in the receipt: merged cells, the encoding. Complete once the table is read. */
  notes(): readonly string[];
}

/** Everything a table reader says about the rows it meets. Each call but `blankLine` is one row of the account. */
export interface RowVisitor {
  /**
   * A row that could be split. `cells` is reused; `original` gives all cells of the row as they stand. `cellNumbers`, where the reader has them,
   * are as in NumberedRowMapper, and reused too.
   */
  row(
    cells: readonly string[],
    line: number,
    original: () => readonly string[],
    cellNumbers?: Int32Array,
  ): void;
  /** A row that could not be split into its columns. */
  unreadable(
    line: number,
    code: ReadingProblemCode,
    message: string,
    original: () => readonly string[],
  ): void;
  /** A row that holds separators only. */
  emptyRow(line: number): void;
}

/** Part of a file that is not read, and why. */
export interface UnreadPart extends TablePlace {
  readonly code: ReadingProblemCode;
  readonly message: string;
}

/**
 * A file opened. Parts come one after the other, and each table must be read (or left) before the next is asked for:
 * a zip may hold thousands of members, and none of them lies in memory longer than needed.
 */
export interface OpenFile {
  readonly kind: 'text' | 'workbook' | 'zip';
  readonly parts: AsyncIterable<FilePart> | Iterable<FilePart>;
}

export type FilePart =
  | { readonly kind: 'table'; readonly table: OpenTable }
  | { readonly kind: 'unread'; readonly unread: UnreadPart };
