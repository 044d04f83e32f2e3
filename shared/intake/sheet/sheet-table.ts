import type { Siblings } from '../../formats/format-contract.ts';
import { turnOfTheEventLoop } from '../bytes/event-loop.ts';
import { headerCandidates } from '../header-row.ts';
import type { OpenTable, RowVisitor, TableReading } from '../table.ts';
import { SAMPLE_ROWS } from '../text/delimited-table.ts';
import { unpackMember } from '../zip/zip-member.ts';
import { findMergedCells } from './merged-cells.ts';
import { type SheetCounts, type SheetRow, sheetRows } from './sheet-rows.ts';
import { startTextNumbers } from './text-numbers.ts';
import type { SheetEntry, WorkbookParts } from './workbook-parts.ts';

/** Cells of the sample shown to recognition: a sheet of 16,000 columns is not copied 200 times. */
const SAMPLE_CELLS = 250_000;

/** Rows read before other work of the process goes on. */
const ROWS_A_TURN = 2_000;

/** What is counted while the rows below the header are read. */
interface SheetNotes extends SheetCounts {
  merged: number;
  rowsAboveHeader: number;
  rowsWithUnnamedCells: number;
}

/** Opens a sheet; null when it is empty. */
export function openSheet(
  zip: Uint8Array,
  sheet: SheetEntry,
  parts: WorkbookParts,
  siblings: Siblings,
): OpenTable | null {
  const mergedCells = findMergedCells(zip, sheet.member);
  const notes: SheetNotes = {
    formulas: 0,
    formulasWithoutValue: 0,
    merged: mergedCells.count,
    rowsAboveHeader: 0,
    rowsWithUnnamedCells: 0,
  };
  const rows = function* (): Generator<SheetRow> {
    const merged = mergedCells.startFilling();
    Object.assign(notes, { formulas: 0, formulasWithoutValue: 0 });
    for (const row of sheetRows(unpackMember(zip, sheet.member), parts, notes)) {
      if (row.cells.every(isEmpty)) continue;
      merged(row.line, row.cells);
      yield row;
    }
  };
  const top = topRows(rows());
  const readings = headerCandidates(top).map((at) => readingBelow(top, at, rows, notes));
  return readings.length === 0
    ? null
    : { sheetName: sheet.name, siblings, readings, notes: () => sentences(notes) };
}

const isEmpty = (cell: string | undefined): boolean => cell === undefined || cell.trim() === '';

function topRows(rows: Iterable<SheetRow>): readonly SheetRow[] {
  const top: SheetRow[] = [];
  let cells = 0;
  for (const row of rows) {
    top.push(row);
    cells += row.cells.length;
    if (top.length > SAMPLE_ROWS + 20 || cells > SAMPLE_CELLS) break;
  }
  return top;
}

/** Rows of a sheet that are looked at before it is read. */
const ROWS_NEAR_TOP = 2000;

function readingBelow(
  top: readonly SheetRow[],
  at: number,
  rows: () => Iterable<SheetRow>,
  notes: SheetNotes,
): TableReading {
  const header = top[at]!;
  const headers = header.cells.slice(0, header.cells.findLastIndex((cell) => !isEmpty(cell)) + 1);
  return {
    headers,
    // Made when somebody looks at it: most readings nobody looks at.
    get sampleRows() {
      return top
        .slice(at + 1, at + 1 + SAMPLE_ROWS)
        .map((row) => Array.from({ length: headers.length }, (_, column) => row.cells[column] ?? ''));
    },
    cellsNearTop(columns) {
      const cells: string[] = [];
      for (const row of rows()) {
        if (row.line > header.line) for (const column of columns) cells.push(row.cells[column] ?? '');
        if (row.line > header.line + ROWS_NEAR_TOP) break;
      }
      return cells;
    },
    read: async (columnsNeeded: readonly number[], visitor: RowVisitor) => {
      const cells: string[] = new Array<string>(headers.length).fill('');
      const cellNumbers = new Int32Array(headers.length);
      const columns = columnsNeeded.map((column) => ({ column, numberOf: startTextNumbers() }));
      notes.rowsAboveHeader = at;
      notes.rowsWithUnnamedCells = 0;
      let visited = 0;
      for (const row of rows()) {
        if (row.line <= header.line || isComment(row)) continue;
        for (const { column, numberOf } of columns) {
          const cell = row.cells[column] ?? '';
          cells[column] = cell;
          cellNumbers[column] = numberOf(cell);
        }
        if (row.cells.length > headers.length) notes.rowsWithUnnamedCells++;
        visitor.row(cells, row.line, () => row.cells, cellNumbers);
        if (++visited % ROWS_A_TURN === 0) await turnOfTheEventLoop();
      }
    },
  };
}

/** '#' in the first cell and nothing else in the row. */
function isComment(row: SheetRow): boolean {
  return row.cells[0]?.startsWith('#') === true && row.cells.length === 1;
}

function sentences(notes: SheetNotes): string[] {
  const said: [count: number, sentence: string][] = [
    [notes.rowsAboveHeader, `Rows above the column names that were passed over: ${notes.rowsAboveHeader}.`],
    [
      notes.merged,
      `Merged cells: ${notes.merged}. Where cells of one column are merged, their value was read for every row they cover; other merged cells count as their first cell only.`,
    ],
    [notes.formulas, `Cells with formulas: ${notes.formulas}. The results stored in the workbook were read.`],
    [
      notes.formulasWithoutValue,
      `Formulas without a stored result: ${notes.formulasWithoutValue}. They were read as empty. Open the workbook in Excel, save it, and drop it again.`,
    ],
    [
      notes.rowsWithUnnamedCells,
      `Rows with cells to the right of the last column name: ${notes.rowsWithUnnamedCells}. Those cells were not read.`,
    ],
  ];
  return said.filter(([count]) => count > 0).map(([, sentence]) => sentence);
}
