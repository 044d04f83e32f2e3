import type { ReadingProblemCode } from './problem-codes.ts';

/** Where a table stands in its file. */
export interface TablePlace {
  /** Path inside the zip. */
  readonly memberName?: string;
  readonly sheetName?: string;
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
  /** Visits every row below the header, in order. */
  read(columnsNeeded: readonly number[], visitor: RowVisitor): Promise<void>;
}

export interface OpenTable extends TablePlace {
  /** Ways to read it, the likeliest first; never empty. */
  readonly readings: readonly TableReading[];
  /** Said in the receipt: merged cells, the encoding. Complete once the table is read. */
  notes(): readonly string[];
}

/** Everything a table reader says about the rows it meets. Each call but `blankLine` is one row of the account. */
export interface RowVisitor {
  /** A row that could be split. `cells` is reused; `original` gives all cells of the row as they stand. */
  row(cells: readonly string[], line: number, original: () => readonly string[]): void;
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
  readonly code: ReadingProblemCode | 'hidden-sheet' | 'not-needed';
  readonly message: string;
}

/** A file opened: its tables, one after the other, and the parts that are none. */
export interface OpenFile {
  readonly kind: 'text' | 'workbook' | 'zip';
  readonly tables: readonly OpenTable[];
  readonly unread: readonly UnreadPart[];
}
