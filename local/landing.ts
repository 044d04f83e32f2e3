import type { LandingEvent } from '../functions/ingest-file/landing-events.ts';
import type { CurrentFile } from '../shared/ledger/file-state.ts';
import type { Ledger } from '../shared/ledger/ledger.ts';
import { sequencerOfTime } from '../shared/ledger/sequencer.ts';
import type { InboxFile } from './inbox.ts';

/** What the folders say happened since the last run, as the events that S3 would have sent. */
export interface LandingChanges {
  readonly events: readonly LandingEvent[];
  /** Files that are as they were. */
  readonly unchanged: number;
}

/**
 * Compares the inbox with the ledger: a new or changed file is a drop, one that is gone a withdrawal.
 * A file's time of change stands for S3's sequencer; where a file with an older time is put back, the next number after the
 * ledger's is taken, so that what is seen now is the newest version.
 * A file that a killed run had noted and not written its receipt for comes again with the number it had, as SQS would deliver it again.
 */
export async function landingChanges(
  ledger: Ledger,
  files: readonly InboxFile[],
  districts: readonly string[],
  now: Date,
): Promise<LandingChanges> {
  const known = new Map<string, CurrentFile>();
  for (const district of districts) {
    for (const file of await ledger.currentFiles(district)) known.set(file.landingKey, file);
  }
  const events: LandingEvent[] = [];
  let unchanged = 0;
  for (const file of files) {
    const before = known.get(file.key);
    known.delete(file.key);
    const isSame = before !== undefined && !before.deleted && sameMoment(before, file);
    if (isSame && before.receiptKey) {
      unchanged += 1;
      continue;
    }
    const sequencer = isSame ? before.sequencer : after(before, sequencerOfTime(file.changedAt));
    events.push({ kind: 'dropped', key: file.key, sequencer, at: file.changedAt.toISOString() });
  }
  for (const gone of known.values()) {
    if (gone.deleted) continue;
    events.push({
      kind: 'withdrawn',
      key: gone.landingKey,
      sequencer: after(gone, sequencerOfTime(now)),
      at: now.toISOString(),
    });
  }
  return { events, unchanged };
}

function sameMoment(before: CurrentFile, file: InboxFile): boolean {
  return before.sequencer === sequencerOfTime(file.changedAt);
}

function after(before: CurrentFile | undefined, sequencer: string): string {
  if (!before || before.sequencer < sequencer) return sequencer;
  const next = (BigInt(`0x${before.sequencer}`) + 1n).toString(16).toUpperCase();
  return next.padStart(before.sequencer.length, '0');
}
