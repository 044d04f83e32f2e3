import { type ParquetColumn, sortAsNumbers, type Texts } from './parquet/parquet-column.ts';

/** A column that rows are sorted by. */
export type SortColumn = Pick<ParquetColumn, 'numbers' | 'missing' | 'spread' | 'texts'>;

/** Whole numbers above this are not exact in a double. */
const LARGEST_EXACT = 2 ** 53;
/** Different keys up to which each has a bucket. */
const MOST_BUCKETS = 65_536;

/** Room in which sorts take turns: what each would throw away piles up faster than it is collected. */
export interface SortingRoom {
  readonly keys: Float64Array;
  /** As many rows as are sorted. */
  rows: Int32Array;
}

/** Room to sort so many rows. */
export function sortingRoom(rows: number): SortingRoom {
  return { keys: new Float64Array(rows), rows: new Int32Array(rows) };
}

/**
 * Sorts rows by columns, the most important one first; missing values last, rows that are alike in the order given.
 *
 * @param rows numbers of the rows in the columns; its memory becomes part of the room, what comes back is another array
 */
export function orderedRows(
  rows: Int32Array,
  columns: readonly SortColumn[],
  room = sortingRoom(rows.length),
): Int32Array {
  return columns.reduceRight((order, column) => {
    const keys = sortKeys(column, order, room.keys);
    if (isSorted(keys)) return order;
    const sorted = room.rows;
    sortStably(order, keys, sorted);
    room.rows = order;
    return sorted;
  }, rows);
}

/** For each row of `rows` a number that sorts as the value does; behind all others for missing values. */
function sortKeys(
  { numbers, missing, spread, texts }: SortColumn,
  rows: Int32Array,
  room: Float64Array,
): Float64Array {
  const { lowest, highest } = spread;
  const keys = room.subarray(0, rows.length);
  const rank =
    texts && !sortAsNumbers(texts, lowest, highest) && (texts.rank ?? ranksOf(numbers, rows, missing, texts));
  let last = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < rows.length; at++) {
    const value = numbers[rows[at]!]!;
    if (value === missing || Number.isNaN(value)) keys[at] = Number.NaN;
    else {
      const key = rank ? rank(value) : value;
      keys[at] = key;
      if (key > last) last = key;
    }
  }
  for (let at = 0; at < keys.length; at++) if (Number.isNaN(keys[at])) keys[at] = last + 1;
  return keys;
}

/** The place of each text among the different ones: the long way, for texts that are neither few words nor digits. */
function ranksOf(
  numbers: SortColumn['numbers'],
  rows: Int32Array,
  missing: number,
  { compare }: Texts,
): (number: number) => number {
  const different = new Set<number>();
  for (const row of rows) if (numbers[row] !== missing) different.add(numbers[row]!);
  const ranks = new Map<number, number>();
  let rank = -1;
  let previous: number | undefined;
  for (const number of [...different].sort(compare)) {
    // Texts as they are may come twice under two numbers.
    if (previous === undefined || compare(previous, number) !== 0) rank++;
    ranks.set(number, rank);
    previous = number;
  }
  return (number) => ranks.get(number)!;
}

/** Sorts rows by their keys, those with the same key in the order given. */
function sortStably(order: Int32Array, keys: Float64Array, sorted: Int32Array): void {
  const { close, lowest, highest } = closeKeys(keys);
  if (highest - lowest < MOST_BUCKETS) sortInBuckets(order, close, lowest, highest, sorted);
  else sortWithPlaces(order, close, lowest, sorted);
}

/** Few different keys (schools): each row goes straight to its place behind the rows of lower keys. */
function sortInBuckets(
  order: Int32Array,
  keys: Float64Array,
  lowest: number,
  highest: number,
  sorted: Int32Array,
): void {
  const starts = new Int32Array(highest - lowest + 2);
  for (let at = 0; at < keys.length; at++) starts[keys[at]! - lowest + 1]!++;
  for (let bucket = 1; bucket < starts.length; bucket++) starts[bucket]! += starts[bucket - 1]!;
  for (let at = 0; at < keys.length; at++) sorted[starts[keys[at]! - lowest]!++] = order[at]!;
}

/**
 * Many different keys (students): key and place in one double, which typed arrays sort without calling back. The keys are lost.
 */
function sortWithPlaces(order: Int32Array, keys: Float64Array, lowest: number, sorted: Int32Array): void {
  const { length } = order;
  for (let at = 0; at < length; at++) keys[at] = (keys[at]! - lowest) * length + at;
  keys.sort();
  for (let at = 0; at < length; at++) {
    const both = keys[at]!;
    sorted[at] = order[both - Math.floor(both / length) * length]!;
  }
}

function isSorted(keys: Float64Array): boolean {
  for (let at = 1; at < keys.length; at++) if (keys[at]! < keys[at - 1]!) return false;
  return true;
}

/** The keys, or their ranks where key and place together would not be exact. */
function closeKeys(keys: Float64Array): {
  readonly close: Float64Array;
  readonly lowest: number;
  readonly highest: number;
} {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let areWhole = true;
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    if (key < lowest) lowest = key;
    if (key > highest) highest = key;
    if (areWhole && Math.floor(key) !== key) areWhole = false;
  }
  if (areWhole && (highest - lowest + 1) * keys.length <= LARGEST_EXACT)
    return { close: keys, lowest, highest };
  return { close: ranked(keys), lowest: 0, highest: keys.length };
}

/** The place of each key among the different ones. */
function ranked(keys: Float64Array): Float64Array {
  const sorted = keys.toSorted();
  let different = 0;
  for (const key of sorted) if (different === 0 || key !== sorted[different - 1]) sorted[different++] = key;
  const ranks = new Float64Array(keys.length);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    let low = 0;
    let high = different - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (sorted[middle]! < key) low = middle + 1;
      else high = middle;
    }
    ranks[at] = low;
  }
  return ranks;
}
