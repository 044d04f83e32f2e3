import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { countsOf, idsOf, readScores } from '../testing/plain-scores.ts';
import { textRows, workbookOf, zipOf } from '../testing/zip-bytes.ts';
import { numberText } from './cell-text.ts';
import { builtInFormat, formatOfCode } from './number-format.ts';

async function excelBytes(fill: (workbook: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Reads a workbook and gives the sample rows that recognition saw, by sheet. */
async function sheetsSeen(bytes: Uint8Array): Promise<Record<string, readonly (readonly string[])[]>> {
  const seen: Record<string, readonly (readonly string[])[]> = {};
  await readScores(bytes, {
    recognise: (table) => {
      seen[table.sheetName!] ??= [table.headers, ...table.sampleRows];
      return { kind: 'refused', code: 'other-state', message: '' };
    },
  });
  return seen;
}

describe('cells as text', () => {
  test('what a data lead sees in a workbook that Excel or exceljs wrote', async () => {
    const bytes = await excelBytes((workbook) => {
      const sheet = workbook.addWorksheet('Scores');
      sheet.addRow(['Student ID', 'Born', 'Sent', 'Share', 'Score', 'Flag', 'Note']);
      const row = sheet.addRow([
        12,
        new Date(Date.UTC(2012, 4, 9)),
        new Date(Date.UTC(2025, 8, 2, 14, 5, 9)),
        0.855,
        1234567890,
        true,
        { richText: [{ text: 'bold ' }, { font: { bold: true }, text: '& plain' }] },
      ]);
      row.getCell(1).numFmt = '0000000000';
      row.getCell(2).numFmt = 'm/d/yyyy';
      row.getCell(3).numFmt = 'yyyy-mm-dd hh:mm:ss';
      row.getCell(4).numFmt = '0.0%';
      sheet.addRow(['007', '', '', 0.1 + 0.2, 1e-7, false, { formula: 'A1', result: 'from a formula' }]);
    });
    expect((await sheetsSeen(bytes)).Scores?.slice(1)).toEqual([
      ['0000000012', '2012-05-09', '2025-09-02T14:05:09', '85.5%', '1234567890', 'TRUE', 'bold & plain'],
      ['007', '', '', '0.3', '0.0000001', 'FALSE', 'from a formula'],
    ]);
  });

  test.each([
    ['1.2345678901E10', '0', '12345678901'],
    ['1234567890123456', 'General', '1234567890123456'],
    ['45901', 'm/d/yyyy', '2025-09-01'],
    ['45901.5', 'd-mmm-yy', '2025-09-01T12:00:00'],
    ['0.75', 'h:mm AM/PM', '18:00:00'],
    ['1.5', '[h]:mm', '36:00:00'],
    ['59', 'yyyy-mm-dd', '1900-02-28'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['123456789', '000\\-00\\-0000', '123-45-6789'],
    ['-3.10', '0.00', '-3.1'],
    ['5', '"Grade "0', '5'],
    ['5', '[Red]0;[Blue]-0', '5'],
    // Its last digits are gone: no id may come of it.
    ['1.2345678901234501E+19', '0', '1.23456789012345E+19'],
    ['12345678901234567000', 'General', '1.23456789012346E+19'],
    ['1E+300', 'General', '1E+300'],
  ])('the number %s in format %s is %s', (raw, code, expected) => {
    expect(numberText(raw, formatOfCode(code), 1900)).toBe(expected);
  });

  test('dates count from 1904 in workbooks that say so', () => {
    expect(numberText('0', builtInFormat(14), 1904)).toBe('00:00:00');
    expect(numberText('44439', builtInFormat(14), 1904)).toBe('2025-09-01');
  });

  test('errors stay what they are, escapes and entities are undone', async () => {
    const bytes = workbookOf(
      [
        {
          name: 'A',
          rows: `${textRows([['Student ID', 'Score']])}<row><c t="e"><v>#N/A</v></c><c t="s"><v>0</v></c></row><row><c t="str"><f>1+1</f><v>2 &lt; 3</v></c><c t="inlineStr"><is><t>a_x000D_b &#233;</t></is></c></row>`,
        },
      ],
      { sharedStrings: '<si><t>Ol</t><rPh><t>reading aid</t></rPh><r><t>é</t></r></si>' },
    );
    expect((await sheetsSeen(bytes)).A?.slice(1)).toEqual([
      ['#N/A', 'Olé'],
      ['2 < 3', 'a\rb é'],
    ]);
  });
});

describe('sheets', () => {
  test('each visible sheet is a table; hidden ones are not read and said', async () => {
    const rows = textRows([
      ['Student ID', 'Score'],
      ['1', '5'],
    ]);
    const read = await readScores(
      workbookOf([
        { name: 'Period 1', rows },
        { name: 'Period 2', rows },
        { name: 'Old', rows, state: 'hidden' },
        { name: 'Older', rows, state: 'veryHidden' },
        { name: 'Empty', rows: '' },
      ]),
    );
    expect(countsOf(read)).toBe('2 = 2 + 0 + 0');
    expect(read.receipt.tables.map(({ name, format }) => [name, format])).toEqual([
      ['Period 1', 'scores'],
      ['Period 2', 'scores'],
      ['Old', null],
      ['Older', null],
    ]);
    expect(read.receipt.notes.join()).toContain('Sheet "Old" is hidden');
  });

  test('a page of text beside the data is no table; a table that nobody knows makes the file "partly"', async () => {
    const scores = {
      name: 'Scores',
      rows: textRows([
        ['Student ID', 'Score'],
        ['1', '5'],
      ]),
    };
    const page = { name: 'Read me', rows: textRows([['How to fill this in'], ['Write a score'], ['Save']]) };
    const other = {
      name: 'Other',
      rows: textRows([
        ['a', 'b', 'c'],
        ['1', '2', '3'],
        ['1', '2', '3'],
      ]),
    };
    expect((await readScores(workbookOf([scores, page]))).receipt).toMatchObject({
      status: 'accepted',
      rows: { total: 1 },
    });
    expect((await readScores(workbookOf([scores, page, other]))).receipt).toMatchObject({
      status: 'partly',
      rows: { total: 3, accepted: 1, rejected: 2 },
    });
  });

  test('a title row, blank rows and columns to the right without a name', async () => {
    const bytes = await excelBytes((workbook) => {
      const sheet = workbook.addWorksheet('S');
      sheet.mergeCells('A1:C1');
      sheet.getCell('A1').value = 'Scores of September';
      sheet.getRow(3).values = ['Student ID', 'Score'];
      sheet.getRow(4).values = ['1', 5];
      sheet.getRow(9).values = ['2', 6, undefined, 'a remark'];
    });
    const read = await readScores(bytes);
    expect(read.collected.map(({ record, row }) => [row, record.id])).toEqual([
      [4, '1'],
      [9, '2'],
    ]);
    expect(read.receipt.notes.join('\n')).toContain('to the right of the last column name: 1.');
  });

  test('a value merged over several rows of its column counts for each of them', async () => {
    const bytes = await excelBytes((workbook) => {
      const sheet = workbook.addWorksheet('S');
      sheet.addRow(['Student ID', 'Score']);
      sheet.addRow(['1', 5]);
      sheet.addRow(['2']);
      sheet.addRow(['3']);
      sheet.addRow(['4', 7]);
      sheet.mergeCells('B2:B4');
    });
    const read = await readScores(bytes);
    expect(read.collected.map(({ record }) => record.score)).toEqual([5, 5, 5, 7]);
    expect(read.receipt.notes.join()).toContain('Merged cells: 1.');
  });

  test('formulas give their stored results; one without a result is said', async () => {
    const rows = `${textRows([['Student ID', 'Score']])}<row><c><v>1</v></c><c><f>2+3</f><v>5</v></c></row><row><c><v>2</v></c><c><f>1/0</f></c></row>`;
    const read = await readScores(workbookOf([{ name: 'S', rows }]));
    expect(countsOf(read)).toBe('2 = 1 + 1 + 0');
    expect(read.collected[0]?.record).toEqual({ id: '1', score: 5 });
    expect(read.receipt.notes.join()).toContain('Formulas without a stored result: 1.');
  });

  test('a sheet is told of the other sheets beside it, also of a workbook inside a zip', async () => {
    const rows = textRows([['Student ID', 'Score']]);
    const workbook = workbookOf([
      { name: 'Aim', rows },
      { name: 'Team', rows },
    ]);
    for (const file of [workbook, zipOf({ 'oak.xlsx': workbook, 'a.csv': 'Student ID,Score\n1,2\n' })]) {
      const seen: [string | undefined, readonly string[]][] = [];
      await readScores(file, {
        recognise: (table) => {
          seen.push([table.sheetName, table.siblings.names]);
          return { kind: 'refused', code: 'unknown-format', message: '' };
        },
      });
      expect(seen).toContainEqual(['Aim', ['Aim', 'Team']]);
    }
  });

  test('a workbook inside a zip is read', async () => {
    const workbook = workbookOf([
      {
        name: 'S',
        rows: textRows([
          ['Student ID', 'Score'],
          ['1', '5'],
        ]),
      },
    ]);
    const read = await readScores(zipOf({ 'inner/scores.xlsx': workbook }));
    expect(idsOf(read)).toEqual(['1']);
    expect(read.receipt.tables[0]?.name).toBe('inner/scores.xlsx, S');
  });
});

describe('what is refused', () => {
  test.each([
    ['a part is missing', zipOf({ 'xl/workbook.xml': '<workbook/>' }), 'workbook-damaged'],
    [
      'a document type with entities',
      workbookOf([
        { name: 'S', rows: '<!DOCTYPE x [<!ENTITY a "aaaa">]><row><c t="str"><v>&a;</v></c></row>' },
      ]),
      'workbook-damaged',
    ],
    [
      'a column beyond XFD',
      workbookOf([{ name: 'S', rows: '<row><c r="ZZZZ1"><v>1</v></c></row>' }]),
      'workbook-damaged',
    ],
    ['a binary workbook', zipOf({ 'xl/workbook.bin': 'x' }), 'other-spreadsheet'],
    ['a Numbers document', zipOf({ 'Index/Document.iwa': 'x' }), 'other-spreadsheet'],
    ['a LibreOffice document', zipOf({ mimetype: 'x', 'content.xml': '<x/>' }), 'other-spreadsheet'],
    ['a Word document', zipOf({ 'word/document.xml': '<x/>' }), 'not-a-data-file'],
  ])('%s', async (_, bytes, code) => {
    const { receipt } = await readScores(bytes);
    expect(receipt.status).toBe('refused');
    expect(receipt.refusal?.code).toBe(code);
  });
});
