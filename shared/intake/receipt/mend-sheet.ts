import type ExcelJS from 'exceljs';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { mendCells, type TableToMend } from '../account/rows-to-mend.ts';
import { asText } from './cell-text.ts';
import { HOW_TO_MEND, whatIsWrongHeading } from './mend-columns.ts';
import { zipFile } from './zip-file.ts';

/** Column width in characters, as wide as the heading asks for within these. */
const NARROWEST = 10;
const WIDEST = 28;
const SENTENCE_WIDTH = 60;
/** Columns of a table that are printed beside the sentences. */
const MOST_PRINTED_COLUMNS = 12;

/** Stands in every cell of the row that shows the style of each column; `fillMendSheets` puts the real rows in its place. */
const STYLE_ROW = 'style';

/**
 * Adds the sheet of a table's rows to mend: headings and one row that shows the styles. The rows themselves are many, and exceljs needs about
 * 1 kB and 15 microseconds a cell; they are put into the finished file by `fillMendSheets`.
 */
export function addMendSheet(workbook: ExcelJS.Workbook, name: string, table: TableToMend): void {
  const headings = [...table.headers, whatIsWrongHeading(table.datesDayFirst), HOW_TO_MEND];
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.pageSetup = printed(table);
  sheet.columns = headings.map((heading, at) => {
    const isSentence = at >= table.headers.length;
    return {
      width: isSentence ? SENTENCE_WIDTH : Math.min(Math.max(heading.length + 2, NARROWEST), WIDEST),
      style: { numFmt: '@', alignment: { vertical: 'top', wrapText: isSentence } },
    };
  });
  sheet.addRow(headings.map(asText)).eachCell((cell) => {
    cell.font = { name: 'Calibri', family: 2, size: 11, bold: true };
  });
  sheet.addRow(headings.map(() => STYLE_ROW));
}

/**
 * On paper: lying, one page wide, with the headings on every page. Of a table too wide to be read so, the two sentences alone, which begin with
 * the row: all columns of a state file would be a hundred pages.
 */
function printed({ headers, rows }: TableToMend): Partial<ExcelJS.PageSetup> {
  const onePageWide = {
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  } as const;
  if (headers.length <= MOST_PRINTED_COLUMNS) return onePageWide;
  const [what, how] = [headers.length, headers.length + 1].map(columnLetters);
  // exceljs sets one more $ before each corner; LibreOffice takes a print area only where both its parts are absolute.
  return { ...onePageWide, printArea: `${what}$1:${how}$${rows.length + 1}` };
}

/** Puts the rows into the sheets that `addMendSheet` added, and takes exceljs's time of writing off the file. `tables` by the number of their sheet, from 1. */
export function fillMendSheets(workbook: Uint8Array, tables: ReadonlyMap<number, TableToMend>): Uint8Array {
  const members: Record<string, Iterable<Uint8Array>> = {};
  // A package has parts only; exceljs writes its folders as well.
  for (const [path, bytes] of Object.entries(unzipSync(workbook)))
    if (!path.endsWith('/')) members[path] = [bytes];
  for (const [number, table] of tables) {
    const path = `xl/worksheets/sheet${number}.xml`;
    const [xml] = members[path]!;
    members[path] = filledSheet(strFromU8(xml!), table);
  }
  return zipFile(members);
}

/** Characters of a sheet that are compressed together: a whole sheet of wide rows is many times larger than what becomes of it. */
const PIECE = 256 * 1024;

function* filledSheet(xml: string, table: TableToMend): Generator<Uint8Array> {
  const styleRow = /<row r="2".*?<\/row>/s.exec(xml);
  if (!styleRow) throw new Error('The sheet of rows to mend has no row that shows its styles.');
  const styles = [...styleRow[0].matchAll(/<c [^>]*\bs="(\d+)"/g)].map((match) => match[1]!);
  let piece = xml.slice(0, styleRow.index).replace(/<dimension [^>]*\/>/, '');
  for (const [at, row] of table.rows.entries()) {
    piece += rowXml(at + 2, mendCells(row, table.headers.length), styles);
    if (piece.length < PIECE) continue;
    yield strToU8(piece);
    piece = '';
  }
  yield strToU8(piece + xml.slice(styleRow.index + styleRow[0].length));
}

/** Every cell is an inline text: Excel never takes it for a number, a date or a formula. */
function rowXml(line: number, cells: readonly string[], styles: readonly string[]): string {
  let xml = `<row r="${line}">`;
  for (let at = 0; at < cells.length; at++) {
    const text = asText(cells[at]!);
    if (text === '') continue;
    const style = styles[at] ?? styles[0]!;
    xml += `<c r="${columnLetters(at)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
  }
  return `${xml}</row>`;
}

/** 0 gives 'A', 26 gives 'AA'. */
function columnLetters(column: number): string {
  const before = column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '';
  return before + String.fromCharCode(0x41 + (column % 26));
}

function escapeXml(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;');
}
