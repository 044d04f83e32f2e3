import { STORYBOARD_HEADINGS } from '../team-view.ts';
import { writeFieldsRow, writeRowKey } from '../xlsx/write-back.ts';
import { FORM_COLUMNS, FORM_WIDTH, fitForm, writeHead, writeOpenCell, writeText } from './form-cells.ts';
import type { SheetContext } from './sheet.ts';
import { writeLines } from './text-lines.ts';

/** The storyboard's headings in the order of the slide: what the records know, and the team's own words. Returns the next free row. */
export function writeStoryboard({ sheet, view, words }: SheetContext, top: number): number {
  let row = writeLines(sheet, top, words.test.storyboardHeading, FORM_WIDTH, 'sheetTitle');
  writeFieldsRow(sheet, row, new Map([[FORM_COLUMNS.third, 'body']]));
  row += 1;
  writeHead(sheet, row, words.test.storyboardColumns, (column) => column === FORM_COLUMNS.third);
  for (const heading of STORYBOARD_HEADINGS) {
    row += 1;
    const { fromRecords = null, teamText = null } = view.storyboard[heading] ?? {};
    writeText(sheet, row, FORM_COLUMNS.first, words.test.storyboard[heading], 'strong');
    writeText(sheet, row, FORM_COLUMNS.second, fromRecords ?? '', 'cell');
    writeOpenCell(sheet, row, FORM_COLUMNS.third, teamText, 'text');
    fitForm(sheet, row, [words.test.storyboard[heading], fromRecords, teamText], 36);
    writeRowKey(sheet, row, { kind: 'storyboard', row: heading });
  }
  return row + 1;
}
