import type { SchemaElement } from 'hyparquet';
import type { ColumnType } from '../../records/fields.ts';

/** The texts that the numbers of a column stand for. */
export interface Texts {
  /** Length in bytes of UTF-8. */
  readonly byteLength: (number: number) => number;
  /** Writes the bytes of a text. */
  readonly write: (number: number, out: Uint8Array, at: number) => void;
  /** The order of two texts by their bytes, which is the order of VARCHAR in DuckDB. */
  readonly compare: (a: number, b: number) => number;
  /** A number that sorts as the text does; absent where there is none to be had at once. */
  readonly rank?: (number: number) => number;
  /** Ids made of digits: compressing them takes longer than all else about them, and every reader would have to undo it. */
  readonly areDigits?: boolean;
  /** Each number stands for a text of its own, so that a dictionary is not worth a try. */
  readonly areAllDifferent?: boolean;
}

/** Ids of as many digits each sort as their numbers do. */
export function sortAsNumbers(texts: Texts, lowest: number, highest: number): boolean {
  const areNumbers = texts.areDigits === true && texts.rank !== undefined;
  return areNumbers && lowest <= highest && texts.byteLength(lowest) === texts.byteLength(highest);
}

/** From where to where numbers lie. Nothing but missing ones: lowest above highest. */
export interface Spread {
  readonly lowest: number;
  readonly highest: number;
  /** None is missing. */
  readonly isFull: boolean;
}

/** One column of a table, a number for each row. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: ColumnType;
  /** Integers and decimals as they are, flags as 0 and 1, dates in days and timestamps in seconds since 1970, texts as numbers that stand for them. */
  readonly numbers: Int32Array | Float64Array;
  /** Stands for a missing value; NaN always does. */
  readonly missing: number;
  /** From where to where the numbers that are there lie. */
  readonly spread: Spread;
  /** For columns of texts. */
  readonly texts?: Texts;
}

/** What Parquet calls the types of the lake's columns; just what DuckDB writes, so that batches of both can be read as one. */
const ELEMENTS: Readonly<Record<ColumnType, Omit<SchemaElement, 'name'> & { type: PhysicalType }>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32', converted_type: 'INT_32' },
  decimal: { type: 'DOUBLE' },
  flag: { type: 'BOOLEAN' },
  date: { type: 'INT32', converted_type: 'DATE' },
  timestamp: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MICROS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
  },
};

/** How Parquet stores values. */
export type PhysicalType = 'BYTE_ARRAY' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN';

/** The column in the schema of a file. */
export function schemaElement({ name, type }: Pick<ParquetColumn, 'name' | 'type'>): SchemaElement {
  return { name, repetition_type: 'OPTIONAL', ...ELEMENTS[type] };
}

/** How Parquet stores the values of a column. */
export function physicalType(type: ColumnType): PhysicalType {
  return ELEMENTS[type].type;
}
