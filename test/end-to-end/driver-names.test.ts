import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestNetwork, type TestNetwork } from '../faults/test-network.ts';
import { SAMPLE_DATA } from './sample-run.ts';

/** One team's workbook carries the theory for the whole network: teams of other districts read its names, too. */

const THEORY = 'alder-unified/teams/velmaric-6-partner-talk/team.xlsx';
const SPANISH = 'birch-unified/teams/karvellin-6-lumbre/team.xlsx';

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(async () => network.close());

const land = async (key: string, day: number) =>
  network.land(key, await readFile(join(SAMPLE_DATA, key)), day);

/** What stands beside “Factor” on the sheet of the test. */
async function driverShown(): Promise<string | undefined> {
  const bytes = await network.container.buckets.outbox.get('teams/birch-unified/karvellin-6-lumbre/T2.xlsx');
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  for (const sheet of workbook.worksheets) {
    for (let at = 1; at <= sheet.rowCount; at += 1) {
      const texts = (sheet.getRow(at).values as ExcelJS.CellValue[]).filter((value) => value != null);
      if (texts[0] === 'Factor') return String(texts[1]);
    }
  }
  return undefined;
}

it('a driver is named by its id until somebody describes it, and by its name from the night after', async () => {
  await land(SPANISH, 1);
  await network.night();
  expect(await driverShown()).toBe('discourse');

  await land(THEORY, 2);
  // The other district's files have not changed; the next day its teams are looked at again.
  const nextDay = { ...network.container, now: () => new Date('2026-02-15T02:00:00Z') };
  await network.night({ container: nextDay });
  expect(await driverShown()).toBe('Students talk about their reasoning');
});
