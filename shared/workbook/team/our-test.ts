import { keepTogether } from '../xlsx/keep-together.ts';
import { setColumns } from '../xlsx/measures.ts';
import { type Page, setUpPage } from '../xlsx/page.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { FORM_WIDTH, FORM_WIDTHS } from './form-cells.ts';
import { writeMeetingLog } from './meeting-log.ts';
import { type TeamSheet, teamFoot } from './sheet.ts';
import { writeStoryboard } from './storyboard.ts';
import { writeTestForm } from './test-form.ts';
import { writeLines } from './text-lines.ts';

/** Sheet 4: the test of change with the cells a team fills in, the meeting log and the storyboard. */
export const ourTest: TeamSheet = {
  name: 'our-test',
  wanted: () => true,
  write: (context) => {
    const { sheet, view, words } = context;
    setColumns(sheet, [4, ...FORM_WIDTHS]);
    hideKeyColumn(sheet);
    let row = writeLines(sheet, 1, words.test.heading[view.cycleName], FORM_WIDTH, 'sheetTitle');
    const frozenRows = row - 1;
    for (const finding of view.test.findings) {
      row = writeLines(sheet, row, `${words.test.missing}: ${finding}`, FORM_WIDTH, 'line');
    }
    row = writeTestForm(context, row);
    const meetings = row + 1;
    row = writeMeetingLog(context, meetings);
    const storyboard = row + 1;
    row = writeStoryboard(context, storyboard);
    const page: Page = {
      orientation: 'landscape',
      onePage: false,
      lastColumn: 'E',
      lastRow: row - 1,
      frozenRows,
      foot: teamFoot(context),
    };
    setUpPage(sheet, page);
    // Heading, hidden row of fields, head row, first row.
    keepTogether(
      sheet,
      page,
      [meetings, storyboard].map((heading) => ({ row: heading, to: heading + 3 })),
    );
  },
};
