/** `npm run bench -- <name> [options]`: one entry point for every benchmark. The last line printed is one JSON object. */
const BENCHMARKS: Readonly<Record<string, { readonly what: string; load(): Promise<Benchmark> }>> = {
  intake: {
    what: 'bytes to Parquet and receipt, beside papaparse with header objects and beside DuckDB',
    load: () => import('./intake/bench.ts'),
  },
  growth: {
    what: 'growth percentiles beside R quantreg; ten cohorts of 75,000',
    load: () => import('./growth/bench.ts'),
  },
  gaps: {
    what: 'gap tables over ten million results beside one plain query',
    load: () => import('./gaps/bench.ts'),
  },
  verdicts: { what: 'how often a verdict is wrong, simulated', load: () => import('./verdicts/bench.ts') },
  workbook: {
    what: 'a team workbook with its charts beside bare exceljs',
    load: () => import('./workbook/bench.ts'),
  },
  refresh: {
    what: 'a dropped class set of slips to the refreshed workbook',
    load: () => import('./refresh/bench.ts'),
  },
  bundles: { what: 'sizes and cold imports of the Lambda bundles', load: () => import('./bundles/bench.ts') },
  night: {
    what: 'a whole night of a network of any size, again, and after one new file',
    load: () => import('./night/bench.ts'),
  },
};

interface Benchmark {
  run(args: string[]): Promise<void>;
}

export {};

const [name, ...args] = process.argv.slice(2);
const chosen = name === undefined ? undefined : BENCHMARKS[name];
if (!chosen) {
  console.log('npm run bench -- <name> [options]\n');
  for (const [known, { what }] of Object.entries(BENCHMARKS)) console.log(`  ${known.padEnd(10)} ${what}`);
  process.exitCode = name === undefined || name === '--help' ? 0 : 1;
} else {
  await (await chosen.load()).run(args);
}
