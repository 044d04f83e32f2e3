import { createHash } from 'node:crypto';
import { recognise } from '../../shared/formats/recognise.ts';
import { type IntakeResult, readFile, type TableRead } from '../../shared/intake/read-file.ts';
import type { RecordSink } from '../../shared/intake/record-sink.ts';
import { batchIdOf } from '../../shared/lake/batch-id.ts';
import { type BatchWriter, createBatchWriter } from '../../shared/lake/batch-writer.ts';
import type { CurrentFile } from '../../shared/ledger/file-state.ts';
import type { BatchPart, FileVersion } from '../../shared/ledger/file-version.ts';
import { ObjectNotFound } from '../../shared/objects/object-store.ts';
import { valueNamed } from '../../shared/records/numbered-record.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Container } from '../container.ts';
import { type DistrictFormats, districtFormats } from './district-formats.ts';
import { readReturned, returnedFrom } from './ingest-returned-workbook.ts';
import { landedAtOf } from './landed-at.ts';
import type { LandingEvent, LandingPlace } from './landing-events.ts';
import { tellPeople } from './tell-people.ts';
import { receiptKeyOf, writeReceipt } from './write-receipt.ts';

export type DataPlace = Extract<LandingPlace, { kind: 'data' }>;

/** What became of one dropped file. */
export interface Ingested {
  readonly key: string;
  readonly outcome: 'accepted' | 'partly' | 'refused' | 'unchanged' | 'overtaken' | 'gone';
  /** The team whose workbooks the file touches. */
  readonly teamId: string | null;
}

/**
 * Reads one dropped file into the lake: Parquet first, then the ledger item that makes it visible, then the receipt, then the receipt's key
 * into the item, which says that the file is done with. Every step can be repeated: the same event twice, or a crash between two steps and
 * the event again, end in the same state.
 */
export async function ingestFile(
  container: Container,
  event: LandingEvent,
  place: DataPlace,
): Promise<Ingested> {
  const { ledger } = container;
  const result = { key: event.key, teamId: place.teamId };
  const formats = await districtFormats(container, place.district);
  const contentHash = await hashOf(container, event.key);
  // Deleted before we came to it: the event of the deletion follows.
  if (contentHash === undefined) return { ...result, outcome: 'gone' };

  const before = await ledger.currentFile(place.district, event.key);
  const batchId = batchIdOf(event.key, contentHash, formats.readBy);
  const receiptKey = receiptKeyOf(event.key);
  const version = baseVersion(container, event, place.district);
  if (before && (await isReadAlready(container, before, batchId))) {
    const { keptParts: _, ...same } = before;
    await ledger.recordFileVersion({ ...same, sequencer: version.sequencer, landedAt: version.landedAt });
    return { ...result, outcome: 'unchanged' };
  }

  const { intake, parts } = await readIntoLake(container, event, place, formats, {
    batchId,
    contentHash,
    landedAt: version.landedAt,
  });
  const { receipt } = intake;
  const read = {
    contentHash,
    batchId,
    parts,
    ...(receipt.format === null ? {} : { format: receipt.format }),
  };
  const content =
    receipt.status === 'refused' ? whatStillCounts(before, { contentHash, batchId, parts: [] }) : read;
  const recorded = { ...version, ...content, status: receipt.status, rows: receipt.rows };
  await ledger.recordFileVersion(recorded);
  await writeReceipt(container, event.key, withEarlierVersion(intake, before));
  // A receipt can lie there from the version before: only its key here says that this version has its own.
  await ledger.recordFileVersion({ ...recorded, receiptKey });
  await tellPeople(container, place.district, event.key, receipt);
  return { ...result, outcome: receipt.status };
}

/** True when these very bytes, read in this very way, are what the ledger knows of the file, and its receipt is there. */
async function isReadAlready(container: Container, before: CurrentFile, batchId: string): Promise<boolean> {
  if (before.deleted || before.status === 'refused' || before.batchId !== batchId || !before.receiptKey)
    return false;
  return (await container.buckets.outbox.head(before.receiptKey)) !== undefined;
}

type Content = Pick<FileVersion, 'contentHash' | 'batchId' | 'format' | 'parts'>;

/** A version that cannot be read takes nothing away: the rows of the version before it go on counting until a good one lands. */
function whatStillCounts(before: CurrentFile | undefined, refused: Content): Content {
  if (!before || before.deleted || before.parts.length === 0) return refused;
  const { contentHash, batchId, format, parts } = before;
  return {
    parts,
    ...(contentHash === undefined ? {} : { contentHash }),
    ...(batchId === undefined ? {} : { batchId }),
    ...(format === undefined ? {} : { format }),
  };
}

