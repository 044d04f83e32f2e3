import { DOUBLE, type DuckDBConnection, INTEGER, VARCHAR } from '@duckdb/node-api';
import { columnsOf, type RecordType } from '../records/record-type.ts';
import { encodings } from './column-encoding.ts';
import { ColumnAppender, type ColumnValues } from './data-chunks.ts';
import { sortColumns } from './lake-columns.ts';
import { listLiteral, quoteIdentifier } from './sql.ts';

/** Records wait in blocks of this many rows before DuckDB takes them over. */
export const BLOCK_ROWS = 8192;
/** A text column is kept as a dictionary when its first block has few different words. */
const MOST_WORDS = BLOCK_ROWS / 10;
/** Longer dictionaries become a table that is joined; shorter ones stand in the SQL. */
const LONGEST_LITERAL = 2000;

const TYPES = { INTEGER, DOUBLE, VARCHAR };
/** Storage of what stands beside the record's columns: part, source row, deleted. */
const FACTS = ['INTEGER', 'INTEGER', 'INTEGER'] as const;

/** What a row is beside its record. */
interface RowFacts {
  /** Number of the part (Parquet file) the row belongs to. */
  readonly part: number;
  readonly sourceRow: number;
  readonly deleted: boolean;
}

interface NumberColumn {
  readonly kind: 'number';
  readonly field: string;
  readonly name: string;
  readonly encoding: (typeof encodings)[keyof typeof encodings];
}
interface TextColumn {
  readonly kind: 'text';
  readonly field: string;
  readonly name: string;
  /** Codes of the words seen, where the column is kept as a dictionary; decided by the first block. */
  words?: Map<string, number>;
}
type Block = { rows: number; columns: (Int32Array | Float64Array | (string | null)[])[] };

/**
 * The records of one type on their way into Parquet: columns fill in JavaScript block by block and move into a DuckDB table,
 * which spills to disk beyond the memory limit. Words that repeat travel as numbers.
 *
 * `add` never waits. The first block waits for its table to be created, which takes a turn of the event loop; blocks that fill
 * meanwhile queue up behind it (so a producer that never awaits anything keeps all its rows in JavaScript until `finish`).
 */
export class RecordTable {
  readonly #type: RecordType;
  readonly #connection: DuckDBConnection;
  readonly #columns: (NumberColumn | TextColumn)[];
  readonly #waiting: Block[] = [];
  #block: Block;
  #opening: Promise<void> | undefined;
  #appender: ColumnAppender | undefined;

