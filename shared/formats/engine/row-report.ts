import type { RowSink } from '../format-contract.ts';
import type { Finding } from '../values/finding.ts';
import { startHabits } from './column-habits.ts';

/** Tells the receipt about a cell; `column` where the finding does not say it. */
export type Report = (finding: Finding, column?: number | undefined) => void;

/**
 * Reports findings of one pass, row by row. Two records of a row may ask for the same cell: what is wrong with it is said once.
 */
export function rowReport(headers: readonly string[]): {
  readonly report: Report;
  /** A new row begins. */
  readonly begin: (cells: readonly string[], out: RowSink) => void;
} {
  const habits = startHabits();
  const saidInRow = new Set<string>();
  let row: { readonly cells: readonly string[]; readonly out: RowSink } | undefined;
  return {
    begin(cells, out) {
      if (saidInRow.size > 0) saidInRow.clear();
      row = { cells, out };
    },
    report(finding, column = finding.column) {
      const key = `${finding.code} ${column}`;
      if (saidInRow.has(key) || habits.meet(finding, column) === 'said before') return;
      saidInRow.add(key);
      const header = column === undefined ? null : (headers[column] ?? null);
      const cell = column === undefined ? '' : (row?.cells[column] ?? '');
      row?.out.problem(header, cell, finding.code, finding.message);
    },
  };
}
