import { spawn } from 'node:child_process';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { VariantReport } from './report.ts';

/** What is measured, with its script and the script's further arguments. */
const VARIANTS = {
  ours: { title: 'this project: to sorted Parquet and receipt', script: 'pipeline.ts', further: [] },
  withoutLake: {
    title: 'this project: to records and receipt, no lake',
    script: 'pipeline.ts',
    further: ['no-lake'],
  },
  papaparseZod: {
    title: '(a) papaparse stream, header objects, plain zod',
    script: 'papaparse-zod.ts',
    further: [],
  },
  duckdb: { title: '(b) DuckDB, one thread, checks in SQL', script: 'duckdb-checks.ts', further: [] },
} as const;

export type Variant = keyof typeof VARIANTS;
export const variants = Object.keys(VARIANTS) as readonly Variant[];
export const titleOf = (variant: Variant): string => VARIANTS[variant].title;

/** Runs a variant in a process of its own. Null when it failed; why stands on the error output. */
export async function runVariant(
  variant: Variant,
  kind: string,
  path: string,
): Promise<VariantReport | null> {
  const { script, further } = VARIANTS[variant];
  const bundled = await bundle(script);
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundled, kind, path, ...further], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const last = output.trim().split('\n').at(-1);
      resolve(code === 0 && last ? (JSON.parse(last) as VariantReport) : null);
    });
  });
}

/**
 * Bundles a script, as the functions are bundled that run in AWS, into one file that plain Node runs: what a loader of TypeScript costs in time and
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
