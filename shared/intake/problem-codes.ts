import type { ProblemFacts, ProblemTable } from '../formats/format-contract.ts';
import { mappingProblems } from '../formats/mapping-problems.ts';

/**
 * What can go wrong while a file is opened and split into rows. The problems of single values stand beside the formats
 * (`mappingProblems`); docs/problem-codes.md lists both, and a test holds it to these tables.
 */
export const readingProblems = {
  'empty-file': {
    title: 'The file is empty',
    meaning: 'There is nothing in the file, or nothing but blank lines.',
    mend: 'Export it again and look at it before you drop it. If it is still being copied, wait until the copy is complete.',
  },
  'not-a-data-file': {
    title: 'Not a data file',
    meaning: 'The content is a picture, a document or a program, whatever its name says.',
    mend: 'Export the data as CSV or as an Excel workbook (.xlsx) and drop that file.',
  },
  'web-page': {
    title: 'A web page instead of a data file',
    meaning: 'The file holds a web page. Often it is the sign-in page of the system the export came from.',
    mend: 'Sign in to the source system, run the export again, and drop the new file.',
  },
  'old-or-locked-workbook': {
    title: 'Old or password-protected workbook',
    meaning: 'The workbook is of the old kind (.xls), or it is protected with a password.',
    mend: 'Open it in Excel, take the password away if there is one, save it as "Excel Workbook (.xlsx)" or "CSV UTF-8", and drop that file.',
  },
  'other-spreadsheet': {
    title: 'Spreadsheet of another program',
    meaning:
      'The file belongs to Numbers, LibreOffice or Excel’s binary format (.xlsb), or is a web page or XML under the name .xls. None of them is read here.',
    mend: 'Open it in its program, export it as Excel Workbook (.xlsx) or CSV, and drop that file.',
  },
  'other-archive': {
    title: 'Archive of another kind',
    meaning: 'The file is packed, but not as a zip file.',
    mend: 'Unpack it and drop the files in it, or pack them as a .zip file.',
  },
  'workbook-damaged': {
    title: 'Workbook is damaged',
    meaning: 'The workbook lacks a part that every Excel workbook has, or a part of it cannot be read.',
    mend: 'Open it in Excel, let Excel repair it if it offers to, save it under a new name that begins with the old one, and drop that file.',
  },
  'workbook-too-large': {
    title: 'Workbook is too large',
    meaning: 'The workbook is larger than can be read safely.',
    mend: 'Save the sheet as "CSV UTF-8" and drop the CSV file. CSV files may be as large as you like.',
  },
  'hidden-sheet': {
    title: 'Hidden sheet',
    meaning: 'Hidden sheets of a workbook are not read: they often hold lists and old data.',
    mend: 'If it holds data, unhide it and drop the workbook again.',
  },
  'zip-empty': {
    title: 'The zip file is empty',
    meaning: 'No file in the zip can be read.',
    mend: 'Pack the files again and look into the zip before you drop it.',
  },
  'zip-damaged': {
    title: 'The zip file is damaged',
    meaning: 'The zip file is cut off or a part of it does not unpack to what it should.',
    mend: 'Download or pack it again. If it was still being copied, wait until the copy is complete and drop it again.',
  },
  'zip-encrypted': {
    title: 'The zip file has a password',
    meaning: 'The zip file, or a file in it, is protected with a password.',
    mend: 'Unpack it with the password and drop the files in it.',
  },
  'zip-unsafe-path': {
    title: 'Unsafe file name in the zip',
    meaning:
      'A file in the zip has a name that points outside of the zip. Honest programs do not write such names.',
    mend: 'Do not use this file. Ask whoever made it; pack the data files again yourself.',
  },
  'zip-too-large': {
    title: 'The zip file unpacks to too much',
    meaning: 'Unpacked, the zip is larger than 1 GB, or it is packed in a way that only attacks are.',
    mend: 'Drop the files one by one instead of in a zip.',
  },
  'zip-nested': {
    title: 'A zip inside the zip',
    meaning: 'Archives inside of archives are not opened.',
    mend: 'Unpack the inner archive and drop it, or the files in it, by itself.',
  },
  'unsupported-encoding': {
    title: 'Text in a rare encoding',
    meaning: 'The text is stored in an encoding (UTF-32) that is not read here.',
    mend: 'Open it in a text editor or in Excel, save it as "CSV UTF-8", and drop that file.',
  },
  'no-header': {
    title: 'No row of column names',
    meaning: 'No row of the file looks like a row of column names.',
    mend: 'Export the file with column names (headers). A fixed-width file (.dat) cannot be read: drop the delimited file that comes with it.',
  },
  'quote-not-closed': {
    title: 'A quotation mark that is not closed',
    meaning:
      'A value on this line begins with a quotation mark, and no mark that closes it follows in a way that completes the row.',
    mend: 'Take the quotation mark away, or close the value with a second one at its end.',
  },
  'quote-misplaced': {
    title: 'A quotation mark in the wrong place',
    meaning: 'A quotation mark stands inside a quoted value, so it is not certain where the value ends.',
    mend: 'Take the mark away, or double it ("" inside a quoted value stands for one mark).',
  },
  'too-many-values': {
    title: 'More values than columns',
    meaning:
      'The row has more values than there are column names. Often a value holds the character that separates columns.',
    mend: 'Put the value that holds the separator in quotation marks, or take the separator out of it.',
  },
  'too-few-values': {
    title: 'Fewer values than columns',
    meaning:
      'The row has fewer values than there are column names, so it is not certain which value belongs to which column.',
    mend: 'Add the missing separators, also for empty values, or export the file again without opening it in between.',
  },
  'file-cut-off': {
    title: 'The file ends in the middle of a row',
    meaning:
      'The last line is incomplete. The download or copy was probably cut off, so more rows may be missing.',
    mend: 'Download or copy the whole file again and drop it; it replaces this one.',
  },
  'line-too-long': {
    title: 'A line of more than 1 MB',
    meaning: 'One line of the file is longer than 1 MB. No row of a district export is that long.',
    mend: 'Look at the line in a text editor: probably line ends are missing. Export the file again.',
  },
  'row-failed': {
    title: 'A row the program could not deal with',
    meaning: 'The row looks readable, but the program failed on it. That is a mistake in the program.',
    mend: 'Tell the people who run the pipeline; name this file and the row.',
  },
} as const satisfies ProblemTable;

