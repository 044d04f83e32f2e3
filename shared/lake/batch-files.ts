import { type ColumnChunk, columnEncoder, encodingRoom } from './parquet/column-chunk.ts';
import type { ParquetColumn } from './parquet/parquet-column.ts';
import { parquetFile } from './parquet/parquet-file.ts';
import type { RecordTable } from './record-table.ts';
import { orderedRows } from './row-order.ts';

/** Rows of a row group. Half of what snapshots have: a reader of one school of a fresh batch opens less. */
const ROW_GROUP_ROWS = 61_440;

/** Columns of a batch that say the same in every row. */
export type SameInEveryRow = Readonly<Record<string, string>>;

/**
 * The Parquet files of a table's parts, sorted. Column by column, so that only one of them is whole in memory; what it becomes waits, encoded, until all
 * are there.
 *
 * @param parts the numbers of the parts
 * @param columnNames all columns of a file, in order
 * @param sortedBy names of columns, the most important one first; rows that are alike follow by source row
 */
export function batchFiles(
  table: RecordTable,
  parts: readonly number[],
  columnNames: readonly string[],
  sortedBy: readonly string[],
  same: SameInEveryRow,
): ReadonlyMap<number, Uint8Array> {
  const orders = partOrders(table, parts, sortedBy);
  const groups = [...orders].flatMap(([part, order]) => groupsOf(part, order));
  const room = encodingRoom(Math.max(0, ...groups.map(({ rows }) => rows)));
  const columns = columnNames.map((name) => {
    const column = columnNamed(table, name, same);
    const encode = columnEncoder(column, room);
    for (const { order, from, to, chunks } of groups) chunks.push(encode(order, from, to));
    return { name, type: column.type };
  });
  return new Map(
    parts.map((part) => [
      part,
      parquetFile(
        columns,
        groups.filter((group) => group.part === part),
      ),
    ]),
  );
}

/** The rows of each part, in the order of its file. */
function partOrders(
  table: RecordTable,
  parts: readonly number[],
  sortedBy: readonly string[],
): ReadonlyMap<number, Int32Array> {
  const partOf = table.fact('part').numbers;
  const all = new Int32Array(partOf.length).map((_, row) => row);
  const columns: Parameters<typeof orderedRows>[1] = [
    ...sortedBy.map((name) => table.column(name)),
    table.fact('source_row'),
  ];
  return new Map(
    parts.map((part) => [
      part,
      orderedRows(parts.length === 1 ? all : all.filter((row) => partOf[row] === part), columns),
    ]),
  );
}

interface RowGroup {
  readonly part: number;
  readonly order: Int32Array;
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly chunks: ColumnChunk[];
}

function groupsOf(part: number, order: Int32Array): RowGroup[] {
  const groups: RowGroup[] = [];
  for (let from = 0; from < order.length; from += ROW_GROUP_ROWS) {
    const to = Math.min(from + ROW_GROUP_ROWS, order.length);
    groups.push({ part, order, from, to, rows: to - from, chunks: [] });
  }
  return groups;
}

function columnNamed(table: RecordTable, name: string, same: SameInEveryRow): ParquetColumn {
  const word = same[name];
  if (word !== undefined) return constantColumn(name, word, table.rows);
  if (name === 'source_row') return { name, type: 'integer', ...table.fact(name) };
  if (name === 'deleted') return { name, type: 'flag', ...table.fact(name) };
  return table.column(name);
}

function constantColumn(name: string, word: string, rows: number): ParquetColumn {
  const bytes = Buffer.from(word);
  return {
    name,
    type: 'text',
    numbers: new Int32Array(rows),
    missing: -1,
    spread: { lowest: 0, highest: 0, isFull: true },
    texts: {
      byteLength: () => bytes.length,
      write: (_number, out, at) => out.set(bytes, at),
      compare: () => 0,
    },
  };
}
