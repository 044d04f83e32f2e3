import { type FieldValue, NO_NUMBER, type NumberedRecord } from '../records/numbered-record.ts';

/** A column of a block: numbers, or, in the first block of a table, also texts as they are. */
export type BlockColumn = Int32Array | Float64Array | (string | number | null)[];

/** What rows need to know of the columns they end up in. */
export interface RowColumns {
  /** In the first block texts stay as they are: it shows how they are best encoded. */
  readonly keepsText: (at: number) => boolean;
  /** The number that stands for a value in the column at a place. Throws a RangeError that names the row when it cannot hold it. */
  readonly encode: (at: number, value: FieldValue, sourceRow: number) => number;
}

/** So many rows wait before they are put into their columns: few enough to stay in the processor's cache, enough to make it column by column. */
const MOST_ROWS = 1024;
const FIRST_ROWS = 4;
const NO_CODES = new Float64Array(0);
/** Stands for nothing in any column. */
const UNKNOWN = Number.POSITIVE_INFINITY;

/**
 * Rows of one numbered record on their way into a block. They wait as they come, row by row, and go into their columns together, column by column:
 * a value that has a number is encoded once in all, and a row costs two loops over numbers.
 */
export class WaitingRows {
  readonly #record: NumberedRecord;
  readonly #columns: RowColumns;
  readonly #width: number;
  #rows = 0;
  #room = 0;
  /** Row by row. */
  #numbers = new Int32Array(0);
  /** Row by row: what stands for the values without a number. */
  #given = new Float64Array(0);
  /** Row by row: texts without a number, in the first block. */
  #givenTexts: FieldValue[] = [];
  #places = new Int32Array(0);
  #sourceRows = new Int32Array(0);
  /** By field: what stands for the values of its numbers. */
  readonly #codes: Float64Array[];
  /** Ids: the two subjects of a student mostly follow each other. */
  readonly #lastGiven: FieldValue[];
  readonly #lastCodes: Float64Array;

  constructor(record: NumberedRecord, columns: RowColumns) {
    this.#record = record;
    this.#columns = columns;
    this.#width = record.fields.length;
    this.#codes = record.fields.map(() => NO_CODES);
    this.#lastGiven = record.fields.map(() => null);
    this.#lastCodes = new Float64Array(this.#width).fill(UNKNOWN);
  }

  get isFull(): boolean {
    return this.#rows === MOST_ROWS;
  }

  /** Takes the record as it is now. @param place its row in the block */
  add(place: number, sourceRow: number): void {
    if (this.#rows === this.#room) this.#grow();
    const { numbers } = this.#record;
    const rows = this.#numbers;
    const first = this.#rows * this.#width;
    for (let at = 0; at < this.#width; at++) {
      const number = numbers[at]!;
      rows[first + at] = number;
      if (number === NO_NUMBER) this.#addGiven(at, first + at, sourceRow);
    }
    this.#places[this.#rows] = place;
    this.#sourceRows[this.#rows] = sourceRow;
    this.#rows++;
  }

  #addGiven(at: number, index: number, sourceRow: number): void {
    const value = this.#record.given[at]!;
    if (this.#columns.keepsText(at)) {
      this.#givenTexts[index] = value;
      return;
    }
    if (value !== this.#lastGiven[at] || this.#lastCodes[at] === UNKNOWN) {
      this.#lastCodes[at] = this.#columns.encode(at, value, sourceRow);
      this.#lastGiven[at] = value;
    }
    this.#given[index] = this.#lastCodes[at]!;
  }

  /** Puts the rows that wait into their columns. */
  moveInto(block: readonly BlockColumn[]): void {
    for (let at = 0; at < this.#width; at++) {
      const column = block[at]!;
      if (this.#columns.keepsText(at)) this.#moveTexts(at, column as FieldValue[]);
      else {
        this.#encodeNumbers(at);
        if (column instanceof Int32Array) this.#moveIntegers(at, column);
        else if (column instanceof Float64Array) this.#moveDoubles(at, column);
        else for (let row = 0; row < this.#rows; row++) column[this.#places[row]!] = this.#codeAt(at, row);
      }
    }
    this.#rows = 0;
  }

  #moveTexts(at: number, column: FieldValue[]): void {
    const values = this.#record.values[at]!;
    for (let row = 0; row < this.#rows; row++) {
      const index = row * this.#width + at;
      const number = this.#numbers[index]!;
      column[this.#places[row]!] = number === NO_NUMBER ? this.#givenTexts[index]! : values[number]!;
    }
  }

  /** Sees to it that each number which comes up in a field has its code. */
  #encodeNumbers(at: number): void {
    const values = this.#record.values[at]!;
    let codes = this.#codes[at]!;
    if (codes.length < values.length) {
      codes = new Float64Array(2 * values.length).fill(UNKNOWN);
      codes.set(this.#codes[at]!);
      this.#codes[at] = codes;
    }
    const numbers = this.#numbers;
    const width = this.#width;
    const end = this.#rows * width;
    for (let index = at; index < end; index += width) {
      const number = numbers[index]!;
      if (number !== NO_NUMBER && codes[number] === UNKNOWN)
        codes[number] = this.#columns.encode(at, values[number]!, this.#sourceRows[(index - at) / width]!);
    }
  }

  #codeAt(at: number, row: number): number {
    const index = row * this.#width + at;
    const number = this.#numbers[index]!;
    return number === NO_NUMBER ? this.#given[index]! : this.#codes[at]![number]!;
  }

  #moveIntegers(at: number, column: Int32Array): void {
    const codes = this.#codes[at]!;
    const numbers = this.#numbers;
    const given = this.#given;
    const places = this.#places;
    const width = this.#width;
    for (let row = 0, index = at; row < this.#rows; row++, index += width) {
      const number = numbers[index]!;
      column[places[row]!] = number === NO_NUMBER ? given[index]! : codes[number]!;
    }
  }

  /** The same loop: one for both kinds of column made reading a whole file a seventh slower (measured). */
  #moveDoubles(at: number, column: Float64Array): void {
    const codes = this.#codes[at]!;
    const numbers = this.#numbers;
    const given = this.#given;
    const places = this.#places;
    const width = this.#width;
    for (let row = 0, index = at; row < this.#rows; row++, index += width) {
      const number = numbers[index]!;
      column[places[row]!] = number === NO_NUMBER ? given[index]! : codes[number]!;
    }
  }

  #grow(): void {
    this.#room = Math.max(FIRST_ROWS, 2 * this.#room);
    const enlarge = <A extends Int32Array | Float64Array>(old: A, larger: A): A => {
      larger.set(old);
      return larger;
    };
    this.#numbers = enlarge(this.#numbers, new Int32Array(this.#room * this.#width));
    this.#given = enlarge(this.#given, new Float64Array(this.#room * this.#width));
    this.#places = enlarge(this.#places, new Int32Array(this.#room));
    this.#sourceRows = enlarge(this.#sourceRows, new Int32Array(this.#room));
  }
}
