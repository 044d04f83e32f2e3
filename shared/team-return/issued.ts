import type { ReturnedRow } from './returned-cells.ts';

/**
 * What one writing of a team's workbook said in its yellow cells, and which answers it asked to be coded. Kept in the lake
 * under its issue, so that what a team typed can be told from what was printed.
 */
export interface Issued {
  readonly issue: string;
  /** Text by `cellName`; cells that were empty are left out. */
  readonly cells: Readonly<Record<string, string>>;
  /** Printed answer by row key, for rows of answers to be coded. */
  readonly answers: Readonly<Record<string, string>>;
}

export const cellName = (kind: string, row: string, field: string): string => `${kind}/${row}/${field}`;

/** Remembers what a workbook says, read back from its own bytes: by the same reader that will read it when it returns. */
export function issuedFrom(
  issue: string,
  rows: readonly ReturnedRow[],
  answers: Readonly<Record<string, string>>,
): Issued {
  const cells: Record<string, string> = {};
  for (const { key, typed } of rows) {
    for (const [field, text] of typed) if (text !== null) cells[cellName(key.kind, key.row, field)] = text;
  }
  return { issue, cells, answers };
}
