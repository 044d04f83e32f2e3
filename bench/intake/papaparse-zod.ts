import { createReadStream } from 'node:fs';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import Papa from 'papaparse';
import { benchFile } from './bench-files.ts';
import { zodSchema } from './checks.ts';
import { startClocks } from './report.ts';

/**
 * The obvious way, as tutorials show it: papaparse as a Node stream with header objects, a plain zod schema for the columns that the pipeline
 * reads. Parses and validates only; no records, no score ranges, no Parquet, no receipt.
 */
const [kind = '', path = ''] = process.argv.slice(2);
const { checks, delimiter } = benchFile(kind);
const schema = zodSchema(checks);
let rows = 0;
let bad = 0;
const report = startClocks();
await pipeline(
  createReadStream(path, 'utf8'),
  Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, delimiter }),
  new Writable({
    objectMode: true,
    write(row: unknown, _encoding, done) {
      rows++;
      if (!schema.safeParse(row).success) bad++;
      done();
    },
  }),
);
report(rows, bad);
