import type { CodeView } from '../team-view.ts';
import type { CodebookColumn } from '../words/words.ts';
import { addDropdown, choiceRange } from '../xlsx/dropdown.ts';
import { rowHeight, setColumns } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { writeTable } from '../xlsx/table.ts';
import { hideKeyColumn, KEY_COLUMN, writeFieldsRow } from '../xlsx/write-back.ts';
import { type TeamSheet, teamFoot } from './sheet.ts';
import { writeLines } from './text-lines.ts';

const COLUMNS: readonly { readonly id: CodebookColumn; readonly width: number }[] = [
  { id: 'name', width: 150 },
  { id: 'definition', width: 200 },
  { id: 'include', width: 150 },
  { id: 'exclude', width: 150 },
  { id: 'phrasesEnglish', width: 200 },
  { id: 'phrasesSpanish', width: 200 },
  { id: 'unlessEnglish', width: 130 },
  { id: 'unlessSpanish', width: 130 },
  { id: 'state', width: 110 },
];
const TEXT_WIDTH = COLUMNS.reduce((sum, column) => sum + column.width, 0);
/** Pixels: some lines of a cell, all of its text when it is clicked on. A hundred phrases a code would fill the page. */
const HIGHEST_ROW = 112;
/** Codes that can be added before the next refresh. */
const NEW_CODES = 3;

type CodeRow = Pick<CodeView, 'id'> & Partial<CodeView>;

/** On request: what each code means and the phrases the first pass looks for; the team edits it. */
export const codebook: TeamSheet = {
  name: 'codebook',
  wanted: (view) => view.showCodebook,
  write: (context) => {
    const { book, sheet, view, words } = context;
    setColumns(sheet, [4, ...COLUMNS.map((column) => column.width)]);
    hideKeyColumn(sheet);
    writeFieldsRow(sheet, 1, new Map(COLUMNS.map(({ id }, i) => [KEY_COLUMN + 1 + i, id])));
    let top = writeLines(sheet, 2, words.codebook.heading, TEXT_WIDTH, 'sheetTitle');
    top = writeLines(sheet, top, words.codebook.explanation, TEXT_WIDTH, 'line');
    const added = Array.from({ length: NEW_CODES }, (_, i): CodeRow => ({ id: `new-${i + 1}` }));
    const columns = COLUMNS.map(({ id, width }) => ({
      head: words.codebook.columns[id],
      width,
      writeBack: true,
      value: (code: CodeRow) =>
        id === 'state'
          ? code.state === undefined
            ? null
            : words.codebook.states[code.state]
          : (code[id] ?? null),
    }));
    const rows: readonly CodeRow[] = [...view.coding.codebook, ...added];
    const key = (code: CodeRow) => ({ kind: 'codebook', row: code.id }) as const;
    const last = writeTable(sheet, { name: 'Codebook', top, columns, rows, key });
    for (let row = top + 1; row <= last; row += 1) {
      const height = sheet.getRow(row).height ?? 0;
      sheet.getRow(row).height = Math.min(height, rowHeight(HIGHEST_ROW));
    }
    const states = Object.values(words.codebook.states);
    const source = choiceRange(book.lists, words.codebook.columns.state, states);
    const letter = sheet.getColumn(KEY_COLUMN + COLUMNS.length).letter;
    addDropdown(sheet, `${letter}${top + 1}:${letter}${last}`, source, words.everySheet.typeHere);
    setUpPage(sheet, {
      orientation: 'landscape',
      onePage: false,
      lastColumn: letter,
      lastRow: last,
      frozenRows: top,
      foot: teamFoot(context),
    });
  },
};
