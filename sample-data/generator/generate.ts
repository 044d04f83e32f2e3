import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expectedOf } from './expected/expected.ts';
import { readmeText } from './expected/readme.ts';
import { jsonText } from './json-text.ts';
import { makeNetwork } from './network/make-network.ts';
import { HELP, networkOptions } from './network/options.ts';
import { makeSample } from './sample/sample.ts';
import { sampleSettings } from './sample/settings.ts';

/** npm run sample-data: writes sample-data/ again, byte for byte, or a network of any size elsewhere. */

const HERE = fileURLToPath(new URL('..', import.meta.url));

async function put(path: string, body: Uint8Array | string): Promise<void> {
  const target = join(HERE, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, body);
}

async function writeSample(): Promise<void> {
  const sample = await makeSample();
  for (const folder of ['alder-unified', 'birch-unified', 'templates']) {
    await rm(join(HERE, folder), { recursive: true, force: true });
  }
  for (const file of sample.files) await put(file.key, file.bytes);
  await put('templates/team.xlsx', sample.template);
  const expected = expectedOf(sample);
  await put('expected.json', jsonText(expected));
  await put('README.md', readmeText(sample, expected));
  await put('settings.json', jsonText(sampleSettings(sample.files)));
  const size = sample.files.reduce((sum, file) => sum + file.bytes.length, 0);
  console.log(`${sample.files.length} files, ${(size / 1e6).toFixed(1)} MB`);
}

async function main(args: readonly string[]): Promise<void> {
  const options = networkOptions(args);
  if (options === 'help') return console.log(HELP);
  if (options === undefined) return writeSample();
  const began = performance.now();
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
  const files = await makeNetwork(options, (line) => console.log(`${line} (${seconds()})`));
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const memory = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${files.length} files, ${(size / 1e6).toFixed(0)} MB, ${seconds()}, peak memory ${memory.toFixed(0)} MB`,
  );
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
