import { type ReturnProblemCode, returnProblems } from '../intake/problem-codes.ts';
import type { TeamEdit } from '../records/team.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { cellName, type Issued } from './issued.ts';
import type { ReturnedRow, ReturnedWorkbook } from './returned-cells.ts';

/** Who and when, the same for every edit of one file. */
export interface ReturnFacts {
  readonly teamId: string;
  readonly schoolYear: SchoolYear;
  /** Local time at which the file landed. */
  readonly editedAt: string;
  /** Who saved the file last, as the program says. */
  readonly editor: string | null;
}

/** Why a row of a returned workbook cannot be used. */
export interface ReturnProblem {
  readonly sheetName: string | null;
  readonly line: number;
  readonly column: string | null;
  readonly value: string;
  readonly code: ReturnProblemCode;
  readonly message: string;
}

export interface RowEdits {
  readonly row: ReturnedRow;
  readonly edits: readonly TeamEdit[];
  readonly problem: ReturnProblem | null;
}

/**
 * What a team typed: every yellow cell whose text is not what was printed there. One entry for each row of ours and each row whose key
 * is damaged; a row without an edit and without a problem was left as it was.
 *
 * - The row is found by its key, never by its place; a deleted row or column changes nothing.
 * - The same row twice (a copied row) counts once where both say the same; where they differ, neither is guessed.
 * - A row whose printed answer was typed over is not used: nobody can say which answer the codes are for.
 */
export function returnedEdits(
  returned: ReturnedWorkbook,
  issuedOf: (issue: string | undefined) => Issued | undefined,
  facts: ReturnFacts,
): readonly RowEdits[] {
  const copies = copiesOf(returned.rows);
  const known = returned.rows.map((row): RowEdits => {
    const problem = (code: ReturnProblemCode): RowEdits => ({
      row,
      edits: [],
      problem: problemOf(row, code),
    });
    const issued = issuedOf(row.key.issue);
    if (!issued) return problem('workbook-not-known');
    const answer = issued.answers[row.key.row];
    if (row.key.kind === 'human-code' && answer !== undefined && !row.texts.includes(answer)) {
      return problem('answer-text-changed');
    }
    const others = copies.get(rowName(row)) ?? [];
    if (others.some((other) => !sameTyped(other, row))) {
      return problem('row-twice');
    }
    return { row, edits: others[0] === row ? editsOf(row, issued, facts) : [], problem: null };
  });
  const damaged = returned.keyless.map(
    ({ sheetName, line, mark }): RowEdits => ({
      row: { key: { kind: 'team-field', row: mark }, typed: new Map(), texts: [], sheetName, line },
      edits: [],
      problem: problemOf({ sheetName, line }, 'row-key-damaged', mark),
    }),
  );
  return [...known, ...damaged];
}

function problemOf(
  { sheetName, line }: Pick<ReturnedRow, 'sheetName' | 'line'>,
  code: ReturnProblemCode,
  value = '',
): ReturnProblem {
  const { meaning, mend } = returnProblems[code];
  return { sheetName, line, column: null, value, code, message: `${meaning} ${mend}` };
}

function editsOf(row: ReturnedRow, issued: Issued, facts: ReturnFacts): readonly TeamEdit[] {
  const { kind, row: rowKey, issue } = row.key;
  const edits: TeamEdit[] = [];
  for (const [field, value] of row.typed) {
    const before = issued.cells[cellName(kind, rowKey, field)] ?? null;
    if (value === before) continue;
    edits.push({ ...facts, kind, rowKey, field, value, before, issue: issue ?? null });
  }
  return edits;
}

const rowName = ({ key }: ReturnedRow): string => `${key.kind}/${key.row}/${key.field ?? ''}`;

function copiesOf(rows: readonly ReturnedRow[]): ReadonlyMap<string, readonly ReturnedRow[]> {
  const copies = new Map<string, ReturnedRow[]>();
  for (const row of rows) {
    const name = rowName(row);
    const others = copies.get(name);
    if (others) others.push(row);
    else copies.set(name, [row]);
  }
  return copies;
}

function sameTyped(a: ReturnedRow, b: ReturnedRow): boolean {
  const fields = new Set([...a.typed.keys(), ...b.typed.keys()]);
  return [...fields].every((field) => (a.typed.get(field) ?? null) === (b.typed.get(field) ?? null));
}
