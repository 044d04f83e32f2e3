import { type FieldValue, NO_NUMBER, type NumberedRecord } from '../records/numbered-record.ts';
import { columnsOf, type RecordType } from '../records/record-type.ts';
import { encodings } from './column-encoding.ts';
import type { ColumnRoom } from './column-room.ts';
import type { ParquetColumn } from './parquet/parquet-column.ts';
import { MISSING_TEXT, type TextEncoding, textEncoding } from './text-encoding.ts';
import type { KeptNumbers, WaitingRoom } from './waiting-room.ts';
import { type BlockColumn, type RowColumns, WaitingRows } from './waiting-rows.ts';

/** Records wait in blocks of this many rows. */
export const BLOCK_ROWS = 8192;

/** A column with its blocks. */
interface WaitingColumn extends Pick<ParquetColumn, 'name' | 'type'> {
  readonly field: string;
  /** Of texts it is chosen when the first block has been seen. */
  texts?: TextEncoding;
  readonly kept: KeptNumbers[];
}

/** Numbered records whose rows wait at the same time: a zip may hold thousands of tables. */
const MOST_RECORDS = 32;

/** What each row is beside its record. */
const FACTS = ['part', 'source_row', 'deleted'] as const;
type Fact = (typeof FACTS)[number];
const NO_FACT = -(2 ** 31);

/**
 * The records of one type on their way into Parquet: columns of numbers that fill block by block. Texts are numbers too: few words are numbered,
 * ids are their digits, all others are kept as bytes and numbered as they come.
 */
export class RecordTable {
  readonly #type: RecordType;
  readonly #room: WaitingRoom;
  readonly #columnRoom: ColumnRoom;
  readonly #columns: readonly WaitingColumn[];
  readonly #facts: Readonly<Record<Fact, KeptNumbers[]>> = { part: [], source_row: [], deleted: [] };
  /** Plain arrays at first, which begin small: most files have a few rows of each type. */
  #block: BlockColumn[];
  readonly #factsOfBlock: Readonly<Record<Fact, Int32Array>>;
  /** Rows that are not in the block yet, by the record that they are copies of. */
  readonly #waiting = new Map<NumberedRecord, WaitingRows>();
  /** Takes the fields of objects: values without numbers. */
  readonly #object: NumberedRecord & { readonly given: FieldValue[] };
  #rowsInBlock = 0;
  #isFirst = true;

