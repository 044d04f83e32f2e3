import { readFile } from 'node:fs/promises';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WHAT_TO_DO } from '../../shared/team-view/pages/teams-findings.ts';
import { openTestNetwork, type TestNetwork, teamFiles } from '../faults/test-network.ts';

/** What keeps a team's files from being read well is told to the district's data lead, and to nobody else. */

const TOLD = 'receipts/alder-unified/what-the-night-found-in-team-files';
const MISTYPED = 'alder-unified/teams/velmaric-6-partner-tlak/exit slips.csv';

interface Told {
  readonly sentence: string;
  readonly toMend: readonly { readonly teamId: string; readonly code: string; readonly text: string }[];
}

let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(async () => network.close());

const told = async (): Promise<Told> =>
  JSON.parse(new TextDecoder().decode(await network.container.buckets.outbox.get(`${TOLD}.json`)));

it('names a folder whose name is mistyped until it is gone, with what to do about it', async () => {
  const files = await teamFiles();
  for (const { key, content } of files) await network.land(key, content, 1);
  const slips = files.find(({ key }) => key.endsWith('/exit slips.csv'));
  await network.land(MISTYPED, slips?.content ?? '', 1);
  await network.land('alder-unified/teams/convening-october/slips.csv', slips?.content ?? '', 1);
  expect((await network.night()).failures).toEqual([]);

  const { sentence, toMend } = await told();
  expect(sentence).toBe(
    '4 things in the files of 2 teams should be looked at. The sheet "To mend" says what to do about each.',
  );
  expect(toMend.map(({ teamId, code }) => [teamId, code])).toEqual([
    ['velmaric-6-partner-talk', 'unmapped-question'],
    ['velmaric-6-partner-talk', 'unknown-student-ids'],
    ['velmaric-6-partner-tlak', 'team-row-missing'],
    ['velmaric-6-partner-tlak', 'no-items'],
  ]);

  const workbook = new ExcelJS.Workbook();
  const bytes = await network.container.buckets.outbox.get(`${TOLD}.xlsx`);
  await workbook.xlsx.load(bytes.slice().buffer);
  expect(workbook.worksheets[0]?.getRow(2).getCell(1).text).toBe(sentence);
  const row = workbook.worksheets[1]?.getRow(4);
  expect([1, 3, 5].map((column) => row?.getCell(column).text)).toEqual([
    'velmaric-6-partner-tlak',
    toMend[2]?.text,
    WHAT_TO_DO['team-row-missing'],
  ]);

  await network.deliver(await network.withdraw(MISTYPED, 2));
  await network.night();
  expect(new Set((await told()).toMend.map(({ teamId }) => teamId))).toEqual(
    new Set(['velmaric-6-partner-talk']),
  );
});

it('the page for operators says what to do about every kind', async () => {
  const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
  for (const [code, toDo] of Object.entries(WHAT_TO_DO)) expect(page).toContain(`| \`${code}\` | ${toDo} |`);
});
