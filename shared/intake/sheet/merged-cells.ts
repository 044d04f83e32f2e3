import type { ZipMember } from '../zip/zip-directory.ts';
import { unpackMember } from '../zip/zip-member.ts';
import { columnOfReference } from './sheet-rows.ts';

/** Cells of one column merged over several rows: the value stands in the first and is meant for all. */
interface MergedColumnCells {
  readonly from: number;
  readonly to: number;
}

/** Merged cells of a sheet. */
export interface MergedCells {
  readonly count: number;
  /** Begins a pass over the rows: fills the empty cells of each row that merged cells above reach into. Rows must come in order. */
  startFilling(): (row: number, cells: string[]) => void;
}

/** Larger sheets are not searched, and more merged cells than this are layout, not data. */
const LARGEST_SHEET = 64 * 1024 * 1024;
const MOST_MERGED = 10_000;

/** Finds merged cells; they stand behind the rows in a sheet, so the sheet is searched before it is read. */
export function findMergedCells(zip: Uint8Array, sheet: ZipMember): MergedCells {
  const references = sheet.size > LARGEST_SHEET ? [] : mergedReferences(zip, sheet);
  const byColumn = new Map<number, MergedColumnCells[]>();
  if (references.length <= MOST_MERGED)
    for (const [first, last] of references) {
      const column = columnOfReference(first);
      if (column !== columnOfReference(last)) continue;
      const list = byColumn.get(column) ?? [];
      list.push({ from: rowOf(first), to: rowOf(last) });
      byColumn.set(column, list);
    }
  for (const ranges of byColumn.values()) ranges.sort((a, b) => a.from - b.from);
  return { count: references.length, startFilling: () => fillingFrom(byColumn) };
}

function fillingFrom(
  byColumn: ReadonlyMap<number, readonly MergedColumnCells[]>,
): (row: number, cells: string[]) => void {
  const states = [...byColumn].map(([column, ranges]) => ({ column, ranges, next: 0, value: '' }));
  return (row, cells) => {
    for (const state of states) {
      while (state.next < state.ranges.length && state.ranges[state.next]!.to < row) {
        state.next++;
        state.value = '';
      }
      const range = state.ranges[state.next];
      if (!range || range.from > row) continue;
      const cell = cells[state.column] ?? '';
      if (cell !== '') state.value = cell;
      else if (state.value !== '') setCell(cells, state.column, state.value);
    }
  };
}

function setCell(cells: string[], column: number, value: string): void {
  while (cells.length <= column) cells.push('');
  cells[column] = value;
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? 0);
}

function mergedReferences(zip: Uint8Array, sheet: ZipMember): [string, string][] {
  let tail = '';
  for (const chunk of unpackMember(zip, sheet)) {
    const text = tail + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1');
    const found = text.indexOf('mergeCells');
    // Once found, everything behind is kept; until then only as much as a name cut in two needs.
    tail = found >= 0 ? text.slice(found) : text.slice(-16);
    if (tail.length > 4 * 1024 * 1024) break;
  }
  return [...tail.matchAll(/mergeCell\s[^>]*ref="\$?([A-Z]+\d+):\$?([A-Z]+\d+)"/g)].map((match) => [
    match[1]!,
    match[2]!,
  ]);
}
