import { gzipSync } from 'node:zlib';
import type { ColumnMetaData, Encoding, Statistics } from 'hyparquet';
import { ByteWriter } from 'hyparquet-writer';
import { writePageHeader } from 'hyparquet-writer/src/datapage.js';
import {
  type DifferentValues,
  hashedValues,
  listedValues,
  type Numbers,
  slotsFor,
} from './different-values.ts';
import {
  definitionLevels,
  dictionaryIndexes,
  indexRoom,
  levelRoom,
  packedFlags,
  sameIndexes,
  sameLevels,
} from './page-data.ts';
import { type ParquetColumn, physicalType, sortAsNumbers } from './parquet-column.ts';
import { plainBytes } from './plain-encoding.ts';

/** The values of one column in one row group, as they stand in the file. */
export interface ColumnChunk {
  readonly bytes: Uint8Array;
  /** Where its data page begins: behind its dictionary, where it has one. */
  readonly dataPage: number;
  /** Facts for the file's footer; offsets follow from where the chunk comes to lie. */
  readonly facts: Omit<ColumnMetaData, 'data_page_offset' | 'dictionary_page_offset' | 'path_in_schema'>;
}

/** A dictionary is written where a value comes more than this often, on average. */
const DICTIONARY_PAYS = 1.4;
/** So few different values are always worth one. */
const FEW_VALUES = 16;
/** Whole numbers that lie at most this far apart are numbered by a list instead of a hash table. */
const LONGEST_LIST = 65_536;
/** Texts are compressed from this many bytes on. Numbers are packed already; compressing them takes long and gains little. */
const WORTH_COMPRESSING = 256;
/** Longer texts are no bounds that a reader could skip by. */
const LONGEST_BOUND = 256;

/** Room that the encoders of all columns use one after the other. */
export interface EncodingRoom {
  /** 1 for each row whose value is there, 0 where it is missing. */
  readonly levels: Int32Array;
  readonly indexes: Int32Array;
  readonly integers: Int32Array;
  readonly doubles: Float64Array;
  /** For numbering different values. */
  readonly slots: Int32Array;
  readonly list: Int32Array;
  /** For the bytes of a page's levels and of its indexes. */
  readonly levelBytes: Uint8Array;
  readonly indexBytes: Uint8Array;
}

/** @param rows of the largest row group */
export function encodingRoom(rows: number): EncodingRoom {
  return {
    levels: new Int32Array(rows),
    indexes: new Int32Array(rows),
    integers: new Int32Array(rows),
    doubles: new Float64Array(rows),
    slots: new Int32Array(slotsFor(rows)),
    list: new Int32Array(Math.min(LONGEST_LIST, 64 * rows)),
    levelBytes: new Uint8Array(levelRoom(rows)),
    indexBytes: new Uint8Array(indexRoom(rows, rows)),
  };
}

/**
 * Gives what encodes a column, one row group after the other, in the order of `rows`: as numbers into a dictionary of the group's different values,
 * or plainly where these are too many. The numbers come from the caller, so no value is looked at as a text.
 */
export function columnEncoder(
  column: ParquetColumn,
  room: EncodingRoom,
): (rows: Int32Array, from: number, to: number) => ColumnChunk {
  const { levels, indexes } = room;
  const different = valueNumbers(column, room);
  return (rows, from, to) => {
    const size = to - from;
    if (isEmpty(column)) return sameChunk(column, [], size);
    if (isConstant(column)) return sameChunk(column, [column.spread.lowest], size);
    const { values, count } = gather(column, rows, from, to, room);
    const most = Math.max(FEW_VALUES, Math.floor(count / DICTIONARY_PAYS));
    const entries = count > 0 ? different?.number(values, count, indexes, most) : undefined;
    const data = entries
      ? dictionaryIndexes(indexes, count, entries.length, room.indexBytes)
      : column.type === 'flag'
        ? packedFlags(values, count)
        : plainBytes(column, values, count);
    const there = count === size ? sameLevels(1, size) : definitionLevels(levels, size, room.levelBytes);
    const pages: Page[] = [
      ...(entries ? [dictionaryPage(plainBytes(column, entries, entries.length), entries.length)] : []),
      dataPage([there, data], size, entries !== undefined),
    ];
    const bounds = statistics(column, entries ?? values.subarray(0, count), size - count);
    return chunk(column, pages, size, bounds);
  };
}

function isEmpty({ spread }: ParquetColumn): boolean {
  return spread.lowest > spread.highest;
}

function isConstant({ spread }: ParquetColumn): boolean {
  return spread.isFull && spread.lowest === spread.highest;
}

/** A third of all columns say the same in every row, or nothing: nobody looks at their rows. */
function sameChunk(column: ParquetColumn, entries: readonly number[], rows: number): ColumnChunk {
  const [value] = entries;
  const bounds = statistics(column, entries, value === undefined ? rows : 0);
  if (value === undefined || column.type === 'flag') {
    const data =
      value === undefined ? new Uint8Array(0) : packedFlags(new Int32Array(rows).fill(value), rows);
    return chunk(
      column,
      [dataPage([sameLevels(value === undefined ? 0 : 1, rows), data], rows, false)],
      rows,
      bounds,
    );
  }
  const pages = [
    dictionaryPage(plainBytes(column, entries, 1), 1),
    dataPage([sameLevels(1, rows), sameIndexes(rows)], rows, true),
  ];
  return chunk(column, pages, rows, bounds);
}

/** Takes the values of some rows that are there, in order, and marks where they are. */
function gather(
  { numbers, missing }: ParquetColumn,
  rows: Int32Array,
  from: number,
  to: number,
  room: EncodingRoom,
): { readonly values: Numbers; readonly count: number } {
  return numbers instanceof Int32Array
    ? { values: room.integers, count: gatherIntegers(numbers, missing, rows, from, to, room) }
    : { values: room.doubles, count: gatherDoubles(numbers, missing, rows, from, to, room) };
}

