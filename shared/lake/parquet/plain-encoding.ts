import type { ParquetColumn } from './parquet-column.ts';

const MICROSECONDS = 1_000_000;
const TWO_TO_32 = 2 ** 32;

/** Values of a column written one after the other (PLAIN); none of them missing. Flags are no bytes: hybrid-encoding.ts packs them. */
export function plainBytes(column: ParquetColumn, values: ArrayLike<number>, count: number): Uint8Array {
  if (column.texts) return plainTexts(column.texts, values, count);
  if (column.type === 'decimal') return bytesOf(new Float64Array(firstOf(values, count)));
  if (column.type === 'timestamp') return bytesOf(microseconds(values, count));
  return bytesOf(new Int32Array(firstOf(values, count)));
}

/** Each text as its length and its bytes. */
function plainTexts(
  texts: NonNullable<ParquetColumn['texts']>,
  values: ArrayLike<number>,
  count: number,
): Uint8Array {
  let bytes = 0;
  for (let at = 0; at < count; at++) bytes += 4 + texts.byteLength(values[at]!);
  const out = new Uint8Array(bytes);
  let place = 0;
  for (let at = 0; at < count; at++) {
    const value = values[at]!;
    const length = texts.byteLength(value);
    out[place] = length & 0xff;
    out[place + 1] = (length >>> 8) & 0xff;
    out[place + 2] = (length >>> 16) & 0xff;
    out[place + 3] = length >>> 24;
    texts.write(value, out, place + 4);
    place += 4 + length;
  }
  return out;
}

/** Seconds as whole microseconds of 64 bits, low word first. */
function microseconds(seconds: ArrayLike<number>, count: number): Int32Array {
  const words = new Int32Array(2 * count);
  for (let at = 0; at < count; at++) {
    const micros = Math.round(seconds[at]! * MICROSECONDS);
    words[2 * at] = micros;
    words[2 * at + 1] = Math.floor(micros / TWO_TO_32);
  }
  return words;
}

function firstOf(values: ArrayLike<number>, count: number): ArrayLike<number> {
  return Array.isArray(values) || values.length === count
    ? values
    : (values as Float64Array).subarray(0, count);
}

function bytesOf(values: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
