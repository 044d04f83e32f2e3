import {
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { ColumnAppender, itemsOf } from './data-chunks.ts';
import type { Database } from './database.ts';
import { listLiteral, quoteIdentifier, quoteLiteral, type SqlValue } from './sql.ts';

/** A value as queries give it: dates 'YYYY-MM-DD', timestamps 'YYYY-MM-DDTHH:MM:SS[.ffffff]', whole numbers as numbers. */
export type RowValue = string | number | boolean | null | RowValue[] | { [name: string]: RowValue };
export type Row = Record<string, RowValue>;

/** A text column as codes into a list of words. */
export interface TextCodes {
  /** Index into `words`; -1 where the value is missing. */
  readonly codes: Int32Array;
  readonly words: readonly string[];
}

/** Columns of numbers (and flags, as 0 and 1) as doubles, NaN where missing; all others as text codes. */
export interface QueriedColumns {
  readonly rows: number;
  readonly numbers: Readonly<Record<string, Float64Array>>;
  readonly texts: Readonly<Record<string, TextCodes>>;
}

/** A column to make a table of; NaN is a missing number. */
export type NewColumn = Float64Array | readonly (string | null)[] | TextCodes;

export interface Queries {
  /** Rows of a query as objects; for results that people read, not for millions. Parameters stand as $1, $2 ... */
  query(sql: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** A query's columns as typed arrays, in the order of its rows. */
  queryColumns(sql: string): Promise<QueriedColumns>;
  /** Makes (or replaces) a table in memory from columns of equal length; readable by every later query. */
  createTable(name: string, columns: Readonly<Record<string, NewColumn>>): Promise<void>;
  dropTable(name: string): Promise<void>;
  /** Runs a query into a Parquet file on this machine and says how many rows it has. */
  copyToFile(sql: string, path: string): Promise<number>;
}

export function openQueries(database: Database): Queries {
  return {
    query: (sql, parameters) =>
      database.use(async (connection) => {
        const reader = await connection.runAndReadAll(sql, parameters ? [...parameters] : undefined);
        return reader
          .getRowObjects()
          .map(
            (row) =>
              Object.fromEntries(
                Object.entries(row).map(([name, value]) => [name, plainValue(value)]),
              ) as Row,
          );
      }),

    queryColumns: (sql) =>
      database.use(async (connection) => {
        const described = (await connection.runAndReadAll(`DESCRIBE ${sql}`)).getRowObjects();
        const columns = described.map((row) => ({
          name: String(row.column_name),
          isNumber: IS_NUMBER.test(String(row.column_type)),
        }));
        const selected = columns.map(({ name, isNumber }) => {
          const column = quoteIdentifier(name);
          return isNumber ? `coalesce(${column}::DOUBLE, 'nan'::DOUBLE)` : `${column}::VARCHAR`;
        });
        const stream = await connection.stream(`SELECT ${selected.join(', ')} FROM (${sql})`);
        const collected = columns.map(({ isNumber }) =>
          isNumber ? new GrowingNumbers() : new GrowingTexts(),
        );
        let rows = 0;
        for (
          let chunk = await stream.fetchChunk();
          chunk && chunk.rowCount > 0;
          chunk = await stream.fetchChunk()
        ) {
          for (const [index, column] of collected.entries()) {
            const vector = chunk.getColumnVector(index);
            if (column instanceof GrowingNumbers) column.add(itemsOf(vector));
            else column.add(vector.itemCount, (row) => vector.getItem(row) as string | null);
          }
          rows += chunk.rowCount;
        }
        const numbers: Record<string, Float64Array> = {};
        const texts: Record<string, TextCodes> = {};
        for (const [index, column] of collected.entries()) {
          const { name } = columns[index]!;
          if (column instanceof GrowingNumbers) numbers[name] = column.finish();
          else texts[name] = column.finish();
        }
        return { rows, numbers, texts };
      }),

    createTable: (name, columns) =>
      database.use(async (connection) => {
        const table = quoteIdentifier(name);
        const entries = Object.entries(columns).map(([column, values]) => ({ column, ...stored(values) }));
        const lengths = new Set(entries.map(({ values }) => values.length));
        if (lengths.size > 1) throw new RangeError(`The columns of table "${name}" differ in length.`);
        const raw = quoteIdentifier(`${name} as handed over`);
        const definitions = entries.map(({ column, storage }) => `${quoteIdentifier(column)} ${storage}`);
        await connection.run(`CREATE OR REPLACE TABLE ${raw} (${definitions.join(', ')})`);
        const appender = new ColumnAppender(
          await connection.createAppender(`${name} as handed over`),
          entries.map(({ storage }) => TYPES[storage]),
        );
        appender.append(
          entries.map(({ values }) => values),
          entries[0]?.values.length ?? 0,
        );
        appender.close();
        const restored = entries.map(
          ({ column, restore }) => `${restore(quoteIdentifier(column))} AS ${quoteIdentifier(column)}`,
        );
        await connection.run(`CREATE OR REPLACE TABLE ${table} AS SELECT ${restored.join(', ')} FROM ${raw}`);
        await connection.run(`DROP TABLE ${raw}`);
      }),

    dropTable: (name) =>
      database.use(async (connection) => {
        await connection.run(`DROP TABLE IF EXISTS ${quoteIdentifier(name)}`);
      }),

    copyToFile: (sql, path) =>
      database.use(async (connection) => {
        const copied = await connection.runAndReadAll(
          `COPY (${sql}) TO ${quoteLiteral(path)} (FORMAT parquet, COMPRESSION zstd)`,
        );
        return Number(copied.getRows()[0]?.[0] ?? 0);
      }),
  };
}

const IS_NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|U?INTEGER|DOUBLE|FLOAT|DECIMAL.*|BOOLEAN)$/;
const TYPES = { INTEGER, DOUBLE, VARCHAR };

/** So many words stand in the SQL; of more, each row's text is handed over. */
const LONGEST_LITERAL = 2000;

/** How a new column travels into DuckDB, and the SQL that restores it there. */
function stored(values: NewColumn): {
  storage: keyof typeof TYPES;
  values: Float64Array | Int32Array | readonly (string | null)[];
  restore(column: string): string;
} {
  if (values instanceof Float64Array) {
    return { storage: 'DOUBLE', values, restore: (column) => `nullif(${column}, 'nan'::DOUBLE)` };
  }
  if ('codes' in values) {
    if (values.words.length <= LONGEST_LITERAL) {
      const words = listLiteral(values.words, 'VARCHAR');
      return { storage: 'INTEGER', values: values.codes, restore: (column) => `${words}[${column} + 1]` };
    }
    const texts = Array.from(values.codes, (code) => values.words[code] ?? null);
    return { storage: 'VARCHAR', values: texts, restore: (column) => column };
  }
  return { storage: 'VARCHAR', values, restore: (column) => column };
}

class GrowingNumbers {
  #values = new Float64Array(4096);
  #length = 0;

  add(values: Float64Array | Int32Array): void {
    if (this.#length + values.length > this.#values.length) {
      const larger = new Float64Array(this.#values.length * 2 + values.length);
      larger.set(this.#values.subarray(0, this.#length));
      this.#values = larger;
    }
    this.#values.set(values, this.#length);
    this.#length += values.length;
  }

  finish(): Float64Array {
    return this.#values.slice(0, this.#length);
  }
}

class GrowingTexts {
  readonly #codes = new GrowingNumbers();
  readonly #words = new Map<string, number>();

  add(count: number, textAt: (row: number) => string | null): void {
    const codes = new Int32Array(count);
    for (let row = 0; row < count; row++) {
      const text = textAt(row);
      let code = text === null ? -1 : this.#words.get(text);
      if (code === undefined) {
        code = this.#words.size;
        this.#words.set(text as string, code);
      }
      codes[row] = code;
    }
    this.#codes.add(codes);
  }

  finish(): TextCodes {
    return { codes: Int32Array.from(this.#codes.finish()), words: [...this.#words.keys()] };
  }
}

function plainValue(value: DuckDBValue): RowValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value === 'bigint') {
    const number = Number(value);
    if (Number.isSafeInteger(number)) return number;
    throw new RangeError(`${value} is too large for a number: cast it to DOUBLE or VARCHAR in the query.`);
  }
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBTimestampValue) return value.toString().replace(' ', 'T');
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(plainValue);
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, entry]) => [name, plainValue(entry)]),
    );
  }
  return value.toString();
}