/** The same loop stands below for doubles: shared, it would take twice as long. */
function gatherIntegers(
  numbers: Int32Array,
  missing: number,
  rows: Int32Array,
  from: number,
  to: number,
  { levels, integers }: EncodingRoom,
): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const value = numbers[rows[at]!]!;
    const isThere = value !== missing;
    levels[at - from] = isThere ? 1 : 0;
    integers[count] = value;
    if (isThere) count++;
  }
  return count;
}

function gatherDoubles(
  numbers: Float64Array,
  missing: number,
  rows: Int32Array,
  from: number,
  to: number,
  { levels, doubles }: EncodingRoom,
): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const value = numbers[rows[at]!]!;
    const isThere = value !== missing && !Number.isNaN(value);
    levels[at - from] = isThere ? 1 : 0;
    doubles[count] = value;
    if (isThere) count++;
  }
  return count;
}

/** What numbers the different values of a column; undefined where they are surely too many, and for flags, which are a bit each anyway. */
function valueNumbers(
  { numbers, spread, type }: ParquetColumn,
  { slots, list }: EncodingRoom,
): DifferentValues | undefined {
  const { lowest, highest } = spread;
  if (type === 'flag' || lowest > highest) return undefined;
  const isList = numbers instanceof Int32Array && highest - lowest < list.length;
  if (isList) return listedValues(lowest, highest, list);
  return numbers instanceof Float64Array || type === 'text' ? hashedValues(slots) : undefined;
}

interface Page {
  readonly kind: 'dictionary' | 'data';
  readonly bytes: Uint8Array;
  readonly values: number;
  readonly encoding: Encoding;
}

function dictionaryPage(bytes: Uint8Array, values: number): Page {
  return { kind: 'dictionary', bytes, values, encoding: 'PLAIN' };
}

function dataPage(parts: readonly Uint8Array[], values: number, hasDictionary: boolean): Page {
  return {
    kind: 'data',
    bytes: Buffer.concat(parts),
    values,
    encoding: hasDictionary ? 'RLE_DICTIONARY' : 'PLAIN',
  };
}

function chunk(column: ParquetColumn, pages: readonly Page[], rows: number, bounds: Statistics): ColumnChunk {
  const size = pages.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const isCompressed = column.texts && !column.texts.areDigits && size >= WORTH_COMPRESSING;
  const codec = isCompressed ? 'GZIP' : 'UNCOMPRESSED';
  const writer = new ByteWriter(size + 256);
  let plainSize = 0;
  let dataPageAt = 0;
  for (const page of pages) {
    if (page.kind === 'data') dataPageAt = writer.offset;
    const stored = codec === 'GZIP' ? gzipSync(page.bytes, { level: 1 }) : page.bytes;
    const begin = writer.offset;
    writeHeader(writer, page, stored.length);
    plainSize += writer.offset - begin + page.bytes.length;
    writer.appendBytes(stored);
  }
  return {
    bytes: writer.getBytes(),
    dataPage: dataPageAt,
    facts: {
      type: physicalType(column.type),
      encodings: [...new Set<Encoding>(['RLE', ...pages.map(({ encoding }) => encoding)])],
      codec,
      num_values: BigInt(rows),
      total_uncompressed_size: BigInt(plainSize),
      total_compressed_size: BigInt(writer.offset),
      statistics: bounds,
    },
  };
}

function writeHeader(writer: ByteWriter, { kind, bytes, values, encoding }: Page, storedSize: number): void {
  const sizes = { uncompressed_page_size: bytes.length, compressed_page_size: storedSize };
  if (kind === 'dictionary')
    writePageHeader(writer, {
      type: 'DICTIONARY_PAGE',
      ...sizes,
      dictionary_page_header: { num_values: values, encoding },
    });
  else
    writePageHeader(writer, {
      type: 'DATA_PAGE',
      ...sizes,
      data_page_header: {
        num_values: values,
        encoding,
        definition_level_encoding: 'RLE',
        repetition_level_encoding: 'RLE',
      },
    });
}

/** Least and greatest value and the count of missing ones, so that readers can skip row groups. */
function statistics(column: ParquetColumn, values: ArrayLike<number>, missing: number): Statistics {
  const null_count = BigInt(missing);
  if (values.length === 0) return { null_count };
  const [least, greatest] = ends(values, column);
  const min_value = bound(column, least);
  const max_value = bound(column, greatest);
  return min_value === undefined || max_value === undefined
    ? { null_count }
    : { null_count, min_value, max_value };
}

function ends(values: ArrayLike<number>, { texts, spread }: ParquetColumn): readonly [number, number] {
  let least = values[0]!;
  let greatest = least;
  const compare = texts && !sortAsNumbers(texts, spread.lowest, spread.highest) && texts.compare;
  for (let at = 1; at < values.length; at++) {
    const value = values[at]!;
    if (compare ? compare(value, least) < 0 : value < least) least = value;
    else if (compare ? compare(value, greatest) > 0 : value > greatest) greatest = value;
  }
  return [least, greatest];
}

function bound({ texts, type }: ParquetColumn, value: number): Statistics['min_value'] {
  if (type === 'flag') return value === 1;
  if (type === 'timestamp') return BigInt(Math.round(value * 1_000_000));
  if (!texts) return value;
  const length = texts.byteLength(value);
  if (length > LONGEST_BOUND) return undefined;
  const bytes = new Uint8Array(length);
  texts.write(value, bytes, 0);
  return bytes;
}
