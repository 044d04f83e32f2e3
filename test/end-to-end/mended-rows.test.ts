import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Receipt } from '../../shared/intake/receipt/receipt.ts';
import { type DroppedFolder, openDroppedFolder } from './dropped-folder.ts';
import { readJson } from './sample-run.ts';

/** What a data lead does with a receipt: mend the rows in its workbook, drop the workbook, and be done. */

const HEADER = ['StudentID', 'AssessmentName', 'TestDate', 'Score'];
const CLEAN = Array.from({ length: 60 }, (_, at) => [
  String(104_200 + at),
  'Unit 2',
  `2025-10-${String(1 + (at % 28)).padStart(2, '0')}`,
  String(40 + (at % 60)),
]);

/** Row and column of a cell that a person or a spreadsheet spoiled, and what it became. */
const SPOILED: readonly (readonly [row: number, column: number, text: string])[] = [
  [4, 0, ''],
  [11, 0, '1.042E+05'],
  [19, 3, 'fifty'],
  [33, 2, '31.02.2025'],
  [47, 3, '7O'],
];

const FAULTY = CLEAN.map((cells, row) =>
  cells.map((cell, column) => SPOILED.find((one) => one[0] === row && one[1] === column)?.[2] ?? cell),
);
const csv = (rows: readonly (readonly string[])[]) =>
  [HEADER, ...rows].map((row) => row.join(',')).join('\n');

/** The receipt's workbook with every spoiled cell put right, as bytes to drop. */
async function mended(out: string): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(join(out, 'receipts', 'alder', 'unit 2.csv.xlsx'));
  const sheet = workbook.getWorksheet('Rows to mend');
  expect(sheet?.rowCount).toBe(1 + SPOILED.length);
  SPOILED.forEach(([row, column], at) => {
    const cell = sheet?.getRow(2 + at).getCell(1 + column);
    expect(cell?.text).toBe(FAULTY[row]?.[column]);
    if (cell !== undefined) cell.value = CLEAN[row]?.[column] ?? '';
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

describe('rows that a receipt sends back', () => {
  let folder: DroppedFolder;
  let expected: readonly string[];

  beforeAll(async () => {
    const clean = await openDroppedFolder('clean-rows');
    await clean.drop('unit 2.csv', csv(CLEAN));
    expected = await clean.records('assessment-result');
    await clean.close();
    folder = await openDroppedFolder('mended-rows');
  });
  afterAll(async () => folder.close());

  it('are exactly the spoiled ones; the others count at once', async () => {
    await folder.drop('unit 2.csv', csv(FAULTY));
    const { rows } = await readJson<Receipt>(folder.out, 'receipts', 'alder', 'unit 2.csv.json');
    expect(rows).toEqual({ total: 60, accepted: 55, rejected: 5, setAside: 0 });
    expect(await folder.records('assessment-result')).toHaveLength(55);
  });

  it('mended in the receipt’s own workbook and dropped, give the numbers of a clean file', async () => {
    await folder.drop('unit 2 mended.xlsx', await mended(folder.out));
    expect(expected).toHaveLength(60);
    expect(await folder.records('assessment-result')).toEqual(expected);
  });

  it('are not doubled by the whole corrected file under a third name', async () => {
    await folder.drop('unit 2 final.csv', csv(CLEAN));
    expect(await folder.records('assessment-result')).toEqual(expected);
  });
});
