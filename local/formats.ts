import { createReadStream } from 'node:fs';
import { readFile as readWhole } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { checkFormat } from '../shared/formats/check-format.ts';
import { writtenOut } from '../shared/formats/engine/record-plan.ts';
import type { TableFacts } from '../shared/formats/format-contract.ts';
import type { ReadFormat } from '../shared/formats/format-definition.ts';
import { missingColumns, namedColumns } from '../shared/formats/named-columns.ts';
import { recognise } from '../shared/formats/recognise.ts';
import { readFile } from '../shared/intake/read-file.ts';
import { receiptText } from '../shared/intake/receipt/receipt-text.ts';
import type { RecordTypeName } from '../shared/records/records.ts';
import { parseSettings } from '../shared/settings/settings.ts';
import { fileSentence } from './file-sentence.ts';

const HELP = `npm run formats -- check FORMAT.format.json [SAMPLE...]

Checks a district's own format, and shows what it would make of sample files. Nothing is stored.

  FORMAT.format.json   the format, as it would lie in landing/<district>/_formats/ (docs/formats.md)
  SAMPLE               CSV, TXT, TSV, XLSX or ZIP files to try it on
  --settings FILE      settings.json with the district's time zone and date order
  --help               this text

Exit code 0: the format is in order and every sample was read with it. 1: something is wrong; the output says what.`;

/** Records printed of each type. */
const SHOWN = 2;

interface Sample {
  readonly tables: TableFacts[];
  readonly records: Map<RecordTypeName, Readonly<Record<string, unknown>>[]>;
  readonly counts: Map<RecordTypeName, number>;
}

/** Reads a sample with intake itself, so that what is shown is what would happen. */
async function readSample(path: string, format: ReadFormat, settingsText: string) {
  const sample: Sample = { tables: [], records: new Map(), counts: new Map() };
  const place = format.place === 'team' ? 'check/teams/check' : 'check';
  const { receipt } = await readFile(
    {
      district: 'check',
      landingKey: `${place}/${basename(path)}`,
      landedAt: new Date().toISOString(),
      bytes: createReadStream(path, { highWaterMark: 1024 * 1024 }),
    },
    {
      settings: parseSettings(JSON.parse(settingsText)),
      recognise: (table) => {
        sample.tables.push(table);
        return recognise(table, [format]);
      },
      sink: {
        add(type, record) {
          const shown = sample.records.get(type) ?? [];
          if (shown.length < SHOWN) sample.records.set(type, [...shown, record]);
          sample.counts.set(type, (sample.counts.get(type) ?? 0) + 1);
        },
      },
    },
  );
  return { sample, receipt };
}

function printRecords(sample: Sample): void {
  for (const [type, records] of sample.records) {
    console.log(`\n  ${sample.counts.get(type)} record(s) of type ${type}, the first:`);
    for (const record of records) {
      const filled = Object.entries(record).filter(([, value]) => value !== null);
      console.log(
        `    ${filled.map(([field, value]) => `${field}: ${JSON.stringify(value)}`).join('\n    ')}\n`,
      );
    }
  }
}

/** A table may be read in several ways (header in another row); the one that fits the format best is meant. */
function printMissing(format: ReadFormat, sample: Sample): void {
  const named = namedColumns(format, writtenOut(format.records));
  const missing = sample.tables
    .map(({ headers }) => missingColumns(format, named, headers))
    .sort((a, b) => a.length - b.length)[0];
  if (!missing || missing.length === 0) return;
  console.log(`\n  Columns that the format names and the sample has not: ${missing.join(', ')}`);
}

async function checkSample(path: string, format: ReadFormat, settingsText: string): Promise<boolean> {
  const { sample, receipt } = await readSample(path, format, settingsText);
  console.log(`\n${receiptText(receipt)}`);
  printMissing(format, sample);
  printRecords(sample);
  const read = receipt.format?.split(' + ').includes(format.format) ?? false;
  if (!read && receipt.status !== 'refused') {
    console.log(
      `\n  Another format read this sample: ${receipt.format}. Make the recognition of "${format.format}" fit it.`,
    );
  }
  return read;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { settings: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  const [command, formatFile, ...samples] = positionals;
  if (values.help || command !== 'check' || formatFile === undefined) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const checked = checkFormat(await readWhole(formatFile, 'utf8'));
  if (!checked.ok) {
    console.log(`${basename(formatFile)} cannot be used:`);
    for (const { column, value, message } of checked.problems) {
      console.log(`  ${column ?? 'the file'}${value === '' ? '' : ` = ${value}`}\n      ${message}`);
    }
    return 1;
  }
  const { format } = checked;
  console.log(
    `${basename(formatFile)} is in order: "${format.title}" makes ${recordTypesOf(format).join(', ')}.`,
  );
  const settingsText = values.settings === undefined ? '{}' : await readWhole(values.settings, 'utf8');
  let allRead = true;
  for (const path of samples) allRead = (await checkSample(path, format, settingsText)) && allRead;
  return allRead ? 0 : 1;
}

function recordTypesOf(format: ReadFormat): readonly string[] {
  const types = format.records.map(({ type }) => type);
  return [...new Set<string>(format.answers ? [...types, 'exit-slip-answer'] : types)];
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(fileSentence(error));
  return 1;
});
