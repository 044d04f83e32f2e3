import { createHash } from 'node:crypto';

/** Raised when the code computes something else from the same records: results are then made anew. */
const RECOMPUTE_VERSION = 2;

/** One hash of everything a result follows from. Equal hash: the result that is there is right. */
export function inputHash(facts: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify([RECOMPUTE_VERSION, facts]))
    .digest('hex')
    .slice(0, 32);
}
