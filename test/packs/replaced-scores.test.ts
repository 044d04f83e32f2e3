import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releasesOf } from '../../functions/write-network-files/releases.ts';
import { readManifest, STAGED_POINTER } from '../../functions/write-network-files/staged-pack.ts';
import { auditReleased } from '../../local/audit.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { SAMPLE_DATA } from '../end-to-end/sample-run.ts';
import { openTestNetwork, SCORE_FILES, type TestNetwork, teamFiles } from '../faults/test-network.ts';

const DISTRICT = 'alder-unified';
const SCORES = SCORE_FILES[DISTRICT];

let network: TestNetwork;
let lines: readonly string[];
beforeAll(async () => {
  network = await openTestNetwork();
  lines = (await readFile(join(SAMPLE_DATA, SCORES), 'utf8')).trimEnd().split('\n');
  for (const { key, content } of await teamFiles()) await network.land(key, content, -8);
  await network.land(SCORES, `${lines.join('\n')}\n`, -8);
});
afterAll(() => network?.close());

/** A night with packs, and the tables of the district's newest pack. */
async function night(on: string): Promise<{
  readonly failures: readonly string[];
  readonly tables: readonly PublishedTable[];
}> {
  const now = () => new Date(`${on}T18:00:00-08:00`);
  const container = network.another((same) => ({ ...same, now }));
  const { failures } = await network.night({ packs: true, container });
  const { ledger } = network.container;
  const packs = (await ledger.pointers(STAGED_POINTER, `${DISTRICT}/20`)).toSorted((a, b) =>
    a.name < b.name ? -1 : 1,
  );
  const { tables } = await readManifest(network.container, packs.at(-1)?.key ?? '');
  return { failures, tables };
}

const shownN = (tables: readonly PublishedTable[]) =>
  tables.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.shown && cell.n.kind === 'exact' ? [cell.n.n] : [])),
  );

describe('a district replaces its score file after a pack', () => {
  let first: Awaited<ReturnType<typeof night>>;
  it('the first month: a pack', async () => {
    first = await night('2026-02-13');
    expect(first.failures).toEqual([]);
    expect(shownN(first.tables).length).toBeGreaterThan(10);
  });

  it('two students fewer: the next month\u2019s pack goes out with the numbers of the first', async () => {
    await network.land(SCORES, `${lines.toSpliced(10, 2).join('\n')}\n`, 30);
    const second = await night('2026-03-13');
    expect(second.failures).toEqual([]);
    expect(shownN(second.tables)).toEqual(shownN(first.tables));
  });

  it('half of the students: the pack goes out with the new numbers', async () => {
    await network.land(SCORES, `${lines.filter((_, i) => i === 0 || i % 2 === 1).join('\n')}\n`, 60);
    const third = await night('2026-04-13');
    expect(third.failures).toEqual([]);
    expect(shownN(third.tables)).not.toEqual(shownN(first.tables));
  });

  it('nothing that was released in the year can be worked out from all of it', async () => {
    const reports = [...(await auditReleased(network.container)).values()];
    expect(reports.length).toBeGreaterThan(0);
    for (const { leaks } of reports) expect(leaks).toEqual([]);
    expect((await releasesOf(network.container, '2025-26')).names.length).toBeGreaterThan(1);
  });
});
