import { isUtf8 } from 'node:buffer';
import { NO_NUMBER } from '../../records/numbered-record.ts';
import { DELIMITER, QUOTE } from './byte-kinds.ts';
import type { CellNumbers } from './cell-numbers.ts';
import { decodeWindows1252 } from './windows-1252.ts';

/** Why a physical line is no row. */
export type RecordFault = 'quote-not-closed' | 'quote-misplaced' | 'line-too-long';

/**
 * One record as the scanner sees it: positions in its buffer, turned into text only where somebody asks.
 * Valid during the visit only.
 */
export class ScannedRecord {
  /** A field holds doubled marks. */
  static readonly ESCAPED = 1;
  /** A field holds bytes beyond ASCII. */
  static readonly NOT_ASCII = 2;

  buffer: Buffer = Buffer.alloc(0);
  /** The same bytes, for reading several of them as one number. */
  private view = new DataView(this.buffer.buffer);
  start = 0;
  end = 0;
  /** Physical line on which it begins, from 1. */
  line = 1;
  /** Line ends inside quoted fields. */
  lineBreaks = 0;
  fieldCount = 0;
  isAscii = true;
  hasNul = false;
  fault: RecordFault | null = null;
  /** Marks inside a value were taken as text. */
  keptQuotes = false;
  /** No line end follows: the last record of a file that was perhaps cut off. */
  endsFile = false;

  private starts = new Int32Array(512);
  private ends = new Int32Array(512);
  private traits = new Uint8Array(512);
  private text: string | null = null;
  private encoding: 'ascii' | 'utf-8' | 'windows-1252' | null = null;

  begin(buffer: Buffer, start: number, line: number): void {
    if (buffer !== this.buffer) this.view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
    this.buffer = buffer;
    this.start = start;
    this.line = line;
    this.lineBreaks = 0;
    this.fieldCount = 0;
    this.isAscii = true;
    this.hasNul = false;
    this.fault = null;
    this.keptQuotes = false;
    this.endsFile = false;
    this.text = null;
    this.encoding = null;
  }

  addField(start: number, end: number, traits: number): void {
    const field = this.fieldCount++;
    if (field === this.starts.length) this.grow();
    this.starts[field] = start;
    this.ends[field] = end;
    this.traits[field] = traits;
    if (traits & ScannedRecord.NOT_ASCII) this.isAscii = false;
  }

  /**
   * Takes the fields from `from` on that are simple: ASCII on one line with a delimiter behind, bare or in quotes without another mark inside. Gives the
   * start of the first field that is not. Nearly all bytes of nearly all files pass through here: one look into `kind` (inside of quotes,
   * `quotedKind`) a byte, three stores a field. The line end behind the last byte of the buffer stops each of the loops.
   */
  takeSimpleFields(from: number, kind: Uint8Array, quotedKind: Uint8Array): number {
    const { buffer, starts, ends, traits } = this;
    const room = starts.length;
    let field = this.fieldCount;
    let start = from;
    while (field < room) {
      let at = start;
      if (buffer[start] === QUOTE) {
        do at++;
        while (quotedKind[buffer[at]!] === 0);
        if (buffer[at] !== QUOTE || kind[buffer[at + 1]!] !== DELIMITER) break;
        starts[field] = start + 1;
        ends[field] = at++;
      } else {
        let found = kind[buffer[at]!]!;
        while (found === 0) found = kind[buffer[++at]!]!;
        if (found !== DELIMITER) break;
        starts[field] = start;
        ends[field] = at;
      }
      traits[field++] = 0;
      start = at + 1;
    }
    this.fieldCount = field;
    return start;
  }

  private grow(): void {
    const larger = this.starts.length * 4;
    const enlarge = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(larger);
      array.set(old);
      return array;
    };
    this.starts = enlarge(this.starts);
    this.ends = enlarge(this.ends);
    const traits = new Uint8Array(larger);
    traits.set(this.traits);
    this.traits = traits;
  }

  /** Text of a field, without its quotes; '' for a field that the record does not have. */
  cell(field: number): string {
    if (field >= this.fieldCount) return '';
    const start = this.starts[field]!;
    const end = this.ends[field]!;
    if (start === end) return '';
    const traits = this.traits[field]!;
    const cell = traits & ScannedRecord.NOT_ASCII ? this.decode(start, end) : this.slice(start, end);
    if (traits === 0 && !this.hasNul) return cell;
    const unescaped = traits & ScannedRecord.ESCAPED ? cell.replaceAll('""', '"') : cell;
    return this.hasNul ? unescaped.replaceAll('\0', '') : unescaped;
  }

  /** ASCII: where all cells are wanted, one string for the whole record and slices of it cost far less than a native call for each. */
  private slice(start: number, end: number): string {
    return this.text === null
      ? this.buffer.toString('latin1', start, end)
      : this.text.slice(start - this.start, end - this.start);
  }

  private decode(start: number, end: number): string {
    return this.textEncoding === 'utf-8'
      ? this.buffer.toString('utf8', start, end)
      : decodeWindows1252(this.buffer.subarray(start, end));
  }

  /** The number of a field's text in its column; NO_NUMBER where it has none. A field that the record does not have is empty. */
  cellNumber(field: number, column: CellNumbers): number {
    if (field >= this.fieldCount) return column.numberOf(this.view, 0, 0);
    if (this.traits[field] !== 0 || this.hasNul) return NO_NUMBER;
    return column.numberOf(this.view, this.starts[field]!, this.ends[field]!);
  }

  /** All fields as text. */
  cells(): string[] {
    this.text ??= this.buffer.toString('latin1', this.start, this.end);
    return Array.from({ length: this.fieldCount }, (_, field) => this.cell(field));
  }

  /** How the bytes of this record were read: what is no UTF-8 is Windows-1252, the encoding of Excel's plain CSV. */
  get textEncoding(): 'ascii' | 'utf-8' | 'windows-1252' {
    if (this.isAscii) return 'ascii';
    this.encoding ??= isUtf8(this.buffer.subarray(this.start, this.end)) ? 'utf-8' : 'windows-1252';
    return this.encoding;
  }

  /** True when the line holds nothing: no delimiter, and only spaces, zeros or an end-of-file mark. */
  get isBlank(): boolean {
    return this.fieldCount === 1 && this.fault === null && isBlankText(this.cell(0));
  }

  /** True when every field from `first` on is empty. */
  isEmptyFrom(first: number): boolean {
    for (let field = first; field < this.fieldCount; field++)
      if (!isBlankText(this.cell(field))) return false;
    return true;
  }

  /** Number of fields up to the last one that is not empty; looks no further back than `least` and no further on than `most`. */
  filledFields(least: number, most: number): number {
    let field = Math.min(most, this.fieldCount);
    while (field > least && this.starts[field - 1] === this.ends[field - 1]) field--;
    return Math.max(field, least);
  }

  /** First byte of the record. */
  get firstByte(): number {
    return this.end > this.start ? this.buffer[this.start]! : 0;
  }
}

function isBlankText(text: string): boolean {
  return text === '' || text.trim().replaceAll('\u001a', '') === '';
}
