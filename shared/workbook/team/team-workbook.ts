import type { ChartFont } from '../charts/font.ts';
import type { TeamView } from '../team-view.ts';
import { wordsFor } from '../words/words.ts';
import { finishedBook, newBook } from '../xlsx/book.ts';
import { stampIssue } from '../xlsx/write-back.ts';
import { TEAM_SHEETS } from './sheets.ts';

/**
 * The workbook of one team and one test of change, as the bytes of an xlsx file. The same view gives the same
 * bytes. It holds no student's name or id: a view has no place for one.
 *
 * @param issue Letters and digits that name this writing of the workbook; they come back with it (xlsx/write-back.ts).
 */
export async function teamWorkbook(view: TeamView, font: ChartFont, issue?: string): Promise<Uint8Array> {
  const words = wordsFor(view.language);
  const book = newBook({
    title: `${view.team.name}: ${view.test.title ?? words.sheetNames['this-week']}`,
    author: view.team.district,
    language: view.language,
    writtenOn: view.writtenOn,
    listsSheetName: words.sheetNames.lists,
    font,
  });
  for (const teamSheet of TEAM_SHEETS.filter((one) => one.wanted(view))) {
    const sheet = book.workbook.addWorksheet(words.sheetNames[teamSheet.name]);
    teamSheet.write({ book, sheet, view, words });
  }
  if (issue !== undefined) stampIssue(book.workbook, issue);
  return finishedBook(book);
}
