import type { PaperSize, Worksheet } from 'exceljs';

/** US letter, lying, in CSS pixels, without the margins set below. */
const MARGIN_INCHES = 0.4;
const FOOT_INCHES = 0.25;
export const PRINTABLE = {
  landscape: { width: (11 - 2 * MARGIN_INCHES) * 96, height: (8.5 - MARGIN_INCHES - 0.55) * 96 },
  portrait: { width: (8.5 - 2 * MARGIN_INCHES) * 96, height: (11 - MARGIN_INCHES - 0.55) * 96 },
} as const;

const LETTER = 1 as PaperSize;

export interface Page {
  readonly orientation: 'landscape' | 'portrait';
  /** Fit everything on one page; otherwise only the width, with as many pages as the rows need. */
  readonly onePage: boolean;
  readonly lastColumn: string;
  readonly lastRow: number;
  /** Rows repeated on each page and kept in sight: the table's head. */
  readonly frozenRows: number;
  /** Columns kept in sight. */
  readonly frozenColumns?: number;
  readonly foot: string;
}

/** Letter paper, print area, page foot, and the rows and columns that stay in sight. */
export function setUpPage(sheet: Worksheet, page: Page): void {
  sheet.pageSetup = {
    ...sheet.pageSetup,
    paperSize: LETTER,
    orientation: page.orientation,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: page.onePage ? 1 : 0,
    // exceljs puts a $ before each of the two: with these it is an absolute area, as Excel wants it.
    printArea: `A$1:${page.lastColumn}$${page.lastRow}`,
    ...(page.frozenRows > 0 && !page.onePage ? { printTitlesRow: `1:${page.frozenRows}` } : {}),
    margins: {
      left: MARGIN_INCHES,
      right: MARGIN_INCHES,
      top: MARGIN_INCHES,
      bottom: 0.55,
      header: FOOT_INCHES,
      footer: FOOT_INCHES,
    },
  };
  sheet.headerFooter = { ...sheet.headerFooter, oddFooter: page.foot };
  const frozenColumns = page.frozenColumns ?? 0;
  sheet.views =
    page.frozenRows > 0 || frozenColumns > 0
      ? [
          {
            state: 'frozen',
            ySplit: page.frozenRows,
            xSplit: frozenColumns,
            showGridLines: false,
            zoomScale: 100,
          },
        ]
      : [{ state: 'normal', showGridLines: false, zoomScale: 100 }];
}

/** Words in a page foot: & begins a code there, and Excel takes 255 characters. */
export function footText(words: string): string {
  return words.replaceAll('&', '&&').slice(0, 120);
}

/** The codes for page number and number of pages. */
export const PAGE_NUMBER = '&P';
export const PAGE_COUNT = '&N';

/** What stands left, middle and right at the foot of a page. The space keeps a digit that follows out of the letter size. */
export function pageFoot(left: string, middle: string, right: string): string {
  return `&L&8 ${footText(left)}&C&8 ${footText(middle)}&R&8 ${right}`;
}
