import { createHash } from 'node:crypto';
import { type CurrentFile, foldVersions } from './file-state.ts';
import type { FileVersion } from './file-version.ts';
import { fingerprint } from './fingerprint.ts';
import { type Items, isNew, type SortKeys } from './items.ts';
import { normaliseSequencer } from './sequencer.ts';

/** Which landed files to read; everything of the district where nothing is said. */
export interface FileSelection {
  /** As the ledger stood at this moment (ISO): versions that landed later are not seen. */
  readonly asOf?: string;
  /** Landing keys with this beginning. */
  readonly prefix?: string;
  /** Files that can hold records of this team: those in its own folder, and those in no team's folder. */
  readonly teamId?: string;
}

export interface FileLedger {
  /**
   * Records one version of a landed file, which makes its rows visible. Replays change nothing; versions may come in any
   * order. A version that was read anew (other batch id for the same sequencer) replaces the reading before.
   */
  recordFileVersion(version: FileVersion): Promise<'recorded' | 'unchanged'>;
  /** State of every landed file of a district, deleted ones included, in the order of landing keys. */
  currentFiles(district: string, selection?: FileSelection): Promise<CurrentFile[]>;
  /** State of one landed file. */
  currentFile(district: string, landingKey: string): Promise<CurrentFile | undefined>;
  /** All versions of one landed file, oldest first. */
  fileHistory(district: string, landingKey: string): Promise<FileVersion[]>;
  /** Every district that ever dropped a file. */
  districts(): Promise<string[]>;
  /**
   * A number that is another one whenever `currentFiles` of the district may be: what was read under the same number can be
   * used again. 0 for a district that never dropped a file.
   */
  filesRevision(district: string): Promise<number>;
}

/** Two writers of one key can meet; each meeting lets one of them through. */
const ATTEMPTS = 20;
/** DynamoDB allows 1,024 bytes in a sort key; a sequencer and its separator take 41 of them. */
const LONGEST_KEY_BYTES = 900;

export const historyPartition = (district: string) => `HISTORY#${district}`;
export const statesPartition = (district: string) => `FILES#${district}`;

/**
 * The landing key as (the beginning of) a sort key. Longer ones keep their first bytes, so that prefixes still find them, and
 * end in a hash; the item itself holds the whole key.
 */
export function sortKeyOf(landingKey: string): string {
  const bytes = Buffer.from(landingKey);
  if (bytes.length <= LONGEST_KEY_BYTES) return landingKey;
  const beginning = bytes
    .subarray(0, LONGEST_KEY_BYTES)
    .toString()
    .replace(/\uFFFD$/, '');
  return `${beginning}~${createHash('sha256').update(landingKey).digest('hex')}`;
}

function sortKeyRanges(district: string, { prefix, teamId }: FileSelection): SortKeys[] {
  if (teamId === undefined) return prefix === undefined ? ['all'] : [{ prefix }];
  if (prefix !== undefined) throw new Error('Choose files by prefix or by team, not by both.');
  // '0' follows '/': the three ranges are what sorts before the teams' folders, the team's own, and what sorts after them.
  const teams = `${district}/teams`;
  return [{ below: `${teams}/` }, { prefix: `${teams}/${teamId}/` }, { from: `${teams}0` }];
}

export function openFileLedger(items: Items): FileLedger {
  async function versionsOf(district: string, landingKey: string): Promise<FileVersion[]> {
    const found = await items.query(historyPartition(district), { prefix: `${sortKeyOf(landingKey)}#` });
    return found.map((item) => item.file as FileVersion).filter((file) => file.landingKey === landingKey);
  }

  /**
   * Brings the state item up to the file's history. The revision is read before the history and must not have moved when the
   * state is written: whoever writes last has seen every version.
   */
  async function publishState(district: string, landingKey: string): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await items.get(statesPartition(district), sortKeyOf(landingKey));
      const file = foldVersions(await versionsOf(district, landingKey));
      const mark = fingerprint(file);
      if (before?.fingerprint === mark) return;
      const revision = Number(before?.revision ?? 0);
      const unmoved = before ? { expression: '#revision = :revision', values: { revision } } : isNew;
      const state = { file, fingerprint: mark, revision: revision + 1 };
      if (await items.put(statesPartition(district), sortKeyOf(landingKey), state, unmoved)) return;
    }
    throw new Error(`The state of "${landingKey}" changed ${ATTEMPTS} times while it was being written.`);
  }

  return {
    async recordFileVersion(version) {
      const file: FileVersion = {
        ...version,
        sequencer: normaliseSequencer(version.sequencer),
        landedAt: canonicalMoment(version.landedAt),
      };
      const mark = fingerprint(file);
      const isOther = {
        expression: 'attribute_not_exists(#pk) OR #fingerprint <> :fingerprint',
        values: { fingerprint: mark },
      };
      const sortKey = `${sortKeyOf(file.landingKey)}#${file.sequencer}`;
      const recorded = await items.put(
        historyPartition(file.district),
        sortKey,
        { file, fingerprint: mark },
        isOther,
      );
      // Also for a replay: a writer that died between these writes is made good by the event's next delivery.
      await publishState(file.district, file.landingKey);
      // After the state, so that nobody keeps what was read before it under the new number.
      await items.increment('DISTRICTS', file.district, 'revision');
      return recorded ? 'recorded' : 'unchanged';
    },

    async currentFiles(district, selection = {}) {
      const partition = selection.asOf === undefined ? statesPartition(district) : historyPartition(district);
      const files: FileVersion[] = [];
      for (const range of sortKeyRanges(district, selection)) {
        for (const item of await items.query(partition, range)) files.push(item.file as FileVersion);
      }
      if (selection.asOf === undefined) return files as CurrentFile[];
      const moment = canonicalMoment(selection.asOf);
      const landed = new Map<string, FileVersion[]>();
      for (const file of files.filter((version) => version.landedAt <= moment)) {
        landed.set(file.landingKey, [...(landed.get(file.landingKey) ?? []), file]);
      }
      return [...landed.values()].flatMap((versions) => foldVersions(versions) ?? []);
    },

    async currentFile(district, landingKey) {
      const found = await items.get(statesPartition(district), sortKeyOf(landingKey));
      return found?.file as CurrentFile | undefined;
    },

    async fileHistory(district, landingKey) {
      return versionsOf(district, landingKey);
    },

    async districts() {
      return (await items.query('DISTRICTS')).map((item) => String(item.sk));
    },

    async filesRevision(district) {
      return Number((await items.get('DISTRICTS', district))?.revision ?? 0);
    },
  };
}

/** ISO in UTC with milliseconds, so that text order is time order. */
function canonicalMoment(moment: string): string {
  const time = new Date(moment);
  if (Number.isNaN(time.getTime())) throw new RangeError(`"${moment}" is not a moment in ISO form.`);
  return time.toISOString();
}
