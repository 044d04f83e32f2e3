import ExcelJS, { type Worksheet } from 'exceljs';
import { unzipSync, type Zippable, zipSync } from 'fflate';
import type { ChartFont } from '../charts/font.ts';
import { pngOf } from '../charts/png.ts';
import { type Drawing, escapeXml, svgDocument } from '../charts/svg.ts';
import { type ChoiceLists, newChoiceLists } from './dropdown.ts';
import { DRAWING_TYPE, injectChart } from './inject-chart.ts';
import { CELL_FONT, DEFAULT_FONT_SIZE, dress } from './look.ts';
import type { NativeChart } from './native-chart.ts';
import { type PackageParts, readPart, relationshipTarget, writePart } from './package-parts.ts';
import { addPicture, type Grid, type Place } from './picture.ts';
import { setCell } from './safe-cell.ts';

/** A workbook being written, with what is added to it when it is finished. */
export interface Book {
  readonly workbook: ExcelJS.Workbook;
  readonly font: ChartFont;
  readonly lists: ChoiceLists;
  /** Alternatives of the pictures of each sheet, in the order they were added. */
  readonly alternatives: Map<Worksheet, string[]>;
  readonly nativeCharts: Map<Worksheet, NativeChart[]>;
}

export interface BookFacts {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** The day the workbook is about: also its date of creation, so that the same input gives the same bytes. */
  readonly writtenOn: string;
  readonly listsSheetName: string;
  readonly font: ChartFont;
}

/** A new workbook. exceljs is used in memory only. */
export function newBook(facts: BookFacts): Book {
  const workbook = new ExcelJS.Workbook();
  const day = new Date(`${facts.writtenOn}T00:00:00Z`);
  Object.assign(workbook, {
    title: facts.title,
    creator: facts.author,
    lastModifiedBy: facts.author,
    created: day,
    modified: day,
    language: facts.language,
  });
  return {
    workbook,
    font: facts.font,
    lists: newChoiceLists(facts.listsSheetName),
    alternatives: new Map(),
    nativeCharts: new Map(),
  };
}

/** Draws a chart on a sheet, with its words for people who do not see it. */
export function addChartPicture(
  book: Book,
  sheet: Worksheet,
  drawing: Drawing,
  alternative: string,
  place: Place,
  grid: Grid,
): void {
  const png = pngOf(svgDocument(drawing, alternative), book.font);
  const image = book.workbook.addImage({
    buffer: png as unknown as ExcelJS.Buffer,
    extension: 'png',
  });
  addPicture(sheet, image, place, grid);
  book.alternatives.set(sheet, [...(book.alternatives.get(sheet) ?? []), alternative]);
}

/** Puts an editable chart on a sheet. */
export function addNativeChart(book: Book, sheet: Worksheet, chart: NativeChart): void {
  book.nativeCharts.set(sheet, [...(book.nativeCharts.get(sheet) ?? []), chart]);
}

/** The finished xlsx. The same book gives the same bytes on every machine. */
export async function finishedBook(book: Book): Promise<Uint8Array> {
  writeLists(book);
  // Stored, not packed: it is packed once, below.
  const written = await book.workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } } as object);
  const parts: PackageParts = unzipSync(new Uint8Array(written as ArrayBuffer));
  setDefaultFont(parts);
  for (const [sheet, alternatives] of book.alternatives)
    describePictures(parts, sheetPath(sheet), alternatives);
  for (const [sheet, charts] of book.nativeCharts) {
    for (const chart of charts) injectChart(parts, sheetPath(sheet), chart);
  }
  return packed(parts);
}

/** exceljs fixes the default font; widths of columns are counted in its digits. */
function setDefaultFont(parts: PackageParts): void {
  const path = 'xl/styles.xml';
  const font = `<font><sz val="${DEFAULT_FONT_SIZE}"/><color theme="1"/><name val="${CELL_FONT}"/><family val="2"/></font>`;
  writePart(parts, path, (readPart(parts, path) ?? '').replace(/<font>.*?<\/font>/, font));
}

function sheetPath(sheet: Worksheet): string {
  return `xl/worksheets/sheet${sheet.id}.xml`;
}

function writeLists({ workbook, lists }: Book): void {
  if (lists.columns.size === 0) return;
  const sheet = workbook.addWorksheet(lists.sheetName, { state: 'hidden' });
  for (const [i, [name, choices]] of [...lists.columns].entries()) {
    dress(setCell(sheet.getCell(1, i + 1), name), 'columnHead');
    for (const [j, choice] of choices.entries()) dress(setCell(sheet.getCell(j + 2, i + 1), choice), 'body');
  }
}

/** exceljs writes pictures without words: they are put in here, in order. */
function describePictures(parts: PackageParts, sheet: string, alternatives: readonly string[]): void {
  const target = relationshipTarget(parts, sheet, DRAWING_TYPE);
  if (target === null) return;
  const path = `xl/drawings/${target.slice(target.lastIndexOf('/') + 1)}`;
  let index = 0;
  const xml = (readPart(parts, path) ?? '').replace(/<xdr:cNvPr\b/g, (start) => {
    const alternative = alternatives[index];
    index += 1;
    return alternative === undefined ? start : `${start} descr="${escapeXml(alternative)}"`;
  });
  writePart(parts, path, xml);
}

const ALREADY_PACKED = /\.png$/;

function packed(parts: PackageParts): Uint8Array {
  // The first moment a zip can tell, in local parts because zips know no time zone: the same bytes everywhere.
  const mtime = new Date(1980, 0, 1);
  const files: Zippable = {};
  for (const [path, bytes] of Object.entries(parts)) {
    // exceljs lists folders as files of their own.
    if (path.endsWith('/')) continue;
    files[path] = [bytes, { level: ALREADY_PACKED.test(path) ? 0 : 6, mtime }];
  }
  return zipSync(files);
}
