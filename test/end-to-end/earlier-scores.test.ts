import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeNightReceipt } from '../../functions/compute-gaps/write-night-receipt.ts';
import type { NightReceipt } from '../../shared/intake/receipt/night-receipt.ts';
import { type DroppedFolder, openDroppedFolder } from './dropped-folder.ts';
import { readJson, SAMPLE_DATA } from './sample-run.ts';

/** A score stands in its own year's file and, a year later, in the prior-year columns of the next. Where the two differ, the data lead is told. */

const PREFIX = '00700110000000_CAASPP_Student_Score_Data_File_TestedStudentScoreData';
const toms = (year: number) =>
  readFileSync(join(SAMPLE_DATA, 'alder-unified', 'caaspp', `${PREFIX}_${year}.csv`), 'utf8').split('\r\n');

/** The 2025 file with the prior-year score of the first `count` students that have one raised by one point. */
function withPriorScoresChanged(count: number): { text: string; changed: string[] } {
  const [header = '', ...rows] = toms(2025);
  const names = header.split('^');
  const [score, ssid] = [names.indexOf('ScaleScoreMinus1'), names.indexOf('SSID')];
  const changed: string[] = [];
  const lines = rows.map((line) => {
    const cells = line.split('^');
    if (changed.length === count || !/^\d+$/.test(cells[score] ?? '')) return line;
    changed.push(`state id ${cells[ssid]}`);
    cells[score] = String(Number(cells[score]) + 1);
    return cells.join('^');
  });
  return { text: [header, ...lines].join('\r\n'), changed };
}

let folder: DroppedFolder;
beforeAll(async () => {
  folder = await openDroppedFolder('earlier-scores');
  await folder.drop(`${PREFIX}_2024.csv`, toms(2024).join('\r\n'));
});
afterAll(async () => folder.close());

async function told(): Promise<NightReceipt> {
  await (await folder.container.lake()).refreshSnapshots('alder');
  await writeNightReceipt(folder.container, 'alder', []);
  return readJson<NightReceipt>(folder.out, 'receipts', 'alder', 'what-the-night-found.json');
}

it('says nothing where the two files agree', async () => {
  await folder.drop(`${PREFIX}_2025.csv`, toms(2025).join('\r\n'));
  expect((await told()).earlierScoresThatDiffer).toBe(0);
});

it('names student, both scores and the file where they do not', async () => {
  const { text, changed } = withPriorScoresChanged(3);
  expect(changed).toHaveLength(3);
  await folder.drop(`${PREFIX}_2025.csv`, text);
  const { earlierScoresThatDiffer, earlierScores } = await told();
  expect(earlierScoresThatDiffer).toBe(3);
  expect(earlierScores.map(({ student }) => student).sort()).toEqual(changed.sort());
  for (const one of earlierScores) {
    expect(one.scorePrintedLater).toBe(one.scoreOfItsYear + 1);
    expect(one.schoolYear).toBe('2023-24');
    expect(one.printedIn).toContain('_2025.csv');
  }
});
