import type { RecordTypeName } from './records.ts';

/** What a field of a record can hold. */
export type FieldValue = string | number | boolean | null;

/** A field whose value has no number: it stands in `given`. */
export const NO_NUMBER = -1;

/**
 * A record whose fields are numbers of values. The rows of a table repeat few values in most columns, so what is done with a value (checking it,
 * encoding it for the lake) need be done once a value instead of once a row. The one that makes it writes each row's record over the one before:
 * the numbers hold until the next row, what they stand for holds for good.
 */
export interface NumberedRecord {
  readonly type: RecordTypeName;
  /** Every field of the record type, in the order of its schema. */
  readonly fields: readonly string[];
  /** By field: the number of its value, or NO_NUMBER. */
  readonly numbers: Int32Array;
  /** By field: what its numbers stand for. */
  readonly values: readonly (readonly FieldValue[])[];
  /** By field: the value that has no number. */
  readonly given: readonly FieldValue[];
}

/** The value of a field, by its place among the fields. */
function fieldValue({ numbers, values, given }: NumberedRecord, at: number): FieldValue {
  const number = numbers[at]!;
  return number === NO_NUMBER ? given[at]! : values[at]![number]!;
}

/** The value of a field, by its name; null where the record type has no such field. */
export function valueNamed(record: NumberedRecord, field: string): FieldValue {
  const at = record.fields.indexOf(field);
  return at < 0 ? null : fieldValue(record, at);
}

/** The same record as an object. */
export function recordOf(numbered: NumberedRecord): Readonly<Record<string, FieldValue>> {
  return Object.fromEntries(numbered.fields.map((field, at) => [field, fieldValue(numbered, at)]));
}
