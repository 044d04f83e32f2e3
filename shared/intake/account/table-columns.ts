import { fromCsvText, type MendColumns, mendColumnsOf } from '../receipt/mend-columns.ts';
import { socialSecurityColumns } from '../social-security.ts';
import type { TableReading } from '../table.ts';

/** The columns of a table as formats may see them. */
export interface TableColumns {
  /** Header texts, '' for columns that are not theirs to see. */
  readonly headers: readonly string[];
  readonly sampleRows: readonly (readonly string[])[];
  /** Columns that are dropped at the door. */
  readonly socialSecurity: readonly number[];
  /** Columns that a receipt added; the table is then a sheet or file of rows to mend. */
  readonly mend: MendColumns | null;
  /** Indices of `socialSecurity` and `mend`. */
  readonly unseen: ReadonlySet<number>;
}

/** Takes away what no format may see: Social Security numbers and the columns of receipts. */
export function tableColumns(reading: TableReading): TableColumns {
  const { headers, sampleRows } = reading;
  // The column names once more are no example of a row.
  const rows = sampleRows.filter((row) => !row.every((cell, column) => cell === headers[column]));
  const socialSecurity = socialSecurityColumns(headers, sampleRows);
  const mend = mendColumnsOf(headers);
  const unseen = new Set([...socialSecurity, ...(mend ? [mend.what, mend.how] : [])]);
  const seenCell = (cell: string, column: number): string => {
    if (unseen.has(column)) return '';
    return mend ? fromCsvText(cell) : cell;
  };
  return {
    headers:
      unseen.size === 0 ? headers : headers.map((header, column) => (unseen.has(column) ? '' : header)),
    sampleRows: unseen.size === 0 ? rows : rows.map((row) => row.map(seenCell)),
    socialSecurity,
    mend,
    unseen,
  };
}
