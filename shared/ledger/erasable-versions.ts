import { foldVersions } from './file-state.ts';
import type { FileVersion } from './file-version.ts';
import { fingerprint } from './fingerprint.ts';

export interface VersionsToErase {
  readonly erase: readonly FileVersion[];
  readonly keep: readonly FileVersion[];
  /** Keys of the lake that only the erased versions name. */
  readonly batchKeys: readonly string[];
}

/**
 * Which versions of one landed file can be deleted for good without changing what counts today: all of a file that was withdrawn, and of a
 * file that counts the versions before the one it holds now. Versions whose rows go on counting stay: those a refused version left in
 * force, and what teams typed (record types whose records all count for ever).
 *
 * @param versions Every version of one landing key, in any order.
 * @throws Error when the state of the file rests on an earlier version in another way; nothing may be erased then.
 */
export function erasableVersions(versions: readonly FileVersion[]): VersionsToErase {
  const now = foldVersions(versions);
  if (now === undefined || now.deleted)
    return { erase: versions, keep: [], batchKeys: batchKeysOf(versions) };
  const counting = new Set(batchKeysOf([now, { ...now, parts: now.keptParts }]));
  const isNeeded = (version: FileVersion) =>
    version.sequencer === now.sequencer ||
    (!version.deleted && version.contentHash !== undefined && version.contentHash === now.contentHash) ||
    version.parts.some(({ key }) => counting.has(key));
  const keep = versions.filter(isNeeded);
  if (fingerprint(foldVersions(keep)) !== fingerprint(now))
    throw new Error(`What "${now.landingKey}" holds now rests on its earlier versions: withdraw it first.`);
  const kept = new Set(batchKeysOf(keep));
  const erase = versions.filter((version) => !isNeeded(version));
  return { erase, keep, batchKeys: batchKeysOf(erase).filter((key) => !kept.has(key)) };
}

function batchKeysOf(versions: readonly Pick<FileVersion, 'parts'>[]): string[] {
  return [...new Set(versions.flatMap(({ parts }) => parts.map(({ key }) => key)))];
}
