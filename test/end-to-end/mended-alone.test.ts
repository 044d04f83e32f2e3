import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { recognise } from '../../shared/formats/recognise.ts';
import { type IntakeResult, readFile } from '../../shared/intake/read-file.ts';
import { receiptWorkbook } from '../../shared/intake/receipt/receipt-workbook.ts';
import { recordTypeNamed } from '../../shared/records/records.ts';
import { parseSettings } from '../../shared/settings/settings.ts';

/** A file whose second row proves that days come first, and whose third does not and is rejected. */
const FILE = [
  'StudentID,AssessmentName,TestDate,Score',
  '1001,Unit 1,25/09/2025,80',
  '1002,Unit 1,03/10/2025,oops',
  '',
].join('\n');

type Records = readonly Readonly<Record<string, unknown>>[];

async function read(bytes: Uint8Array, name: string): Promise<IntakeResult & { records: Records }> {
  const records: Readonly<Record<string, unknown>>[] = [];
  const result = await readFile(
    { district: 'alder', landingKey: `alder/${name}`, landedAt: '2025-11-22T20:00:00.000Z', bytes },
    {
      settings: parseSettings({}),
      recognise: (table) => recognise(table),
      sink: { add: (_type, record) => void records.push(record) },
    },
  );
  return { ...result, records };
}

/** The receipt's workbook with another text in one cell of its only row. */
async function mended({ receipt, toMend }: IntakeResult, cell: string, text: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await receiptWorkbook(receipt, toMend)) as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('Rows to mend')!;
  sheet.getCell(cell).value = text;
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

test('rows to mend keep the order of day and month that their file proved, however often they come back', async () => {
  const days = ({ records }: { records: Records }) => records.map(({ testedOn }) => testedOn);
  const first = await read(Buffer.from(FILE), 'unit 1.csv');
  expect(days(first)).toEqual(['2025-09-25']);
  const second = await read(await mended(first, 'D2', 'still wrong'), 'unit 1 mended.xlsx');
  expect(days(second)).toEqual([]);
  const third = await read(await mended(second, 'D2', '70'), 'unit 1 mended again.xlsx');
  expect(days(third)).toEqual(['2025-10-03']);
});

/** Two counts of one lesson by one observer, and the second cannot be read. */
const COUNTS = [
  'Date,Section,Measure,Count,Out of,Observer',
  '2025-10-03,s1,talk,12,20,TC',
  '2025-10-03,s1,talk,1o,20,TC',
  '',
].join('\n');

test('the second count of a lesson, mended, does not take the place of the first', async () => {
  const key = (record: Readonly<Record<string, unknown>>) =>
    JSON.stringify(recordTypeNamed('observation').naturalKey.map((field) => record[field]));
  const first = await read(Buffer.from(COUNTS), 'teams/oak/counts.csv');
  expect(first.records.map(({ numerator }) => numerator)).toEqual([12]);
  const bytes = await mended(first, 'D2', '10');
  const second = await read(bytes, 'teams/oak/counts mended.xlsx');
  expect(second.records.map(({ numerator }) => numerator)).toEqual([10]);
  expect(new Set([...first.records, ...second.records].map(key)).size).toBe(2);
  // The same workbook dropped twice is the same count.
  const again = await read(bytes, 'teams/oak/counts mended copy.xlsx');
  expect(again.records.map(key)).toEqual(second.records.map(key));
});
