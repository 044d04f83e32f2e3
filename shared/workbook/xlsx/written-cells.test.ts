import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { installedFont } from '../charts/font.ts';
import { runningTeam } from '../made-up/team-views.ts';
import { teamWorkbook } from '../team/team-workbook.ts';
import { readWrittenCells, type WrittenCell } from './written-cells.ts';

let bytes: Uint8Array;
beforeAll(async () => {
  bytes = await teamWorkbook(runningTeam(), installedFont());
});

async function openBook(): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

const sheetOf = (workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`no sheet ${name}`);
  return sheet;
};

const find = (cells: readonly WrittenCell[], row: string, field: string): WrittenCell | undefined =>
  cells.find((cell) => cell.row === row && cell.field === field);

describe('a workbook that came back', () => {
  it('gives each field of the form under its test or team', async () => {
    const cells = readWrittenCells(sheetOf(await openBook(), 'Our test'));
    expect(find(cells, 'T1', 'title')).toMatchObject({ kind: 'test-field', value: 'Partner talk opener' });
    expect(find(cells, 'T1', 'decideBy')?.value).toEqual(new Date('2026-03-06T00:00:00Z'));
    expect(find(cells, 'alder-6', 'nextTask')).toMatchObject({ kind: 'team-field' });
    expect(find(cells, '2026-02-04', 'blocker')).toMatchObject({ kind: 'meeting', value: 'Testing week' });
    expect(find(cells, 'measures', 'body')).toMatchObject({
      kind: 'storyboard',
      value: 'We also listen for it.',
    });
    expect(find(cells, 'new-1', 'outcome')?.value).toBeNull();
  });

  it('gives codes under their answers after the rows were turned round', async () => {
    const sheet = sheetOf(await openBook(), 'Code these');
    const keyed: unknown[][] = [];
    const numbers: number[] = [];
    sheet.eachRow((row, number) => {
      if (String(row.getCell(1).value).startsWith('human-code/')) {
        keyed.push(row.values as unknown[]);
        numbers.push(number);
      }
    });
    keyed.reverse();
    for (const [i, number] of numbers.entries())
      sheet.getRow(number).values = keyed[i] as ExcelJS.CellValue[];
    const cells = readWrittenCells(sheet);
    expect(find(cells, 'answer-3', 'yours1')?.value).toBe('Confused / did not understand');
    expect(find(cells, 'answer-0', 'checked')?.value).toBe('yes');
    expect(find(cells, 'answer-1', 'checked')?.value).toBeNull();
  });

  it('gives them when a column was put in between', async () => {
    const sheet = sheetOf(await openBook(), 'The numbers');
    sheet.spliceColumns(5, 0, []);
    const cells = readWrittenCells(sheet);
    expect(find(cells, 'ask/2026-01-13', 'reason')?.value).toBe('Substitute teacher');
    expect(cells).toHaveLength(2 * (17 + 17 + 9));
  });

  it('passes over rows whose key was deleted or changed', async () => {
    const sheet = sheetOf(await openBook(), 'Code these');
    const before = readWrittenCells(sheet).length;
    sheet.getCell(6, 1).value = null;
    sheet.getCell(7, 1).value = 'something else';
    expect(readWrittenCells(sheet)).toHaveLength(before - 2 * 5);
  });

  it('gives the words people see of formatted text, links and formulas', async () => {
    const sheet = sheetOf(await openBook(), 'Our test');
    const row = readWrittenCells(sheet).find((cell) => cell.field === 'doNotes')?.address ?? '';
    const typed: readonly (readonly [ExcelJS.CellValue, string | null])[] = [
      [{ richText: [{ text: 'we ' }, { text: 'tried' }] }, 'we tried'],
      [{ text: 'notes', hyperlink: 'https://example.org' }, 'notes'],
      [{ formula: 'A1', result: 'shown' }, 'shown'],
      [{ error: '#REF!' }, null],
    ];
    for (const [value, seen] of typed) {
      sheet.getCell(row).value = value;
      expect(readWrittenCells(sheet).find((cell) => cell.field === 'doNotes')?.value).toBe(seen);
    }
  });
});
