import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import type { Container } from '../../functions/container.ts';
import { openOutput } from '../../local/open-output.ts';
import type { ObjectStore } from '../../shared/objects/object-store.ts';
import { recordTypeNames } from '../../shared/records/records.ts';

/** What is left when the dust has settled, in a form in which two runs can be compared. */
export interface EndState {
  /** Every object people can fetch -> hash of its content. */
  readonly outbox: Readonly<Record<string, string>>;
  /** Every record type -> number of records that count, and a hash of them. */
  readonly records: Readonly<Record<string, string>>;
  /** Every object Athena reads -> hash of its bytes. */
  readonly published: Readonly<Record<string, string>>;
  /** Every result the ledger points to -> key and hash of what it was made from. */
  readonly results: Readonly<Record<string, string>>;
  /** Every landed file -> how many versions are known, and what became of it. */
  readonly files: Readonly<Record<string, string>>;
}

const OUTBOX = ['receipts/', 'teams/', 'districts/', 'network/', 'public/'];
const POINTERS = [
  'snapshot',
  'student-links',
  'published-copy',
  'what-counts',
  'growth',
  'gaps',
  'output',
  'access',
];

/** Reads the end state of an output folder. */
export async function endStateOf(inbox: string, out: string): Promise<EndState> {
  const container = await openOutput(inbox, out);
  try {
    return await stateIn(container);
  } finally {
    await container.close();
  }
}

/** Reads the end state of a container that is open. */
export async function stateIn(container: Container): Promise<EndState> {
  return {
    outbox: await objects(container.buckets.outbox, OUTBOX),
    records: await records(container),
    published: await objects(container.buckets.lake, ['published/']),
    results: await results(container),
    files: await files(container),
  };
}

async function objects(store: ObjectStore, prefixes: readonly string[]): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const prefix of prefixes)
    for await (const { key } of store.list(prefix)) found[key] = hashOf(key, await store.get(key));
  return found;
}

async function records(container: Container): Promise<Record<string, string>> {
  const lake = await container.lake();
  const found: Record<string, string> = {};
  for (const recordType of recordTypeNames) {
    const rows = await lake.query(`FROM ${await lake.relation(recordType)} ORDER BY ALL`);
    found[recordType] = `${rows.length} ${hash(JSON.stringify(rows, bigintAsText))}`;
  }
  return found;
}

async function results({ ledger }: Container): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const kind of POINTERS)
    for (const { name, key, inputHash } of await ledger.pointers(kind))
      found[`${kind} ${name}`] = `${key} ${inputHash}`;
  return found;
}

async function files({ ledger }: Container): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const district of await ledger.districts()) {
    for (const file of await ledger.currentFiles(district)) {
      const versions = (await ledger.fileHistory(district, file.landingKey)).length;
      found[file.landingKey] =
        `${versions} versions, ${file.deleted ? 'withdrawn' : (file.status ?? 'read')}, ${file.batchId ?? 'no batch'}`;
    }
  }
  return found;
}

/** Workbooks are compared part by part: their archive also notes the second in which it was packed. */
function hashOf(key: string, content: Uint8Array): string {
  if (!key.endsWith('.xlsx')) return hash(content);
  return hash(JSON.stringify(Object.entries(unzipSync(content)).map(([name, part]) => [name, hash(part)])));
}

const hash = (content: string | Uint8Array) =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);
const bigintAsText = (_key: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);
