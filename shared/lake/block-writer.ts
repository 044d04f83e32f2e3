/** A column of a block: numbers, or, in the first block of a table, texts as they are. */
export type BlockColumn = Int32Array | Float64Array | (string | number | null)[];

/** Where a field of a record goes. */
export interface FieldColumn {
  readonly field: string;
  /** The number that stands for a value (null: missing); absent where the value itself is stored. */
  readonly encode: ((value: never) => number) | undefined;
}

/** Puts the fields of a record into one row of a block's columns. */
export type WriteRow = (
  record: Readonly<Record<string, unknown>>,
  row: number,
  columns: readonly BlockColumn[],
) => void;

const FIELD_NAME = /^[a-z][a-zA-Z0-9]*$/;

/**
 * Writes the way from a record into its columns as code, as record-maker.ts writes the way into the record: a loop over fields asks for each by a
 * name that changes, which costs more than everything else in it. A value equal to the one of the row before is not encoded again: most are.
 * Only field names of our own schemas become code.
 */
export function rowWriter(fields: readonly FieldColumn[]): WriteRow {
  for (const { field } of fields) if (!FIELD_NAME.test(field)) throw new Error(`"${field}" is no field name`);
  const lines = fields.map(({ field, encode }, at) => {
    const value = `record.${field} ?? null`;
    if (!encode) return `columns[${at}][row] = ${value};`;
    return `value = ${value};
      if (value !== value${at}) { code${at} = encode[${at}](value); value${at} = value; }
      columns[${at}][row] = code${at};`;
  });
  const state = fields.map((_, at) => `let value${at}; let code${at} = 0;`);
  const write = new Function(
    'encode',
    `${state.join('\n')} return (record, row, columns) => { let value; ${lines.join('\n')} };`,
  );
  return write(fields.map(({ encode }) => encode)) as WriteRow;
}
