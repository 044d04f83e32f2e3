import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Network {
  readonly students: number;
  readonly districts: number;
  readonly teams: number;
  readonly years: number;
  readonly seed: number;
}

/** Makes the network in a folder, unless the same one is there already; gives the seconds it took. */
export async function generate(network: Network, folder: string): Promise<number> {
  const mark = join(folder, 'network.json');
  if (existsSync(mark) && isOf(network, JSON.parse(readFileSync(mark, 'utf8')).options)) return 0;
  const started = performance.now();
  const words = Object.entries(network).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'sample-data/generator/generate.ts', ...words, '--out', folder],
    { stdio: 'ignore' },
  );
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The generator ended with ${code}.`);
  return (performance.now() - started) / 1000;
}

function isOf(network: Network, options: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(network).every(([name, value]) => options[name] === value);
}
