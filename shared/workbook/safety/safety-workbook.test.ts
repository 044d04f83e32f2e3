import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { installedFont } from '../charts/font.ts';
import { safetyWorkbook } from './safety-workbook.ts';

it.each(['en', 'es'] as const)(
  'gives the named adult each answer with who gave it (%s)',
  async (language) => {
    const answers = [
      {
        date: '2026-02-04',
        sectionName: 'Period 3',
        studentName: 'Ona Test',
        studentLocalId: '4711',
        answer: '=I do not feel safe',
      },
      { date: '2026-02-05', sectionName: null, studentName: null, studentLocalId: null, answer: 'x' },
    ];
    const bytes = await safetyWorkbook(
      { language, writtenOn: '2026-02-06', teamName: 'Oak', answers },
      installedFont(),
    );
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(bytes.slice().buffer);
    const texts: string[] = [];
    workbook.worksheets[0]?.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.formula).toBeUndefined();
        texts.push(cell.text);
      });
    });
    for (const text of ['Ona Test', '4711', '=I do not feel safe']) expect(texts).toContain(text);
  },
);
