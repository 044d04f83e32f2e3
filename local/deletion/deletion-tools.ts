import { endNight, nightHolder, takeNight } from '../../functions/night-step.ts';
import { NIGHT_POINTER } from '../../functions/plan-recompute/plan-recompute.ts';
import type { Forgetting } from '../../shared/ledger/forget.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Eraser } from '../../shared/objects/eraser.ts';
import type { Buckets } from '../../shared/objects/object-store.ts';

/** What deletes for good. Made for a person with rights of their own; no function of the pipeline has the second half. */
export interface DeletionTools {
  readonly buckets: Buckets;
  readonly ledger: Ledger;
  readonly erasers: Readonly<Record<keyof Buckets, Eraser>>;
  readonly forgetting: Forgetting;
}

/** What was deleted, to be written down by whoever answers the request. */
export interface Deletion {
  readonly what: string;
  readonly count: number;
}

/** A deletion that was looked at and may be done, in two steps: all bytes of all deletions first, then what the ledger knows of them. */
export interface PlannedDeletion {
  erase(): Promise<readonly Deletion[]>;
  /** The ledger last: until it has forgotten them, it says which batches are still to be deleted. */
  forget(): Promise<Deletion>;
}

/** A deletion that must not be done (yet). The message says what to do first. */
export class NotYet extends Error {
  override readonly name = 'NotYet';
}

/**
 * Does a piece of work while no night goes on: a night reads what is deleted here.
 *
 * @throws NotYet when one does
 */
export async function betweenNights<T>(ledger: Ledger, work: () => Promise<T>): Promise<T> {
  const holder = `deletion ${new Date().toISOString()}`;
  if (!(await takeNight(ledger, holder)))
    throw new NotYet(`A night goes on (${await nightHolder(ledger)}). Try again when it is over.`);
  try {
    return await work();
  } finally {
    await endNight(ledger, holder);
  }
}

/** @throws NotYet unless the last night saw the district's files as they are now: results of an older one hold rows that were withdrawn since */
export async function checkNightSince(ledger: Ledger, district: string): Promise<void> {
  const revision = await ledger.filesRevision(district);
  if (revision === 0) throw new NotYet(`The ledger knows no district "${district}".`);
  const night = await ledger.pointer(NIGHT_POINTER, district);
  if (night?.details?.['revision'] === revision) return;
  throw new NotYet(
    `The files of ${district} have changed since the last night, so its results still hold the withdrawn rows. Run a night, then delete.`,
  );
}
