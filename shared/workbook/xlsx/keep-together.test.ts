import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { keepTogether } from './keep-together.ts';
import { setColumns, setRowHeight } from './measures.ts';
import { type Page, PRINTABLE } from './page.ts';

const ROW = 20;
const page: Page = {
  orientation: 'landscape',
  onePage: false,
  lastColumn: 'B',
  lastRow: 80,
  frozenRows: 1,
  foot: '',
};

/** Rows after which the page is broken, of a sheet that is exactly as wide as the paper. */
function breaksBefore(headings: readonly number[], width: number = PRINTABLE.landscape.width): number[] {
  const sheet = new ExcelJS.Workbook().addWorksheet('Test');
  setColumns(sheet, [100, width]);
  sheet.getColumn(1).hidden = true;
  for (let row = 1; row <= page.lastRow; row += 1) setRowHeight(sheet, row, ROW);
  keepTogether(
    sheet,
    page,
    headings.map((row) => ({ row, to: row + 2 })),
  );
  return (sheet as unknown as { rowBreaks: { id: number }[] }).rowBreaks.map(({ id }) => id);
}

const rowsOfAPage = Math.floor(PRINTABLE.landscape.height / ROW);

it('leaves a heading where it is that has room for its rows', () => {
  expect(breaksBefore([5, rowsOfAPage - 6])).toEqual([]);
});

it('begins a new page with a heading whose rows would be on the next one', () => {
  expect(breaksBefore([rowsOfAPage])).toEqual([rowsOfAPage - 1]);
  expect(breaksBefore([rowsOfAPage - 2])).toEqual([rowsOfAPage - 3]);
});

it('counts the head rows that every page repeats, and the pages it has begun itself', () => {
  // Page 2 begins with the heading; with the repeated row it ends one row earlier than page 1.
  expect(breaksBefore([rowsOfAPage, 2 * rowsOfAPage - 2])).toEqual([rowsOfAPage - 1, 2 * rowsOfAPage - 3]);
});

it('knows that a sheet wider than the paper is made smaller, so that more rows fit', () => {
  expect(breaksBefore([rowsOfAPage], PRINTABLE.landscape.width * 1.5)).toEqual([]);
});
