import { createReadStream } from 'node:fs';
import { readFile as readWhole, stat } from 'node:fs/promises';
import { basename, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { recognise } from '../shared/formats/recognise.ts';
import { type IntakeResult, readFile } from '../shared/intake/read-file.ts';
import { receiptText } from '../shared/intake/receipt/receipt-text.ts';
import { parseSettings, type Settings } from '../shared/settings/settings.ts';

const HELP = `npm run intake -- --check FILE... [--district ID] [--team ID] [--settings FILE] [--json]

Reads files as the pipeline would and prints their receipts. Nothing is stored.

  --check          files to read (CSV, TXT, TSV, XLSX, ZIP)
  --district ID    district the files belong to (default: the folder before teams/, or "check")
  --team ID        team the files belong to (default: the folder behind teams/ in the path, if there is one)
  --settings FILE  settings.json with the district's time zone and date order
  --json           print the receipts as JSON, one array
  --help           this text

Exit code 0: every file has a receipt, also a refused one. 1: a file could not be opened.`;

interface Arguments {
  readonly files: readonly string[];
  readonly district: string | undefined;
  readonly team: string | undefined;
  readonly settings: string | undefined;
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
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help || positionals.length === 0) return 'help';
  const { district, team, settings, json } = values;
  return { files: positionals, district, team, settings, json };
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

async function check(path: string, options: Arguments, settings: Settings): Promise<IntakeResult> {
  const { mtime } = await stat(path);
  const landingKey = landingKeyOf(path, options);
  const file = {
    district: landingKey.split('/')[0]!,
    landingKey,
    landedAt: mtime.toISOString(),
    bytes: createReadStream(path, { highWaterMark: 1024 * 1024 }),
  };
  return readFile(file, { settings, recognise: (table) => recognise(table), sink: { add() {} } });
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
      console.error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  if (options.json) console.log(JSON.stringify(receipts, null, 2));
  return exitCode;
}

process.exitCode = await main();
