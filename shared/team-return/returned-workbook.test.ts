import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { readGrids } from '../intake/grids.ts';
import { installedFont } from '../workbook/charts/font.ts';
import { runningTeam } from '../workbook/made-up/team-views.ts';
import { teamWorkbook } from '../workbook/team/team-workbook.ts';
import { type Issued, issuedFrom } from './issued.ts';
import { type ReturnedWorkbook, returnedWorkbook } from './returned-cells.ts';
import { type RowEdits, returnedEdits } from './returned-edits.ts';

const ISSUE = 'abc123';
const facts = {
  teamId: 'alder-6',
  schoolYear: '2025-26',
  editedAt: '2026-02-13T15:00:00',
  editor: 'Ana',
} as const;

let printed: Uint8Array;
let issued: Issued;
beforeAll(async () => {
  const view = runningTeam();
  printed = await teamWorkbook(view, installedFont(), ISSUE);
  const answers = Object.fromEntries(view.coding.answers.map(({ key, answer }) => [key, answer]));
  issued = issuedFrom(ISSUE, read(printed).rows, answers);
});

function read(bytes: Uint8Array): ReturnedWorkbook {
  const found = returnedWorkbook(readGrids(bytes)?.grids ?? []);
  if (found === undefined) throw new Error('none of our workbooks');
  return found;
}

/** The workbook after somebody worked in it. */
async function returned(
  change: (book: ExcelJS.Workbook) => void = () => undefined,
): Promise<ReturnedWorkbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(printed.slice().buffer);
  change(book);
  return read(new Uint8Array(await book.xlsx.writeBuffer()));
}

const edits = (workbook: ReturnedWorkbook): readonly RowEdits[] =>
  returnedEdits(workbook, (issue) => (issue === ISSUE ? issued : undefined), facts);
const typedIn = (workbook: ReturnedWorkbook) =>
  edits(workbook).flatMap((row) => row.edits.map(({ field, value, before }) => ({ field, value, before })));

/** Row and column of a yellow cell, by the hidden key of its row and the field. */
function place(book: ExcelJS.Workbook, key: RegExp, field: string): ExcelJS.Cell {
  for (const sheet of book.worksheets) {
    let fields: unknown[] = [];
    for (let row = 1; row <= sheet.rowCount; row += 1) {
      const mark = String(sheet.getCell(row, 1).value ?? '');
      if (mark === 'fields') fields = sheet.getRow(row).values as unknown[];
      if (!key.test(mark)) continue;
      const column = fields.indexOf(field);
      return sheet.getCell(row, column > 0 ? column : fields.indexOf('value'));
    }
  }
  throw new Error(`no cell for ${key} ${field}`);
}

describe('a workbook that came back', () => {
  it('says nothing when nobody typed in it', async () => {
    const rows = edits(await returned());
    expect(rows.length).toBeGreaterThan(60);
    expect(rows.flatMap((row) => [...row.edits, row.problem ?? []].flat())).toEqual([]);
  });

  it('says what was typed, and what stood there before', async () => {
    const workbook = await returned((book) => {
      place(book, /^test-field\/T1\/title/, 'title').value = 'Partner talk, every day';
      place(book, /^meeting\/new-1/, 'outcome').value = 'Looked at the slips';
      place(book, /^exclude-point\//, 'reason').value = 'Fire drill';
    });
    expect(typedIn(workbook)).toEqual(
      expect.arrayContaining([
        { field: 'title', value: 'Partner talk, every day', before: 'Partner talk opener' },
        { field: 'outcome', value: 'Looked at the slips', before: null },
        { field: 'reason', value: 'Fire drill', before: null },
      ]),
    );
    expect(typedIn(workbook)).toHaveLength(3);
  });

  it('is read with its rows turned round, a column put in between, and a sheet renamed', async () => {
    const workbook = await returned((book) => {
      const sheet = book.getWorksheet('Code these')!;
      place(book, /^human-code\/answer-4/, 'comment').value = 'good one';
      const numbers: number[] = [];
      sheet.eachRow((row, number) => {
        if (String(row.getCell(1).value).startsWith('human-code/')) numbers.push(number);
      });
      const values = numbers.map((number) => sheet.getRow(number).values as ExcelJS.CellValue[]);
      numbers.forEach((number, i) => {
        sheet.getRow(number).values = values[values.length - 1 - i] as ExcelJS.CellValue[];
      });
      book.getWorksheet('The numbers')?.spliceColumns(5, 0, []);
      sheet.name = 'Ours';
    });
    expect(edits(workbook).flatMap((row) => row.problem ?? [])).toEqual([]);
    expect(typedIn(workbook)).toEqual([{ field: 'comment', value: 'good one', before: null }]);
  });

  it('gives the words people see of formatted text, links and formulas', async () => {
    const seen = async (value: ExcelJS.CellValue) =>
      typedIn(
        await returned((book) => {
          place(book, /^test-field\/T1\/studyNotes/, 'studyNotes').value = value;
        }),
      ).map((edit) => edit.value);
    expect(await seen({ richText: [{ text: 'we ' }, { text: 'tried' }] })).toEqual(['we tried']);
    expect(await seen({ text: 'notes', hyperlink: 'https://example.org' })).toEqual(['notes']);
    expect(await seen({ formula: 'A1', result: 'shown' })).toEqual(['shown']);
  });

  it('is told row by row where a key was typed over, an answer was changed, or a writing is not known', async () => {
    const damaged = await returned((book) => {
      const key = place(book, /^human-code\/answer-1@/, 'comment');
      key.worksheet.getCell(Number(key.row), 1).value = 'human-code/';
    });
    expect(edits(damaged).flatMap((row) => row.problem?.code ?? [])).toEqual(['row-key-damaged']);
    const unknown = returnedEdits(await returned(), () => undefined, facts);
    expect(new Set(unknown.map((row) => row.problem?.code))).toEqual(new Set(['workbook-not-known']));
  });
});
