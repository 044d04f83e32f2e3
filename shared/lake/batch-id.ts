import { createHash } from 'node:crypto';

/**
 * The id of the batch that a reading of a file gives. It follows from all that decides the records: the landing key (its
 * folders say district, team and form; a format may read subject or date from the name), the bytes, and how they were read.
 * Same id, same records: a batch with this id never needs to be written again.
 *
 * @param contentHash Hash of the file's bytes.
 * @param readBy Everything else the records depend on: format and its version, district settings used in reading.
 */
export function batchIdOf(landingKey: string, contentHash: string, readBy: string): string {
  return createHash('sha256')
    .update(JSON.stringify([landingKey, contentHash, readBy]))
    .digest('hex')
    .slice(0, 32);
}
