import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endNight, takeNight } from '../../functions/night-step.ts';
import { deleteForGood } from '../../local/deletion/delete-for-good.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import { deletionTools } from './deletion-tools.ts';
import { type EndState, stateIn } from './end-state.ts';
import { openTestNetwork, scoreLines, type TestNetwork, teamFiles } from './test-network.ts';

const ALDER = 'alder-unified/scores.csv';
const BIRCH = 'birch-unified/scores.csv';

let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
});
afterEach(() => network.close());

const tools = () => deletionTools(network);

/** Parquet files anywhere in the lake that hold a row with this value; what this process has staged from it goes with the process. */
async function parquetWith(value: string): Promise<string[]> {
  const lake = await network.container.lake();
  const found: string[] = [];
  for (const key of await listKeys(network.container.buckets.lake)) {
    if (!key.endsWith('.parquet') || key.startsWith('.work/')) continue;
    const path = network.container.buckets.lake.localPath!(key).replaceAll("'", "''");
    const [row] = await lake.query(
      `SELECT count(*) AS rows FROM '${path}' AS t WHERE contains(t::VARCHAR, '${value}')`,
    );
    if (Number(row?.['rows']) > 0) found.push(key);
  }
  return found;
}

/** Lines of the ledger with these words anywhere. */
async function ledgerLinesWith(words: string): Promise<string[]> {
  const { client, tableName } = network.table;
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
  return Items.map((item) => JSON.stringify(item)).filter((line) => line.includes(words));
}

async function outboxKeys(): Promise<string[]> {
  const keys = await listKeys(network.container.buckets.outbox);
  return keys.filter((key) => !/^(lake|ledger)\//.test(key));
}

/** The state id of the student on a line of the score file. */
async function studentOnLine(line: number): Promise<string> {
  const [header = '', row = ''] = (await scoreLines('alder-unified', line, line + 1)).split('\n');
  return row.split('^')[header.split('^').indexOf('SSID')] ?? '';
}

it('answers a family: the file is dropped without the student, and what it held before is gone', async () => {
  const student = await studentOnLine(5);
  expect(student).toMatch(/^\d{10}$/);
  await network.land(ALDER, await scoreLines('alder-unified', 1, 60), 1);
  await network.night();
  await network.land(ALDER, await scoreLines('alder-unified', 20, 60), 2);
  await expect(deleteForGood(tools(), { files: [ALDER] })).rejects.toThrow('Run a night, then delete.');
  await network.night();
  const batches = await parquetWith(student);
  expect(batches.filter((key) => key.startsWith('batches/')).length).toBeGreaterThan(0);
  const before = await stateIn(network.container);

  const alsoUnknown = { files: [ALDER, 'alder-unified/none.csv'] };
  await expect(deleteForGood(tools(), alsoUnknown)).rejects.toThrow('knows no file');
  expect(await parquetWith(student)).toEqual(batches);

  const done = await deleteForGood(tools(), { files: [ALDER] });
  expect(done.find(({ what }) => what === 'batches of rows read from them')?.count).toBeGreaterThan(0);
  expect(await parquetWith(student)).toEqual([]);
  await network.night();
  const after = await stateIn(network.container);
  expect(after.records).toEqual(before.records);
  expect(after.results).toEqual(before.results);
  await expect(deleteForGood(tools(), { files: [ALDER] })).rejects.toThrow('has one version, and it counts');
});

it('takes every trace of a withdrawn file, and nothing of its neighbours', async () => {
  await network.land(ALDER, await scoreLines('alder-unified', 1, 60), 1);
  await network.land(`${ALDER}.csv`, await scoreLines('alder-unified', 60, 90), 1);
  await network.night();
  await network.deliver(await network.withdraw(ALDER, 2));
  await network.night();
  await deleteForGood(tools(), { files: [ALDER] });
  expect(await ledgerLinesWith(`"${ALDER}"`)).toEqual([]);
  const receipts = (await outboxKeys()).filter((key) => key.startsWith(`receipts/${ALDER}`));
  expect(receipts).toEqual([`receipts/${ALDER}.csv.json`, `receipts/${ALDER}.csv.xlsx`]);
  expect((await network.container.ledger.fileHistory('alder-unified', `${ALDER}.csv`)).length).toBe(1);
  await expect(deleteForGood(tools(), { files: [ALDER] })).rejects.toThrow('Run a night, then delete.');
  await network.night();
  await expect(deleteForGood(tools(), { files: [ALDER] })).rejects.toThrow('knows no file');
});

it('waits while a night goes on', async () => {
  await network.land(ALDER, await scoreLines('alder-unified', 1, 30), 1);
  await takeNight(network.container.ledger, 'night-1');
  await expect(deleteForGood(tools(), { files: [ALDER] })).rejects.toThrow('A night goes on (night-1)');
  await endNight(network.container.ledger, 'night-1');
  await expect(deleteForGood(tools(), { district: 'adler' })).rejects.toThrow('knows no district "adler"');
});

it('takes everything of a district that left; the others are as if it had never been there', async () => {
  await network.land(ALDER, await scoreLines('alder-unified', 1, 60), 1);
  for (const { key, content } of await teamFiles()) await network.land(key, content, 1);
  await network.night();
  const alone = await stateIn(network.container);

  await network.land(BIRCH, await scoreLines('birch-unified', 1, 60), 2);
  await network.night({ packs: true });
  await expect(deleteForGood(tools(), { district: 'birch-unified' })).rejects.toThrow(
    '1 files of birch-unified count',
  );
  await network.deliver(await network.withdraw(BIRCH, 3));
  await network.night({ packs: true });
  await deleteForGood(tools(), { district: 'birch-unified' });

  const ofLake = (await listKeys(network.container.buckets.lake)).filter((key) =>
    key.includes('birch-unified'),
  );
  expect(ofLake.filter((key) => !key.startsWith('staged/'))).toEqual([]);
  expect((await outboxKeys()).filter((key) => key.includes('birch-unified'))).toEqual([]);
  expect(
    (await ledgerLinesWith('birch-unified')).filter((line) => !/POINTER#release"|RUNS/.test(line)),
  ).toEqual([]);
  const after = await stateIn(network.container);
  expect(after.records).toEqual(alone.records);
  expect(after.published).toEqual(alone.published);
  expect(teamsOf(after)).toEqual(teamsOf(alone));
});

const teamsOf = ({ outbox }: EndState) =>
  Object.entries(outbox).filter(([key]) => key.startsWith('teams/') && !/learning|for-the-sponsor/.test(key));
