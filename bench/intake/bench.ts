import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type BenchFile, makeFile } from './bench-file.ts';
import { mapGrowthForty } from './map-growth-file.ts';
import type { VariantReport } from './report.ts';
import { tomsForty, tomsWhole } from './toms-file.ts';
import { runVariant, titleOf, type Variant, variants } from './variants.ts';

const HELP = `npm run bench -- intake [--rows N] [--rounds N] [--large] [--large-rows N] [--dir DIR]

Reads files of 500,000 rows x 40 columns from their bytes to sorted Parquet and receipt: NWEA MAP Growth (one record a row) and TOMS (two
records a row: the result and the student); beside
  (a) papaparse as a Node stream with header objects and a plain zod schema: parses and validates only
  (b) DuckDB on one thread with the same checks in SQL: reads and validates only
and beside itself without the lake, which tells what reading and mapping cost and what Parquet costs.
Each variant runs in a process of its own; rounds are interleaved; medians are shown, and the largest peak. On a busy machine the ratios of
processor time ("cpu") are the fairer ones.

  --rows N        rows of the 40-column files (default 500000)
  --rounds N      times each variant runs (default 3)
  --large         also a TOMS file of about 1 GB with all 401 columns, once
  --large-rows N  its rows (default 900000)
  --dir DIR       where the files are made and kept (default: a folder of the system's temporary folder)`;

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
  const { dir } = values;
  const rows = Number(values.rows);
  const rounds = Number(values.rounds);
  await mkdir(dir, { recursive: true });
  const mapGrowth = await measure(mapGrowthForty, dir, rows, rounds);
  const toms = await measure(tomsForty, dir, rows, rounds);
  const large = values.large ? await measure(tomsWhole(), dir, Number(values['large-rows']), 1) : undefined;
  const peakOver = (variant: Variant): number | null =>
    ratio(large?.variants[variant]?.peakMegabytes, toms.variants[variant]?.peakMegabytes);
  console.log(
    JSON.stringify({
      bench: 'intake',
      mapGrowth,
      toms,
      ...(large && {
        large,
        peakOfLargeOverToms: { ours: peakOver('ours'), withoutLake: peakOver('withoutLake') },
      }),
    }),
  );
}

type Reports = Readonly<Record<Variant, VariantReport | null>>;

async function measure(file: BenchFile, dir: string, rows: number, rounds: number) {
  const path = join(dir, `${file.kind}-${rows}.csv`);
  const bytes = await makeFile(file, path, rows);
  const megabytes = Math.round(bytes / 1e6);
  console.log(`\n${file.title}: ${rows.toLocaleString('en-US')} rows, ${megabytes} MB`);
  const reports = await runRounds(file.kind, path, rounds);
  for (const variant of variants) console.log(tableLine(variant, reports[variant]));
  return {
    title: file.title,
    rows,
    columns: file.columns.length,
    megabytes,
    variants: reports,
    ours: ratios(reports, 'ours'),
    withoutLake: ratios(reports, 'withoutLake'),
  };
}

async function runRounds(kind: string, path: string, rounds: number): Promise<Reports> {
  const all: Record<Variant, VariantReport[]> = { ours: [], withoutLake: [], papaparseZod: [], duckdb: [] };
  for (let round = 0; round < rounds; round++)
    for (const variant of variants) {
      const report = await runVariant(variant, kind, path);
      if (report) all[variant].push(report);
    }
  return {
    ours: median(all.ours),
    withoutLake: median(all.withoutLake),
    papaparseZod: median(all.papaparseZod),
    duckdb: median(all.duckdb),
  };
}

/** Of this project, or of its part without the lake, against the two peers. */
function ratios({ papaparseZod, duckdb, ...reports }: Reports, variant: 'ours' | 'withoutLake') {
  const measured = reports[variant];
  return {
    timesAsFastAsPapaparseZod: ratio(papaparseZod?.milliseconds, measured?.milliseconds),
    timesSlowerThanDuckdb: ratio(measured?.milliseconds, duckdb?.milliseconds),
    cpuTimesAsFastAsPapaparseZod: ratio(papaparseZod?.cpuMilliseconds, measured?.cpuMilliseconds),
    cpuTimesSlowerThanDuckdb: ratio(measured?.cpuMilliseconds, duckdb?.cpuMilliseconds),
    rowsPerSecond: measured ? Math.round(measured.rows / (measured.milliseconds / 1000)) : null,
    peakMegabytes: measured?.peakMegabytes ?? null,
  };
}

function ratio(a: number | undefined, b: number | undefined): number | null {
  return a === undefined || b === undefined ? null : Math.round((100 * a) / b) / 100;
}

function median(reports: readonly VariantReport[]): VariantReport | null {
  if (reports.length === 0) return null;
  const of = (key: keyof VariantReport): number =>
    reports.map((report) => report[key]).sort((a, b) => a - b)[Math.floor(reports.length / 2)]!;
  return {
    milliseconds: of('milliseconds'),
    cpuMilliseconds: of('cpuMilliseconds'),
    rows: of('rows'),
    bad: of('bad'),
    peakMegabytes: Math.max(...reports.map(({ peakMegabytes }) => peakMegabytes)),
  };
}

function tableLine(variant: Variant, report: VariantReport | null): string {
  const title = titleOf(variant).padEnd(50);
  if (!report) return `${title} failed`;
  const { milliseconds, cpuMilliseconds, rows, bad, peakMegabytes } = report;
  const seconds = (milliseconds / 1000).toFixed(2).padStart(7);
  const cpu = (cpuMilliseconds / 1000).toFixed(2).padStart(7);
  const perSecond = Math.round(rows / (milliseconds / 1000)).toLocaleString('en-US');
  return `${title}${seconds} s ${cpu} s CPU ${perSecond.padStart(9)} rows/s ${String(peakMegabytes).padStart(5)} MB   ${bad} bad`;
}
