import { fromCsvText, isUnmended } from '../receipt/mend-columns.ts';
import type { TableColumns } from './table-columns.ts';

/** Reads the rows of a receipt that were dropped again: its two columns are no data, its apostrophes are no text. */
export interface ReceiptRows {
  /** The row as it was in its file. */
  withoutMendColumns(cells: readonly string[]): readonly string[];
  withoutApostrophes(cells: readonly string[]): readonly string[];
  /** The row's number in the file that it was rejected from; undefined where its sentence no longer says it. */
  rowBefore(cells: readonly string[]): number | undefined;
  /** Why a row is still not split into its columns; null when somebody mended it. */
  stillUnsplit(cells: readonly string[]): 'too-many-values' | 'too-few-values' | null;
}

/** Null for a table that is no receipt. */
export function receiptRows({ mend, headers }: TableColumns): ReceiptRows | null {
  if (!mend) return null;
  const withoutMendColumns = (cells: readonly string[]): readonly string[] =>
    cells.filter((_, column) => column !== mend.what && column !== mend.how);
  const withoutApostrophes = (cells: readonly string[]): readonly string[] => cells.map(fromCsvText);
  return {
    withoutMendColumns,
    withoutApostrophes,
    rowBefore(cells) {
      const found = /^'?Row (\d+)\./.exec(cells[mend.what] ?? '');
      return found ? Number(found[1]) : undefined;
    },
    stillUnsplit(cells) {
      if (cells.slice(headers.length).some((cell) => cell.trim() !== '')) return 'too-many-values';
      const original = withoutApostrophes(withoutMendColumns(cells));
      return isUnmended(cells[mend.what] ?? '', original) ? 'too-few-values' : null;
    },
  };
}
