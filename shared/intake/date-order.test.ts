import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { recognise } from '../formats/recognise.ts';
import { parseSettings } from '../settings/settings.ts';
import { readFile } from './read-file.ts';

const HEADER = ['StudentID', 'AssessmentName', 'TestDate', 'Score'];

/** Results in the order of their dates: 300 of days that could be months, and one of the 25th. */
const rows = [
  ...Array.from({ length: 300 }, (_, at) => [
    String(1000 + at),
    'Unit 1',
    `${String(1 + Math.floor(at / 25)).padStart(2, '0')}/09/2025`,
    '70',
  ]),
  ['2000', 'Unit 1', '25/09/2025', '70'],
];

async function daysOf(bytes: Uint8Array, name: string): Promise<unknown[]> {
  const days: unknown[] = [];
  const { receipt } = await readFile(
    { district: 'alder', landingKey: `alder/${name}`, landedAt: '2025-11-22T20:00:00.000Z', bytes },
    {
      settings: parseSettings({}),
      recognise: (table) => recognise(table),
      sink: { add: (_type, record) => void days.push(record['testedOn']) },
    },
  );
  expect(receipt.notes.join(' ')).toContain('read day first: the file itself proves it');
  return days;
}

const expected = rows.map(([, , date]) => date!.split('/').reverse().join('-'));

test('a day above 12 proves the order of dates also behind three hundred rows that could be read both ways', async () => {
  const csv = [HEADER, ...rows].map((row) => row.join(',')).join('\n');
  expect(await daysOf(Buffer.from(csv), 'unit 1.csv')).toEqual(expected);
});

test('the same in a sheet of a workbook', async () => {
  const workbook = new ExcelJS.Workbook();
  workbook.addWorksheet('Results').addRows([HEADER, ...rows]);
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  expect(await daysOf(bytes, 'unit 1.xlsx')).toEqual(expected);
});
