import type { Worksheet } from 'exceljs';
import type { TeamView } from '../team-view.ts';
import { dayOf, type SheetName, type Words } from '../words/words.ts';
import type { Book } from '../xlsx/book.ts';
import { footText, PAGE_COUNT, PAGE_NUMBER, pageFoot } from '../xlsx/page.ts';
import { firstWords } from './first-sheet-words.ts';

/** All that a sheet is made from. */
export interface SheetContext {
  readonly book: Book;
  readonly sheet: Worksheet;
  readonly view: TeamView;
  readonly words: Words;
}

/** One sheet of the team workbook: one file, registered in sheets.ts. */
export interface TeamSheet {
  readonly name: SheetName;
  /** Sheets on request are left out otherwise. */
  readonly wanted: (view: TeamView) => boolean;
  readonly write: (context: SheetContext) => void;
}

const MOST_NAME_WORDS = 6;

/** What is printed at the foot of every page: what the sheet is for, whose it is, which page. */
export function teamFoot({ view, words }: Pick<SheetContext, 'view' | 'words'>): string {
  const { footer, page, writtenOn } = words.everySheet;
  const whose = firstWords(view.team.name, MOST_NAME_WORDS);
  return pageFoot(
    footer,
    writtenOn(dayOf(words, view.writtenOn)),
    `${footText(whose)} · ${page(PAGE_NUMBER, PAGE_COUNT)}`,
  );
}
