import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { recognise } from '../../shared/formats/recognise.ts';
import { type IntakeResult, readFile } from '../../shared/intake/read-file.ts';
import { receiptWorkbook } from '../../shared/intake/receipt/receipt-workbook.ts';
import { parseSettings } from '../../shared/settings/settings.ts';

/** A file whose second row proves that days come first, and whose third does not and is rejected. */
const FILE = [
  'StudentID,AssessmentName,TestDate,Score',
  '1001,Unit 1,25/09/2025,80',
  '1002,Unit 1,03/10/2025,oops',
  '',
].join('\n');

async function read(bytes: Uint8Array): Promise<IntakeResult & { days: unknown[] }> {
  const days: unknown[] = [];
  const result = await readFile(
    { district: 'alder', landingKey: 'alder/unit 1.csv', landedAt: '2025-11-22T20:00:00.000Z', bytes },
    {
      settings: parseSettings({}),
      recognise: (table) => recognise(table),
      sink: { add: (_type, record) => void days.push(record['testedOn']) },
    },
  );
  return { ...result, days };
}

/** The receipt's workbook with a score in its only row. */
async function mended({ receipt, toMend }: IntakeResult, score: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await receiptWorkbook(receipt, toMend)) as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('Rows to mend')!;
  sheet.getCell('D2').value = score;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test('rows to mend keep the order of day and month that their file proved, however often they come back', async () => {
  const first = await read(Buffer.from(FILE));
  expect(first.days).toEqual(['2025-09-25']);
  const second = await read(await mended(first, 'still wrong'));
  expect(second.days).toEqual([]);
  expect((await read(await mended(second, '70'))).days).toEqual(['2025-10-03']);
});