/** Says so in the receipt of the refused version. */
function withEarlierVersion(intake: IntakeResult, before: CurrentFile | undefined): IntakeResult {
  const { receipt } = intake;
  if (receipt.status !== 'refused' || !before || before.deleted || before.parts.length === 0) return intake;
  const note = `The version of this file that landed on ${before.landedAt.slice(0, 10)} goes on counting until a version that can be read lands. Delete the file to withdraw its rows.`;
  return { ...intake, receipt: { ...receipt, notes: [...receipt.notes, note] } };
}

/** Withdraws a file that was deleted from the landing folder: its rows no longer count, older records count again. */
export async function withdrawFile(
  container: Container,
  event: LandingEvent,
  place: DataPlace,
): Promise<void> {
  await container.ledger.recordFileVersion({
    ...baseVersion(container, event, place.district),
    deleted: true,
  });
  container.log.info('A file was withdrawn', { key: event.key });
}

function baseVersion(container: Container, event: LandingEvent, district: string): FileVersion {
  return {
    district,
    landingKey: event.key,
    sequencer: event.sequencer,
    landedAt: landedAtOf(container.settings, event),
    deleted: false,
    parts: [],
  };
}

async function readIntoLake(
  container: Container,
  event: LandingEvent,
  place: DataPlace,
  formats: DistrictFormats,
  batch: { readonly batchId: string; readonly contentHash: string; readonly landedAt: string },
): Promise<{ intake: IntakeResult; parts: readonly BatchPart[] }> {
  const { buckets, settings } = container;
  const writer = createBatchWriter({
    store: buckets.lake,
    tempFolder: container.unfinishedFolder,
    district: place.district,
    landingKey: event.key,
    batchId: batch.batchId,
  });
  const years = new Map<string, Set<SchoolYear>>();
  try {
    const own = place.teamId === null ? undefined : returnedFrom(await buckets.landing.get(event.key));
    if (own && place.teamId !== null) {
      const landing = { key: event.key, landedAt: batch.landedAt, contentHash: batch.contentHash };
      const intake = await readReturned(container, { ...place, teamId: place.teamId }, landing, own, writer);
      return { intake, parts: await writer.finish() };
    }
    const intake = await readFile(
      {
        district: place.district,
        landingKey: event.key,
        landedAt: batch.landedAt,
        contentHash: batch.contentHash,
        bytes: await buckets.landing.read(event.key),
      },
      {
        settings,
        recognise: (table) => recognise(table, formats.formats),
        sink: notingYears(writer, years),
      },
    );
    if (intake.receipt.status === 'refused') return { intake, parts: [] };
    for (const table of intake.tables) markCompleteSets(writer, table, years);
    return { intake, parts: await writer.finish() };
  } finally {
    await writer.abandon();
  }
}

/** Remembers which school years each kind of source spoke of: a complete set ends older records of just those years. */
function notingYears(writer: BatchWriter, years: Map<string, Set<SchoolYear>>): RecordSink {
  function note(schoolYear: SchoolYear, system: string): void {
    const known = years.get(system);
    if (!known) years.set(system, new Set([schoolYear]));
    else if (!known.has(schoolYear)) known.add(schoolYear);
  }
  return {
    add(type, record, origin) {
      note(record['schoolYear'] as SchoolYear, origin.system);
      writer.add(type, record, origin);
    },
    addNumbered(record, origin) {
      note(valueNamed(record, 'schoolYear') as SchoolYear, origin.system);
      writer.addNumbered(record, origin);
    },
  };
}

function markCompleteSets(
  writer: BatchWriter,
  table: TableRead,
  years: ReadonlyMap<string, ReadonlySet<SchoolYear>>,
): void {
  if (!table.completeSet) return;
  for (const schoolYear of years.get(table.system) ?? []) {
    for (const recordType of table.recordTypes)
      writer.markComplete({ recordType, schoolYear, system: table.system });
  }
}

async function hashOf(container: Container, key: string): Promise<string | undefined> {
  try {
    const hash = createHash('sha256');
    for await (const chunk of await container.buckets.landing.read(key)) hash.update(chunk);
    return hash.digest('hex');
  } catch (error) {
    if (error instanceof ObjectNotFound) return undefined;
    throw error;
  }
}
