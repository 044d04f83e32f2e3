import type { CompiledFormat } from '../../formats/format-contract.ts';
import type { RecordTypeName } from '../../records/records.ts';
import type { RowCounts } from '../receipt/receipt.ts';
import type { RowVisitor } from '../table.ts';
import type { FileAccount } from './file-account.ts';
import { startMapping } from './mapped-row.ts';
import type { RowProblem } from './problem-list.ts';
import { receiptRows } from './receipt-rows.ts';
import { startRowCounting } from './row-counts.ts';
import type { TableColumns } from './table-columns.ts';

const EMPTY_ROW = 'empty row';
const REPEATED_HEADER = 'the column names once more';
const NOTHING_WANTED = 'nothing in it is wanted';
const NOT_MENDED = 'This row was not mended yet: its values are not in their columns.';

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
  const columnsNeeded = format.columnsNeeded.filter(
    (column) => column < columns.headers.length && !columns.unseen.has(column),
  );
  const isRepeatedHeader = headerRecogniser(columns.headers, columnsNeeded);
  const receipt = receiptRows(columns);
  const mapped = startMapping(format);
  const counting = startRowCounting();
  const fates = rowFates(file, table);
  const countRecord = (type: RecordTypeName): void => {
    file.records[type] = (file.records[type] ?? 0) + 1;
  };

  function mapRow(
    cells: readonly string[],
    line: number,
    original: () => readonly string[],
    cellNumbers?: Int32Array,
    rowBefore = line,
  ): void {
    if (isRepeatedHeader(cells)) {
      counting.became('setAside');
      file.reasons.setAside(REPEATED_HEADER);
      return;
    }
    mapped.map(cells, rowBefore, cellNumbers);
    if (mapped.recordCount > 0) {
      counting.became('accepted');
      mapped.emit(file.sink, line, countRecord);
      if (mapped.problems.length > 0) fates.note(line, mapped.problems);
    } else if (mapped.problems.length > 0) {
      counting.became('rejected');
      fates.reject(line, mapped.problems, original(), false);
    } else {
      counting.became('setAside');
      file.reasons.setAside(mapped.aside ?? NOTHING_WANTED);
    }
  }

  function rejectUnread(line: number, code: string, message: string, cells: readonly string[]): void {
    counting.became('rejected');
    fates.reject(line, [{ column: null, value: '', code, message }], cells, true);
  }

  const visitor: RowVisitor = {
    row(cells, line, original, cellNumbers) {
      counting.met();
      if (!receipt) {
        mapRow(cells, line, original, cellNumbers);
        return;
      }
      const unsplit = receipt.stillUnsplit(original());
      const row = (): readonly string[] => receipt.withoutMendColumns(original());
      if (unsplit) rejectUnread(line, unsplit, NOT_MENDED, row());
      else mapRow(receipt.withoutApostrophes(cells), line, row, undefined, receipt.rowBefore(original()));
    },
    unreadable(line, code, message, original) {
      counting.met();
      rejectUnread(line, code, message, receipt ? receipt.withoutMendColumns(original()) : original());
    },
    emptyRow() {
      counting.met();
      counting.became('setAside');
      file.reasons.setAside(EMPTY_ROW);
    },
  };
  return { visitor, columnsNeeded, close: counting.close };
}

/** Tells a row that repeats the column names, as files have that were pasted together. */
function headerRecogniser(
  headers: readonly string[],
  columnsNeeded: readonly number[],
): (cells: readonly string[]) => boolean {
  const [first] = columnsNeeded;
  if (first === undefined || columnsNeeded.length < 2) return () => false;
  return (cells) =>
    cells[first] === headers[first] && columnsNeeded.every((column) => cells[column] === headers[column]);
}

/** What is gathered of rows with problems. */
function rowFates(file: FileAccount, { name, originalHeaders, columns, format }: AccountedTable) {
  const { mend, socialSecurity } = columns;
  const toMend = file.toMend.startTable(
    name,
    originalHeaders.filter((_, column) => column !== mend?.what && column !== mend?.how),
    new Set(socialSecurity),
    format.datesDayFirst ?? mend?.datesDayFirst,
  );
  return {
    note(line: number, problems: readonly RowProblem[]): void {
      for (const problem of problems) {
        file.reasons.noted(problem.code);
        file.problems.add(name, line, problem, 'noted');
      }
    },
    reject(
      line: number,
      problems: readonly RowProblem[],
      cells: readonly string[],
      isUnsplit: boolean,
    ): void {
      // What kept the row from giving a record comes last; it is said first.
      const inOrder = [problems.at(-1)!, ...problems.slice(0, -1)];
      file.reasons.rejected(inOrder[0]!.code);
      for (const problem of inOrder) file.problems.add(name, line, problem, 'rejected');
      toMend.add(line, cells, inOrder, isUnsplit);
    },
  };
}

/** Counts the rows of a table that is not read. */
export function startRowCount(): { readonly visitor: RowVisitor; rows(): number } {
  let rows = 0;
  const met = (): void => {
    rows++;
  };
  return { visitor: { row: met, unreadable: met, emptyRow: met }, rows: () => rows };
}
