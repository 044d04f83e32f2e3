import { createHash, type Hash } from 'node:crypto';
import type { CompiledFormat, Recognition, TableFacts } from '../formats/format-contract.ts';
import type { RecordTypeName } from '../records/records.ts';
import { districtSettings, type Settings } from '../settings/settings.ts';
import { type FileAccount, startFileAccount } from './account/file-account.ts';
import type { OpenOverflow, TableToMend } from './account/rows-to-mend.ts';
import { slicesOf } from './bytes/chunks.ts';
import { withTurns } from './bytes/event-loop.ts';
import { dateInTimeZone, type LandedFile, landingPlace } from './bytes/landed-file.ts';
import { openFile } from './open-file.ts';
import { problemFacts } from './problem-codes.ts';
import { type FileFacts, readTable } from './read-table.ts';
import { closeReceipt, NO_ROWS } from './receipt/close-receipt.ts';
import type { Receipt } from './receipt/receipt.ts';
import type { RecordSink } from './record-sink.ts';
import { Refusal } from './refusal.ts';
import { tableName, type UnreadPart } from './table.ts';

/** What reading a file needs from outside. */
export interface IntakeDependencies {
  readonly settings: Settings;
  /** `recognise` of formats, with the district's own formats already given. */
  readonly recognise: (table: TableFacts) => Recognition;
  /** Takes every record. Of a file that ends up refused, the records must be thrown away. */
  readonly sink: RecordSink;
  /** Opens a CSV file for rejected rows that do not fit into the receipt's workbook; without it those rows are only counted. */
  readonly openOverflow?: OpenOverflow;
}

/** A table that was read, as far as the lake must know of it. */
export interface TableRead {
  readonly format: string;
  readonly system: string;
  readonly completeSet: boolean;
  readonly recordTypes: readonly RecordTypeName[];
}

export interface IntakeResult {
  readonly receipt: Receipt;
  /** SHA-256 of the bytes, hexadecimal; null when the file was refused. */
  readonly contentHash: string | null;
  /** The formats that read it, with their versions: the same bytes read by the same formats give the same records. */
  readonly readBy: string;
  readonly tables: readonly TableRead[];
  /** The rejected rows, for the receipt's workbook. */
  readonly toMend: readonly TableToMend[];
}

/**
 * Reads a file from bytes to records: opens it, recognises each table in it, maps every row, accounts for every row. Memory is bounded, whatever the
 * size of a text file; zips and workbooks are held packed. Never throws for what is in a file: that ends in a receipt.
 */
export async function readFile(file: LandedFile, dependencies: IntakeDependencies): Promise<IntakeResult> {
  const facts = fileFacts(file, dependencies.settings);
  const account = startFileAccount(dependencies.sink, dependencies.openOverflow);
  const hash = file.contentHash === undefined ? createHash('sha256') : null;
  const formats: CompiledFormat[] = [];
  const bytes = hashing(file.bytes, hash);
  try {
    const opened = await openFile(bytes);
    for await (const part of opened.parts) {
      if (part.kind === 'unread') noteUnread(account, part.unread);
      else {
        const format = await readTable(part.table, opened.kind, facts, dependencies.recognise, account);
        if (format) formats.push(format);
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(facts, error, startFileAccount(dependencies.sink, undefined));
  } finally {
    // A file that is refused early is not read to its end: its source must be told that nobody comes for the rest.
    await bytes.return(undefined);
  }
  const receipt = closeReceipt(facts, account, formats);
  return {
    receipt,
    contentHash: receipt.status === 'refused' ? null : (file.contentHash ?? hash!.digest('hex')),
    readBy: readBy(formats),
    tables: formats.map(({ name, system, completeSet, recordTypes }) => ({
      format: name,
      system,
      completeSet,
      recordTypes,
    })),
    toMend: account.toMend.tables,
  };
}

function fileFacts(file: LandedFile, settings: Settings): FileFacts {
  const district = districtSettings(settings, file.district);
  const timeZone = district.timeZone ?? settings.timeZone;
  return {
    ...landingPlace(file.landingKey),
    landingKey: file.landingKey,
    district: file.district,
    landedAt: file.landedAt,
    localDate: dateInTimeZone(file.landedAt, timeZone),
    timeZone,
    settings: district,
  };
}

async function* hashing(bytes: LandedFile['bytes'], hash: Hash | null): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes instanceof Uint8Array ? withTurns(slicesOf(bytes)) : bytes) {
    hash?.update(chunk);
    yield chunk;
  }
}

function noteUnread(account: FileAccount, part: UnreadPart): void {
  const { code } = part;
  const message = `${part.message} ${problemFacts(code).mend}`;
  account.tables.push({
    name: tableName(part),
    format: null,
    rows: NO_ROWS,
    refusal: { code, message },
    notes: [],
  });
}

/** The whole file could not be opened, or proved to be damaged while it was read. */
function refused(facts: FileFacts, refusal: Refusal, account: FileAccount): IntakeResult {
  const whole = { code: refusal.code, message: `${refusal.message} ${problemFacts(refusal.code).mend}` };
  account.problems.addRefusal(null, whole);
  const receipt = closeReceipt(facts, account, [], whole);
  return { receipt, contentHash: null, readBy: '', tables: [], toMend: [] };
}

function readBy(formats: readonly CompiledFormat[]): string {
  return [...new Set(formats.map(({ name, version }) => `${name}@${version}`))].sort().join(' + ');
}