  constructor(type: RecordType, room: WaitingRoom, columnRoom: ColumnRoom) {
    this.#type = type;
    this.#room = room;
    this.#columnRoom = columnRoom;
    this.#columns = columnsOf(type).map(({ field, column, type: columnType }) => ({
      field,
      name: column,
      type: columnType,
      kept: [],
    }));
    this.#block = this.#columns.map((): BlockColumn => []);
    this.#factsOfBlock = {
      part: new Int32Array(BLOCK_ROWS),
      source_row: new Int32Array(BLOCK_ROWS),
      deleted: new Int32Array(BLOCK_ROWS),
    };
    const fields = this.#columns.map(({ field }) => field);
    this.#object = {
      type: type.name as NumberedRecord['type'],
      fields,
      numbers: new Int32Array(fields.length).fill(NO_NUMBER),
      values: fields.map(() => []),
      given: [],
    };
  }

  /** @param part number of the part (Parquet file) the row belongs to */
  add(record: Readonly<Record<string, unknown>>, part: number, sourceRow: number, deleted: boolean): void {
    const { fields, given } = this.#object;
    for (let at = 0; at < fields.length; at++)
      given[at] = (record[fields[at]!] as FieldValue | undefined) ?? null;
    this.addNumbered(this.#object, part, sourceRow, deleted);
  }

  /** The same for a record made of numbers. */
  addNumbered(record: NumberedRecord, part: number, sourceRow: number, deleted = false): void {
    let waiting = this.#waiting.get(record);
    if (!waiting) {
      if (this.#waiting.size === MOST_RECORDS) this.#forgetRecords();
      waiting = new WaitingRows(record, this.#rowColumns());
      this.#waiting.set(record, waiting);
    }
    const row = this.#rowsInBlock;
    waiting.add(row, sourceRow);
    this.#factsOfBlock.part[row] = part;
    this.#factsOfBlock.source_row[row] = sourceRow;
    this.#factsOfBlock.deleted[row] = deleted ? 1 : 0;
    this.#rowsInBlock = row + 1;
    if (this.#rowsInBlock === BLOCK_ROWS) this.#keepBlock();
    else if (waiting.isFull) waiting.moveInto(this.#block);
  }

  /** Their tables are mostly read to the end; one that goes on begins anew. */
  #forgetRecords(): void {
    for (const waiting of this.#waiting.values()) waiting.moveInto(this.#block);
    this.#waiting.clear();
  }

  #rowColumns(): RowColumns {
    return {
      keepsText: (at) => this.#isFirst && this.#columns[at]!.type === 'text',
      encode: (at, value, sourceRow) => this.#encode(at, value, sourceRow),
    };
  }

  /** The number that stands for a value in its column. */
  #encode(at: number, value: FieldValue, sourceRow: number): number {
    const { field, type, texts } = this.#columns[at]!;
    if (type === 'text') return texts!.encode(value as string | null);
    const { missing, encode } = encodings[type];
    if (value === null) return missing;
    try {
      return encode(value);
    } catch (cause) {
      throw new RangeError(`Row ${sourceRow}: ${this.#type.name}.${field} cannot be stored.`, { cause });
    }
  }

  /** Ends the adding. */
  finish(): void {
    this.#keepBlock();
  }

  get rows(): number {
    return this.#facts.part.reduce((sum, { rows }) => sum + rows, 0);
  }

  /** A column of the record, whole. It holds until the next one is asked for: they take turns in the same memory. */
  column(name: string): ParquetColumn {
    const column = this.#columns.find((one) => one.name === name)!;
    const { type, kept, texts } = column;
    const { missing } = type === 'text' ? { missing: MISSING_TEXT } : encodings[type];
    const numbers = isDouble(column)
      ? this.#columnRoom.doubles(this.rows)
      : this.#columnRoom.integers(this.rows);
    return {
      name,
      type,
      missing,
      ...joined(kept, numbers),
      ...(texts ? { texts: texts.texts() } : {}),
    };
  }

  /** What each row is beside its record: its part, its source row, whether it is a tombstone. Holds until the next one is asked for. */
  fact(name: Fact): Pick<ParquetColumn, 'numbers' | 'spread' | 'missing'> {
    return { ...joined(this.#facts[name], this.#columnRoom.integers(this.rows)), missing: NO_FACT };
  }

  #keepBlock(): void {
    const rows = this.#rowsInBlock;
    if (rows === 0) return;
    for (const waiting of this.#waiting.values()) waiting.moveInto(this.#block);
    if (this.#isFirst) this.#chooseEncodings();
    const block = this.#block as (Int32Array | Float64Array)[];
    this.#columns.forEach(({ type, kept }, at) => {
      const missing = type === 'text' ? MISSING_TEXT : encodings[type].missing;
      kept.push(this.#room.keepNumbers(block[at]!, rows, missing));
    });
    for (const fact of FACTS)
      this.#facts[fact].push(this.#room.keepNumbers(this.#factsOfBlock[fact], rows, NO_FACT));
    this.#rowsInBlock = 0;
  }

  /** The first block shows what the texts of each column are like. It was of plain arrays; it and those that follow are typed. */
  #chooseEncodings(): void {
    this.#isFirst = false;
    this.#block = this.#block.map((values, at) => {
      const column = this.#columns[at]!;
      if (column.type === 'text') column.texts = textEncoding(values as (string | null)[], this.#room);
      const typed = isDouble(column) ? new Float64Array(values.length) : new Int32Array(values.length);
      const encode = column.texts?.encode;
      for (let row = 0; row < values.length; row++)
        typed[row] = encode ? encode(values[row] as string | null) : (values[row] as number);
      return typed;
    });
  }
}

/** Columns that 32 bits do not hold. */
function isDouble({ type, texts }: WaitingColumn): boolean {
  return type === 'decimal' || type === 'timestamp' || texts?.kind === 'digits';
}

/** The blocks of a column, one behind the other. */
function joined(
  blocks: readonly KeptNumbers[],
  numbers: Int32Array | Float64Array,
): Pick<ParquetColumn, 'numbers' | 'spread'> {
  let at = 0;
  for (const block of blocks) {
    block.copyTo(numbers, at);
    at += block.rows;
  }
  const spreads = blocks.map(({ spread }) => spread);
  const spread = {
    lowest: Math.min(...spreads.map(({ lowest }) => lowest)),
    highest: Math.max(...spreads.map(({ highest }) => highest)),
    isFull: spreads.every(({ isFull }) => isFull),
  };
  return { numbers, spread };
}
