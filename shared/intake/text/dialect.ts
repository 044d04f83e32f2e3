import type { Dialect } from './byte-kinds.ts';
import { RecordScanner } from './record-scanner.ts';

/** Delimiters that districts use, the likelier first. */
const DELIMITERS = [',', '^', '\t', ';', '|'] as const;

/** Records looked at to tell the delimiter. */
const RECORDS_LOOKED_AT = 60;

/** Weight of a delimiter that only few lines hold: a header above hardly any rows, or rows that all fell apart. */
const UNLIKELY = 0.1;

/** A delimiter with how well it fits, best first. */
export interface DialectGuess {
  readonly dialect: Dialect;
  readonly score: number;
}

/**
 * Ways to split the beginning of a file, best first; never empty. A delimiter fits when most lines have the same number of fields with it, when
 * they are many, and when the first line (the header, unless a banner stands above it) has that number too.
 */
export function dialectGuesses(head: Uint8Array, headIsWhole: boolean): readonly DialectGuess[] {
  const lineEnd = lineEndOf(head);
  return DELIMITERS.map((delimiter) => {
    const dialect: Dialect = { delimiter: delimiter.charCodeAt(0), lineEnd };
    return { dialect, score: delimiterFit(head, headIsWhole, dialect) };
  })
    .filter((guess, order) => guess.score > 0 || order === 0)
    .sort((a, b) => b.score - a.score);
}

/** CR ends lines only in a file whose beginning has no LF at all. */
function lineEndOf(head: Uint8Array): 'lf' | 'cr' {
  return head.includes(0x0a) || !head.includes(0x0d) ? 'lf' : 'cr';
}

function delimiterFit(head: Uint8Array, headIsWhole: boolean, dialect: Dialect): number {
  const widths = fieldCounts(head, headIsWhole, dialect);
  if (widths.length === 0) return 0;
  const { value: width, count } = mostFrequent(widths);
  if (width < 2) return UNLIKELY * Math.log2(Math.max(...widths));
  const firstLineAgrees = widths[0] === width ? 1 : 0.5;
  return (count / widths.length) * Math.log2(width) * firstLineAgrees;
}

function fieldCounts(head: Uint8Array, headIsWhole: boolean, dialect: Dialect): number[] {
  const widths: number[] = [];
  const scanner = new RecordScanner(dialect, (record) => {
    if (record.isBlank || record.firstByte === 0x23) return;
    widths.push(record.fieldCount);
    if (widths.length >= RECORDS_LOOKED_AT) scanner.stop();
  });
  scanner.push(head);
  // What stands at the end of a head that is no whole file is perhaps half a line; alone it is better than nothing.
  if (headIsWhole || widths.length === 0) scanner.finish();
  return widths;
}

/** The most frequent number; of equally frequent ones the largest. */
export function mostFrequent(numbers: readonly number[]): { value: number; count: number } {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best = { value: 0, count: 0 };
  for (const [value, count] of counts)
    if (count > best.count || (count === best.count && value > best.value)) best = { value, count };
  return best;
}
