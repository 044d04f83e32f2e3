/** A value that comes so often in a row is written once, with its count. Shorter runs are cheaper packed. */
export const LONG_RUN = 32;

/** Bits that hold every whole number from 0 up to this one; at least 1, because some readers stumble over columns of 0 bits. */
export function bitWidth(largest: number): number {
  return Math.max(1, 32 - Math.clz32(largest));
}

/** Bytes that `writeHybrid` needs at most. */
export function hybridRoom(count: number, width: number): number {
  return Math.ceil((count * width) / 8) + Math.ceil(count / 8) * 6 + 16;
}

/**
 * Writes whole numbers in Parquet's hybrid of run lengths and bit packing: groups of eight values packed bit by bit, and runs of one value as
 * count and value. Gives the place behind the last byte.
 * Source: https://parquet.apache.org/docs/file-format/data-pages/encodings/ (RLE = 3)
 *
 * @param width bits of a value, 1 to 24
 * @param at where in `out` to begin; `hybridRoom` says how much room there must be
 * @example writeHybrid([0, 1, 2, 3, 4, 5, 6, 7], 8, 3, out, 0) // 03 88 c6 fa
 */
export function writeHybrid(
  values: ArrayLike<number>,
  count: number,
  width: number,
  out: Uint8Array,
  at: number,
): number {
  let place = at;
  let packedFrom = 0;
  let row = 0;
  while (row < count) {
    const value = values[row]!;
    let end = row + 1;
    while (end < count && values[end] === value) end++;
    if (end - row >= LONG_RUN) {
      place = writePacked(values, packedFrom, row, width, out, place);
      place = writeRun(value, end - row, width, out, place);
      row = end;
      packedFrom = end;
    } else row = Math.min(row + 8, count);
  }
  return writePacked(values, packedFrom, count, width, out, place);
}

/** The same for one value that comes `count` times. */
export function writeSame(value: number, count: number, width: number, out: Uint8Array, at: number): number {
  return count >= LONG_RUN
    ? writeRun(value, count, width, out, at)
    : writeHybrid(new Int32Array(count).fill(value), count, width, out, at);
}

function writeRun(value: number, count: number, width: number, out: Uint8Array, at: number): number {
  let place = writeVarint(count * 2, out, at);
  for (let bits = 0; bits < width; bits += 8) out[place++] = (value >>> bits) & 0xff;
  return place;
}

/** Packs values in groups of eight; the last group is filled up with zeros. */
function writePacked(
  values: ArrayLike<number>,
  from: number,
  to: number,
  width: number,
  out: Uint8Array,
  at: number,
): number {
  if (from === to) return at;
  const groups = Math.ceil((to - from) / 8);
  let place = writeVarint(groups * 2 + 1, out, at);
  const end = place + groups * width;
  let bits = 0;
  let waiting = 0;
  for (let row = from; row < to; row++) {
    bits |= values[row]! << waiting;
    waiting += width;
    while (waiting >= 8) {
      out[place++] = bits & 0xff;
      bits >>>= 8;
      waiting -= 8;
    }
  }
  if (waiting > 0) out[place++] = bits & 0xff;
  // The room is used again and again: what an earlier column left there is no zero.
  out.fill(0, place, end);
  return end;
}

function writeVarint(value: number, out: Uint8Array, at: number): number {
  let place = at;
  let rest = value;
  while (rest > 127) {
    out[place++] = (rest & 127) | 128;
    rest >>>= 7;
  }
  out[place++] = rest;
  return place;
}
