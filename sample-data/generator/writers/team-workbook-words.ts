import * as z from 'zod';
import { type RecordTypeName, recordTypeNamed } from '../../../shared/records/records.ts';

/** The words a field allows, for its drop-down list; undefined for free fields. */
export function fixedWords(recordType: RecordTypeName, field: string): readonly string[] | undefined {
  const schema: unknown = recordTypeNamed(recordType).schema.shape[field];
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  return inner instanceof z.ZodEnum ? inner.options.map(String) : undefined;
}
