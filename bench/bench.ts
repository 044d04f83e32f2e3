import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run bench -- <name> [options]`: one entry point for every benchmark. The last line printed is one JSON object. */
const BENCHMARKS: Readonly<Record<string, string>> = {
  intake: 'bytes to Parquet and receipt, beside papaparse with header objects and beside DuckDB',
  growth: 'growth percentiles beside R quantreg; ten cohorts of 75,000',
  gaps: 'gap tables over ten million results beside one plain query',
  verdicts: 'how often a verdict is wrong, simulated',
  workbook: 'a team workbook with its charts beside bare exceljs',
  refresh: 'a dropped class set of slips to the refreshed workbook',
  bundles: 'sizes and cold imports of the Lambda bundles',
  night: 'a whole night of a network of any size, again, and after one new file',
};

/** What bench/<name>/bench.ts exports. */
interface Benchmark {
  run(args: string[]): Promise<void>;
}

const [name = '', ...args] = process.argv.slice(2);
const path = join(import.meta.dirname, name, 'bench.ts');
if (name in BENCHMARKS && existsSync(path)) {
  const benchmark = (await import(path)) as Benchmark;
  await benchmark.run(args);
} else {
  console.log('npm run bench -- <name> [options]\n');
  for (const [known, what] of Object.entries(BENCHMARKS)) console.log(`  ${known.padEnd(10)} ${what}`);
  process.exitCode = ['', '--help', '-h'].includes(name) ? 0 : 1;
}
