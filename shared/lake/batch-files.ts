import { columnEncoder, encodingRoom } from './parquet/column-chunk.ts';
import type { ParquetColumn } from './parquet/parquet-column.ts';
import { parquetFile, type StoredChunk } from './parquet/parquet-file.ts';
import type { RecordTable } from './record-table.ts';
import { orderedRows, sortingRoom } from './row-order.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** Rows of a row group. Half of what snapshots have: a reader of one school of a fresh batch opens less. */
const ROW_GROUP_ROWS = 61_440;

/** Columns of a batch that say the same in every row. */
export type SameInEveryRow = Readonly<Record<string, string>>;

/**
 * The Parquet files of a table's parts, sorted; each is put together when it is asked for. Column by column, so that only one of them is whole in
 * memory; what it becomes waits, encoded, until all are there.
 *
 * @param parts the numbers of the parts
 * @param columnNames all columns of a file, in order
 * @param waiting where encoded columns wait
 * @param sortedBy names of columns, the most important one first; rows that are alike follow by source row
 */
export function batchFiles(
  table: RecordTable,
  parts: readonly number[],
  columnNames: readonly string[],
  sortedBy: readonly string[],
  same: SameInEveryRow,
  waiting: WaitingRoom,
): ReadonlyMap<number, () => Iterable<Uint8Array>> {
  const orders = partOrders(table, parts, sortedBy);
  const groups = [...orders].flatMap(([part, order]) => groupsOf(part, order));
  const room = encodingRoom(Math.max(0, ...groups.map(({ rows }) => rows)));
  const columns = columnNames.map((name) => {
    const column = columnNamed(table, name, same);
    const encode = columnEncoder(column, room);
    for (const { order, from, to, chunks } of groups) {
      const { bytes, ...chunk } = encode(order, from, to);
      chunks.push({ ...chunk, stored: waiting.keepBytes(bytes) });
    }
    return { name, type: column.type };
  });
  return new Map(
    parts.map((part) => {
      const own = groups.filter((group) => group.part === part);
      return [part, () => parquetFile(columns, own)];
    }),
  );
}

/** The rows of each part, in the order of its file: sorted by the least important column first, so that one column is in memory at a time. */
function partOrders(
  table: RecordTable,
  parts: readonly number[],
  sortedBy: readonly string[],
): ReadonlyMap<number, Int32Array> {
  const partOf = table.fact('part').numbers;
  const all = new Int32Array(partOf.length).map((_, row) => row);
  const orders = new Map<number, Int32Array>(
    parts.map((part) => [part, parts.length === 1 ? all : all.filter((row) => partOf[row] === part)]),
  );
  const rooms = new Map([...orders].map(([part, rows]) => [part, sortingRoom(rows.length)]));
  for (const name of ['source_row', ...sortedBy.toReversed()]) {
    const column = columnNamed(table, name, {});
    for (const [part, rows] of orders) orders.set(part, orderedRows(rows, [column], rooms.get(part)));
  }
  return orders;
}

interface RowGroup {
  readonly part: number;
  readonly order: Int32Array;
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly chunks: StoredChunk[];
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
  if (word !== undefined) return constantColumn(name, word);
  if (name === 'source_row') return { name, type: 'integer', ...table.fact(name) };
  if (name === 'deleted') return { name, type: 'flag', ...table.fact(name) };
  return table.column(name);
}

function constantColumn(name: string, word: string): ParquetColumn {
  const bytes = Buffer.from(word);
  return {
    name,
    type: 'text',
    // No row is looked at where all say the same.
    numbers: new Int32Array(0),
    missing: -1,
    spread: { lowest: 0, highest: 0, isFull: true },
    texts: {
      byteLength: () => bytes.length,
      write: (_number, out, at) => out.set(bytes, at),
      compare: () => 0,
    },
  };
}
