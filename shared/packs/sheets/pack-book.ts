import type { Worksheet } from 'exceljs';
import type { Language } from '../../change/sentence.ts';
import type { ChartFont } from '../../workbook/charts/font.ts';
import { type Book, finishedBook, newBook } from '../../workbook/xlsx/book.ts';
import { dress } from '../../workbook/xlsx/look.ts';
import { footText, PAGE_COUNT, PAGE_NUMBER, pageFoot, setUpPage } from '../../workbook/xlsx/page.ts';
import { setCell } from '../../workbook/xlsx/safe-cell.ts';
import { type Table, writeTable } from '../../workbook/xlsx/table.ts';
import { hideKeyColumn } from '../../workbook/xlsx/write-back.ts';
import { PACK_FOOT } from '../text/pack-words.ts';
import { columnLetter, type PageGrid, pageGrid, widthOfGrid, writeText } from './grid.ts';

/** A pack's workbook being written. */
export interface PackBook {
  readonly book: Book;
  readonly title: string;
  /** Who and when, at the foot of each page. */
  readonly whose: string;
  readonly words: PackBookWords;
}

/** What stands on every page, in the reader's language. */
export interface PackBookWords {
  readonly language: Language;
  readonly foot: string;
  readonly page: (page: string, pages: string) => string;
  readonly nothing: string;
}

export const ENGLISH_PAGES: PackBookWords = {
  language: 'en',
  foot: PACK_FOOT,
  page: (page, pages) => `page ${page} of ${pages}`,
  nothing: 'Nothing to show.',
};

export interface PackBookFacts {
  readonly title: string;
  readonly author: string;
  readonly whose: string;
  /** The day the pack is about: its only date, so that the same view gives the same bytes. */
  readonly day: string;
  readonly font: ChartFont;
  /** English where nothing else is said. */
  readonly words?: PackBookWords;
}

export function packBook({
  title,
  author,
  whose,
  day,
  font,
  words = ENGLISH_PAGES,
}: PackBookFacts): PackBook {
  const book = newBook({
    title,
    author,
    language: words.language,
    writtenOn: day,
    listsSheetName: 'Lists',
    font,
  });
  return { book, title, whose, words };
}

/** A sheet that prints on one landscape page. */
export function printedPage(pack: PackBook, name: string, widths: readonly number[]): PageGrid {
  return pageGrid(pack.book.workbook.addWorksheet(name), widths);
}

/** Ends a printed page: print area, page foot. */
export function finishPage(pack: PackBook, grid: PageGrid, onePage = true): void {
  setUpPage(grid.sheet, {
    orientation: 'landscape',
    onePage,
    lastColumn: columnLetter(grid.widths.length),
    lastRow: Math.max(1, grid.row - 1),
    frozenRows: 0,
    foot: foot(pack),
  });
}

/** Left whose it is, right the rest: a text in the middle would run into the left one. */
function foot({ title, whose, words }: PackBook): string {
  return pageFoot(`${words.foot} ${whose}`, '', `${footText(title)}, ${words.page(PAGE_NUMBER, PAGE_COUNT)}`);
}

/** A sheet with a heading, a few lines and one real table: filter, sort, head row that screen readers read out. */
export function tableSheet<Row>(
  pack: PackBook,
  name: string,
  lines: readonly string[],
  table: Omit<Table<Row>, 'top' | 'key'>,
): Worksheet {
  const sheet = pack.book.workbook.addWorksheet(name);
  const widths = table.columns.map(({ width }) => width);
  const grid = pageGrid(sheet, [4, ...widths]);
  hideKeyColumn(sheet);
  writeText(grid, name, 'sheetTitle', 2, widthOfGrid(grid));
  for (const line of lines) writeText(grid, line, 'muted', 2, widthOfGrid(grid));
  grid.row += 1;
  const top = grid.row;
  let last = top;
  if (table.rows.length > 0) last = writeTable(sheet, { ...table, top, key: null });
  else dress(setCell(sheet.getCell(top, 2), pack.words.nothing), 'muted');
  setUpPage(sheet, {
    orientation: 'landscape',
    onePage: false,
    lastColumn: columnLetter(widths.length + 1),
    lastRow: last,
    frozenRows: table.rows.length > 0 ? top : 0,
    foot: foot(pack),
  });
  return sheet;
}

/** A sheet of plain lines: definitions, notes. */
export function textSheet(pack: PackBook, name: string, lines: readonly string[]): void {
  const grid = printedPage(pack, name, [900]);
  writeText(grid, name, 'sheetTitle');
  for (const line of lines) {
    grid.row += 1;
    writeText(grid, line, 'body');
  }
  finishPage(pack, grid, false);
}

export function finishedPack({ book }: PackBook): Promise<Uint8Array> {
  return finishedBook(book);
}
