import { DuckDBInstance } from '@duckdb/node-api';
import { benchFile } from './bench-files.ts';
import { sqlCondition } from './checks.ts';
import { startClocks } from './report.ts';

/** DuckDB on one thread: reads all columns as text and checks what the zod schema of the other variant checks. No records, no Parquet, no receipt. */
const [kind = '', path = ''] = process.argv.slice(2);
const { checks, delimiter } = benchFile(kind);
const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
const connection = await instance.connect();
const report = startClocks();
const result = await connection.runAndReadAll(
  `SELECT count(*)::INTEGER, (count(*) FILTER (WHERE NOT (${sqlCondition(checks)})))::INTEGER
   FROM read_csv('${path}', delim = '${delimiter}', header = true, all_varchar = true, quote = '"', escape = '"')`,
);
const [rows = 0, bad = 0] = result.getRows()[0] as number[];
report(rows, bad);
