import { type Chunks, peek } from '../bytes/chunks.ts';
import { headerCandidates, type TopRow } from '../header-row.ts';
import { Refusal } from '../refusal.ts';
import { type OpenTable, type RowVisitor, siblingsNamed, type TableReading } from '../table.ts';
import type { Dialect } from './byte-kinds.ts';
import { type DialectGuess, dialectGuesses } from './dialect.ts';
import { asciiCompatible, textEncoding } from './encoding.ts';
import { RecordScanner } from './record-scanner.ts';
import { createRowFitting, type RowFitting } from './row-fitting.ts';
import type { ScannedRecord } from './scanned-record.ts';
import { startTextNotes, type TextNotes, textSentences } from './text-notes.ts';

/** Bytes from which delimiter, header and sample rows are told. */
const HEAD_BYTES = 1024 * 1024;
/** Rows shown to recognition. */
export const SAMPLE_ROWS = 200;
/** Delimiters and header rows that are tried. */
const MOST_READINGS = 24;

/** A record near the top, with the place where it ends: the byte of its line end and the physical line that byte stands on. */
interface TopRecord extends TopRow {
  readonly endByte: number;
  readonly endLine: number;
}

/** Opens delimited text. The stream is read once, by the reading that is chosen. Throws a refusal when nothing in it is a table. */
export async function openDelimitedText(bytes: Chunks): Promise<OpenTable> {
  const raw = await peek(bytes, 4096);
  const encoding = textEncoding(raw.head);
  const { head, isWhole, all } = await peek(asciiCompatible(raw.all, encoding), HEAD_BYTES);
  const start = separatorLine(head);
  const notes = startTextNotes(encoding);
  const body = head.subarray(start.bytes, HEAD_BYTES);
  const bodyIsWhole = isWhole && head.length <= HEAD_BYTES;
  const guesses: readonly DialectGuess[] = start.delimiter
    ? [{ dialect: { delimiter: start.delimiter, lineEnd: 'lf' }, score: 1 }]
    : dialectGuesses(body, bodyIsWhole);
  const readings = guesses
    .flatMap(({ dialect }) =>
      readingsOf(
        dialect,
        { bytes: body, isWhole: bodyIsWhole },
        readTop(body, bodyIsWhole, dialect, start.lines),
        start.bytes,
        all,
        notes,
      ),
    )
    .slice(0, MOST_READINGS);
  if (readings.length === 0) throw nothingToRead(head);
  return { readings, siblings: siblingsNamed([]), notes: () => textSentences(notes) };
}

/** Excel's own first line 'sep=;' names the delimiter. */
function separatorLine(head: Uint8Array): { bytes: number; lines: number; delimiter: number | null } {
  const match = /^sep=(.)\r?\n/i.exec(Buffer.from(head.subarray(0, 16)).toString('latin1'));
  return match
    ? { bytes: match[0].length, lines: 1, delimiter: match[1]!.charCodeAt(0) }
    : { bytes: 0, lines: 0, delimiter: null };
}

function nothingToRead(head: Uint8Array): Refusal {
  const isBlank = Buffer.from(head).toString('latin1').replaceAll('\0', '').trim() === '';
  return isBlank
    ? new Refusal('empty-file', 'The file holds nothing but blank lines.')
    : new Refusal('no-header', 'The file has no row of column names that can be read.');
}

/** The first records of the file. `body` is pushed in one piece, so a record's position in the scanner is its position in `body`. */
function readTop(
  body: Uint8Array,
  isWhole: boolean,
  dialect: Dialect,
  linesBefore: number,
): readonly TopRecord[] {
  const rows: TopRecord[] = [];
  const scanner = new RecordScanner(
    dialect,
    (record) => {
      if (record.isBlank || record.fault !== null || isComment(record.firstByte, record.fieldCount, 0))
        return;
      rows.push({
        line: record.line,
        cells: record.cells(),
        endByte: record.end,
        endLine: record.line + record.lineBreaks,
      });
      if (rows.length > SAMPLE_ROWS + 20) scanner.stop();
    },
    linesBefore + 1,
  );
  scanner.push(body);
  if (isWhole || rows.length === 0) scanner.finish();
  return rows;
}

function isComment(firstByte: number, fieldCount: number, headerCount: number): boolean {
  return firstByte === 0x23 && fieldCount !== headerCount;
}

/** The first megabyte, behind a line that names the delimiter. */
interface Body {
  readonly bytes: Uint8Array;
  readonly isWhole: boolean;
}

/** The cells of some columns in all rows of the first megabyte that have as many values as the header. */
function cellsNearTop(
  body: Body,
  dialect: Dialect,
  header: TopRecord,
  columns: readonly number[],
): readonly string[] {
  const cells: string[] = [];
  const width = header.cells.length;
  const scanner = new RecordScanner(dialect, (record) => {
    if (record.fieldCount === width && record.fault === null)
      for (const column of columns) cells.push(record.cell(column));
  });
  scanner.counts = { least: width, most: width };
  scanner.push(body.bytes.subarray(header.endByte));
  if (body.isWhole) scanner.finish();
  return cells;
}

function readingsOf(
  dialect: Dialect,
  body: Body,
  top: readonly TopRecord[],
  skipped: number,
  all: AsyncGenerator<Uint8Array>,
  notes: TextNotes,
): TableReading[] {
  return headerCandidates(top).map((at) => {
    const header = top[at]!;
    const headers = header.cells;
    return {
      headers,
      // Made when somebody looks at it: of two dozen readings mostly one is looked at, and two dozen times 200 rows of 400 cells are 15 MB.
      get sampleRows() {
        return top.slice(at + 1, at + 1 + SAMPLE_ROWS).map((row) => fitted(row.cells, headers.length));
      },
      cellsNearTop: (columns) => cellsNearTop(body, dialect, header, columns),
      read: async (columnsNeeded: readonly number[], visitor: RowVisitor) => {
        notes.rowsAboveHeader = at;
        const fitting = createRowFitting(headers, columnsNeeded, visitor, notes);
        // Begins with the header's own line end, which reads as a blank line.
        const scanner = new RecordScanner(
          dialect,
          (record) => takeRecord(record, headers, fitting, notes),
          header.endLine,
        );
        scanner.counts = fitting.counts;
        for await (const chunk of skipBytes(all, skipped + header.endByte)) scanner.push(chunk);
        scanner.finish();
        fitting.finish();
      },
    };
  });
}

function takeRecord(
  record: ScannedRecord,
  headers: readonly string[],
  fitting: RowFitting,
  notes: TextNotes,
): void {
  if (record.isBlank) return;
  if (record.fault === null && isComment(record.firstByte, record.fieldCount, headers.length))
    notes.commentLines++;
  else fitting.take(record);
}

/** Cut or padded with empty cells to a length. */
function fitted(cells: readonly string[], length: number): readonly string[] {
  return Array.from({ length }, (_, at) => cells[at] ?? '');
}

async function* skipBytes(chunks: Chunks, skipped: number): AsyncGenerator<Uint8Array> {
  let left = skipped;
  for await (const chunk of chunks) {
    const cut = Math.min(left, chunk.length);
    left -= cut;
    if (cut < chunk.length) yield chunk.subarray(cut);
  }
}
