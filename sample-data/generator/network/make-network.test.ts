import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parseSettings } from '../../../shared/settings/settings.ts';
import { makeNetwork, type WrittenFile } from './make-network.ts';
import { networkOptions } from './options.ts';

const OPTIONS = { students: 900, districts: 3, teams: 4, years: 3, seed: 5, columns: 'full' } as const;
let folder: string;
let files: readonly WrittenFile[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'network-'));
  files = await makeNetwork({ ...OPTIONS, out: folder }, () => {});
});
afterAll(() => rm(folder, { recursive: true }));

const read = (key: string) => readFile(join(folder, key));
const lines = async (key: string) => (await read(key)).toString('utf8').split('\r\n').slice(0, -1);

describe('a generated network', () => {
  it('has about as many students a year as asked for, two rows each', async () => {
    const newest = files.filter(({ key }) => key.endsWith('_2025.csv'));
    expect(newest).toHaveLength(3);
    const rows = newest.reduce((sum, file) => sum + file.rows, 0);
    expect(rows / 2).toBeGreaterThan(900 * 0.93);
    expect(rows / 2).toBeLessThan(900 * 1.07);
  });

  it('says of every file how many rows and bytes it wrote', async () => {
    for (const file of files) {
      expect((await read(file.key)).length, file.key).toBe(file.size);
      if (file.key.includes('caaspp')) expect((await lines(file.key)).length - 1).toBe(file.rows);
      if (file.key.endsWith('.zip')) {
        const members = Object.values(unzipSync(await read(file.key)));
        const rows = members.map(
          (member) => new TextDecoder().decode(member).trimEnd().split('\r\n').length - 1,
        );
        expect(rows.reduce((sum, count) => sum + count, 0)).toBe(file.rows);
      }
    }
  });

  it('repeats each year’s scores in the next year’s prior columns, also of students who changed district', async () => {
    const scores = new Map<string, string>();
    let compared = 0;
    for (const year of [2023, 2024, 2025]) {
      const now = new Map<string, string>();
      for (const file of files.filter(({ key }) => key.endsWith(`_${year}.csv`))) {
        const [header, ...rows] = (await lines(file.key)).map((line) => line.split('^'));
        const at = (column: string) => header!.indexOf(column);
        for (const row of rows) {
          if (row[at('IncludeIndicator')] !== 'Y') continue;
          const key = `${row[at('SSID')]} ${row[at('RecordType')]}`;
          now.set(key, row[at('ScaleScore')]!);
          const before = scores.get(key);
          if (before === undefined || Number(row[at('RecordType')]) > 2) continue;
          expect(row[at('ScaleScoreMinus1')]).toBe(before);
          compared += 1;
        }
      }
      scores.clear();
      for (const [key, score] of now) scores.set(key, score);
    }
    expect(compared).toBeGreaterThan(1_500);
  });

  it('carries settings that the pipeline reads', async () => {
    const settings = parseSettings(JSON.parse(await readFile(join(folder, 'settings.json'), 'utf8')));
    expect(settings.districts.map(({ id }) => id)).toEqual(['district-001', 'district-002', 'district-003']);
    expect(Object.keys(settings.landedAt).sort()).toEqual(files.map(({ key }) => key).sort());
  });

  it('is the same for the same seed, and another one for another', async () => {
    const other = await mkdtemp(join(tmpdir(), 'network-'));
    onTestFinished(() => rm(other, { recursive: true }));
    const score = files.find(({ key }) => key.endsWith('_2025.csv'))!;
    await makeNetwork({ ...OPTIONS, out: other }, () => {});
    expect((await readFile(join(other, score.key))).equals(await read(score.key))).toBe(true);
    await makeNetwork({ ...OPTIONS, seed: 6, out: other }, () => {});
    expect((await readFile(join(other, score.key))).equals(await read(score.key))).toBe(false);
  });
});

describe('the command line', () => {
  it('says what is missing or wrong', () => {
    expect(() => networkOptions(['--students', '100'])).toThrow('--out DIR');
    expect(() => networkOptions(['--students', 'many', '--out', 'x'])).toThrow(
      '--students is a whole number',
    );
    expect(() => networkOptions(['--students', '100', '--out', 'x', '--toms-columns', 'half'])).toThrow(
      'full or compact',
    );
    expect(networkOptions([])).toBeUndefined();
  });
});
