import type * as z from 'zod';
import { type ColumnType, fieldFacts } from './fields.ts';

/**
 * One kind of record of the common schema. The zod schema is the only place that knows the fields;
 * the lake's columns, the natural key and the data dictionary all follow from it.
 */
export interface RecordType<Schema extends z.ZodObject = z.ZodObject> {
  /** Name in kebab case, also the lake folder: 'assessment-result'. */
  readonly name: string;
  /** One sentence for the data dictionary. */
  readonly description: string;
  readonly schema: Schema;
  /**
   * Fields that say which real thing a record is about. Of all records with the same values in one district and school year,
   * the one from the newest landed file that still counts is true. `studentKey` in it stands for the resolved student.
   */
  readonly naturalKey: readonly string[];
  /** Team data refreshes the workbooks it touches at once; district data waits for the night. */
  readonly cadence: 'nightly' | 'at once';
  /**
   * 'replace': the newest record of a key counts (the rule of the house).
   * 'append': every record counts for ever: what a team typed is a log of dated edits.
   */
  readonly history: 'replace' | 'append';
}

/** Infers the record of a record type. */
export type RecordOf<T extends RecordType> = z.infer<T['schema']>;

export interface Column {
  /** Field name in TypeScript: 'scaleScore'. */
  readonly field: string;
  /** Column name in Parquet, SQL and Athena: 'scale_score'. */
  readonly column: string;
  readonly type: ColumnType;
  readonly description: string;
}

/** Declares a record type; the compiler checks that the natural key names fields of the schema. */
export function recordType<Schema extends z.ZodObject>(definition: {
  name: string;
  description: string;
  schema: Schema;
  naturalKey: readonly (keyof z.infer<Schema> & string)[];
  cadence?: 'nightly' | 'at once';
  history?: 'replace' | 'append';
}): RecordType<Schema> {
  return { cadence: 'nightly', history: 'replace', ...definition };
}

/** 'scaleScore' -> 'scale_score': SQL engines fold case, so the lake uses snake case. */
function columnName(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The columns of a record type, in the order of its schema. */
export function columnsOf(type: RecordType): readonly Column[] {
  return Object.entries(type.schema.shape).map(([field, schema]) => {
    const facts = fieldFacts.get(schema as z.ZodType);
    if (!facts) throw new Error(`${type.name}.${field} is not declared with a builder of fields.ts`);
    return { field, column: columnName(field), type: facts.column, description: facts.description };
  });
}

/**
 * Every record in the lake carries where it came from, beside its own columns.
 * `district`: district id; `source_key`: landing key of the file; `source_row`: 1-based physical line (or sheet row)
 * in it; `batch_id`: hash of the file's bytes and the format version; `deleted`: tombstone.
 */
export interface Provenance {
  readonly district: string;
  readonly sourceKey: string;
  readonly sourceRow: number;
  readonly batchId: string;
  /**
   * True for a tombstone: a delta file (OneRoster `tobedeleted`) says that the record with this natural key is gone.
   * Only the fields of the natural key are filled then.
   */
  readonly deleted: boolean;
}
