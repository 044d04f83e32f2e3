import type { Language } from '../../change/sentence.ts';
import type { ChartFont } from '../charts/font.ts';
import { writeLines } from '../team/text-lines.ts';
import type { IsoDate } from '../team-view.ts';
import { wordsFor } from '../words/words.ts';
import { finishedBook, newBook } from '../xlsx/book.ts';
import { setColumns } from '../xlsx/measures.ts';
import { PAGE_COUNT, PAGE_NUMBER, pageFoot, setUpPage } from '../xlsx/page.ts';
import { writeTable } from '../xlsx/table.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { SAFETY_WORDS } from './safety-words.ts';

/** An answer that shows a worry about a student's safety. */
export interface SafetyAnswer {
  readonly date: IsoDate;
  readonly sectionName: string | null;
  /** Null where the slip carries no known id. */
  readonly studentName: string | null;
  readonly studentLocalId: string | null;
  readonly answer: string;
}

/** For the one adult whom the team has named; nobody else may fetch it. */
export interface SafetyView {
  readonly language: Language;
  readonly writtenOn: IsoDate;
  readonly teamName: string;
  readonly answers: readonly SafetyAnswer[];
}

const WIDTHS = { date: 90, class: 110, student: 170, id: 100, answer: 460 };

/** The answers as they were given, with who gave them. Nothing on it is read back; it is in no chart and no other file. */
export async function safetyWorkbook(view: SafetyView, font: ChartFont): Promise<Uint8Array> {
  const words = SAFETY_WORDS[view.language];
  const book = newBook({
    title: `${view.teamName}: ${words.title}`,
    author: view.teamName,
    language: view.language,
    writtenOn: view.writtenOn,
    listsSheetName: wordsFor(view.language).sheetNames.lists,
    font,
  });
  const sheet = book.workbook.addWorksheet(words.title);
  setColumns(sheet, [4, ...Object.values(WIDTHS)]);
  hideKeyColumn(sheet);
  const width = Object.values(WIDTHS).reduce((sum, one) => sum + one, 0);
  let row = writeLines(sheet, 1, words.title, width, 'sheetTitle');
  for (const line of words.lines) row = writeLines(sheet, row, line, width, 'line');
  const last = writeTable(sheet, {
    name: 'Answers',
    top: row,
    key: null,
    rows: view.answers,
    columns: [
      { head: words.heads.date, width: WIDTHS.date, value: (one) => one.date },
      { head: words.heads.class, width: WIDTHS.class, value: (one) => one.sectionName ?? words.notKnown },
      { head: words.heads.student, width: WIDTHS.student, value: (one) => one.studentName ?? words.notKnown },
      { head: words.heads.id, width: WIDTHS.id, value: (one) => one.studentLocalId ?? words.notKnown },
      { head: words.heads.answer, width: WIDTHS.answer, value: (one) => one.answer },
    ],
  });
  setUpPage(sheet, {
    orientation: 'landscape',
    onePage: false,
    lastColumn: 'F',
    lastRow: last,
    frozenRows: row,
    foot: pageFoot(view.teamName, '', `${PAGE_NUMBER}/${PAGE_COUNT}`),
  });
  return finishedBook(book);
}
