import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { recognise } from '../../formats/recognise.ts';
import { MOST_ROWS_IN_WORKBOOK } from '../account/rows-to-mend.ts';
import { countsOf, idsOf, readScores } from '../testing/plain-scores.ts';
import { textRows, workbookOf } from '../testing/zip-bytes.ts';
import { mendSheetName, originalSheetName } from './mend-columns.ts';
import { receiptHeadline } from './receipt-text.ts';
import { receiptWorkbook } from './receipt-workbook.ts';

const FAULTY = [
  'Student ID,Name,Score,Note',
  '1,a,5,fine',
  '2,"=cmd()",five,+1',
  '0003,c,x,@home',
  '4,d,6',
  '5,e,6,7,8',
  '6,f,-5,-',
  '',
].join('\n');

async function mended(
  bytes: Uint8Array,
  mend: (sheet: ExcelJS.Worksheet) => void,
  sheetName = 'Rows to mend',
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet(sheetName);
  if (!sheet) throw new Error(`no sheet ${sheetName}`);
  mend(sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

async function workbookOfReceipt(
  text: string | Uint8Array,
): Promise<{ bytes: Uint8Array; workbook: ExcelJS.Workbook }> {
  const read = await readScores(text);
  const bytes = await receiptWorkbook(read.receipt, read.toMend);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
  return { bytes, workbook };
}

describe('the workbook of a receipt', () => {
  test('has the rejected rows in their original columns with what is wrong and how to mend it', async () => {
    const { workbook } = await workbookOfReceipt(FAULTY);
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['What happened', 'Rows to mend']);
    const sheet = workbook.getWorksheet('Rows to mend')!;
    const row = (at: number): unknown[] => (sheet.getRow(at).values as unknown[]).slice(1);
    expect(row(1)).toEqual(['Student ID', 'Name', 'Score', 'Note', 'What is wrong', 'How to mend it']);
    expect(row(2)).toEqual([
      '2',
      '=cmd()',
      'five',
      '+1',
      'Row 3. Score: "five" is no number.',
      'Put a number in the cell, or empty it.',
    ]);
    expect(sheet.rowCount).toBe(5);
  });

  test('writes every cell as text: nothing can run, nothing is a number', async () => {
    const { bytes } = await workbookOfReceipt(FAULTY);
    for (const [name, part] of Object.entries(unzipSync(bytes))) {
      if (!name.startsWith('xl/worksheets/sheet')) continue;
      const xml = strFromU8(part);
      expect(xml).not.toContain('<f>');
      const isText = (cell: string): boolean => /t="(s|inlineStr)"/.test(cell) || cell.endsWith('/>');
      expect(xml.match(/<c [^>]*>/g)?.every(isText)).toBe(true);
    }
  });

  test('tells on its first page what happened and what to do', async () => {
    const { workbook } = await workbookOfReceipt(FAULTY);
    const texts: string[] = [];
    workbook.getWorksheet('What happened')!.eachRow((row) => {
      texts.push(String(row.getCell(1).value), String(row.getCell(2).value));
    });
    expect(texts).toContain('scores.csv');
    expect(texts).toContain('2 of 6 rows accepted; 4 rows must be mended.');
    expect(texts).toContain('More values than columns');
    expect(texts.join('\n')).toContain(
      'a new name that begins with the name of the file, and drop it into the same folder',
    );
  });
});

test('a receipt says what people call the file: all sheets of a team workbook are one', async () => {
  const sheet = (name: string, ...headings: string[]) => ({ name, rows: textRows([headings]) });
  const team = workbookOf([sheet('Team', 'Name', 'Language'), sheet('Aim', 'Aim id', 'Statement')]);
  const { receipt } = await readScores(team, { landingKey: 'alder/teams/oak/team.xlsx', recognise });
  expect(receipt).toMatchObject({ format: 'team_team + team_aim', readAs: 'team workbook' });
  const page = new ExcelJS.Workbook();
  await page.xlsx.load((await receiptWorkbook(receipt, [])).slice().buffer);
  const texts = page.getWorksheet('What happened')!.getColumn(1).values;
  expect(texts).toContain('Read as: team workbook.');
});

describe('printed', () => {
  const wide = (columns: number): string => {
    const further = Array.from({ length: columns - 2 }, (_, at) => `Extra ${at}`);
    return `Student ID,Score,${further.join()}\n1,five,${further.map(() => '-').join()}\n`;
  };
  const pageOf = async (columns: number) =>
    (await workbookOfReceipt(wide(columns))).workbook.getWorksheet('Rows to mend')!.pageSetup;

  test('the rows to mend lie one page wide, with the headings on every page', async () => {
    const page = await pageOf(5);
    expect(page).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    expect(page.printTitlesRow).toBe('1:1');
    expect(page.printArea).toBeUndefined();
  });

  test('of a table with many columns, what is wrong with each row and how to mend it', async () => {
    const { bytes } = await workbookOfReceipt(wide(200));
    // LibreOffice passes over an area whose rows are not absolute.
    expect(strFromU8(unzipSync(bytes)['xl/workbook.xml']!)).toContain('!$GS$1:$GT$2<');
  });
});

test('of a file of which no row could be used, the receipt says so first; of an empty one, that it is empty', async () => {
  const nothing = await readScores('Student ID,Score\n1,five\n2,six\n');
  expect(nothing.receipt.status).toBe('partly');
  expect(receiptHeadline(nothing.receipt)).toBe(
    'Nothing could be used: 0 of 2 rows accepted; 2 rows must be mended.',
  );
  const empty = await readScores('Student ID,Score\n');
  expect(empty.receipt.notes).toEqual(['There are column names, but no rows below them.']);
});

describe('dropped again', () => {
  test('as it is, nothing new is accepted', async () => {
    const { bytes } = await workbookOfReceipt(FAULTY);
    const again = await readScores(bytes);
    expect(countsOf(again)).toBe('4 = 0 + 4 + 0');
    expect(again.receipt.reasons.map(({ code }) => code).sort()).toEqual([
      'number-unreadable',
      'too-few-values',
      'too-many-values',
    ]);
  });

  test('corrected, the rows are those of a clean file', async () => {
    const { bytes } = await workbookOfReceipt(FAULTY);
    const corrected = await mended(bytes, (sheet) => {
      sheet.getCell('C2').value = '50';
      sheet.getCell('C3').value = 60;
      sheet.getRow(4).values = ['4', 'd', '6', ''];
      sheet.getRow(5).values = ['5', 'e', '7', '8'];
    });
    const again = await readScores(corrected);
    expect(countsOf(again)).toBe('4 = 4 + 0 + 0');
    expect(again.collected.map(({ record }) => [record.id, record.score])).toEqual([
      ['2', 50],
      ['0003', 60],
      ['4', 6],
      ['5', 7],
    ]);
    expect(again.receipt.notes.join()).toContain('rows of a receipt');
  });

  test('rows that fell apart stay rejected until somebody touches their cells', async () => {
    const { bytes } = await workbookOfReceipt('Student ID,Score,Name\n7,8\n9,5,x\n');
    expect(countsOf(await readScores(bytes))).toBe('1 = 0 + 1 + 0');
    const touched = await mended(bytes, (sheet) => {
      sheet.getCell('C2').value = 'seven';
    });
    expect(idsOf(await readScores(touched))).toEqual(['7']);
  });

  test('a sheet keeps its name, so that a format that goes by it still knows it', async () => {
    const rows = textRows([
      ['Student ID', 'Score'],
      ['1', 'x'],
    ]);
    const { workbook, bytes } = await workbookOfReceipt(workbookOf([{ name: 'Measures', rows }]));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['What happened', 'Rows to mend, Measures']);
    const names: (string | undefined)[] = [];
    await readScores(bytes, {
      recognise: ({ sheetName }) => {
        names.push(sheetName);
        return { kind: 'refused', code: 'other-state', message: '' };
      },
    });
    expect(names).toEqual(['Measures']);
    expect(originalSheetName(mendSheetName('Tests: a/b'))).toBe('Tests- a-b');
  });
});

test('rows that a workbook cannot hold go to a CSV file in the same columns, which can be dropped again', async () => {
  const files = new Map<string, string>();
  const rows = Array.from({ length: MOST_ROWS_IN_WORKBOOK + 5 }, (_, row) => `${row},-x`);
  const read = await readScores(['Student ID,Score', ...rows, ''].join('\n'), {
    openOverflow: (name) => {
      files.set(name, '');
      return {
        write(text) {
          files.set(name, files.get(name) + text);
        },
      };
    },
  });
  expect(countsOf(read)).toBe('20005 = 0 + 20005 + 0');
  expect(read.toMend[0]).toMatchObject({ further: 5, overflowName: 'rows-to-mend.csv' });
  expect(read.toMend[0]?.rows).toHaveLength(MOST_ROWS_IN_WORKBOOK);
  const csv = files.get('rows-to-mend.csv')!;
  expect(csv.split('\r\n')[1]).toContain("20000,'-x,");
  const again = await readScores(csv.replaceAll("'-x", "'-5"));
  expect(again.collected.map(({ record }) => record.score)).toEqual([-5, -5, -5, -5, -5]);
});
