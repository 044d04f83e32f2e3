import type { MeetingView } from '../team-view.ts';
import { dayCell } from '../xlsx/safe-cell.ts';
import { writeFieldsRow, writeRowKey } from '../xlsx/write-back.ts';
import { FORM_COLUMNS, FORM_WIDTH, fitForm, writeHead, writeOpenCell } from './form-cells.ts';
import type { SheetContext } from './sheet.ts';
import { writeLines } from './text-lines.ts';

const FIELDS = ['metOn', 'outcome', 'nextStep', 'blocker'] as const;
/** Meetings that can be added before the next refresh. */
const NEW_MEETINGS = 4;

/** Meetings with their outcome, next step and what got in the way, and empty rows for the next ones. Returns the next free row. */
export function writeMeetingLog({ sheet, view, words }: SheetContext, top: number): number {
  let row = writeLines(sheet, top, words.test.meetingsHeading, FORM_WIDTH, 'sheetTitle');
  writeFieldsRow(sheet, row, new Map(FIELDS.map((field, i) => [FORM_COLUMNS.first + i, field])));
  row += 1;
  const heads = FIELDS.map((field) => words.test.meetingColumns[field]);
  writeHead(sheet, row, heads, () => true);
  for (const meeting of [...view.test.meetings, ...newMeetings()]) {
    row += 1;
    const texts = [meeting.outcome, meeting.nextStep, meeting.blocker];
    writeOpenCell(sheet, row, FORM_COLUMNS.first, dayCell(meeting.metOn), 'day');
    for (const [i, text] of texts.entries()) writeOpenCell(sheet, row, FORM_COLUMNS.second + i, text, 'text');
    fitForm(sheet, row, [null, ...texts], 24);
    writeRowKey(sheet, row, { kind: 'meeting', row: meeting.key });
  }
  return row + 1;
}

type MeetingRow = Omit<MeetingView, 'metOn'> & { readonly metOn: string | null };

function newMeetings(): MeetingRow[] {
  return Array.from({ length: NEW_MEETINGS }, (_, i) => ({
    key: `new-${i + 1}`,
    metOn: null,
    outcome: null,
    nextStep: null,
    blocker: null,
  }));
}
