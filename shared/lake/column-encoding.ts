import type { ColumnType } from '../records/fields.ts';

/** Stands for a missing value among 32-bit integers; no record may hold it. */
const MISSING = -(2 ** 31);
const LARGEST = 2 ** 31 - 1;
const MS_PER_DAY = 86_400_000;

/** How values that are no text wait for their Parquet file: as numbers, with one that stands for missing ones. */
interface Encoding {
  readonly missing: number;
  /** Throws a RangeError for a value the column cannot hold. */
  readonly encode: (value: unknown) => number;
}

export const encodings: Readonly<Record<Exclude<ColumnType, 'text'>, Encoding>> = {
  integer: { missing: MISSING, encode: wholeNumber },
  decimal: { missing: Number.NaN, encode: Number },
  flag: { missing: MISSING, encode: Number },
  /** Days since 1970-01-01. */
  date: { missing: MISSING, encode: (value) => dayNumber(String(value)) },
  /** Seconds since 1970-01-01T00:00:00, of local times too: they are kept as they are written. */
  timestamp: { missing: Number.NaN, encode: (value) => second(String(value)) },
};

function wholeNumber(value: unknown): number {
  const number = Number(value);
  if (number > MISSING && number <= LARGEST && Number.isInteger(number)) return number;
  throw new RangeError(`${number} is not a whole number of up to 31 bits.`);
}

/** Dates repeat: a year of testing has a few hundred. */
const dayNumbers = new Map<string, number>();

/** Days since 1970-01-01 of 'YYYY-MM-DD'. */
function dayNumber(date: string): number {
  let days = dayNumbers.get(date);
  if (days === undefined) {
    days = milliseconds(`${date}T00:00:00`) / MS_PER_DAY;
    if (dayNumbers.size < 100_000) dayNumbers.set(date, days);
  }
  return days;
}

/** Seconds since 1970-01-01T00:00:00 of a local timestamp 'YYYY-MM-DDTHH:MM:SS' (local times are kept as they are written). */
function second(timestamp: string): number {
  return milliseconds(timestamp) / 1000;
}

function milliseconds(timestamp: string): number {
  const time = Date.parse(`${timestamp}Z`);
  // Date.parse takes February 30; it comes back as another day.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 19) !== timestamp) {
    throw new RangeError(`"${timestamp}" is not on the calendar.`);
  }
  return time;
}
