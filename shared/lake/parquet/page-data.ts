import { bitWidth, hybridRoom, LONG_RUN, writeHybrid, writeSame } from './hybrid-encoding.ts';

/** Bytes that the levels of so many rows need at most. */
export function levelRoom(rows: number): number {
  return 4 + hybridRoom(rows, 1);
}

/** Bytes that so many indexes need at most. */
export function indexRoom(count: number, entries: number): number {
  return 1 + hybridRoom(count, bitWidth(entries));
}

/** For each row whether its value is there, behind their length in bytes. Written into `out`, which has `levelRoom`. */
export function definitionLevels(levels: Int32Array, rows: number, out: Uint8Array): Uint8Array {
  const end = writeHybrid(levels, rows, 1, out, 4);
  new DataView(out.buffer, out.byteOffset).setUint32(0, end - 4, true);
  return out.subarray(0, end);
}

/** The same where all values are there, or none. */
export function sameLevels(level: 0 | 1, rows: number): Uint8Array {
  const out = new Uint8Array(4 + roomForSame(rows));
  const end = writeSame(level, rows, 1, out, 4);
  new DataView(out.buffer).setUint32(0, end - 4, true);
  return out.subarray(0, end);
}

/** Numbers into the dictionary, behind their width in bits. Written into `out`, which has `indexRoom`. */
export function dictionaryIndexes(
  indexes: Int32Array,
  count: number,
  entries: number,
  out: Uint8Array,
): Uint8Array {
  const width = bitWidth(entries - 1);
  out[0] = width;
  return out.subarray(0, writeHybrid(indexes, count, width, out, 1));
}

/** The same where the dictionary has one entry. */
export function sameIndexes(count: number): Uint8Array {
  const width = bitWidth(0);
  const out = new Uint8Array(1 + roomForSame(count));
  out[0] = width;
  return out.subarray(0, writeSame(0, count, width, out, 1));
}

/** A long run takes a few bytes, a short one is packed. */
function roomForSame(count: number): number {
  return hybridRoom(Math.min(count, LONG_RUN), 1);
}

/** Eight flags a byte. */
export function packedFlags(values: ArrayLike<number>, count: number): Uint8Array {
  const out = new Uint8Array(Math.ceil(count / 8));
  for (let at = 0; at < count; at++) out[at >>> 3]! |= values[at]! << (at & 7);
  return out;
}
