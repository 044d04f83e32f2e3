import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { PUBLISHED } from '../../infra/catalogue.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import { openTestNetwork, type TestNetwork, unitScores } from '../faults/test-network.ts';

/** What Athena reads: every Parquet file under the folder that Glue's tables name, and nothing else. */
let network: TestNetwork;
beforeAll(async () => {
  network = await openTestNetwork();
});
afterAll(() => network.close());

async function seenByAthena(): Promise<readonly string[]> {
  const files = join(network.folder, 'out/lake', PUBLISHED, 'assessment-result/**/*.parquet');
  const lake = await network.container.lake();
  try {
    const rows = await lake.query(
      `SELECT source_key, source_row FROM read_parquet('${files}', hive_partitioning = true) ORDER BY ALL`,
    );
    return rows.map((row) => Object.values(row).join(' '));
  } catch (error) {
    // DuckDB refuses a pattern without files; Athena answers with no rows.
    if (/No files found/.test(String(error))) return [];
    throw error;
  }
}

it('a withdrawn file’s rows are gone from what Athena reads, and the older record counts again', async () => {
  await network.land('elm/fall.csv', unitScores(1, 3, 50), 1);
  await network.land('elm/fall again.csv', unitScores(3, 4, 90), 2);
  await network.land('fir/fall.csv', unitScores(7, 7, 70), 2);
  expect(await seenByAthena()).toEqual([]); // before the night nothing of it is published
  await network.night();
  const fir = 'fir/fall.csv 2';
  expect(await seenByAthena()).toEqual([
    'elm/fall again.csv 2',
    'elm/fall again.csv 3',
    'elm/fall.csv 2',
    'elm/fall.csv 3',
    fir,
  ]);

  await network.deliver(await network.withdraw('elm/fall again.csv', 3));
  await network.night();
  expect(await seenByAthena()).toEqual(['elm/fall.csv 2', 'elm/fall.csv 3', 'elm/fall.csv 4', fir]);

  await network.deliver(await network.withdraw('elm/fall.csv', 4));
  await network.night();
  expect(await seenByAthena()).toEqual([fir]);
});

it('the folder holds one file a record type, school year and district: no older one that a query could still see', async () => {
  const keys = await listKeys(network.container.buckets.lake, PUBLISHED);
  for (const key of keys)
    expect(key).toMatch(/^published\/[a-z-]+\/school_year=\d{4}-\d\d\/district=[a-z-]+\/records\.parquet$/);
  expect(keys.filter((key) => key.includes('district=elm'))).toEqual([]);
});
