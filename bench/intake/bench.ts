import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type BenchFile, makeFile } from './bench-file.ts';
import { mapGrowthForty } from './map-growth-file.ts';
import type { VariantReport } from './report.ts';
import { tomsForty, tomsWhole } from './toms-file.ts';

const HELP = `npm run bench -- intake [--rows N] [--rounds N] [--large] [--large-rows N] [--dir DIR]

Reads files of 500,000 rows x 40 columns from their bytes to sorted Parquet and receipt: NWEA MAP Growth (one record a row) and TOMS (two
records a row: the result and the student); beside
  (a) papaparse as a Node stream with header objects and a plain zod schema: parses and validates only
  (b) DuckDB on one thread with the same checks in SQL: reads and validates only
Each variant runs in a process of its own; rounds are interleaved; the tables show medians.

  --rows N        rows of the 40-column file (default 500000)
  --rounds N      times each variant runs (default 3)
  --large         also a TOMS file of about 1 GB with all 401 columns, once
  --large-rows N  its rows (default 900000)
  --dir DIR       where the files are made and kept (default: a folder of the system's temporary folder)`;

/** What is measured, with the script and its further arguments. */
const VARIANTS = {
  'this project: to sorted Parquet and receipt': ['pipeline.ts'],
  'this project: to records and receipt, no lake': ['pipeline.ts', 'no-lake'],
  '(a) papaparse stream, header objects, plain zod': ['papaparse-zod.ts'],
  '(b) DuckDB, one thread, checks in SQL': ['duckdb-checks.ts'],
} as const;
type Variant = keyof typeof VARIANTS;
const [OURS, NO_LAKE, PAPAPARSE, DUCKDB] = Object.keys(VARIANTS) as [Variant, Variant, Variant, Variant];

/** Measures intake; the last line printed is one JSON object. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '500000' },
      rounds: { type: 'string', default: '3' },
      large: { type: 'boolean', default: false },
      'large-rows': { type: 'string', default: '900000' },
      dir: { type: 'string', default: join(tmpdir(), 'bench-intake') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  await mkdir(values.dir, { recursive: true });
  const rows = Number(values.rows);
  const rounds = Number(values.rounds);
  const { dir } = values;
  const mapGrowth = await measure(mapGrowthForty, dir, rows, rounds);
  const toms = await measure(tomsForty, dir, rows, rounds);
  const large = values.large ? await measure(tomsWhole(), dir, Number(values['large-rows']), 1) : undefined;
  console.log(
    JSON.stringify({
      bench: 'intake',
      mapGrowth,
      toms,
      ...(large && { large, peakOfLargeOverToms: ratio(large.peakMegabytes, toms.peakMegabytes) }),
    }),
  );
}

async function measure(file: BenchFile, dir: string, rows: number, rounds: number) {
  const path = join(dir, `${file.kind}-${rows}.csv`);
  const bytes = await makeFile(file, path, rows);
  const megabytes = Math.round(bytes / 1e6);
  console.log(`\n${rows.toLocaleString('en-US')} rows x ${file.columns.length} columns, ${megabytes} MB`);
  const reports = new Map(
    (Object.keys(VARIANTS) as Variant[]).map((variant): [Variant, VariantReport[]] => [variant, []]),
  );
  for (let round = 0; round < rounds; round++)
    for (const [variant, list] of reports) list.push(await runVariant(variant, file.kind, path));
  const medians = new Map([...reports].map(([variant, list]) => [variant, medianReport(list)]));
  for (const [variant, report] of medians) console.log(tableLine(variant, report));
  const ours = medians.get(OURS)!;
  const noLake = medians.get(NO_LAKE)!;
  const papaparse = medians.get(PAPAPARSE)!;
  const duckdb = medians.get(DUCKDB)!;
  return {
    rows,
    columns: file.columns.length,
    megabytes,
    rowsPerSecond: Math.round(ours.rows / (ours.milliseconds / 1000)),
    peakMegabytes: ours.peakMegabytes,
    milliseconds: {
      ours: ours.milliseconds,
      papaparseZod: papaparse.milliseconds,
      duckdb: duckdb.milliseconds,
    },
    cpuMilliseconds: {
      ours: ours.cpuMilliseconds,
      withoutLake: noLake.cpuMilliseconds,
      papaparseZod: papaparse.cpuMilliseconds,
      duckdb: duckdb.cpuMilliseconds,
    },
    timesAsFastAsPapaparseZod: ratio(papaparse.milliseconds, ours.milliseconds),
    timesSlowerThanDuckdb: ratio(ours.milliseconds, duckdb.milliseconds),
    cpuTimesAsFastAsPapaparseZod: ratio(papaparse.cpuMilliseconds, ours.cpuMilliseconds),
    cpuTimesSlowerThanDuckdb: ratio(ours.cpuMilliseconds, duckdb.cpuMilliseconds),
  };
}

function ratio(a: number, b: number): number {
  return Math.round((100 * a) / b) / 100;
}

function medianReport(reports: readonly VariantReport[]): VariantReport {
  const median = (of: keyof VariantReport): number => {
    const sorted = reports.map((report) => report[of]).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)]!;
  };
  return {
    milliseconds: median('milliseconds'),
    cpuMilliseconds: median('cpuMilliseconds'),
    rows: median('rows'),
    bad: median('bad'),
    peakMegabytes: Math.max(...reports.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

function tableLine(variant: Variant, report: VariantReport): string {
  const { milliseconds, cpuMilliseconds, rows, bad, peakMegabytes } = report;
  const seconds = (milliseconds / 1000).toFixed(2).padStart(7);
  const cpu = (cpuMilliseconds / 1000).toFixed(2).padStart(7);
  const perSecond = Math.round(rows / (milliseconds / 1000)).toLocaleString('en-US');
  return `${variant.padEnd(50)}${seconds} s ${cpu} s CPU ${perSecond.padStart(9)} rows/s ${String(peakMegabytes).padStart(5)} MB   ${bad} bad`;
}

/**
 * Bundles a variant, as the functions are bundled that run in AWS, into one file that plain Node runs: what a loader of TypeScript costs in time and
 * memory is no part of the measurement.
 */
async function bundle(script: string): Promise<string> {
  const project = fileURLToPath(new URL('../..', import.meta.url));
  const outfile = join(project, 'node_modules', '.cache', 'bench-intake', `${basename(script, '.ts')}.mjs`);
  await build({
    entryPoints: [fileURLToPath(new URL(script, import.meta.url))],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['@duckdb/*'],
    banner: {
      js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);",
    },
    logLevel: 'error',
  });
  return outfile;
}

/** Runs a variant in a process of its own and reads the report from its last line. */
async function runVariant(variant: Variant, kind: string, path: string): Promise<VariantReport> {
  const [source, ...further] = VARIANTS[variant];
  const script = await bundle(source);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, kind, path, ...further], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const last = output.trim().split('\n').at(-1);
      if (code === 0 && last) resolve(JSON.parse(last) as VariantReport);
      else reject(new Error(`${variant} ended with exit code ${code}.`));
    });
  });
}