/** What can be wrong with a row that a team typed in its own workbook and dropped (shared/team-return says so; the receipt's words are these). */
export const returnProblems = {
  'workbook-not-known': {
    title: 'Workbook was not written here',
    meaning: 'This workbook was not written here, or is too old.',
    mend: 'Fetch the newest workbook and type it there.',
  },
  'row-key-damaged': {
    title: 'Hidden first cell of a row was changed',
    meaning: 'The hidden first cell of this row was changed, so nobody can say what the row is about.',
    mend: 'Fetch a fresh copy and type it there.',
  },
  'answer-text-changed': {
    title: 'A printed answer was typed over',
    meaning: 'The answer in this row is not the one that was printed.',
    mend: 'Put it back, or code it in a fresh copy.',
  },
  'row-twice': {
    title: 'A row stands twice and the copies differ',
    meaning: 'This row stands twice and the two copies say different things.',
    mend: 'Delete one of them.',
  },
} as const satisfies ProblemTable;

export type ReturnProblemCode = keyof typeof returnProblems;

export type ReadingProblemCode = keyof typeof readingProblems;

/** Every problem code that a receipt can hold, with what it means and how to mend it. */
export const allProblems: ProblemTable = { ...readingProblems, ...mappingProblems, ...returnProblems };

/** What is said about a code that stands in no table; a test keeps that from happening. */
const UNDOCUMENTED: ProblemFacts = {
  title: 'Other problem',
  meaning: 'See the message.',
  mend: 'See the message.',
};

export function problemFacts(code: string): ProblemFacts {
  return allProblems[code] ?? UNDOCUMENTED;
}

/** The page docs/problem-codes.md, made from the tables. */
export function problemCodesPage(): string {
  return [
    '# Problem codes',
    '',
    'What a receipt can say, what it means, and how to mend it. This page is made from the tables in the code',
    '(`shared/intake/problem-codes.ts` and `shared/formats/mapping-problems.ts`); a test holds it to them.',
    '',
    '## Opening the file and splitting it into rows',
    '',
    ...codesTable(readingProblems),
    '',
    '## Reading the values, and telling what a file is',
    '',
    ...codesTable(mappingProblems),
    '',
    '## Taking what a team typed in its workbook',
    '',
    ...codesTable(returnProblems),
    '',
  ].join('\n');
}

function codesTable(problems: ProblemTable): string[] {
  const rows = Object.entries(problems).map(
    ([code, { title, meaning, mend }]) => `| \`${code}\` | ${title} | ${meaning} | ${mend} |`,
  );
  return ['| code | title | what it means | how to mend it |', '|---|---|---|---|', ...rows];
}