  constructor(type: RecordType, connection: DuckDBConnection) {
    this.#type = type;
    this.#connection = connection;
    this.#columns = columnsOf(type).map(({ field, column: name, type: columnType }) =>
      columnType === 'text'
        ? { kind: 'text', field, name }
        : { kind: 'number', field, name, encoding: encodings[columnType] },
    );
    this.#block = this.#newBlock();
  }

  add(record: Readonly<Record<string, unknown>>, { part, sourceRow, deleted }: RowFacts): void {
    const { rows, columns } = this.#block;
    for (let i = 0; i < this.#columns.length; i++) {
      const column = this.#columns[i]!;
      const value = record[column.field] ?? null;
      columns[i]![rows] =
        column.kind === 'text' ? (value as string | null) : this.#encode(column, value, sourceRow);
    }
    const facts = this.#columns.length;
    columns[facts]![rows] = part;
    columns[facts + 1]![rows] = sourceRow;
    columns[facts + 2]![rows] = deleted ? 1 : 0;
    this.#block.rows = rows + 1;
    if (this.#block.rows === BLOCK_ROWS) this.#handOver();
  }

  /** Ends the adding: all rows are in the table. */
  async finish(): Promise<void> {
    this.#handOver();
    await this.#opening;
    this.#appender?.close();
    this.#appender = undefined;
  }

  /** Lets go of the connection: DuckDB must not be closed while it still makes the table or has an appender open. */
  async release(): Promise<void> {
    await this.#opening?.catch(() => undefined);
    this.#appender?.close();
    this.#appender = undefined;
  }

  /** SQL that gives the rows of one part, restored and sorted, with `source_row` and `deleted` beside the record's columns. */
  async selectPart(part: number): Promise<string> {
    const joins: string[] = [];
    const inner = ['t.*'];
    const outer: string[] = [];
    const sortKeys = new Map<string, string>();
    for (const column of this.#columns) {
      const name = quoteIdentifier(column.name);
      sortKeys.set(column.name, `t.${name}`);
      if (column.kind === 'number') outer.push(`${column.encoding.restore(name)} AS ${name}`);
      else if (!column.words) outer.push(name);
      else if (column.words.size <= LONGEST_LITERAL) {
        const words = [...column.words.keys()];
        outer.push(`${listLiteral(words, 'VARCHAR')}[${name} + 1] AS ${name}`);
        sortKeys.set(column.name, `${listLiteral(ranksOf(words), 'INTEGER')}[t.${name} + 1]`);
      } else {
        const dictionary = quoteIdentifier(await this.#dictionaryTable(column.name, column.words));
        joins.push(`LEFT JOIN ${dictionary} ON ${dictionary}.code = t.${name}`);
        const word = quoteIdentifier(`word of ${column.name}`);
        inner.push(`${dictionary}.word AS ${word}`);
        outer.push(`${word} AS ${name}`);
        sortKeys.set(column.name, `${dictionary}.word`);
      }
    }
    const order = [...sortColumns(this.#type).map((name) => sortKeys.get(name)), 't.source_row', 't.rowid'];
    return `SELECT ${outer.join(', ')}, source_row, deleted = 1 AS deleted FROM (
      SELECT ${inner.join(', ')} FROM ${this.#tableName} t ${joins.join(' ')}
      WHERE t.part = ${part} ORDER BY ${order.join(', ')})`;
  }

  get #tableName(): string {
    return quoteIdentifier(`records of ${this.#type.name}`);
  }

  #encode(column: NumberColumn, value: unknown, sourceRow: number): number {
    if (value === null) return column.encoding.missing;
    try {
      return column.encoding.encode(value);
    } catch (cause) {
      throw new RangeError(`Row ${sourceRow}: ${this.#type.name}.${column.field} cannot be stored.`, {
        cause,
      });
    }
  }

  #newBlock(): Block {
    const arrays = this.#columns.map((column) => {
      if (column.kind === 'text') return new Array<string | null>(BLOCK_ROWS);
      return column.encoding.storage === 'INTEGER'
        ? new Int32Array(BLOCK_ROWS)
        : new Float64Array(BLOCK_ROWS);
    });
    const facts = FACTS.map(() => new Int32Array(BLOCK_ROWS));
    return { rows: 0, columns: [...arrays, ...facts] };
  }

  #handOver(): void {
    if (this.#appender) {
      this.#append(this.#block);
      this.#block.rows = 0;
    } else {
      this.#waiting.push(this.#block);
      this.#block = this.#newBlock();
      this.#opening ??= this.#open();
      // Where it fails, finish says so; a writer that is abandoned before must not end the process.
      this.#opening.catch(() => undefined);
    }
  }

  /** Creates the table once the first block shows which text columns repeat themselves. */
  async #open(): Promise<void> {
    const first = this.#waiting[0]!;
    this.#columns.forEach((column, i) => {
      if (column.kind !== 'text' || first.rows < BLOCK_ROWS) return;
      const words = new Set(first.columns[i] as (string | null)[]);
      if (words.size <= MOST_WORDS) column.words = new Map();
    });
    const storages = this.#columns.map((column) => {
      if (column.kind === 'number') return column.encoding.storage;
      return column.words ? 'INTEGER' : 'VARCHAR';
    });
    const definitions = this.#columns.map(({ name }, i) => `${quoteIdentifier(name)} ${storages[i]}`);
    const facts = 'part INTEGER, source_row INTEGER, deleted INTEGER';
    await this.#connection.run(`CREATE TABLE ${this.#tableName} (${definitions.join(', ')}, ${facts})`);
    const types = [...storages, ...FACTS].map((storage) => TYPES[storage]);
    const appender = await this.#connection.createAppender(`records of ${this.#type.name}`);
    this.#appender = new ColumnAppender(appender, types);
    for (const block of this.#waiting.splice(0)) this.#append(block);
  }

  #append(block: Block): void {
    const encoded = block.columns.map((values, i) => {
      const column = this.#columns[i];
      return column?.kind === 'text' && column.words
        ? codesOf(values as (string | null)[], block.rows, column.words)
        : (values as ColumnValues);
    });
    this.#appender!.append(encoded, block.rows);
  }

  async #dictionaryTable(column: string, words: ReadonlyMap<string, number>): Promise<string> {
    const name = `words of ${this.#type.name}.${column}`;
    const exists = await this.#connection.runAndReadAll(
      'SELECT 1 FROM duckdb_tables() WHERE table_name = $1',
      [name],
    );
    if (exists.currentRowCount > 0) return name;
    await this.#connection.run(`CREATE TABLE ${quoteIdentifier(name)} (code INTEGER, word VARCHAR)`);
    const appender = new ColumnAppender(await this.#connection.createAppender(name), [INTEGER, VARCHAR]);
    const list = [...words.keys()];
    appender.append([Int32Array.from(list.keys()), list], list.length);
    appender.close();
    return name;
  }
}

/** Codes of words, -1 where there is none; new words get the next code. */
function codesOf(values: readonly (string | null)[], rows: number, words: Map<string, number>): Int32Array {
  const codes = new Int32Array(rows);
  // Words come in runs (one test, one school year): most rows repeat the one before.
  let last: string | null = null;
  let code = -1;
  for (let row = 0; row < rows; row++) {
    const word = values[row] ?? null;
    if (word !== last) {
      last = word;
      code = word === null ? -1 : codeOf(word, words);
    }
    codes[row] = code;
  }
  return codes;
}

function codeOf(word: string, words: Map<string, number>): number {
  let code = words.get(word);
  if (code === undefined) {
    code = words.size;
    words.set(word, code);
  }
  return code;
}

/** The place of each word in the order of the words, so that sorting by it sorts by the words. */
function ranksOf(words: readonly string[]): number[] {
  const order = [...words.keys()].sort((a, b) =>
    Buffer.compare(Buffer.from(words[a]!), Buffer.from(words[b]!)),
  );
  const ranks = new Array<number>(words.length);
  order.forEach((word, rank) => {
    ranks[word] = rank;
  });
  return ranks;
}
