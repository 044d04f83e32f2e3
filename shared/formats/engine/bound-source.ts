import type { Finding, Parse, Value } from '../values/finding.ts';
import type { ParserName } from '../values/parsers.ts';

/** Gives the value of one field for one row. */
export type Read = (cells: readonly string[]) => Value | Finding;

/** A source bound to a table. */
export interface BoundSource {
  /** Absent when the value is the same in every row. */
  readonly read?: Read;
  /** The value of every row, where it is one. */
  readonly constant: Value;
  /** Columns its value is read from, the first one is named in messages. */
  readonly columns: readonly number[];
  readonly unreadable?: 'refuse' | 'leave-empty' | undefined;
}

/** A source of which it is known at which columns it looks, in its conditions too: rows that say the same there have the same value. */
export interface WatchedSource extends BoundSource {
  readonly looksAt: readonly number[];
}

/** How cells of a source are parsed that does not say so itself. */
export interface DefaultParsing {
  readonly parse: ParserName | Parse;
  readonly holdsDates?: boolean;
}

/** A source that never gives a value. */
export const NOTHING: BoundSource = { constant: null, columns: [] };
/** A source that gives the same value in every row. */
export const constant = (value: Value): BoundSource => ({ constant: value, columns: [] });

export function canGiveValue(source: BoundSource): boolean {
  return source.read !== undefined || source.constant !== null;
}

/** Reads a source, also one that is the same in every row. */
export function readOf(source: BoundSource): Read {
  const { read, constant: value } = source;
  return read ?? (() => value);
}
