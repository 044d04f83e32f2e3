import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Spread } from './parquet/parquet-column.ts';

/** Numbers of one column and one block of rows that wait for their Parquet file. */
export interface KeptNumbers {
  readonly rows: number;
  readonly spread: Spread;
  /** Puts them where they belong in the whole column. */
  copyTo(column: Int32Array | Float64Array, at: number): void;
}

/** Bytes that wait. */
export interface KeptBytes {
  readonly length: number;
  read(): Uint8Array;
}

/** Keeps rows until their file is read to its end: in memory up to a limit, on disk beyond it. */
export interface WaitingRoom {
  keepNumbers(values: Int32Array | Float64Array, rows: number, missing: number): KeptNumbers;
  /** The bytes must not be written to any more. */
  keepBytes(bytes: Uint8Array): KeptBytes;
  /** Frees everything; what was kept can no longer be read. */
  close(): void;
}

type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Opens a waiting room. Its file is made only when it is needed. Everything is synchronous, because adding a record does not wait. */
export function openWaitingRoom(folder: string, memoryBytes: number): WaitingRoom {
  let inMemory = 0;
  let file: { readonly path: string; readonly handle: number } | undefined;
  let written = 0;

  function toDisk(bytes: Uint8Array): KeptBytes {
    if (!file) {
      mkdirSync(folder, { recursive: true });
      const path = join(folder, `${randomUUID()}.rows`);
      file = { path, handle: openSync(path, 'wx+') };
    }
    const { handle } = file;
    const { length } = bytes;
    const at = written;
    for (let done = 0; done < length; ) done += writeSync(handle, bytes, done, length - done, at + done);
    written += length;
    // Nothing in here may name the bytes, or they would stay in memory all the same.
    return { length, read: () => readFully(handle, length, at) };
  }

  function keepBytes(bytes: Uint8Array): KeptBytes {
    if (inMemory + bytes.length > memoryBytes) return toDisk(bytes);
    inMemory += bytes.length;
    return { length: bytes.length, read: () => bytes };
  }

  return {
    keepNumbers(values, rows, missing) {
      const { areWhole, ...spread } =
        values instanceof Int32Array
          ? spreadOf(values, rows, missing)
          : spreadOfDoubles(values, rows, missing);
      const kept = (copyTo: KeptNumbers['copyTo']): KeptNumbers => ({ rows, spread, copyTo });
      const { lowest, highest, isFull } = spread;
      if (lowest > highest) return kept((column, at) => void column.fill(missing, at, at + rows));
      if (lowest === highest && isFull) return kept((column, at) => void column.fill(lowest, at, at + rows));
      const codes = areWhole ? codesFor(highest - lowest, rows) : undefined;
      if (!codes) {
        const doubles = keepBytes(bytesOf(new Float64Array(values.subarray(0, rows))));
        return kept((column, at) => column.set(doublesIn(doubles.read()), at));
      }
      encode(values, missing, lowest, codes);
      const bytes = keepBytes(bytesOf(codes));
      return kept((column, at) => decode(codesIn(bytes.read(), rows), missing, lowest, column, at));
    },
    keepBytes,
    close() {
      if (!file) return;
      closeSync(file.handle);
      rmSync(file.path, { force: true });
      file = undefined;
    },
  };
}

/** What a block is like; `areWhole`: whole numbers only. */
type BlockSpread = Spread & { readonly areWhole: boolean };

function spreadOf(values: Int32Array, rows: number, missing: number): BlockSpread {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let present = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (value === missing) continue;
    present++;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return { lowest, highest, isFull: present === rows, areWhole: true };
}

function spreadOfDoubles(values: Float64Array, rows: number, missing: number): BlockSpread {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let present = 0;
  let areWhole = true;
  for (let row = 0; row < rows; row++) {
    const value = values[row]!;
    if (value === missing || Number.isNaN(value)) continue;
    present++;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
    // Minus zero is a number of its own.
    if (value !== Math.floor(value) || (value === 0 && 1 / value < 0)) areWhole = false;
  }
  return { lowest, highest, isFull: present === rows, areWhole };
}

/** 0 where a value is missing, else its distance from the lowest and one. */
function encode(values: Int32Array | Float64Array, missing: number, lowest: number, codes: Codes): void {
  for (let row = 0; row < codes.length; row++) {
    const value = values[row]!;
    codes[row] = value === missing || Number.isNaN(value) ? 0 : value - lowest + 1;
  }
}

function decode(
  codes: Codes,
  missing: number,
  lowest: number,
  column: Int32Array | Float64Array,
  at: number,
): void {
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row]!;
    column[at + row] = code === 0 ? missing : code + lowest - 1;
  }
}

/** The narrowest room for codes from 0 (missing) to the span and one. */
function codesFor(span: number, rows: number): Codes | undefined {
  if (span < 0xff) return new Uint8Array(rows);
  if (span < 0xffff) return new Uint16Array(rows);
  return span < 0xffffffff ? new Uint32Array(rows) : undefined;
}

function codesIn(bytes: Uint8Array, rows: number): Codes {
  if (bytes.length === rows) return bytes;
  return bytes.length === 2 * rows
    ? new Uint16Array(bytes.buffer, bytes.byteOffset, rows)
    : new Uint32Array(bytes.buffer, bytes.byteOffset, rows);
}

function doublesIn(bytes: Uint8Array): Float64Array {
  return new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8);
}

function bytesOf({ buffer, byteOffset, byteLength }: Codes | Float64Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Into an array of its own, so that wider numbers in it lie where they may. */
function readFully(handle: number, length: number, at: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const read = readSync(handle, bytes, done, length - done, at + done);
    if (read === 0) throw new Error('Rows that waited on disk are gone.');
    done += read;
  }
  return bytes;
}
