import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { itemsOf } from './data-chunks.ts';
import { type Database, openDatabase } from './database.ts';
import { openQueries, type Queries } from './queries.ts';
import { quoteIdentifier, quoteLiteral, readParquet } from './sql.ts';

let folder: string;
let database: Database;
let queries: Queries;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'queries-'));
  database = await openDatabase({ tempFolder: folder, memoryLimit: '500MB', threads: 2 });
  queries = openQueries(database);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe('queries', () => {
  it('give rows with plain values', async () => {
    const rows = await queries.query(
      `SELECT 1::BIGINT AS whole, 2.5::DECIMAL(5,2) AS part, DATE '2025-02-28' AS day, TIMESTAMP '2025-03-09 02:30:00' AS moment,
        NULL::VARCHAR AS missing, [1, 2] AS list, {'a': DATE '2025-01-01'} AS entry, sum(7)::HUGEINT AS large, $1 AS given`,
      ["o'neil"],
    );
    expect(rows).toEqual([
      {
        whole: 1,
        part: 2.5,
        day: '2025-02-28',
        moment: '2025-03-09T02:30:00',
        missing: null,
        list: [1, 2],
        entry: { a: '2025-01-01' },
        large: 7,
        given: "o'neil",
      },
    ]);
    await expect(queries.query('SELECT 9007199254740993 AS n')).rejects.toThrow('too large');
  });

  it('give columns as typed arrays in the order of the rows, missing numbers as NaN, missing texts as -1', async () => {
    const { rows, numbers, texts } = await queries.queryColumns(
      `SELECT i AS n, CASE WHEN i % 2 = 0 THEN i / 2.0 END AS half, i % 3 = 0 AS flag, DATE '2025-01-01' + i::INTEGER AS "the day",
        CASE WHEN i % 3 > 0 THEN 'word ' || i % 3 END AS word FROM range(5000) r(i) ORDER BY i DESC`,
    );
    expect(rows).toBe(5000);
    expect([...numbers.n!.slice(0, 3)]).toEqual([4999, 4998, 4997]);
    expect([...numbers.half!.slice(0, 2)]).toEqual([Number.NaN, 2499]);
    expect([...numbers.flag!.slice(0, 4)]).toEqual([0, 1, 0, 0]);
    expect(texts.word).toMatchObject({ words: ['word 1', 'word 2'] });
    expect([...texts.word!.codes.slice(0, 4)]).toEqual([0, -1, 1, 0]);
    expect(texts['the day']!.words[texts['the day']!.codes.at(-1)!]).toBe('2025-01-01');
    expect(await queries.queryColumns("SELECT 'x' AS a, 1 AS b WHERE false")).toEqual({
      rows: 0,
      numbers: { b: new Float64Array() },
      texts: { a: { codes: new Int32Array(), words: [] } },
    });
  });

  it('make tables from columns, also when another query is still being read', async () => {
    const score = Float64Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? Number.NaN : i));
    const name = Array.from({ length: 5000 }, (_, i) => (i % 5 === 0 ? null : `n${i}`));
    const group = { codes: Int32Array.from({ length: 5000 }, (_, i) => (i % 3) - 1), words: ['a', 'b'] };
    const reading = queries.queryColumns('SELECT i FROM range(1000000) r(i)');
    await queries.createTable('growth of "2025"', { score, name, group });
    await queries.createTable('growth of "2025"', { score, name, group });
    expect(
      await queries.query(
        `SELECT count(*) AS n, count(score) AS scores, sum(score) AS total, count(name) AS names, count("group") AS groups FROM "growth of ""2025"""`,
      ),
    ).toEqual([
      {
        n: 5000,
        scores: 4285,
        total: score.filter((x) => !Number.isNaN(x)).reduce((a, b) => a + b),
        names: 4000,
        groups: 3333,
      },
    ]);
    expect((await reading).rows).toBe(1_000_000);
    await queries.dropTable('growth of "2025"');
    await expect(queries.query('FROM "growth of ""2025"""')).rejects.toThrow('does not exist');
    await expect(queries.createTable('t', { a: score, b: [] })).rejects.toThrow('differ in length');
  });

  it('copy to Parquet wherever the folder is called what it likes', async () => {
    const path = join(folder, "o'neil [2025] * a=1.parquet");
    expect(await queries.copyToFile('SELECT 1 AS one UNION ALL SELECT 2', path)).toBe(2);
    expect(await queries.query(`SELECT sum(one) AS total FROM ${readParquet([path])}`)).toEqual([
      { total: 3 },
    ]);
  });

  it('take any text as a literal and any name as an identifier', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.string({ minLength: 1, maxLength: 8 }),
        async (text, name) => {
          fc.pre(!text.includes('\0') && !name.includes('\0'));
          const rows = await queries.query(
            `SELECT ${quoteLiteral(text)} AS v FROM (SELECT 1 AS ${quoteIdentifier(name)})`,
          );
          expect(rows).toEqual([{ v: text }]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('cannot reach out: no extension is fetched', async () => {
    await expect(queries.query("FROM 'https://example.org/x.parquet'")).rejects.toThrow();
  });
});

describe('the memory behind a DuckDB vector', () => {
  it('is shown for numbers (a private field of the library: this test says when it goes away)', () => {
    expect(() => itemsOf(DuckDBDataChunk.create([VARCHAR], 1).getColumnVector(0))).toThrow(
      'does not show its numbers',
    );
  });
});
