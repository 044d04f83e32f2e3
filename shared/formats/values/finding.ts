import type { FieldValue } from '../../records/numbered-record.ts';
import type { MappingProblemCode } from '../mapping-problems.ts';
import type { DateOrder } from './date-order.ts';

/** What a cell can become in a record. */
export type Value = FieldValue;

/** Something to tell the data lead about a cell. */
export interface Finding {
  readonly code: MappingProblemCode;
  /** One sentence that says what is wrong with this cell. */
  readonly message: string;
  /** The value that is used all the same; absent when the cell cannot be used. */
  readonly usable?: Value;
  /** Column the cell stands in, where it is known. */
  readonly column?: number;
}

/** Turns the text of a cell (trimmed, not empty) into a value. */
export type Parse = (text: string) => Value | Finding;

export function isFinding(value: Value | Finding): value is Finding {
  return typeof value === 'object' && value !== null;
}

/** What parsers of one table need to know of it. */
export interface ReadingHabits extends DateOrder {
  /** IANA time zone in which lessons are dated. */
  readonly timeZone: string;
  /** First seven digits of the CDS codes of the district's schools, where the settings say it. */
  readonly countyDistrictCode: string | undefined;
}

/** Longer texts are no codes; remembering them would only fill memory. */
export const LONGEST_REMEMBERED = 64;

/** Wraps a parser whose columns hold few different texts: each text is parsed once. Findings are never remembered. */
export function remembering(parse: Parse, limit = 5000): Parse {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = parse(text);
    if (!isFinding(value) && text.length <= LONGEST_REMEMBERED && known.size < limit) known.set(text, value);
    return value;
  };
}
