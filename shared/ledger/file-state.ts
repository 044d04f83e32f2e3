import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { BatchPart, FileVersion } from './file-version.ts';

/**
 * The state of a landed file: its newest version, with two things only its history knows. `landedAt` is the moment since which
 * the file holds these very bytes. `keptParts` are parts of earlier versions that still count, because what a team typed
 * (record types with history 'append') is never replaced.
 */
export interface CurrentFile extends FileVersion {
  readonly keptParts: readonly BatchPart[];
}

/**
 * Folds the versions of one landing key into the state of the file; undefined where there are none. The result depends on the
 * set of versions only, so duplicated, reordered and replayed events lead to the same state.
 *
 * - The version with the highest sequencer is the state; a deletion withdraws the file's rows.
 * - The same bytes dropped again change nothing, not even their place in the order of landing (a sync tool that uploads
 *   everything each night must not turn old exports into the newest ones).
 *
 * @param versions Versions of one landing key in any order; sequencers normalised, `landedAt` as ISO in UTC.
 */
export function foldVersions(versions: readonly FileVersion[]): CurrentFile | undefined {
  const inOrder = [...versions].sort((a, b) => (a.sequencer < b.sequencer ? -1 : 1));
  const newest = inOrder.at(-1);
  if (!newest) return undefined;
  const run = inOrder.slice(inOrder.findLastIndex((version) => !sameBytes(version, newest)) + 1);
  const sinceThen = run.map((version) => version.landedAt).sort()[0] ?? newest.landedAt;
  return { ...newest, landedAt: sinceThen, keptParts: keptPartsOf(inOrder.slice(0, -1), newest) };
}

function sameBytes(version: FileVersion, newest: FileVersion): boolean {
  if (version === newest) return true;
  return (
    !version.deleted &&
    !newest.deleted &&
    contentOf(version) !== undefined &&
    contentOf(version) === contentOf(newest)
  );
}

const contentOf = (version: FileVersion) => version.contentHash ?? version.batchId;

function keptPartsOf(earlier: readonly FileVersion[], newest: FileVersion): BatchPart[] {
  const kept = new Map<string, BatchPart>();
  for (const part of earlier.flatMap((version) => version.parts)) {
    if (isAppendOnly(part.recordType)) kept.set(part.key, part);
  }
  for (const part of newest.parts) kept.delete(part.key);
  return [...kept.values()];
}

/** True for record types whose records all count for ever. A type this version of the code does not know is none of them. */
export function isAppendOnly(name: RecordTypeName): boolean {
  return recordTypeNamed(name)?.history === 'append';
}
