import type { Workbook, Worksheet } from 'exceljs';
import { setCell } from './safe-cell.ts';

/*
 * How the pipeline finds again what a team typed, however the rows were sorted, filtered or re-saved:
 *
 * - column A of a sheet that can be written on is hidden and holds a row key: kind/row[/field][@issue], each part
 *   percent-encoded, such as human-code/8f3a or test-field/T1/decision@b41f. The issue says which writing of the
 *   workbook the row stood in, so that what was typed can be told from what was printed, years later;
 * - above each block of such rows stands a hidden row with "fields" in column A and, over every yellow column,
 *   the name of the field that it fills.
 *
 * Neither depends on the language of the sheet or on the order of rows and columns.
 */

export const KEY_COLUMN = 1;
export const FIELDS_MARK = 'fields';
/** Where each row fills the one field its key names, the fields row calls the column so. */
export const SINGLE_VALUE = 'value';

/** What kind of cell a team edits; the same words as in the log of edits. */
export type WriteBackKind =
  | 'human-code'
  | 'exclude-point'
  | 'test-field'
  | 'team-field'
  | 'meeting'
  | 'storyboard'
  | 'codebook';

export interface RowKey {
  readonly kind: WriteBackKind;
  readonly row: string;
  /** Where one row fills one field. */
  readonly field?: string;
  /** Which writing of the workbook the row stood in. */
  readonly issue?: string;
}

const KINDS: ReadonlySet<string> = new Set<WriteBackKind>([
  'human-code',
  'exclude-point',
  'test-field',
  'team-field',
  'meeting',
  'storyboard',
  'codebook',
]);

function isKind(text: string): text is WriteBackKind {
  return KINDS.has(text);
}

/** @example rowKeyText({ kind: 'test-field', row: 'T1', field: 'decision' }) // 'test-field/T1/decision' */
export function rowKeyText({ kind, row, field }: RowKey): string {
  const parts = field === undefined ? [kind, row] : [kind, row, field];
  return parts.map(encodeURIComponent).join('/');
}

/** The row key a cell holds, or null when it holds none. */
export function readRowKey(text: string): RowKey | null {
  const [path = '', issue, ...rest] = text.trim().split('@');
  const parts = path.split('/');
  if (parts.length < 2 || parts.length > 3 || rest.length > 0) return null;
  try {
    const [kind = '', row = '', field] = parts.map(decodeURIComponent);
    if (!isKind(kind) || row === '') return null;
    return { kind, row, ...(field === undefined ? {} : { field }), ...(issue ? { issue } : {}) };
  } catch {
    return null;
  }
}

/** Adds to every row key of a workbook which writing of it this is. */
export function stampIssue(workbook: Workbook, issue: string): void {
  for (const sheet of workbook.worksheets) {
    sheet.getColumn(KEY_COLUMN).eachCell((cell) => {
      if (typeof cell.value === 'string' && readRowKey(cell.value) !== null)
        setCell(cell, `${cell.value}@${issue}`);
    });
  }
}

/** Hides the column of keys. */
export function hideKeyColumn(sheet: Worksheet): void {
  const column = sheet.getColumn(KEY_COLUMN);
  column.hidden = true;
  column.width = 4;
}

/** The hidden row over a block: which column fills which field. Columns count from 1. */
export function writeFieldsRow(sheet: Worksheet, row: number, fields: ReadonlyMap<number, string>): void {
  setCell(sheet.getCell(row, KEY_COLUMN), FIELDS_MARK);
  for (const [column, field] of fields) setCell(sheet.getCell(row, column), field);
  sheet.getRow(row).hidden = true;
}

/** The hidden key of one row. */
export function writeRowKey(sheet: Worksheet, row: number, key: RowKey): void {
  setCell(sheet.getCell(row, KEY_COLUMN), rowKeyText(key));
}
