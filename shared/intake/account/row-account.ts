import type { CompiledFormat, RowSink } from '../../formats/format-contract.ts';
import type { RecordTypeName } from '../../records/records.ts';
import { fromCsvText, isUnmended } from '../receipt/mend-columns.ts';
import type { RowCounts } from '../receipt/receipt.ts';
import type { RecordOrigin } from '../record-sink.ts';
import type { RowVisitor } from '../table.ts';
import type { FileAccount } from './file-account.ts';
import type { RowProblem } from './problem-list.ts';
import { startRowCounting } from './row-counts.ts';
import type { TableColumns } from './table-columns.ts';

export const EMPTY_ROW = 'empty row';
export const REPEATED_HEADER = 'the column names once more';
const NOTHING_WANTED = 'nothing in it is wanted';

/** A record of the row at hand, until the row's fate is known. */
interface MadeRecord {
  readonly type: RecordTypeName;
  readonly record: Readonly<Record<string, unknown>>;
  readonly deleted: boolean;
}

/** Maps the rows of one table and accounts for each. */
export interface RowAccount {
  readonly visitor: RowVisitor;
  /** Columns whose cells are needed. */
  readonly columnsNeeded: readonly number[];
  /** All rows were met. */
  close(): RowCounts;
}

/** What the account knows of its table. */
export interface AccountedTable {
  /** Member or sheet, null for the file itself. */
  readonly name: string | null;
  readonly originalHeaders: readonly string[];
  readonly columns: TableColumns;
  readonly format: CompiledFormat;
}

/**
 * Begins the account of one table. Every row that the reader meets is mapped, and ends as exactly one of: accepted (it gave a record), rejected (it gave
 * none and a problem), set aside (neither). Records of a row reach the sink only after the whole row was mapped.
 */
export function startRowAccount(file: FileAccount, table: AccountedTable): RowAccount {
  const { columns, format } = table;
  const { headers, mend, unseen } = columns;
  const columnsNeeded = format.columnsNeeded.filter(
    (column) => column < headers.length && !unseen.has(column),
  );
  const firstNeeded = columnsNeeded[0] ?? -1;
  const mapRow = format.bindRow();
  const counting = startRowCounting();
  const toMend = file.toMend.startTable(
    table.name,
    table.originalHeaders.filter((_, column) => column !== mend?.what && column !== mend?.how),
    new Set(columns.socialSecurity),
  );

  const made: MadeRecord[] = [];
  const problems: RowProblem[] = [];
  let aside: string | null = null;
  const out: RowSink = {
    record(type, record, options) {
      made.push({ type, record, deleted: options?.deleted === true });
    },
    problem(column, value, code, message) {
      problems.push({ column, value, code, message });
    },
    setAside(reason) {
      aside ??= reason;
    },
  };

  function isRepeatedHeader(cells: readonly string[]): boolean {
    if (firstNeeded < 0 || cells[firstNeeded] !== headers[firstNeeded]) return false;
    return columnsNeeded.length > 1 && columnsNeeded.every((column) => cells[column] === headers[column]);
  }

  function map(cells: readonly string[], line: number): void {
    made.length = 0;
    problems.length = 0;
    aside = null;
    try {
      mapRow(cells, line, out);
    } catch {
      made.length = 0;
      problems.length = 0;
      out.problem(null, '', 'row-failed', 'The program failed on this row.');
    }
  }

  function setAside(reason: string): void {
    counting.became('setAside');
    file.reasons.setAside(reason);
  }

  function reject(line: number, cells: readonly string[], isUnsplit: boolean): void {
    counting.became('rejected');
    // What kept the row from giving a record comes last; it is said first.
    problems.unshift(problems.pop()!);
    file.reasons.rejected(problems[0]!.code);
    for (const problem of problems) file.problems.add(table.name, line, problem);
    toMend.add(line, withoutMendColumns(cells), problems, isUnsplit);
  }

  function accept(line: number): void {
    counting.became('accepted');
    for (const { type, record, deleted } of made) {
      file.records[type] = (file.records[type] ?? 0) + 1;
      const origin: RecordOrigin = { sourceRow: line, system: format.system };
      file.sink.add(type, record, deleted ? { ...origin, deleted } : origin);
    }
    for (const problem of problems) {
      file.reasons.noted(problem.code);
      file.problems.add(table.name, line, problem);
    }
  }

  function withoutMendColumns(cells: readonly string[]): readonly string[] {
    return mend ? cells.filter((_, column) => column !== mend.what && column !== mend.how) : cells;
  }

  /** Why a row of a receipt is still not split into its columns; null when somebody mended it. */
  function stillUnsplit(cells: readonly string[]): 'too-many-values' | 'too-few-values' | null {
    if (!mend) return null;
    if (cells.slice(table.originalHeaders.length).some((cell) => cell.trim() !== ''))
      return 'too-many-values';
    const isTouched = !isUnmended(cells[mend.what] ?? '', withoutMendColumns(cells).map(fromCsvText));
    return isTouched ? null : 'too-few-values';
  }

  const visitor: RowVisitor = {
    row(cells, line, original) {
      counting.met();
      const unsplit = mend ? stillUnsplit(original()) : null;
      if (unsplit) {
        rejectUnread(
          line,
          unsplit,
          'This row was not mended yet: its values are not in their columns.',
          original(),
        );
        return;
      }
      const seen = mend ? cells.map(fromCsvText) : cells;
      if (isRepeatedHeader(seen)) {
        setAside(REPEATED_HEADER);
        return;
      }
      map(seen, line);
      if (made.length > 0) accept(line);
      else if (problems.length > 0) reject(line, original(), false);
      else setAside(aside ?? NOTHING_WANTED);
    },
    unreadable(line, code, message, original) {
      counting.met();
      rejectUnread(line, code, message, original());
    },
    emptyRow() {
      counting.met();
      setAside(EMPTY_ROW);
    },
  };

  function rejectUnread(line: number, code: string, message: string, cells: readonly string[]): void {
    problems.length = 0;
    problems.push({ column: null, value: '', code, message });
    reject(line, cells, true);
  }

  return { visitor, columnsNeeded, close: counting.close };
}

/** Counts the rows of a table that is not read. */
export function startRowCount(): { readonly visitor: RowVisitor; rows(): number } {
  let rows = 0;
  const met = (): void => {
    rows++;
  };
  return { visitor: { row: met, unreadable: met, emptyRow: met }, rows: () => rows };
}
