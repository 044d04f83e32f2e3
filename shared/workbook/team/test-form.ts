import type { TestView } from '../team-view.ts';
import { dayOf, type TestField } from '../words/words.ts';
import { addDropdown, choiceRange } from '../xlsx/dropdown.ts';
import { dress } from '../xlsx/look.ts';
import { type CellValue, dayCell, setCell } from '../xlsx/safe-cell.ts';
import { SINGLE_VALUE, writeFieldsRow, writeRowKey } from '../xlsx/write-back.ts';
import { FORM_COLUMNS, fitForm, writeOpenCell, writeText } from './form-cells.ts';
import type { SheetContext } from './sheet.ts';

/** One line of the form. */
interface FormLine {
  readonly field: TestField;
  readonly value: (test: TestView, context: SheetContext) => CellValue;
  /** What is typed here comes back as a field of the test or of the team; null = read only. */
  readonly writes: 'test-field' | 'team-field' | null;
  readonly holds?: 'day';
  readonly choose?: 'decisions' | 'directions';
  /** Stands once data came in. */
  readonly prediction?: true;
  /** Left out while there is nothing to say. */
  readonly onlyWhenFilled?: true;
}

const FORM: readonly FormLine[] = [
  { field: 'title', value: (test) => test.title, writes: 'test-field' },
  { field: 'question', value: (test) => test.question, writes: 'test-field' },
  { field: 'changeIdea', value: (test) => test.changeIdea, writes: null },
  { field: 'driver', value: (test) => test.driver, writes: null },
  { field: 'follows', value: (test) => test.follows, writes: null, onlyWhenFilled: true },
  { field: 'plan', value: (test) => test.plan, writes: 'test-field' },
  { field: 'startsOn', value: (test) => dayCell(test.startsOn), writes: 'test-field', holds: 'day' },
  { field: 'measures', value: (test) => test.measures.join('\n'), writes: null },
  { field: 'predictionText', value: (test) => test.prediction.text, writes: 'test-field', prediction: true },
  {
    field: 'predictionDirection',
    value: ({ prediction }, { words }) =>
      prediction.direction === null ? null : words.test.directions[prediction.direction],
    writes: 'test-field',
    choose: 'directions',
    prediction: true,
  },
  {
    field: 'predictionValue',
    value: (test) => test.prediction.value,
    writes: 'test-field',
    prediction: true,
  },
  { field: 'decideBy', value: (test) => dayCell(test.decideBy), writes: 'test-field', holds: 'day' },
  { field: 'result', value: (test) => test.result, writes: null, onlyWhenFilled: true },
  { field: 'doNotes', value: (test) => test.doNotes, writes: 'test-field' },
  { field: 'studyNotes', value: (test) => test.studyNotes, writes: 'test-field' },
  {
    field: 'decision',
    value: ({ decision }, { words }) => (decision === null ? null : words.test.decisions[decision]),
    writes: 'test-field',
    choose: 'decisions',
  },
  { field: 'decisionReason', value: (test) => test.decisionReason, writes: 'test-field' },
  { field: 'decidedOn', value: (test) => dayCell(test.decidedOn), writes: 'test-field', holds: 'day' },
  {
    field: 'nextMeetingOn',
    value: (_, { view }) => dayCell(view.thisWeek.nextMeetingOn),
    writes: 'team-field',
    holds: 'day',
  },
  { field: 'nextTask', value: (_, { view }) => view.thisWeek.nextTask, writes: 'team-field' },
  { field: 'raisedToDistrict', value: (test) => test.raisedToDistrict, writes: 'team-field' },
  { field: 'districtReply', value: (test) => test.districtReply, writes: null, onlyWhenFilled: true },
];

/** The test of change as a form: label, value, and "type here" beside what the team fills in. Returns the next free row. */
export function writeTestForm(context: SheetContext, top: number): number {
  const { sheet, view } = context;
  writeFieldsRow(sheet, top, new Map([[FORM_COLUMNS.second, SINGLE_VALUE]]));
  let row = top + 1;
  for (const line of FORM) {
    const value = line.value(view.test, context);
    if (line.onlyWhenFilled && (value === null || value === '')) continue;
    writeLine(context, row, line, value);
    row += 1;
  }
  const { remark } = view.test.prediction;
  if (remark === null) return row;
  writeText(sheet, row, FORM_COLUMNS.second, remark, 'muted');
  fitForm(sheet, row, [null, remark]);
  return row + 1;
}

function writeLine(context: SheetContext, row: number, line: FormLine, value: CellValue): void {
  const { sheet, view, words } = context;
  const label = words.test.fields[line.field];
  const lockedSince = line.prediction === true ? view.test.prediction.lockedSince : null;
  const hint =
    lockedSince !== null
      ? words.test.predictionLocked(dayOf(words, lockedSince))
      : line.writes !== null
        ? `◂ ${words.everySheet.typeHere}`
        : null;
  writeText(sheet, row, FORM_COLUMNS.first, label, 'strong');
  if (hint !== null) writeText(sheet, row, FORM_COLUMNS.third, hint, 'muted');
  if (line.writes === null || lockedSince !== null) {
    dress(setCell(sheet.getCell(row, FORM_COLUMNS.second), value), 'cell');
  } else {
    writeOpenCell(sheet, row, FORM_COLUMNS.second, value, line.holds ?? 'text');
    const owner = line.writes === 'test-field' ? view.test.id : view.team.id;
    writeRowKey(sheet, row, { kind: line.writes, row: owner, field: line.field });
    if (line.choose !== undefined) letChoose(context, row, label, line.choose);
  }
  fitForm(sheet, row, [label, value, hint]);
}

function letChoose(
  { book, sheet, words }: SheetContext,
  row: number,
  name: string,
  what: 'decisions' | 'directions',
): void {
  const source = choiceRange(book.lists, name, Object.values(words.test[what]));
  addDropdown(sheet, sheet.getCell(row, FORM_COLUMNS.second).address, source, words.everySheet.typeHere);
}
