import type { Value } from '../values/finding.ts';
import type { Read } from './bound-source.ts';
import type { Draft } from './checks.ts';
import type { Identity } from './student-identity.ts';

/** Makes the record of a row in which every cell can be read and no needed one is empty; undefined otherwise. */
export type MakeRecord = (
  cells: readonly string[],
  values: readonly Value[],
  identity: Identity | undefined,
) => Draft | undefined;

/** Where each field of a record comes from. */
export interface FieldOrigins {
  /** Every field of the record type with its constant (null where it has none), in the order of the schema. */
  readonly constants: Readonly<Record<string, Value>>;
  readonly readers: ReadonlyMap<string, Read>;
  /** Slot of a value that the records of a row share. */
  readonly slots: ReadonlyMap<string, number>;
  /** Fields that name the student. */
  readonly identityFields: readonly string[];
  /** Fields without which there is no record. */
  readonly required: readonly string[];
}

const FIELD_NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Writes the record as one object literal, as `z.compile` writes its checks: measured on 500,000 rows of a CERS export, filling a record field by
 * field through a loop takes a fifth longer. Only field names of our own schemas become code; texts of a format never do.
 * Other rows go the long way, which reports what is wrong.
 */
export function recordMaker({
  constants,
  readers,
  slots,
  identityFields,
  required,
}: FieldOrigins): MakeRecord {
  const fields = Object.keys(constants);
  const read = [...readers.keys()];
  for (const name of fields) if (!FIELD_NAME.test(name)) throw new Error(`"${name}" is no field name`);
  const origin = (field: string): string => {
    if (readers.has(field)) return `value${read.indexOf(field)}`;
    if (slots.has(field)) return `values[${slots.get(field)}]`;
    return identityFields.includes(field) ? `identity.${field}` : `constants.${field}`;
  };
  const lines = [
    `const [${read.map((_, index) => `read${index}`).join(', ')}] = readers;`,
    'return (cells, values, identity) => {',
    ...read.map(
      (_, index) =>
        `const value${index} = read${index}(cells); if (typeof value${index} === 'object' && value${index} !== null) return undefined;`,
    ),
    ...required.map((field) => `if (${origin(field)} === null) return undefined;`),
    `return { ${fields.map((field) => `${field}: ${origin(field)}`).join(', ')} };`,
    '};',
  ];
  const write = new Function('readers', 'constants', lines.join('\n'));
  return write([...readers.values()], constants) as MakeRecord;
}
