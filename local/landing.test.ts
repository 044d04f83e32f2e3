import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileVersion } from '../shared/ledger/file-version.ts';
import { type Ledger, openLedger } from '../shared/ledger/ledger.ts';
import { openLocalTable } from '../shared/ledger/local-table.test-support.ts';
import { sequencerOfTime } from '../shared/ledger/sequencer.ts';
import type { InboxFile } from './inbox.ts';
import { landingChanges } from './landing.ts';

const DROPPED = new Date('2026-02-12T20:00:00Z');
const NOW = new Date('2026-02-13T20:00:00Z');

let table: Awaited<ReturnType<typeof openLocalTable>>;
let ledger: Ledger;
beforeAll(async () => {
  table = await openLocalTable();
  ledger = openLedger(table.client, table.tableName);
  await ledger.recordFileVersion(scores);
});
afterAll(() => table.close());

const scores: FileVersion = {
  district: 'alder',
  landingKey: 'alder/scores.csv',
  sequencer: sequencerOfTime(DROPPED),
  landedAt: DROPPED.toISOString(),
  deleted: false,
  contentHash: 'content',
  parts: [],
  receiptKey: 'receipts/alder/scores.csv.json',
};
const file = (changedAt: Date): InboxFile => ({ key: 'alder/scores.csv', path: '-', size: 1, changedAt });

const changes = (files: readonly InboxFile[]) => landingChanges(ledger, files, ['alder'], NOW);

describe('what happened in the landing folders since the last run', () => {
  it('is nothing for a file that is as it was', async () => {
    expect(await changes([file(DROPPED)])).toEqual({ events: [], unchanged: 1 });
  });

  it('is the same drop again, under its own number, where a killed run wrote no receipt', async () => {
    const { receiptKey: _, ...notDone } = scores;
    await ledger.recordFileVersion(notDone);
    const { events, unchanged } = await changes([file(DROPPED)]);
    expect(unchanged).toBe(0);
    expect(events).toMatchObject([{ kind: 'dropped', key: scores.landingKey }]);
    expect((await ledger.currentFile('alder', scores.landingKey))?.sequencer).toBe(events[0]?.sequencer);
    await ledger.recordFileVersion(scores);
  });

  it('is a drop with a higher number for a newer file, and also for an older one that was put back', async () => {
    for (const day of [1, -1]) {
      const changedAt = new Date(DROPPED.getTime() + day * 86_400_000);
      const { events } = await changes([file(changedAt)]);
      const known = (await ledger.currentFile('alder', scores.landingKey))?.sequencer ?? '';
      expect(events[0]?.sequencer && events[0].sequencer > known).toBe(true);
    }
  });

  it('is a withdrawal for a file that is gone', async () => {
    expect((await changes([])).events).toMatchObject([{ kind: 'withdrawn', key: scores.landingKey }]);
  });
});
