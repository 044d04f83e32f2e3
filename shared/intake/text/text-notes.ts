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

const lines = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The notes as sentences; nothing is said about what did not happen. */
export function textSentences(notes: TextNotes): string[] {
  const said: [count: number, sentence: string][] = [
    [notes.encoding === 'utf-8' ? 0 : 1, 'The text was stored as UTF-16 and was converted.'],
    [
      notes.rowsAboveHeader,
      `${lines(notes.rowsAboveHeader, 'line', 'lines')} above the column names were passed over.`,
    ],
    [notes.commentLines, `${lines(notes.commentLines, 'line', 'lines')} beginning with # were passed over.`],
    [
      notes.windows1252Rows,
      `${lines(notes.windows1252Rows, 'row is', 'rows are')} not UTF-8 text and were read as Windows-1252 (what Excel writes as plain "CSV"). Check that names such as José and Muñoz look right.`,
    ],
    [
      notes.nulRows,
      `${lines(notes.nulRows, 'row holds', 'rows hold')} zero bytes (NUL), which were left out. The file may have been damaged on its way.`,
    ],
    [
      notes.keptQuoteRows,
      `${lines(notes.keptQuoteRows, 'row has', 'rows have')} quotation marks inside a value; they were taken as they stand.`,
    ],
    [
      notes.paddedRows,
      `${lines(notes.paddedRows, 'row lacks', 'rows lack')} its last separators in a way that proves that only empty cells are missing (Excel leaves them out where a whole block of rows ends in empty cells). They were read as empty.`,
    ],
  ];
  return said.filter(([count]) => count > 0).map(([, sentence]) => sentence);
}
