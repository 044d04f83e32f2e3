import { GROWTH_POINTER } from '../../functions/compute-growth/compute-growth.ts';
import { LINKS_POINTER, SNAPSHOT_POINTER, snapshotDetails } from '../../shared/lake/snapshots.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import type { Deletion, DeletionTools } from './deletion-tools.ts';

/** Folders of the lake in which old versions hold rows of students. */
const VERSIONED = [
  'snapshots/',
  'links/',
  'published/',
  'results/',
  'access/',
  'staged/',
  'athena-results/',
] as const;

/** Folders whose files have a hash for a name: what no pointer of the ledger names is of an earlier night. */
const NAMED_BY_POINTERS: Readonly<
  Record<string, (ledger: Ledger) => Promise<readonly (string | null | undefined)[]>>
> = {
  'snapshots/': async (ledger) =>
    (await ledger.pointers(SNAPSHOT_POINTER)).flatMap((pointer) => [
      pointer.key,
      snapshotDetails(pointer).merged,
    ]),
  'links/': async (ledger) => (await ledger.pointers(LINKS_POINTER)).map(({ key }) => key),
  'results/growth/': async (ledger) =>
    [...(await ledger.pointers(GROWTH_POINTER)), ...(await ledger.pointers(`${GROWTH_POINTER}/as-of`))].map(
      ({ key }) => key,
    ),
};

/**
 * Erases what earlier nights left in the lake. Nights themselves keep it for a while, for readers that still have it open, and S3 keeps
 * old versions of it; now no night goes on.
 */
export async function eraseOldResults({ ledger, buckets, erasers }: DeletionTools): Promise<Deletion> {
  let count = 0;
  for (const [prefix, namedIn] of Object.entries(NAMED_BY_POINTERS)) {
    const named = new Set(await namedIn(ledger));
    const old = (await listKeys(buckets.lake, prefix)).filter((key) => !named.has(key));
    for (const key of old) count += await erasers.lake.erase({ key }, 'every version');
  }
  for (const prefix of VERSIONED) count += await erasers.lake.erase({ prefix }, 'old versions');
  return { what: 'results of earlier nights', count };
}
