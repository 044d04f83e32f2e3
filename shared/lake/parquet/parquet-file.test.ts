import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ColumnType } from '../../records/fields.ts';
import { type Database, openDatabase } from '../database.ts';
import { openQueries, type Queries } from '../queries.ts';
import { readParquet } from '../sql.ts';
import { columnEncoder, encodingRoom } from './column-chunk.ts';
import type { ParquetColumn } from './parquet-column.ts';
import { parquetFile } from './parquet-file.ts';

let folder: string;
let database: Database;
let queries: Queries;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parquet-'));
  database = await openDatabase({ tempFolder: folder, memoryLimit: '200MB', threads: 1 });
  queries = openQueries(database);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const MISSING = -(2 ** 31);

/** A column of these values, null for missing ones. */
function columnOf(
  name: string,
  type: ColumnType,
  values: readonly (string | number | null)[],
): ParquetColumn {
  const words = type === 'text' ? values.map((value) => Buffer.from(String(value))) : undefined;
  const numbers = values.map((value, row) => (value === null ? null : words ? row : Number(value)));
  const there = numbers.filter((number) => number !== null);
  return {
    name,
    type,
    missing: type === 'decimal' || type === 'timestamp' ? Number.NaN : MISSING,
    numbers:
      type === 'decimal' || type === 'timestamp'
        ? Float64Array.from(numbers, (number) => number ?? Number.NaN)
        : Int32Array.from(numbers, (number) => number ?? MISSING),
    spread: {
      lowest: Math.min(...there),
      highest: Math.max(...there),
      isFull: there.length === values.length,
    },
    ...(words && {
      texts: {
        byteLength: (row) => words[row]!.length,
        write: (row, out, at) => out.set(words[row]!, at),
        compare: (a, b) => Buffer.compare(words[a]!, words[b]!),
      },
    }),
  };
}

/** A file of columns, in row groups of so many rows. */
function fileOf(columns: readonly ParquetColumn[], rowsOfGroup: number): Uint8Array {
  const rows = columns[0]!.numbers.length;
  const order = Int32Array.from({ length: rows }, (_, row) => row);
  const room = encodingRoom(rowsOfGroup);
  const encoders = columns.map((column) => columnEncoder(column, room));
  const groups = [];
  for (let from = 0; from < rows; from += rowsOfGroup) {
    const to = Math.min(rows, from + rowsOfGroup);
    const chunks = encoders.map((encode) => {
      const { bytes, ...chunk } = encode(order, from, to);
      return { ...chunk, stored: { length: bytes.length, read: () => bytes } };
    });
    groups.push({ rows: to - from, chunks });
  }
  return Buffer.concat([...parquetFile(columns, groups)]);
}

let files = 0;
async function readByDuckDB(bytes: Uint8Array, select: string) {
  const path = join(folder, `${++files}.parquet`);
  await writeFile(path, bytes);
  return queries.query(`SELECT ${select} FROM ${readParquet([path])}`);
}

describe('a Parquet file', () => {
  test('has the types that DuckDB writes', async () => {
    const types: readonly ColumnType[] = ['text', 'integer', 'decimal', 'flag', 'date', 'timestamp'];
    const bytes = fileOf(
      types.map((type) => columnOf(type, type, [1])),
      10,
    );
    const path = join(folder, 'types.parquet');
    await writeFile(path, bytes);
    const columns = await queries.query(`DESCRIBE FROM ${readParquet([path])}`);
    expect(columns.map((column) => column.column_type)).toEqual([
      'VARCHAR',
      'INTEGER',
      'DOUBLE',
      'BOOLEAN',
      'DATE',
      'TIMESTAMP',
    ]);
  });

  test('whatever is in it, DuckDB and hyparquet read the same values', async () => {
    const nullable = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 4, nil: null });
    const row = fc.record({
      word: nullable(fc.constantFrom('a', 'b', 'ñ', '')),
      answer: nullable(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', ''))),
      level: nullable(fc.integer({ min: 1, max: 4 })),
      id: nullable(fc.integer({ min: MISSING + 1, max: 2 ** 31 - 1 })),
      score: nullable(fc.double({ noNaN: true, noDefaultInfinity: true })),
      flag: nullable(fc.nat(1)),
      day: nullable(fc.integer({ min: 0, max: 30_000 })),
      moment: nullable(fc.integer({ min: -2_000_000_000, max: 4_000_000_000 })),
    });
    const types = {
      word: 'text',
      answer: 'text',
      level: 'integer',
      id: 'integer',
      score: 'decimal',
      flag: 'flag',
      day: 'date',
      moment: 'timestamp',
    } as const;
    const names = Object.keys(types) as (keyof typeof types)[];
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 300 }),
        fc.constantFrom(5, 64, 400),
        async (rows, rowsOfGroup) => {
          const columns = names.map((name) =>
            columnOf(
              name,
              types[name],
              rows.map((one) => one[name]),
            ),
          );
          const bytes = fileOf(columns, rowsOfGroup);
          const select =
            "word, answer, level, id, score, flag::INTEGER AS flag, day - DATE '1970-01-01' AS day, epoch(moment) AS moment";
          const wanted = rows.map((one) => ({ ...one, score: one.score === null ? null : one.score + 0 }));
          const byDuckDB = await readByDuckDB(bytes, select);
          const asNumbers = byDuckDB.map((one) => ({
            ...one,
            day: one.day === null ? null : Number(one.day),
            score: one.score === null ? null : Number(one.score) + 0,
          }));
          expect(asNumbers).toEqual(wanted);
          const file = Uint8Array.from(bytes).buffer;
          const byHyparquet = await parquetReadObjects({
            file,
            compressors: { GZIP: (packed) => gunzipSync(packed) },
          });
          expect(byHyparquet.map((one) => one['answer'] ?? null)).toEqual(rows.map((one) => one.answer));
          expect(byHyparquet.map((one) => one['id'] ?? null)).toEqual(rows.map((one) => one.id));
        },
      ),
      { numRuns: 20, endOnFailure: true },
    );
  });

  test('says of each row group from where to where its values lie', async () => {
    const columns = [
      columnOf('word', 'text', ['b', 'a', null, 'd', 'c', 'd']),
      columnOf('score', 'decimal', [3, 1, 2, 9, null, 7]),
      columnOf('nothing', 'integer', new Array(6).fill(null)),
    ];
    const path = join(folder, 'bounds.parquet');
    await writeFile(path, fileOf(columns, 3));
    const bounds = await queries.query(
      `SELECT path_in_schema AS name, stats_min_value AS least, stats_max_value AS greatest, stats_null_count AS missing
       FROM parquet_metadata('${path}') ORDER BY row_group_id, column_id`,
    );
    expect(
      bounds.map(({ name, least, greatest, missing }) => [name, least, greatest, Number(missing)]),
    ).toEqual([
      ['word', 'a', 'b', 1],
      ['score', '1.0', '3.0', 0],
      ['nothing', null, null, 3],
      ['word', 'c', 'd', 0],
      ['score', '7.0', '9.0', 1],
      ['nothing', null, null, 3],
    ]);
  });

  test('without a row is a file all the same', async () => {
    expect(await readByDuckDB(fileOf([columnOf('word', 'text', [])], 10), '*')).toEqual([]);
  });
});
