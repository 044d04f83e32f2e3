import type { TextEncoding } from './encoding.ts';

/** What a data lead should know about how a text was read: counted while reading, said at the end. */
export interface TextNotes {
  readonly encoding: TextEncoding;
  rowsAboveHeader: number;
  commentLines: number;
  windows1252Rows: number;
  nulRows: number;
  keptQuoteRows: number;
  paddedRows: number;
}

export function startTextNotes(encoding: TextEncoding): TextNotes {
  return {
    encoding,
    rowsAboveHeader: 0,
    commentLines: 0,
    windows1252Rows: 0,
    nulRows: 0,
    keptQuoteRows: 0,
    paddedRows: 0,
  };
}

/** The notes as sentences; nothing is said about what did not happen. */
export function textSentences(notes: TextNotes): string[] {
  const said: [count: number, sentence: string][] = [
    [notes.encoding === 'utf-8' ? 0 : 1, 'The text was stored as UTF-16 and was converted.'],
    [notes.rowsAboveHeader, `Lines above the column names that were passed over: ${notes.rowsAboveHeader}.`],
    [notes.commentLines, `Lines beginning with # that were passed over: ${notes.commentLines}.`],
    [
      notes.windows1252Rows,
      `Rows that are not UTF-8 text: ${notes.windows1252Rows}. They were read as Windows-1252 (what Excel writes as plain "CSV"). Check that names such as José and Muñoz look right.`,
    ],
    [
      notes.nulRows,
      `Rows with zero bytes (NUL): ${notes.nulRows}. The zero bytes were left out; the file may have been damaged on its way.`,
    ],
    [
      notes.keptQuoteRows,
      `Rows with quotation marks inside a value: ${notes.keptQuoteRows}. The marks were taken as they stand.`,
    ],
    [
      notes.paddedRows,
      `Rows without their last separators: ${notes.paddedRows}. Where they stand proves that only empty cells are missing (Excel leaves the separators out where a whole block of rows ends in empty cells), so they were read as empty.`,
    ],
  ];
  return said.filter(([count]) => count > 0).map(([, sentence]) => sentence);
}
