import { CR, DELIMITER, NOT_ASCII, QUOTE, SPACE } from './byte-kinds.ts';
import { ScannedRecord } from './scanned-record.ts';

/**
 * Splits one physical line, from the start of `record` to `stop`, into the fields of `record`. Quoted fields that close properly are unquoted; of the others
 * the marks are kept as they stand. 'open': a mark has no partner on the line.
 */
export function splitLine(record: ScannedRecord, stop: number, kind: Uint8Array): 'as they stand' | 'open' {
  const { buffer } = record;
  let marks: 'as they stand' | 'open' = 'as they stand';
  let at = record.start;
  record.end = stop;
  for (;;) {
    const fieldStart = at;
    const close = buffer[at] === QUOTE ? closingMark(buffer, at, stop, kind) : 'none';
    if (close === 'open') marks = 'open';
    if (typeof close === 'number') {
      at = behindBlanks(buffer, close + 1, stop);
      record.addField(fieldStart + 1, close, ScannedRecord.ESCAPED | traitsOf(record, fieldStart, at, kind));
    } else {
      while (at < stop && kind[buffer[at]!] !== DELIMITER) at++;
      let fieldEnd = at;
      if (at === stop) while (fieldEnd > fieldStart && buffer[fieldEnd - 1] === CR) fieldEnd--;
      record.addField(fieldStart, fieldEnd, traitsOf(record, fieldStart, at, kind));
    }
    if (at >= stop) return marks;
    at++;
    // A delimiter at the very end leaves one empty field behind it.
    if (at === stop) {
      record.addField(stop, stop, 0);
      return marks;
    }
  }
}

function traitsOf(record: ScannedRecord, from: number, to: number, kind: Uint8Array): number {
  let traits = 0;
  for (let at = from; at < to; at++) {
    if (kind[record.buffer[at]!] === NOT_ASCII) traits = ScannedRecord.NOT_ASCII;
    else if (record.buffer[at] === 0) record.hasNul = true;
  }
  return traits;
}

/** The mark that closes the field opened at `open` on this line; 'none' if text follows the first mark; 'open' if there is no mark. */
function closingMark(buffer: Buffer, open: number, stop: number, kind: Uint8Array): number | 'none' | 'open' {
  let at = open + 1;
  while (at < stop) {
    if (buffer[at] !== QUOTE) at++;
    else if (buffer[at + 1] === QUOTE && at + 1 < stop) at += 2;
    else {
      const behind = behindBlanks(buffer, at + 1, stop);
      return behind === stop || kind[buffer[behind]!] === DELIMITER ? at : 'none';
    }
  }
  return 'open';
}

function behindBlanks(buffer: Buffer, from: number, stop: number): number {
  let at = from;
  while (at < stop && (buffer[at] === SPACE || buffer[at] === CR)) at++;
  return at;
}
