import { NO_NUMBER } from '../../records/numbered-record.ts';
import type { ReadingProblemCode } from '../problem-codes.ts';
import type { RowVisitor } from '../table.ts';
import { CellNumbers } from './cell-numbers.ts';
import type { FieldCounts } from './record-scanner.ts';
import type { RecordFault, ScannedRecord } from './scanned-record.ts';
import type { TextNotes } from './text-notes.ts';

/**
 * Excel writes CSV in blocks of rows and leaves the last separators out where the last cells of a whole block are empty. Its blocks have 16
 * rows, so this many neighbours of one and the same short length, after rows of full length, are Excel's doing and not a lost separator.
 */
const EXCEL_BLOCK = 16;

const FAULT_MESSAGES: Record<RecordFault, string> = {
  'quote-not-closed':
    'A quotation mark opens a value on this line and nothing closes it in a way that completes the row.',
  'quote-misplaced': 'A quotation mark stands in the middle of a quoted value on this line.',
  'line-too-long': 'This line is longer than 1 MB.',
};

/** A row of too few fields that waits for its neighbours. */
interface HeldRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Decides for each scanned record whether it has the columns of the header, and hands it on. */
export interface RowFitting {
  readonly counts: FieldCounts;
  take(record: ScannedRecord): void;
  /** The table ends: rows that still wait are decided. */
  finish(): void;
}

/**
 * Fits records to a header. Exactly as many fields: a row. More, but the others empty (trailing separators): a row. Fewer: a row if only columns
 * without a name are missing, if Excel left the separators out (`EXCEL_BLOCK`), or if the last line of the file lacks columns that no row fills;
 * otherwise unreadable, because nobody can say which value is missing.
 */
export function createRowFitting(
  headers: readonly string[],
  columnsNeeded: readonly number[],
  visitor: RowVisitor,
  notes: TextNotes,
): RowFitting {
  const width = headers.length;
  const named = headers.findLastIndex((header) => header.trim() !== '') + 1;
  const cells: string[] = new Array<string>(width).fill('');
  const columnTexts = columnsNeeded.map(() => new CellNumbers());
  const cellNumbers = new Int32Array(width);
  let current: ScannedRecord | null = null;
  const original = (): readonly string[] => current!.cells();
  let held: HeldRow[] = [];
  let heldLength = 0;
  let provenLength = -1;
  let sawFullRow = false;
  // Columns from here on were empty in every full row.
  let filledColumns = 0;

  function visitRow(record: ScannedRecord): void {
    for (let at = 0; at < columnsNeeded.length; at++) {
      const column = columnsNeeded[at]!;
      const texts = columnTexts[at]!;
      const number = record.cellNumber(column, texts);
      cellNumbers[column] = number;
      cells[column] = number === NO_NUMBER ? record.cell(column) : texts.texts[number]!;
    }
    if (!record.isAscii && record.textEncoding === 'windows-1252') notes.windows1252Rows++;
    if (record.hasNul) notes.nulRows++;
    if (record.keptQuotes) notes.keptQuoteRows++;
    visitor.row(cells, record.line, original, cellNumbers);
  }

  function visitHeld(row: HeldRow): void {
    for (const column of columnsNeeded) cells[column] = row.cells[column] ?? '';
    notes.paddedRows++;
    visitor.row(cells, row.line, () => row.cells);
  }

  function rejectHeld(): void {
    for (const row of held) tooFew(row);
    held = [];
  }

  function tooFew(row: HeldRow, code: ReadingProblemCode = 'too-few-values'): void {
    const sentence =
      code === 'file-cut-off'
        ? `The file ends in the middle of this row: it has ${row.cells.length} of ${width} values.`
        : `This row has ${row.cells.length} ${row.cells.length === 1 ? 'value' : 'values'}, but there are ${width} columns.`;
    visitor.unreadable(row.line, code, sentence, () => row.cells);
  }

  function padHeld(): void {
    for (const row of held) visitHeld(row);
    held = [];
  }

  function takeShort(record: ScannedRecord): void {
    const row: HeldRow = { line: record.line, cells: record.cells() };
    if (row.cells.length !== heldLength) rejectHeld();
    heldLength = row.cells.length;
    if (heldLength === provenLength) visitHeld(row);
    else if (record.endsFile) {
      rejectHeld();
      if (lacksOnlyEmptyColumns(row)) visitHeld(row);
      else tooFew(row, 'file-cut-off');
    } else if (sawFullRow) hold(row);
    else tooFew(row);
  }

  /** A last line that was cut off behind a separator, where only columns follow that no row fills, is whole. */
  function lacksOnlyEmptyColumns(row: HeldRow): boolean {
    return sawFullRow && row.cells.length >= filledColumns && row.cells.at(-1) === '';
  }

  function hold(row: HeldRow): void {
    provenLength = -1;
    held.push(row);
    if (held.length < EXCEL_BLOCK) return;
    provenLength = heldLength;
    padHeld();
  }

  function takeFull(record: ScannedRecord): void {
    if (held.length > 0) rejectHeld();
    sawFullRow = true;
    provenLength = -1;
    filledColumns = record.filledFields(filledColumns, width);
    visitRow(record);
  }

  return {
    counts: { least: Math.max(named, 1), most: width },
    take(record) {
      current = record;
      const count = record.fieldCount;
      if (record.fault !== null)
        visitor.unreadable(record.line, record.fault, FAULT_MESSAGES[record.fault], original);
      else if (count === width && record.cell(0) !== '') takeFull(record);
      else if (record.isEmptyFrom(0)) visitor.emptyRow(record.line);
      else if (count < named) takeShort(record);
      else if (count <= width || record.isEmptyFrom(width)) takeFull(record);
      else
        visitor.unreadable(
          record.line,
          'too-many-values',
          `This row has ${count} values, but there are only ${width} columns.`,
          original,
        );
    },
    finish: rejectHeld,
  };
}
