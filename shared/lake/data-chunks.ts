import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType, type DuckDBVector } from '@duckdb/node-api';

/** Rows DuckDB takes in one data chunk. */
const CHUNK_ROWS = 2048;

/** Values of one column: numbers in a typed array, or texts. */
export type ColumnValues = Int32Array | Float64Array | readonly (string | null)[];

/**
 * Hands columns to an appender in data chunks: typed arrays in one copy, texts one by one. This is several times faster than
 * appending rows. Numbers cannot be missing here: callers use a sentinel. One chunk is used again and again, because the
 * garbage collector does not see how much memory a chunk holds.
 */
export class ColumnAppender {
  readonly #appender: DuckDBAppender;
  readonly #chunk: DuckDBDataChunk;

  constructor(appender: DuckDBAppender, types: readonly DuckDBType[]) {
    this.#appender = appender;
    this.#chunk = DuckDBDataChunk.create(types);
  }

  append(columns: readonly ColumnValues[], rows: number): void {
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const count = Math.min(CHUNK_ROWS, rows - from);
      this.#chunk.reset();
      this.#chunk.rowCount = count;
      columns.forEach((values, column) => {
        fill(this.#chunk.getColumnVector(column), values, from, count);
      });
      this.#appender.appendDataChunk(this.#chunk);
    }
  }

  /** Moves what was appended into the table. */
  close(): void {
    this.#appender.closeSync();
  }
}

function fill(vector: DuckDBVector, values: ColumnValues, from: number, count: number): void {
  if (values instanceof Int32Array || values instanceof Float64Array) {
    itemsOf(vector).set(values.subarray(from, from + count));
  } else {
    for (let row = 0; row < count; row++) vector.setItem(row, values[from + row] ?? null);
  }
  vector.flush();
}

/**
 * The memory behind a vector of numbers. It is there at run time but private in the declarations of @duckdb/node-api, so the
 * one cast stands here, with a test. Where a value is NULL the memory holds anything.
 */
export function itemsOf(vector: DuckDBVector): Int32Array | Float64Array {
  const { items } = vector as unknown as { items?: unknown };
  if (items instanceof Int32Array || items instanceof Float64Array) return items;
  throw new TypeError(`A DuckDB vector of ${vector.type} does not show its numbers.`);
}
