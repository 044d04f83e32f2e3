import { columnsOf, type RecordType } from '../records/record-type.ts';
import { type BlockColumn, rowWriter, type WriteRow } from './block-writer.ts';
import { encodings } from './column-encoding.ts';
import type { ParquetColumn } from './parquet/parquet-column.ts';
import { MISSING_TEXT, type TextEncoding, textEncoding } from './text-encoding.ts';
import type { KeptNumbers, WaitingRoom } from './waiting-room.ts';

/** Records wait in blocks of this many rows. */
export const BLOCK_ROWS = 8192;

/** A column with its blocks. */
interface WaitingColumn extends Pick<ParquetColumn, 'name' | 'type'> {
  readonly field: string;
  /** Of texts it is chosen when the first block has been seen. */
  texts?: TextEncoding;
  readonly kept: KeptNumbers[];
}

const FACTS = ['part', 'source_row', 'deleted'] as const;
const NO_FACT = -(2 ** 31);

/**
 * The records of one type on their way into Parquet: columns of numbers that fill block by block. Texts are numbers too: few words are numbered,
 * ids are their digits, all others are kept as bytes and numbered as they come.
 */
export class RecordTable {
  readonly #type: RecordType;
  readonly #room: WaitingRoom;
  readonly #columns: readonly WaitingColumn[];
  readonly #facts: readonly KeptNumbers[][] = FACTS.map(() => []);
  #block: BlockColumn[];
  #rowsInBlock = 0;
  #isFirst = true;
  #integers = new Int32Array(0);
  #doubles = new Float64Array(0);
  #write: WriteRow | undefined;

  constructor(type: RecordType, room: WaitingRoom) {
    this.#type = type;
    this.#room = room;
    this.#columns = columnsOf(type).map(({ field, column, type: columnType }) => ({
      field,
      name: column,
      type: columnType,
      kept: [],
    }));
    // Plain arrays, which begin small: most files have a few rows of each type.
    this.#block = [...this.#columns, ...FACTS].map((): BlockColumn => []);
  }

  /** @param part number of the part (Parquet file) the row belongs to */
  add(record: Readonly<Record<string, unknown>>, part: number, sourceRow: number, deleted: boolean): void {
    const row = this.#rowsInBlock;
    const block = this.#block;
    this.#write ??= this.#newWriter();
    try {
      this.#write(record, row);
    } catch (cause) {
      // It remembers fields of the row that is not there now.
      this.#write = undefined;
      throw new RangeError(`Row ${sourceRow}: ${cause instanceof Error ? cause.message : cause}`, { cause });
    }
    const facts = this.#columns.length;
    block[facts]![row] = part;
    block[facts + 1]![row] = sourceRow;
    block[facts + 2]![row] = deleted ? 1 : 0;
    this.#rowsInBlock = row + 1;
    if (this.#rowsInBlock === BLOCK_ROWS) this.#keepBlock();
  }

  /** Ends the adding. */
  finish(): void {
    this.#keepBlock();
  }

  get rows(): number {
    return this.#facts[0]!.reduce((sum, { rows }) => sum + rows, 0);
  }

  /** A column of the record, whole. It holds until the next one is asked for: they take turns in the same memory. */
  column(name: string): ParquetColumn {
    const column = this.#columns.find((one) => one.name === name)!;
    const { type, kept, texts } = column;
    const { missing } = type === 'text' ? { missing: MISSING_TEXT } : encodings[type];
    const numbers = isDouble(column) ? this.#roomForDoubles() : this.#roomForIntegers();
    return {
      name,
      type,
      missing,
      ...joined(kept, numbers),
      ...(texts ? { texts: texts.texts() } : {}),
    };
  }

  /** What each row is beside its record: its part, its source row, whether it is a tombstone. Holds until the next one is asked for. */
  fact(name: (typeof FACTS)[number]): Pick<ParquetColumn, 'numbers' | 'spread' | 'missing'> {
    return { ...joined(this.#facts[FACTS.indexOf(name)]!, this.#roomForIntegers()), missing: NO_FACT };
  }

  #roomForIntegers(): Int32Array {
    if (this.#integers.length !== this.rows) this.#integers = new Int32Array(this.rows);
    return this.#integers;
  }

  #roomForDoubles(): Float64Array {
    if (this.#doubles.length !== this.rows) this.#doubles = new Float64Array(this.rows);
    return this.#doubles;
  }

  #newWriter(): WriteRow {
    return rowWriter(
      this.#columns.map(({ field, type, texts }, at) => {
        const column = this.#block[at]!;
        if (type === 'text') return { field, type, column, missing: MISSING_TEXT, encode: texts?.encode };
        const { missing, encode } = encodings[type];
        return { field, type, column, missing, encode: orSay(`${this.#type.name}.${field}`, encode) };
      }),
    );
  }

  #keepBlock(): void {
    const rows = this.#rowsInBlock;
    if (rows === 0) return;
    if (this.#isFirst) this.#chooseEncodings();
    const block = this.#block as (Int32Array | Float64Array)[];
    this.#columns.forEach(({ type, kept }, at) => {
      const missing = type === 'text' ? MISSING_TEXT : encodings[type].missing;
      kept.push(this.#room.keepNumbers(block[at]!, rows, missing));
    });
    this.#facts.forEach((kept, at) => {
      kept.push(this.#room.keepNumbers(block[this.#columns.length + at]!, rows, NO_FACT));
    });
    this.#rowsInBlock = 0;
  }

  /** The first block shows what the texts of each column are like. It was of plain arrays; it and those that follow are typed. */
  #chooseEncodings(): void {
    this.#isFirst = false;
    const room = this.#rowsInBlock;
    this.#block = this.#block.map((values, at) => {
      const column = this.#columns[at];
      if (column?.type === 'text') column.texts = textEncoding(values as (string | null)[], this.#room);
      const typed = column && isDouble(column) ? new Float64Array(room) : new Int32Array(room);
      const encode = column?.texts?.encode;
      for (let row = 0; row < this.#rowsInBlock; row++)
        typed[row] = encode ? encode(values[row] as string | null) : (values[row] as number);
      return typed;
    });
    this.#write = undefined;
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

/** Names the field whose value a column cannot hold. */
function orSay(name: string, encode: (value: unknown) => number): (value: unknown) => number {
  return (value) => {
    try {
      return encode(value);
    } catch (cause) {
      throw new RangeError(`${name} cannot be stored.`, { cause });
    }
  };
}
