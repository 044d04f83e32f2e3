import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { faultsOf } from './check-file.ts';
import { containerFile } from './container-files.ts';
import type { FuzzFile } from './fuzz-file.ts';
import { oddFile } from './odd-files.ts';
import { type Random, randomOf } from './random.ts';
import { textFile } from './text-files.ts';

const HELP = `npm run fuzz -- [--files N] [--seed S] [--only INDEX]

Makes N files (texts in all dialects and encodings with damage of many kinds, zips, workbooks, attacks), reads each as the pipeline would, and holds
the receipt against what the generator knows: no crash, no hang, accepted + rejected + set aside = rows. Small files are read once more with every
row on the long way of the mapping, which must give the same.

  --files N     how many (default 1000)
  --seed S      which (default 1); the same seed gives the same files
  --only INDEX  one file of that run again, with its description

Exit code 0: no fault. 1: faults, each printed with the command that repeats it.`;

const CHUNK_SIZES = [1, 7, 64, 1000, 65_536, 1 << 20];

async function makeFile(random: Random): Promise<FuzzFile> {
  const kind = random.below(100);
  if (kind < 82) return textFile(random);
  return kind < 97 ? containerFile(random) : oddFile(random);
}

/** Makes and checks the file with this index of the run. */
export async function checkFile(seed: number, index: number): Promise<{ file: FuzzFile; faults: string[] }> {
  const random = randomOf(seed * 1_000_003 + index * 7919);
  const file = await makeFile(random);
  const isSmall = file.bytes.length < 200_000;
  const chunkSize = isSmall ? random.pick(CHUNK_SIZES) : 65_536;
  return {
    file,
    faults: await faultsOf(file, { chunkSize, withWorkbook: index % 25 === 0, bothWays: isSmall }),
  };
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      files: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const seed = Number(values.seed);
  if (values.only !== undefined) {
    const { file, faults } = await checkFile(seed, Number(values.only));
    console.log(`${file.landingKey}: ${file.description} (${file.bytes.length} bytes)`);
    console.log(faults.length === 0 ? 'no fault' : faults.join('\n'));
    return faults.length === 0 ? 0 : 1;
  }
  const files = Number(values.files);
  const begin = performance.now();
  let faulty = 0;
  for (let index = 0; index < files; index++) {
    const { file, faults } = await checkFile(seed, index);
    if (faults.length === 0) continue;
    faulty++;
    console.log(
      `npm run fuzz -- --seed ${seed} --only ${index}   ${file.description}\n  ${faults.join('\n  ')}`,
    );
  }
  const seconds = ((performance.now() - begin) / 1000).toFixed(1);
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${files} files, seed ${seed}: ${faulty} with faults; ${seconds} s, peak memory ${peak} MB`);
  return faulty === 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.exitCode = await main();
