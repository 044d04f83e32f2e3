import {
  byteKinds,
  CR,
  DELIMITER,
  type Dialect,
  LF,
  LINE_END,
  MARK,
  NOT_ASCII,
  NUL,
  QUOTE,
  quotedByteKinds,
  SPACE,
} from './byte-kinds.ts';
import { splitLine } from './lone-line.ts';
import { ScannedRecord } from './scanned-record.ts';

/** What a complete row must have, so that a quoted line break can be told from a stray quotation mark. */
export interface FieldCounts {
  /** A record that crosses lines must have at least this many fields (header without trailing blank names) ... */
  readonly least: number;
  /** ... and at most this many. */
  readonly most: number;
}

/** A quoted value may cross this many line ends, and a record may be this long. */
export const MOST_LINES = 200;
const MOST_RECORD_BYTES = 1024 * 1024;

/** Where the record ends, or why it does not. */
const NEEDS_MORE = -1;
const DOES_NOT_CLOSE = -2;

/**
 * Wasted look-ahead that is allowed: a multiple of the bytes read so far plus a start. Each stray quotation mark may cost a look at the
 * following 200 lines; a file made of stray marks could multiply its own length by 200 that way. Beyond the allowance quoted line breaks
 * are no longer looked for until reading has caught up, so that reading stays linear whatever the file holds.
 */
const LOOK_AHEAD_FACTOR = 4;
const LOOK_AHEAD_START = 64 * 1024 * 1024;

/**
 * Splits bytes (UTF-8 or any encoding that keeps ASCII) into records and fields. Push chunks of any size; each record is visited once, in
 * order, as a view that is valid during the visit only.
 *
 * A quoted field may cross lines only if the record then closes with a field count in `counts` within 200 lines and 1 MB. Otherwise the
 * physical line on which the record began is visited by itself, with a fault, and reading resumes on the next line: a stray quotation mark
 * costs one line. Quotation marks inside unquoted fields are text; a field that begins with a quotation mark but goes on after the closing
 * one is text as it stands if the line then has the right number of fields, otherwise a fault.
 */
export class RecordScanner {
  /** Fields of all rows; null while the header is still unknown (any count closes a record). */
  counts: FieldCounts | null = null;

  private buffer: Buffer = Buffer.alloc(0);
  /** First byte of the next record. */
  private position = 0;
  /** End of the bytes in the buffer. The byte behind it is always a line end, so that loops need no bounds. */
  private end = 0;
  private isLast = false;
  /** Nothing new is tried before this many bytes wait: an unfinished record is not scanned again for every small chunk. */
  private wanted = 0;
  private skippingLongLine = false;
  private lookAheadLeft = LOOK_AHEAD_START;
  private line: number;
  private readonly kind: Uint8Array;
  /** The same inside of quotes, where delimiters are text and quotation marks are not. */
  private readonly quotedKind: Uint8Array;
  private readonly lineEnd: number;
  private readonly record = new ScannedRecord();
  private stopped = false;

  constructor(
    private readonly dialect: Dialect,
    private readonly visit: (record: ScannedRecord) => void,
    firstLine = 1,
  ) {
    this.line = firstLine;
    this.lineEnd = dialect.lineEnd === 'cr' ? CR : LF;
    this.kind = byteKinds(dialect);
    this.quotedKind = quotedByteKinds(dialect);
  }

  push(chunk: Uint8Array): void {
    if (this.stopped) return;
    this.append(chunk);
    if (this.end - this.position >= this.wanted) this.scan();
  }

  /** No more bytes: what is left is the last record. */
  finish(): void {
    this.isLast = true;
    if (!this.stopped) this.scan();
  }

  /** No further record is visited. For readers that have seen enough. */
  stop(): void {
    this.stopped = true;
  }

  private append(chunk: Uint8Array): void {
    const left = this.end - this.position;
    if (this.end + chunk.length >= this.buffer.length) {
      const needed = left + chunk.length + 1;
      const target = needed <= this.buffer.length ? this.buffer : Buffer.allocUnsafeSlow(needed * 2);
      target.set(this.buffer.subarray(this.position, this.end), 0);
      this.buffer = target;
      this.position = 0;
      this.end = left;
    }
    this.buffer.set(chunk, this.end);
    this.end += chunk.length;
    this.buffer[this.end] = this.lineEnd;
  }

  private scan(): void {
    while (this.position < this.end && !this.stopped) {
      const start = this.position;
      const consumed = this.skippingLongLine ? this.skipRestOfLine() : this.nextRecord();
      if (!consumed) {
        this.wanted = Math.min(2 * (this.end - this.position), 2 * MOST_RECORD_BYTES);
        return;
      }
      this.lookAheadLeft += LOOK_AHEAD_FACTOR * (this.position - start);
    }
    this.wanted = 0;
  }

  /** Visits the record at `position` and moves behind it; false when its end is not there yet. */
  private nextRecord(): boolean {
    const stop = this.readRecord();
    if (stop === NEEDS_MORE) {
      if (this.end - this.position <= MOST_RECORD_BYTES) return false;
      return this.visitLineAlone();
    }
    if (stop === DOES_NOT_CLOSE) return this.visitLineAlone();
    this.record.endsFile = stop >= this.end;
    this.visit(this.record);
    this.moveBehind(stop, this.record.lineBreaks + 1);
    return true;
  }

  private moveBehind(lineEndAt: number, lines: number): void {
    const isCrLf =
      this.buffer[lineEndAt] === CR && this.buffer[lineEndAt + 1] === LF && lineEndAt + 1 < this.end;
    this.position = Math.min(lineEndAt + (isCrLf ? 2 : 1), this.end);
    this.line += lines;
  }

