import Papa from 'papaparse';
import { problemFacts } from '../problem-codes.ts';
import { asCsvText, HOW_TO_MEND, unmendedMark, whatIsWrongHeading } from '../receipt/mend-columns.ts';
import { withoutSocialSecurityNumbers } from '../social-security.ts';
import type { RowProblem } from './problem-list.ts';

/** A rejected row, in its original columns. */
export interface RowToMend {
  readonly line: number;
  readonly cells: readonly string[];
  readonly whatIsWrong: string;
  readonly howToMend: string;
}

/** The rejected rows of one table. */
export interface TableToMend {
  /** Member or sheet; null for the file itself. */
  readonly name: string | null;
  readonly headers: readonly string[];
  /** The first rows; the others went to the overflow. */
  readonly rows: readonly RowToMend[];
  /** Rows that went to the CSV file of the overflow, or (no overflow) are only counted. */
  readonly further: number;
  /** Name of the CSV file that holds the further rows. */
  readonly overflowName: string | null;
  /** How its dates were read, where the file proved it (`MendColumns`). */
  readonly datesDayFirst: boolean | undefined;
}

/** Takes the text of a CSV file that grows while a file is read. */
export interface Overflow {
  write(text: string): void;
}

/** Opens a CSV file of this name beside the receipt. */
export type OpenOverflow = (name: string) => Overflow;

/** What a receipt's workbook holds: more than anybody mends by hand, and little enough to lie in memory. */
export const MOST_ROWS_IN_WORKBOOK = 20_000;
const MOST_CELLS_IN_WORKBOOK = 500_000;

/** Texts that are looked for among those kept already. */
const MOST_SHARED_TEXTS = 5000;

/** Problems of one row that are told; whoever mends these sees the others when the row comes back. */
const SENTENCES_OF_A_ROW = 6;

/** Gathers the rejected rows of one file: the first for the workbook, what is more as CSV. */
export interface MendCollecting {
  startTable(
    name: string | null,
    headers: readonly string[],
    droppedColumns: ReadonlySet<number>,
    datesDayFirst?: boolean | undefined,
  ): MendTableCollecting;
  readonly tables: readonly TableToMend[];
}

export interface MendTableCollecting {
  /** `isUnsplit`: the values of the row could not be told apart. */
  add(line: number, cells: readonly string[], problems: readonly RowProblem[], isUnsplit: boolean): void;
}

export function startMendCollecting(openOverflow: OpenOverflow | undefined): MendCollecting {
  const shared = sharedTexts();
  const tables: (TableToMend & { rows: RowToMend[]; further: number; overflowName: string | null })[] = [];
  let rowsLeft = MOST_ROWS_IN_WORKBOOK;
  let cellsLeft = MOST_CELLS_IN_WORKBOOK;

  return {
    tables,
    startTable(name, headers, droppedColumns, datesDayFirst) {
      const table = {
        name,
        headers,
        rows: [] as RowToMend[],
        further: 0,
        overflowName: null as string | null,
        datesDayFirst,
      };
      let overflow: Overflow | undefined;
      const csvRow = (cells: readonly string[]): string => `${Papa.unparse([cells.map(asCsvText)])}\r\n`;

      function addToOverflow(row: RowToMend): void {
        table.further++;
        if (!openOverflow) return;
        if (!overflow) {
          table.overflowName = overflowName(tables.indexOf(table), tables.length);
          overflow = openOverflow(table.overflowName);
          overflow.write(`\ufeff${csvRow([...headers, whatIsWrongHeading(datesDayFirst), HOW_TO_MEND])}`);
        }
        overflow.write(csvRow(mendCells(row, headers.length)));
      }

      return {
        add(line, cells, problems, isUnsplit) {
          if (!tables.includes(table)) tables.push(table);
          const row = rowToMend(line, withoutColumns(cells, droppedColumns).map(shared), problems, isUnsplit);
          const width = Math.max(headers.length, cells.length) + 2;
          if (rowsLeft < 1 || cellsLeft < width || table.further > 0) {
            addToOverflow(row);
            return;
          }
          rowsLeft--;
          cellsLeft -= width;
          table.rows.push(row);
        },
      };
    },
  };
}

/** Most cells of rejected rows say what others said: each text is kept once. */
function sharedTexts(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size < MOST_SHARED_TEXTS) known.set(text, text);
    return text;
  };
}

/** Original cells, what is wrong, how to mend it; values beyond the last column stand behind, where they are seen and are no column. */
export function mendCells(row: RowToMend, width: number): string[] {
  const cells = Array.from({ length: width }, (_, at) => row.cells[at] ?? '');
  return [...cells, row.whatIsWrong, row.howToMend, ...row.cells.slice(width)];
}

function overflowName(index: number, count: number): string {
  return count <= 1 && index === 0 ? 'rows-to-mend.csv' : `rows-to-mend-${index + 1}.csv`;
}

function withoutColumns(cells: readonly string[], dropped: ReadonlySet<number>): readonly string[] {
  return cells.map((cell, column) => (dropped.has(column) ? '' : withoutSocialSecurityNumbers(cell)));
}

function rowToMend(
  line: number,
  cells: readonly string[],
  problems: readonly RowProblem[],
  isUnsplit: boolean,
): RowToMend {
  const sentences = problems.map(({ column, message }) =>
    column === null ? message : `${column}: ${message}`,
  );
  const mends = new Set(problems.map(({ code }) => problemFacts(code).mend));
  const said = sentences.slice(0, SENTENCES_OF_A_ROW).map(withoutSocialSecurityNumbers);
  const more = sentences.length > said.length ? ` And ${sentences.length - said.length} more.` : '';
  const what = `Row ${line}. ${said.join(' ')}${more}`;
  return {
    line,
    cells,
    whatIsWrong: isUnsplit ? `${what} ${unmendedMark(cells)}` : what,
    howToMend: [...mends].slice(0, SENTENCES_OF_A_ROW).join(' '),
  };
}
