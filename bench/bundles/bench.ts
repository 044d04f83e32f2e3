import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { FUNCTIONS, type FunctionDefinition, type FunctionName } from '../../infra/functions.ts';

const PROJECT = join(import.meta.dirname, '../..');
const DUCKDB = '@duckdb/node-api';
const MEGABYTE = 1024 * 1024;
/** What Lambda takes, unzipped; and our own bar for what needs no DuckDB. */
const MOST_MEGABYTES = 250;
const MOST_WITHOUT_DUCKDB = 50;
/** Files without which a package is there in name only. */
const NEEDED_FILES: Readonly<Record<string, readonly string[]>> = {
  [DUCKDB]: [
    '@duckdb/node-bindings-linux-arm64/duckdb.node',
    '@duckdb/node-bindings-linux-arm64/libduckdb.so',
  ],
  '@resvg/resvg-js': ['@resvg/resvg-js-linux-arm64-gnu/resvgjs.linux-arm64-gnu.node'],
  'dejavu-fonts-ttf': ['dejavu-fonts-ttf/ttf/DejaVuSans.ttf'],
  highs: ['highs/build/highs.wasm'],
};

const help = `What every Lambda carries, and how long its code takes to load.

  npm run bench -- bundles [--rounds 5] [--assets DIR]

  --rounds      cold imports of each handler that are timed, each in a new process
  --assets DIR  cloud assembly of an earlier "npm run synth -- --bundles --out DIR" (default: one is made; npm fetches the linux-arm64 packages)

Sizes are those of the very folders that CDK uploads, installed for linux-arm64. Imports run on this machine, with its own native packages.
The peer is a handler that imports the S3 and DynamoDB clients and nothing else. Bars: ${MOST_MEGABYTES} MB, and ${MOST_WITHOUT_DUCKDB} MB without DuckDB.
`;

interface Bundle {
  readonly name: FunctionName;
  readonly definition: FunctionDefinition;
  readonly folder: string;
}

/** Runs the benchmark. The last line printed is one JSON object. Ends with 1 when a bar is missed or a file is missing. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      assets: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(help);
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1');
  const work = await mkdtemp(join(tmpdir(), 'bundles-'));
  try {
    const assets = values.assets ?? synthesized(join(work, 'assembly'));
    await symlink(join(PROJECT, 'node_modules'), join(work, 'node_modules'));
    const peer = await coldImport(await bareClients(work), rounds);
    const results: Record<string, object> = {};
    const missed: string[] = [];
    for (const bundle of await bundlesIn(assets)) {
      const { name, definition, folder } = bundle;
      const megabytes = (await sizeOf(folder)) / MEGABYTE;
      const missing = await missingFiles(bundle);
      const milliseconds = await coldImport(await beside(work, bundle), rounds);
      const bar = needs(definition, DUCKDB) ? MOST_MEGABYTES : MOST_WITHOUT_DUCKDB;
      if (megabytes >= bar) missed.push(`${name} has ${megabytes.toFixed(0)} MB, ${bar} MB are allowed`);
      for (const file of missing) missed.push(`${name} lacks ${file}`);
      results[name] = {
        codeMegabytes: rounded((await stat(join(folder, 'index.mjs'))).size / MEGABYTE),
        megabytes: rounded(megabytes),
        barMegabytes: bar,
        packages: definition.nativePackages,
        coldImportMilliseconds: Math.round(milliseconds),
        ratioToBareClients: rounded(milliseconds / peer),
      };
      console.log(
        `${name.padEnd(18)} ${megabytes.toFixed(1).padStart(6)} MB of ${bar}   import ${milliseconds.toFixed(0).padStart(4)} ms`,
      );
    }
    for (const sentence of missed) console.log(`Bar missed: ${sentence}`);
    if (missed.length > 0) process.exitCode = 1;
    const peakMegabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(
      JSON.stringify({
        bench: 'bundles',
        rounds,
        bareClientsMilliseconds: Math.round(peer),
        missed,
        results,
        peakMegabytes,
      }),
    );
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

const needs = (definition: FunctionDefinition, name: string) => definition.nativePackages.includes(name);

/** Bundles the functions as a deployment does. */
function synthesized(out: string): string {
  console.log('Bundling for linux-arm64 ...');
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(PROJECT, 'infra/synth.ts'), '--bundles', '--out', out],
    { cwd: PROJECT, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The functions could not be bundled:\n${stderr.slice(-3000)}`);
  return out;
}

interface Template {
  readonly Resources: Readonly<
    Record<
      string,
      {
        readonly Type: string;
        readonly Properties: { readonly Description?: string; readonly Code?: { readonly S3Key?: string } };
      }
    >
  >;
}

/** The uploaded folder of every function, by the template of the first environment. */
async function bundlesIn(assembly: string): Promise<readonly Bundle[]> {
  const file = (await readdir(assembly)).find((name) => name.endsWith('.template.json'));
  if (file === undefined) throw new Error(`${assembly} holds no template`);
  const { Resources } = JSON.parse(await readFile(join(assembly, file), 'utf8')) as Template;
  const lambdas = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Lambda::Function');
  return (Object.entries(FUNCTIONS) as [FunctionName, FunctionDefinition][]).map(([name, definition]) => {
    const lambda = lambdas.find(({ Properties }) => Properties.Description === definition.description);
    const asset = lambda?.Properties.Code?.S3Key?.replace(/\.zip$/, '');
    if (asset === undefined) throw new Error(`The template has no code for ${name}`);
    return { name, definition, folder: join(assembly, `asset.${asset}`) };
  });
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function missingFiles({ definition, folder }: Bundle): Promise<readonly string[]> {
  const wanted = definition.nativePackages.flatMap((name) => NEEDED_FILES[name] ?? []);
  const there = await Promise.all(
    wanted.map((file) => stat(join(folder, 'node_modules', file)).catch(() => undefined)),
  );
  return wanted.filter((_, i) => there[i] === undefined);
}

/** The bundle where it finds this machine's packages instead of those for the Lambda. */
async function beside(work: string, { name, folder }: Bundle): Promise<string> {
  const path = join(work, `${name}.mjs`);
  await writeFile(path, await readFile(join(folder, 'index.mjs')));
  return path;
}

async function bareClients(work: string): Promise<string> {
  const outfile = join(work, 'bare-clients.mjs');
  await build({
    stdin: {
      contents: `import { S3Client } from '@aws-sdk/client-s3'; import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
        export const handler = () => [new S3Client({}), new DynamoDBClient({})];`,
      resolveDir: PROJECT,
    },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  });
  return outfile;
}

/** Median milliseconds that the first import of a module takes in a new process; starting Node is not counted. */
async function coldImport(path: string, rounds: number): Promise<number> {
  const program = `const begun = performance.now(); const { handler } = await import(${JSON.stringify(path)});
    if (typeof handler !== 'function') throw new Error('no handler'); console.log(performance.now() - begun); process.exit();`;
  const times = Array.from({ length: rounds }, () => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      env: { ...process.env, AWS_REGION: 'us-east-1', NODE_NO_WARNINGS: '1' },
    });
    if (status !== 0) throw new Error(`${path} cannot be imported:\n${stderr}`);
    return Number(stdout);
  }).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)] as number;
}

const rounded = (value: number) => Math.round(value * 100) / 100;
