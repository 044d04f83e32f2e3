import type { NumberedRecord } from '../records/numbered-record.ts';
import type { RecordTypeName } from '../records/records.ts';

/**
 * Where intake puts the records it makes. The lake's batch writer is one; the dry run counts only; tests collect in arrays.
 * `record` has every field of its record type's schema (null = missing), already validated.
 */
export interface RecordSink {
  add(type: RecordTypeName, record: Readonly<Record<string, unknown>>, origin: RecordOrigin): void;
  /** The same for a record made of numbers, for sinks that can do with numbers; `add` takes those of the others. */
  addNumbered?(record: NumberedRecord, origin: RecordOrigin): void;
}

export interface RecordOrigin {
  /** 1-based physical line in the file (sheet row in a workbook; line in the member file of a zip). */
  readonly sourceRow: number;
  /** Kind of source, as in student.system: 'toms', 'oneroster-users', 'google-forms' ... */
  readonly system: string;
  /** A tombstone: only natural key fields (and schoolYear) are filled. */
  readonly deleted?: boolean;
}
