import { DOUBLE, type DuckDBConnection, INTEGER, VARCHAR } from '@duckdb/node-api';
import { columnsOf, type RecordType } from '../records/record-type.ts';
import { type BlockColumn, rowWriter, type WriteRow } from './block-writer.ts';
import { encodings } from './column-encoding.ts';
import { ColumnAppender, type ColumnValues } from './data-chunks.ts';
import { sortColumns } from './lake-columns.ts';
import { listLiteral, quoteIdentifier } from './sql.ts';
import { AS_IT_IS, type TextEncoding, textEncoding } from './text-encoding.ts';

/** Records wait in blocks of this many rows before DuckDB takes them over. */
export const BLOCK_ROWS = 8192;
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
  /** As it is until the first block has been seen. */
  encoding: TextEncoding;
}
type Block = { rows: number; columns: BlockColumn[] };

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
  #write: WriteRow;
  #opening: Promise<void> | undefined;
  #appender: ColumnAppender | undefined;

  constructor(type: RecordType, connection: DuckDBConnection) {
    this.#type = type;
    this.#connection = connection;
    this.#columns = columnsOf(type).map(({ field, column: name, type: columnType }) =>
      columnType === 'text'
        ? { kind: 'text', field, name, encoding: AS_IT_IS }
        : { kind: 'number', field, name, encoding: encodings[columnType] },
    );
    this.#block = this.#newBlock();
    this.#write = this.#newWriter();
  }

  add(record: Readonly<Record<string, unknown>>, { part, sourceRow, deleted }: RowFacts): void {
    const { rows, columns } = this.#block;
    try {
      this.#write(record, rows, columns);
    } catch (cause) {
      throw new RangeError(`Row ${sourceRow}: ${cause instanceof Error ? cause.message : cause}`, { cause });
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
      if (column.kind === 'number') {
        outer.push(`${column.encoding.restore(name)} AS ${name}`);
        continue;
      }
      const { words, codeOf, otherwise } = column.encoding;
      const list = [...words.keys()];
      if (list.length === 0) {
        outer.push(`${otherwise(name)} AS ${name}`);
        // A dictionary without words: nothing to sort by.
        if (column.encoding.storage === 'INTEGER') sortKeys.delete(column.name);
        else sortKeys.set(column.name, otherwise(`t.${name}`));
      } else if (list.length <= LONGEST_LITERAL) {
        const word = (code: string) => `${listLiteral(list, 'VARCHAR')}[${codeOf(code)} + 1]`;
        outer.push(`coalesce(${word(name)}, ${otherwise(name)}) AS ${name}`);
        const ranked = column.encoding.storage === 'INTEGER';
        sortKeys.set(
          column.name,
          ranked
            ? `${listLiteral(ranksOf(list), 'INTEGER')}[t.${name} + 1]`
            : `coalesce(${word(`t.${name}`)}, ${otherwise(`t.${name}`)})`,
        );
      } else {
        const dictionary = quoteIdentifier(await this.#dictionaryTable(column.name, words));
        joins.push(`LEFT JOIN ${dictionary} ON ${dictionary}.code = ${codeOf(`t.${name}`)}`);
        const word = quoteIdentifier(`word of ${column.name}`);
        inner.push(`${dictionary}.word AS ${word}`);
        outer.push(`coalesce(${word}, ${otherwise(name)}) AS ${name}`);
        sortKeys.set(column.name, `coalesce(${dictionary}.word, ${otherwise(`t.${name}`)})`);
      }
    }
    const sorted = sortColumns(this.#type).flatMap((name) => sortKeys.get(name) ?? []);
    const order = [...sorted, 't.source_row', 't.rowid'];
    return `SELECT ${outer.join(', ')}, source_row, deleted = 1 AS deleted FROM (
      SELECT ${inner.join(', ')} FROM ${this.#tableName} t ${joins.join(' ')}
      WHERE t.part = ${part} ORDER BY ${order.join(', ')})`;
  }

  get #tableName(): string {
    return quoteIdentifier(`records of ${this.#type.name}`);
  }

  #newWriter(): WriteRow {
    return rowWriter(
      this.#columns.map((column) => {
        if (column.kind === 'text') return { field: column.field, encode: column.encoding.encode };
        return { field: column.field, encode: numberEncoder(this.#type, column) };
      }),
    );
  }

  #newBlock(): Block {
    const arrays = this.#columns.map((column) => {
      const { storage } = column.encoding;
      if (storage === 'VARCHAR') return new Array<string | null>(BLOCK_ROWS);
      return storage === 'INTEGER' ? new Int32Array(BLOCK_ROWS) : new Float64Array(BLOCK_ROWS);
    });
    const facts = FACTS.map(() => new Int32Array(BLOCK_ROWS));
    return { rows: 0, columns: [...arrays, ...facts] };
  }

  #handOver(): void {
    if (this.#appender) {
      this.#appender.append(this.#block.columns as ColumnValues[], this.#block.rows);
      this.#block.rows = 0;
      return;
    }
    if (!this.#opening) this.#chooseEncodings();
    this.#waiting.push(this.#block);
    this.#block = this.#newBlock();
    this.#opening ??= this.#open();
    // Where it fails, finish says so; a writer that is abandoned before must not end the process.
    this.#opening.catch(() => undefined);
  }

  /** The first block shows what the texts of each column are like. A table that never fills one stays as it is. */
  #chooseEncodings(): void {
    const { rows, columns } = this.#block;
    if (rows < BLOCK_ROWS) return;
    this.#columns.forEach((column, i) => {
      if (column.kind !== 'text') return;
      const texts = columns[i] as (string | null)[];
      const encoding = textEncoding(texts);
      const { encode, storage } = encoding;
      column.encoding = encoding;
      if (encode)
        columns[i] =
          storage === 'INTEGER' ? Int32Array.from(texts, encode) : Float64Array.from(texts, encode);
    });
    this.#write = this.#newWriter();
  }

  async #open(): Promise<void> {
    const storages = this.#columns.map((column) => column.encoding.storage);
    const definitions = this.#columns.map(({ name }, i) => `${quoteIdentifier(name)} ${storages[i]}`);
    const facts = 'part INTEGER, source_row INTEGER, deleted INTEGER';
    await this.#connection.run(`CREATE TABLE ${this.#tableName} (${definitions.join(', ')}, ${facts})`);
    const types = [...storages, ...FACTS].map((storage) => TYPES[storage]);
    const appender = await this.#connection.createAppender(`records of ${this.#type.name}`);
    this.#appender = new ColumnAppender(appender, types);
    for (const { columns, rows } of this.#waiting.splice(0))
      this.#appender.append(columns as ColumnValues[], rows);
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

function numberEncoder(type: RecordType, { field, encoding }: NumberColumn): (value: unknown) => number {
  const { missing } = encoding;
  return (value) => {
    if (value === null) return missing;
    try {
      return encoding.encode(value);
    } catch (cause) {
      throw new RangeError(`${type.name}.${field} cannot be stored.`, { cause });
    }
  };
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
