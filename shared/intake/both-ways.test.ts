import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ExcelJS from 'exceljs';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import { differencesBothWays, readBothWays } from './testing/both-ways.ts';

const samples = join(import.meta.dirname, '..', 'formats', 'reference', 'samples');
const paths = readdirSync(samples, { recursive: true, encoding: 'utf8' }).filter((path) =>
  /\.[ct]sv$/.test(path),
);

const landed = (path: string) => ({
  district: 'alder',
  landingKey: `alder/${basename(path)}`,
  landedAt: '2026-02-02T20:00:00.000Z',
});

const ODD_CELLS = [
  '',
  ' ',
  'x',
  '0',
  ' 3 ',
  '2x4',
  '1.23E+09',
  '="0123"',
  'José',
  '2031-01-01',
  '13/13/2025',
  'No',
  'Yes',
];

/** Many rows out of a sample's few: cells change places within their columns, and some become odd. */
function enlargedRows(path: string, rows: number, seed: number): string[][] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const [header, ...given] = Papa.parse<string[]>(readFileSync(join(samples, path), 'utf8').trim()).data;
  const made = Array.from({ length: rows }, () =>
    pick(given).map((own, column) => {
      const chance = random();
      if (chance < 0.8) return own;
      return chance < 0.985 ? (pick(given)[column] ?? '') : pick(ODD_CELLS);
    }),
  );
  return [header!, ...made];
}

describe('rows on the short way give what they give on the long way', () => {
  test.each(paths)('%s, many rows made of it', async (path) => {
    const bytes = Buffer.from(Papa.unparse(enlargedRows(path, 150, 1)));
    expect(await differencesBothWays(landed(path), () => bytes)).toEqual([]);
  });

  test('a workbook', async () => {
    const workbook = new ExcelJS.Workbook();
    const path = 'iready/iready_math_2025-26.csv';
    workbook.addWorksheet('Results').addRows(enlargedRows(path, 150, 2));
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const file = landed('iready_math_2025-26.xlsx');
    expect(await differencesBothWays(file, () => bytes)).toEqual([]);
    expect((await readBothWays(file, () => bytes)).asAlways.short).toBeGreaterThan(20);
  });

  test('most rows of most samples go the short way', async () => {
    let all = 0;
    let short = 0;
    for (const path of paths) {
      const bytes = readFileSync(join(samples, path));
      const { asAlways } = await readBothWays(landed(path), () => bytes);
      // Ids of practice data are no state ids; every row of it says so.
      if (asAlways.receipt.includes('state-id-unusual')) continue;
      all += asAlways.records.length;
      short += asAlways.short;
    }
    expect(all).toBeGreaterThan(100);
    expect(short / all).toBeGreaterThan(0.75);
  });
});
