import type { AnswerView } from '../team-view.ts';
import type { CodingColumn } from '../words/words.ts';
import { addDropdown, choiceRange } from '../xlsx/dropdown.ts';
import { setColumns } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { type CellValue, dayCell } from '../xlsx/safe-cell.ts';
import { type TableColumn, writeTable } from '../xlsx/table.ts';
import { hideKeyColumn, KEY_COLUMN, writeFieldsRow } from '../xlsx/write-back.ts';
import { type SheetContext, type TeamSheet, teamFoot } from './sheet.ts';
import { writeLines } from './text-lines.ts';
import { DATE_FORMAT } from './value-format.ts';

interface CodingColumnPlan {
  readonly id: CodingColumn;
  readonly width: number;
  readonly value: (answer: AnswerView, context: SheetContext) => CellValue;
  /** What the team chooses from here. */
  readonly choose?: 'codes' | 'yes';
  readonly writeBack?: boolean;
}

/** The columns of the sheet, in order. Fields of yellow columns are read back by their id. */
const COLUMNS: readonly CodingColumnPlan[] = [
  { id: 'date', width: 110, value: (answer) => dayCell(answer.date) },
  { id: 'section', width: 90, value: (answer) => answer.section },
  { id: 'language', width: 105, value: (answer) => answer.language },
  { id: 'answer', width: 300, value: (answer) => answer.answer },
  { id: 'code1', width: 115, value: (answer) => answer.suggested[0]?.code ?? null },
  { id: 'code2', width: 115, value: (answer) => answer.suggested[1]?.code ?? null },
  { id: 'code3', width: 115, value: (answer) => answer.suggested[2]?.code ?? null },
  { id: 'because', width: 140, value: (answer) => answer.suggested.map((code) => code.because).join(', ') },
  { id: 'looksLike', width: 110, value: (answer) => answer.looksLike },
  { id: 'yours1', width: 115, value: (answer) => answer.yours[0] ?? null, choose: 'codes', writeBack: true },
  { id: 'yours2', width: 115, value: (answer) => answer.yours[1] ?? null, choose: 'codes', writeBack: true },
  { id: 'yours3', width: 115, value: (answer) => answer.yours[2] ?? null, choose: 'codes', writeBack: true },
  {
    id: 'checked',
    width: 100,
    value: (answer, { words }) => (answer.checked ? words.everySheet.yes : null),
    choose: 'yes',
    writeBack: true,
  },
  { id: 'comment', width: 170, value: (answer) => answer.comment, writeBack: true },
];

const TEXT_WIDTH = 900;
const ANSWER_COLUMN = KEY_COLUMN + 1 + COLUMNS.findIndex((column) => column.id === 'answer');

/** Sheet 3: the answers, the first pass with the words that caused each code, and room for the team's own codes. */
export const codeThese: TeamSheet = {
  name: 'code-these',
  wanted: () => true,
  write: (context) => {
    const { sheet, view, words } = context;
    const { answers } = view.coding;
    setColumns(sheet, [4, ...COLUMNS.map((column) => column.width)]);
    hideKeyColumn(sheet);
    const fields = COLUMNS.flatMap(({ id, writeBack }, i): [number, string][] =>
      writeBack ? [[KEY_COLUMN + 1 + i, id]] : [],
    );
    writeFieldsRow(sheet, 1, new Map(fields));
    const open = answers.filter(needsEyes).length;
    const coded = answers.filter((answer) => answer.suggested.length > 0).length;
    const summary = words.coding.summary({ answers: answers.length, coded, open });
    let row = writeLines(sheet, 2, summary, TEXT_WIDTH, 'sheetTitle');
    for (const line of [words.coding.explanation, ...view.coding.agreement]) {
      row = writeLines(sheet, row, line, TEXT_WIDTH, 'line');
    }
    const last = answers.length === 0 ? row : writeAnswers(context, row);
    if (answers.length === 0) writeLines(sheet, row, words.coding.nothingYet, TEXT_WIDTH, 'line');
    setUpPage(sheet, {
      orientation: 'landscape',
      onePage: false,
      lastColumn: sheet.getColumn(KEY_COLUMN + COLUMNS.length).letter,
      lastRow: last,
      frozenRows: answers.length === 0 ? 0 : row,
      frozenColumns: answers.length === 0 ? 0 : ANSWER_COLUMN,
      foot: teamFoot(context),
    });
  },
};

/** Nobody has coded it, neither the first pass nor the team. */
function needsEyes(answer: AnswerView): boolean {
  return answer.suggested.length === 0 && answer.yours.length === 0 && !answer.checked;
}

function writeAnswers(context: SheetContext, top: number): number {
  const { book, sheet, view, words } = context;
  const columns = COLUMNS.map((plan): TableColumn<AnswerView> => {
    const column = {
      head: words.coding.columns[plan.id],
      width: plan.width,
      value: (answer: AnswerView) => plan.value(answer, context),
      writeBack: plan.writeBack ?? false,
    };
    return plan.id === 'date' ? { ...column, format: () => DATE_FORMAT } : column;
  });
  const key = (answer: AnswerView) => ({ kind: 'human-code', row: answer.key }) as const;
  const last = writeTable(sheet, { name: 'Answers', top, columns, rows: view.coding.answers, key });
  const codes = view.coding.codebook.filter((code) => code.state !== 'retired').map((code) => code.name);
  const sources = {
    codes: codes.length === 0 ? null : choiceRange(book.lists, words.sheetNames.codebook, codes),
    yes: choiceRange(book.lists, words.everySheet.yes, [words.everySheet.yes]),
  };
  for (const [i, { choose }] of COLUMNS.entries()) {
    const source = choose === undefined ? null : sources[choose];
    if (source === null) continue;
    const letter = sheet.getColumn(KEY_COLUMN + 1 + i).letter;
    addDropdown(sheet, `${letter}${top + 1}:${letter}${last}`, source, words.everySheet.typeHere);
  }
  return last;
}
