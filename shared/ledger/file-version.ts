import type { RecordTypeName } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';

/** Rows of one record type, school year, system and team that one file gave: one Parquet file in the lake. */
export interface BatchPart {
  readonly recordType: RecordTypeName;
  readonly schoolYear: SchoolYear;
  /** Kind of source ('toms', 'oneroster-users'); one part holds one system. */
  readonly system: string;
  /**
   * True when the file says it holds the complete set (OneRoster bulk): older records of the same record type, school year,
   * system and team no longer count, even those the new file does not repeat.
   */
  readonly completeSet: boolean;
  readonly rows: number;
  /** Team the part belongs to, for record types of teams. */
  readonly teamId?: string;
  /** Key in the lake bucket: batches/<record type>/<school year>/<batch id>-<n>.parquet */
  readonly key: string;
}

/**
 * One version of one landed file: what the ledger knows. A landing key's newest version (highest sequencer) is the file's state;
 * a version with `deleted` withdraws its rows. A batch is visible only through such an item.
 */
export interface FileVersion {
  readonly district: string;
  /** Key in the landing bucket: <district>/anything or <district>/teams/<team>/anything. */
  readonly landingKey: string;
  /** S3 event sequencer (hexadecimal, compared per key only), normalised to a fixed width: see sequencer.ts. */
  readonly sequencer: string;
  /** When this version landed (ISO, UTC). Of two files with the same record, the one that landed later is right. */
  readonly landedAt: string;
  readonly deleted: boolean;
  /**
   * Hash of the file's bytes. The same bytes dropped again under the same key change nothing: the file keeps the moment at
   * which these bytes first landed.
   */
  readonly contentHash?: string;
  /** From batchIdOf: landing key, bytes, and all that decided how they were read; absent for deletions and refused files. */
  readonly batchId?: string;
  readonly format?: string;
  readonly status?: 'accepted' | 'partly' | 'refused';
  readonly parts: readonly BatchPart[];
  readonly rows?: {
    readonly total: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly setAside: number;
  };
  /** Key of the receipt in the outbox; absent until it is written: whoever delivers the file's event again finds that it is not done with. */
  readonly receiptKey?: string;
}
