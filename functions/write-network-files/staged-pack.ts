import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import type { SchoolYear } from '../../shared/standards/school-year.ts';
import type { Container } from '../container.ts';
import { inputHash } from '../input-hash.ts';

/** Pointers of this kind say which packs lie ready beside the outbox; their names are <scope>/<pack>. */
export const STAGED_POINTER = 'staged-pack';

/** One file of a pack, for its place in the outbox. */
export interface PackFile {
  readonly outboxKey: string;
  readonly contentType: string;
  make(): Promise<Uint8Array | string>;
}

/** A pack to be staged: files with the tables they rest on. Nothing of it is in the outbox before the audit has passed. */
export interface Pack {
  /** District id, or 'network'. */
  readonly scope: string;
  /** '2026-02', 'board' ... */
  readonly name: string;
  readonly schoolYear: SchoolYear;
  /** Everything the files say: equal, nothing is written. */
  readonly says: unknown;
  readonly files: readonly PackFile[];
  /** Every table that passed suppression and stands in the files. */
  readonly tables: readonly PublishedTable[];
  /** Releases that were taken into account when the tables were suppressed. */
  readonly earlier?: readonly string[];
  readonly final?: boolean;
}

/** What lies beside a staged pack: read by the step that releases it. */
export interface PackManifest {
  readonly scope: string;
  readonly name: string;
  readonly schoolYear: SchoolYear;
  readonly final: boolean;
  readonly files: readonly {
    readonly stagedKey: string;
    readonly outboxKey: string;
    readonly contentType: string;
  }[];
  readonly tables: readonly PublishedTable[];
  readonly earlier: readonly string[];
}

export const packName = ({ scope, name }: { readonly scope: string; readonly name: string }) =>
  `${scope}/${name}`;

/** Raised when a pack of the same view looks otherwise. */
const LAYOUT = 3;

/**
 * Stages a pack in the lake: staged/<scope>/<pack>/<hash>/. A pack that says the same as the staged one is left as it is. The pointer is set
 * last, so that half a pack is never released.
 */
export async function stagePack(container: Container, pack: Pack): Promise<'written' | 'unchanged'> {
  const { ledger, buckets } = container;
  const hash = inputHash([LAYOUT, pack.says]);
  const name = packName(pack);
  const final = pack.final ?? false;
  const before = await ledger.pointer(STAGED_POINTER, name);
  if (before?.inputHash === hash && before.details?.['final'] === final) return 'unchanged';
  const folder = `staged/${name}/${hash}`;
  const files: { stagedKey: string; outboxKey: string; contentType: string }[] = [];
  for (const { outboxKey, contentType, make } of pack.files) {
    const stagedKey = `${folder}/${outboxKey.slice(outboxKey.lastIndexOf('/') + 1)}`;
    await buckets.lake.put(stagedKey, await make(), { contentType });
    files.push({ stagedKey, outboxKey, contentType });
  }
  const manifest: PackManifest = {
    scope: pack.scope,
    name: pack.name,
    schoolYear: pack.schoolYear,
    final,
    files,
    tables: pack.tables,
    earlier: pack.earlier ?? [],
  };
  const key = `${folder}/manifest.json`;
  await buckets.lake.put(key, JSON.stringify(manifest), { contentType: 'application/json' });
  const details = { final, tables: pack.tables.length };
  await ledger.setPointer(STAGED_POINTER, name, { key, inputHash: hash, details });
  return 'written';
}

/** Withdraws staged papers with these beginnings that are no longer made (a team is gone); publish-run takes them out of the outbox. */
export async function withdrawOthers(
  { ledger }: Container,
  beginnings: readonly string[],
  made: readonly Pack[],
): Promise<void> {
  const kept = new Set(made.map(packName));
  for (const beginning of beginnings) {
    for (const { name } of await ledger.pointers(STAGED_POINTER, beginning)) {
      if (!kept.has(name)) await ledger.removePointer(STAGED_POINTER, name);
    }
  }
}

/** The manifest at a key of the lake. */
export async function readManifest(container: Container, key: string): Promise<PackManifest> {
  return JSON.parse(new TextDecoder().decode(await container.buckets.lake.get(key))) as PackManifest;
}
