import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { networkSql } from './network.ts';

const HELP = `npm run bench -- gaps [--rows N] [--rounds N] [--dir DIR]

Gap tables over N results (default 10,000,000: a million students, two subjects, five years) in schools, districts and the network, every group, every
grade; beside peer.sql, one plain query that yields the same n, mean, standard deviation, percent met and per-score counts. Each runs in a process of its
own, rounds are interleaved, medians are shown. On a busy machine the ratio of processor time is the fairer one.

  --rows N     results (default 10000000)
  --peer-rows N  largest size at which the plain query runs (default 1000000): its memory grows with the results, 5 GB a million. Beyond
               it this project runs alone, and beside the plain query at this size
  --rounds N   times each variant runs (default 3)
  --dir DIR    where the database is made and kept (default: a folder of the system's temporary folder)`;

const VARIANTS = ['ours', 'peer'] as const;
type Variant = (typeof VARIANTS)[number];

interface Report {
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly peakMegabytes: number;
  readonly rows: number;
}

/** Measures the gap tables; the last line printed is one JSON object. */
export async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '10000000' },
      'peer-rows': { type: 'string', default: '1000000' },
      rounds: { type: 'string', default: '3' },
      dir: { type: 'string', default: join(tmpdir(), 'bench-gaps') },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const rows = Number(values.rows);
  const rounds = Number(values.rounds);
  const rowsBeside = Math.min(rows, Number(values['peer-rows']));
  const beside = await runRounds(await makeNetwork(values.dir, rowsBeside), rounds, VARIANTS);
  const ours =
    rows === rowsBeside
      ? beside.ours
      : (await runRounds(await makeNetwork(values.dir, rows), rounds, ['ours'])).ours;
  const ratio = (of: (report: Report) => number) =>
    Math.round((100 * of(beside.ours)) / of(beside.peer)) / 100;
  console.log(
    JSON.stringify({
      bench: 'gaps',
      rows,
      ours,
      beside: { rows: rowsBeside, ...beside },
      ratio: ratio((report) => report.seconds),
      ratioOfProcessorTime: ratio((report) => report.processorSeconds),
      peakMegabytes: ours.peakMegabytes,
    }),
  );
}

/** Medians of the variants, which take turns. */
async function runRounds<Name extends Variant>(
  database: string,
  rounds: number,
  variants: readonly Name[],
): Promise<Record<Name, Report>> {
  const reports = new Map<Name, Report[]>(variants.map((variant) => [variant, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const [variant, done] of reports) {
      const report = await runVariant(variant, database);
      done.push(report);
      console.log(line(`${basename(database)}, round ${round}, ${variant}`, report));
    }
  }
  const medians = [...reports].map(([variant, done]) => [variant, middle(done)]);
  return Object.fromEntries(medians) as Record<Name, Report>;
}

async function makeNetwork(dir: string, rows: number): Promise<string> {
  await mkdir(dir, { recursive: true });
  const database = join(dir, `network-${rows}.duckdb`);
  if (existsSync(database)) return database;
  console.log(`making ${rows.toLocaleString('en-US')} results ...`);
  // Under another name until it is whole, so that a broken run leaves nothing that looks finished.
  const unfinished = `${database}.unfinished`;
  await rm(unfinished, { force: true });
  const instance = await DuckDBInstance.create(unfinished, {
    threads: '2',
    temp_directory: `${database}.spill`,
  });
  const connection = await instance.connect();
  for (const sql of networkSql(Math.round(rows / 10))) await connection.run(sql);
  connection.closeSync();
  instance.closeSync();
  await rename(unfinished, database);
  return database;
}

async function runVariant(variant: Variant, database: string): Promise<Report> {
  const script = join(import.meta.dirname, 'variant.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--import',
    'tsx',
    script,
    variant,
    database,
  ]);
  return JSON.parse(stdout.trim().split('\n').at(-1) as string) as Report;
}

function middle(reports: readonly Report[]): Report {
  const median = (of: (report: Report) => number) =>
    reports.map(of).sort((a, b) => a - b)[(reports.length - 1) >> 1] as number;
  return {
    seconds: median((report) => report.seconds),
    processorSeconds: median((report) => report.processorSeconds),
    peakMegabytes: Math.max(...reports.map((report) => report.peakMegabytes)),
    rows: median((report) => report.rows),
  };
}

function line(name: string, report: Report): string {
  return `${name}: ${report.seconds.toFixed(1)} s, processor ${report.processorSeconds.toFixed(1)} s, peak ${report.peakMegabytes} MB, ${report.rows.toLocaleString('en-US')} rows`;
}