  /** Reads fields from `position` on into `record`. Gives the index of the line end, or NEEDS_MORE or DOES_NOT_CLOSE. */
  private readRecord(): number {
    const { buffer, kind, quotedKind, record } = this;
    const start = this.position;
    record.begin(buffer, start, this.line);
    let at = start;
    for (;;) {
      if (record.lineBreaks === 0) at = record.takeSimpleFields(at, kind, quotedKind);
      const fieldStart = at;
      if (buffer[at] === QUOTE) {
        at = this.readQuoted(at);
        if (at < 0) return at;
      } else {
        let traits = 0;
        let found = kind[buffer[at]!]!;
        while (found !== DELIMITER && found !== LINE_END) {
          if (found === NOT_ASCII) traits = ScannedRecord.NOT_ASCII;
          else if (found === NUL) record.hasNul = true;
          found = kind[buffer[++at]!]!;
        }
        let fieldEnd = at;
        if (found === LINE_END) while (fieldEnd > fieldStart && buffer[fieldEnd - 1] === CR) fieldEnd--;
        record.addField(fieldStart, fieldEnd, traits);
      }
      if (kind[buffer[at]!] === DELIMITER && at < this.end) {
        at++;
        if (record.lineBreaks > 0 && this.counts && record.fieldCount >= this.counts.most)
          return this.doesNotClose(at);
        continue;
      }
      return this.closeRecord(at);
    }
  }

  /** The line end was found at `at`: is it the end of the record? */
  private closeRecord(at: number): number {
    const { record } = this;
    if (at >= this.end && !this.isLast) return NEEDS_MORE;
    if (this.buffer[at] === CR && at + 1 >= this.end && !this.isLast) return NEEDS_MORE;
    record.end = at;
    if (at - record.start > MOST_RECORD_BYTES) return this.doesNotClose(at);
    if (record.lineBreaks === 0 || this.counts === null) return at;
    const fits = record.fieldCount >= this.counts.least && record.fieldCount <= this.counts.most;
    return fits ? at : this.doesNotClose(at);
  }

  private doesNotClose(at: number): number {
    this.lookAheadLeft -= at - this.position;
    return DOES_NOT_CLOSE;
  }

  /** Reads the quoted field that opens at `open`. Gives the index of the delimiter or line end behind it. */
  private readQuoted(open: number): number {
    const { buffer, quotedKind: kind, record } = this;
    let traits = 0;
    let at = open + 1;
    for (;;) {
      let found = kind[buffer[at]!]!;
      while (found === 0) found = kind[buffer[++at]!]!;
      if (found === MARK) {
        if (buffer[at + 1] !== QUOTE || at + 1 >= this.end) return this.closeQuoted(open + 1, at, traits);
        traits |= ScannedRecord.ESCAPED;
        at++;
      } else if (found === NOT_ASCII) traits |= ScannedRecord.NOT_ASCII;
      else if (found === NUL) record.hasNul = true;
      else if (found === LINE_END) {
        if (at >= this.end) return this.isLast ? this.doesNotClose(at) : NEEDS_MORE;
        if (buffer[at] === CR && buffer[at + 1] === LF && at + 1 < this.end) at++;
        record.lineBreaks++;
        if (this.isTooLong(at - record.start)) return this.doesNotClose(at);
      }
      at++;
    }
  }

  /** A quoted field may not cross lines any further. */
  private isTooLong(length: number): boolean {
    return this.record.lineBreaks > MOST_LINES || length > MOST_RECORD_BYTES || length > this.lookAheadLeft;
  }

  /** The mark at `close` ends the field if a delimiter or a line end follows, with spaces before it at most. */
  private closeQuoted(from: number, close: number, traits: number): number {
    const { buffer, kind, record } = this;
    let at = close + 1;
    while (buffer[at] === SPACE || (buffer[at] === CR && this.dialect.lineEnd === 'lf')) at++;
    if (at >= this.end && !this.isLast) return NEEDS_MORE;
    const found = kind[buffer[at]!];
    if (found !== DELIMITER && found !== LINE_END) {
      return this.doesNotClose(at);
    }
    record.addField(from, close, traits);
    return at;
  }

  /** Visits the physical line at `position` by itself, because the record that begins on it does not close. */
  private visitLineAlone(): boolean {
    const stop = this.lineEndFrom(this.position);
    if (stop >= this.end && !this.isLast) {
      if (this.end - this.position <= MOST_RECORD_BYTES) return false;
      return this.startSkipping();
    }
    if (stop - this.position > MOST_RECORD_BYTES) return this.startSkipping();
    const { record } = this;
    record.begin(this.buffer, this.position, this.line);
    const marks = splitLine(record, stop, this.kind);
    record.endsFile = stop >= this.end;
    const fits =
      this.counts !== null && record.fieldCount >= this.counts.least && record.fieldCount <= this.counts.most;
    if (marks === 'open') record.fault = 'quote-not-closed';
    else record.fault = fits ? null : 'quote-misplaced';
    record.keptQuotes = record.fault === null;
    this.visit(record);
    this.moveBehind(stop, 1);
    return true;
  }

  private startSkipping(): boolean {
    const { record } = this;
    record.begin(this.buffer, this.position, this.line);
    record.end = this.position;
    record.fault = 'line-too-long';
    this.visit(record);
    this.skippingLongLine = true;
    return this.skipRestOfLine();
  }

  private skipRestOfLine(): boolean {
    const stop = this.lineEndFrom(this.position);
    if (stop >= this.end) {
      this.position = this.end;
      return true;
    }
    this.skippingLongLine = false;
    this.moveBehind(stop, 1);
    return true;
  }

  private lineEndFrom(from: number): number {
    let at = from;
    while (this.kind[this.buffer[at]!] !== LINE_END) at++;
    return at;
  }
}
