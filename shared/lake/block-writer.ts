import type { ColumnType } from '../records/fields.ts';

/** A column of a block: numbers, or, in the first block of a table, texts as they are. */
export type BlockColumn = Int32Array | Float64Array | (string | number | null)[];

/** Where a field of a record goes. */
export interface FieldColumn {
  readonly field: string;
  readonly type: ColumnType;
  readonly column: BlockColumn;
  /** The number that stands for a missing value. */
  readonly missing: number;
  /** The number that stands for a value; absent where the value itself is stored. */
  readonly encode: ((value: never) => number) | undefined;
}

/** Puts the fields of a record into one row of their columns. */
export type WriteRow = (record: Readonly<Record<string, unknown>>, row: number) => void;

const FIELD_NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Writes the way from a record into its columns as code, as record-maker.ts writes the way into the record: a loop over fields asks for each by a
 * name that changes, which costs more than everything else in it. Only field names of our own schemas become code.
 */
export function rowWriter(fields: readonly FieldColumn[]): WriteRow {
  for (const { field } of fields) if (!FIELD_NAME.test(field)) throw new Error(`"${field}" is no field name`);
  const state = fields.map(
    (_, at) => `const { column: column${at}, missing: missing${at}, encode: encode${at} } = fields[${at}];
      let value${at}; let number${at} = 0;`,
  );
  const lines = fields.map(
    ({ field, type, encode }, at) => `value = record.${field} ?? null; ${lineOf(type, encode, at)}`,
  );
  const write = new Function(
    'fields',
    `${state.join('\n')} return (record, row) => { let value; ${lines.join('\n')} };`,
  );
  return write(fields) as WriteRow;
}

/** Code that puts `value` into a column. */
function lineOf(type: ColumnType, encode: FieldColumn['encode'], at: number): string {
  const column = `column${at}[row]`;
  if (!encode) return `${column} = value;`;
  const encoded = `value === null ? missing${at} : encode${at}(value)`;
  switch (type) {
    case 'decimal':
    case 'timestamp':
      return `${column} = ${encoded};`;
    case 'integer':
      return `${column} = value === (value | 0) && value !== missing${at} ? value : ${encoded};`;
    case 'flag':
      return `${column} = value === true ? 1 : value === false ? 0 : ${encoded};`;
    case 'date':
      // Most values are those of the row before: its number stands there already.
      return `if (value !== value${at}) { number${at} = ${encoded}; value${at} = value; } ${column} = number${at};`;
    case 'text':
      return `if (value === value${at} && row > 0) ${column} = column${at}[row - 1]; else { ${column} = encode${at}(value); value${at} = value; }`;
  }
}
