import { setColumns } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { writeTable } from '../xlsx/table.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { type TeamSheet, teamFoot } from './sheet.ts';
import { writeLines } from './text-lines.ts';

const WIDTHS = [240, 640] as const;
const TEXT_WIDTH = WIDTHS[0] + WIDTHS[1];

/** On request: what the signs on the charts mean and what the messages are worth. */
export const howToRead: TeamSheet = {
  name: 'how-to-read',
  wanted: (view) => view.howToRead !== null,
  write: (context) => {
    const { sheet, view, words } = context;
    setColumns(sheet, [4, ...WIDTHS]);
    hideKeyColumn(sheet);
    const top = writeLines(sheet, 1, words.howToRead.heading, TEXT_WIDTH, 'sheetTitle');
    const [sign, meaning] = words.howToRead.columns;
    let row = writeTable(sheet, {
      name: 'Signs',
      top,
      columns: [
        { head: sign, width: WIDTHS[0], value: (one: readonly [string, string]) => one[0] },
        { head: meaning, width: WIDTHS[1], value: (one: readonly [string, string]) => one[1] },
      ],
      rows: words.howToRead.signs,
      key: null,
    });
    row = writeLines(sheet, row + 2, words.howToRead.worthHeading, TEXT_WIDTH, 'sheetTitle');
    for (const sentence of view.howToRead?.sentences ?? []) {
      row = writeLines(sheet, row, sentence, TEXT_WIDTH, 'line');
    }
    setUpPage(sheet, {
      orientation: 'landscape',
      onePage: true,
      lastColumn: 'C',
      lastRow: row,
      frozenRows: 0,
      foot: teamFoot(context),
    });
  },
};
