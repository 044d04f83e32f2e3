import { problemFacts } from '../problem-codes.ts';
import type { ReceiptProblem } from '../receipt/receipt.ts';
import { withoutSocialSecurityNumbers } from '../social-security.ts';

/** Problems that a receipt lists of each code (of rejected rows and of noted ones), and in all. `reasons` counts every one. */
const LISTED_OF_A_CODE = 100;
const LISTED_IN_ALL = 2_000;
const LONGEST_VALUE = 200;

/** A problem as a row mapper or a reader says it. */
export interface RowProblem {
  readonly column: string | null;
  readonly value: string;
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly message: string;
}

/** Keeps the first problems of each code. */
export interface ProblemList {
  /** `table`: member or sheet, null for the file itself. */
  add(table: string | null, row: number, problem: RowProblem, outcome: 'rejected' | 'noted'): void;
  /** A table or the whole file was refused; the message says all there is to say. */
  addRefusal(table: string | null, refusal: { readonly code: string; readonly message: string }): void;
  readonly listed: readonly ReceiptProblem[];
}

export function startProblemList(): ProblemList {
  const listed: ReceiptProblem[] = [];
  const ofCode = new Map<string, number>();
  return {
    listed,
    add(table, row, problem, outcome) {
      // Thousands of notes must not crowd out the one row that has to be mended.
      const kind = `${outcome} ${problem.code}`;
      const already = ofCode.get(kind) ?? 0;
      if (already >= LISTED_OF_A_CODE || listed.length >= LISTED_IN_ALL) return;
      ofCode.set(kind, already + 1);
      listed.push({ ...listedProblem(table, row, problem), ...(outcome === 'noted' ? { noted: true } : {}) });
    },
    addRefusal(table, { code, message }) {
      const where = table === null ? '' : `In ${table}: `;
      listed.push({ row: null, column: null, value: '', code, message: `${where}${message}` });
    },
  };
}

function listedProblem(table: string | null, row: number, problem: RowProblem): ReceiptProblem {
  const { column, code } = problem;
  const value = withoutSocialSecurityNumbers(problem.value.slice(0, LONGEST_VALUE));
  const where = [
    table === null ? '' : `in ${table}`,
    `row ${row}`,
    column === null ? '' : `column "${column}"`,
  ].filter((part) => part !== '');
  const message = `${capital(where.join(', '))}: ${withoutSocialSecurityNumbers(problem.message)} ${problemFacts(code).mend}`;
  return { row, column, value, code, message };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
