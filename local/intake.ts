import { createReadStream } from 'node:fs';
import { readdir, readFile as readWhole, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFormat } from '../shared/formats/check-format.ts';
import type { ReadFormat } from '../shared/formats/format-definition.ts';
import { recognise } from '../shared/formats/recognise.ts';
import { type IntakeResult, readFile } from '../shared/intake/read-file.ts';
import { receiptText } from '../shared/intake/receipt/receipt-text.ts';
import { parseSettings, type Settings } from '../shared/settings/settings.ts';
import { fileSentence } from './file-sentence.ts';

const HELP = `npm run intake -- --check FILE... [--district ID] [--team ID] [--settings FILE]
                           [--formats DIR] [--json]

Reads files as the pipeline would and prints their receipts. Nothing is stored.

  --check          files to read (CSV, TXT, TSV, XLSX, ZIP)
  --district ID    district the files belong to (default: the folder before teams/, or "check")
  --team ID        team the files belong to (default: the folder behind teams/ in the path, if there is one)
  --settings FILE  settings.json with the district's time zone and date order
  --formats DIR    the district's own formats (default: the folder _formats beside the file or above it)
  --json           print the receipts as JSON, one array
  --help           this text

Exit code 0: every file has a receipt, also a refused one. 1: a file could not be opened.`;

interface Arguments {
  readonly files: readonly string[];
  readonly district: string | undefined;
  readonly team: string | undefined;
  readonly settings: string | undefined;
  readonly formats: string | undefined;
  readonly json: boolean;
}

function readArguments(argv: readonly string[]): Arguments | 'help' {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      check: { type: 'boolean', default: false },
      district: { type: 'string' },
      team: { type: 'string' },
      settings: { type: 'string' },
      formats: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) return 'help';
  const { district, team, settings, formats, json } = values;
  return { files: positionals, district, team, settings, formats, json };
}

/** The key the file would have in the landing bucket. */
function landingKeyOf(path: string, { district, team }: Arguments): string {
  const parts = resolve(path).split(sep);
  const teams = parts.lastIndexOf('teams');
  const isBelowTeam = team === undefined && teams > 0 && teams < parts.length - 2;
  const home = district ?? (isBelowTeam ? parts[teams - 1]! : 'check');
  if (isBelowTeam) return [home, ...parts.slice(teams)].join('/');
  return team === undefined ? `${home}/${basename(path)}` : `${home}/teams/${team}/${basename(path)}`;
}

/** The folder of the district's own formats: the nearest folder _formats, from the file upwards. */
async function formatsFolder(path: string): Promise<string | undefined> {
  for (let folder = dirname(resolve(path)); folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, '_formats');
    if (await stat(candidate).catch(() => undefined)) return candidate;
  }
  return undefined;
}

async function ownFormats(folder: string | undefined): Promise<readonly ReadFormat[]> {
  if (folder === undefined) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith('.format.json')).sort();
  const formats: ReadFormat[] = [];
  for (const name of names) {
    const checked = checkFormat(await readWhole(join(folder, name), 'utf8'));
    if (checked.ok) formats.push(checked.format);
    else
      console.error(
        `${join(folder, name)} cannot be used; try: npm run formats -- check ${join(folder, name)}`,
      );
  }
  return formats;
}

async function check(path: string, options: Arguments, settings: Settings): Promise<IntakeResult> {
  const { mtime } = await stat(path);
  const landingKey = landingKeyOf(path, options);
  const formats = await ownFormats(options.formats ?? (await formatsFolder(path)));
  const file = {
    district: landingKey.split('/')[0]!,
    landingKey,
    landedAt: mtime.toISOString(),
    bytes: createReadStream(path, { highWaterMark: 1024 * 1024 }),
  };
  return readFile(file, { settings, recognise: (table) => recognise(table, formats), sink: { add() {} } });
}

async function main(): Promise<number> {
  const options = readArguments(process.argv.slice(2));
  if (options === 'help') {
    console.log(HELP);
    return 0;
  }
  const settings = parseSettings(
    options.settings === undefined ? {} : JSON.parse(await readWhole(options.settings, 'utf8')),
  );
  const receipts = [];
  let exitCode = 0;
  for (const path of options.files)
    try {
      const { receipt } = await check(path, options, settings);
      receipts.push(receipt);
      if (!options.json) console.log(`${receiptText(receipt)}\n`);
    } catch (error) {
      exitCode = 1;
      console.error(fileSentence(error, path));
    }
  if (options.json) console.log(JSON.stringify(receipts, null, 2));
  return exitCode;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(fileSentence(error));
  return 1;
});
