import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileVersion } from './file-version.ts';
import { type Ledger, openLedger } from './ledger.ts';
import { openLocalTable } from './local-table.test-support.ts';
import { createTable } from './table.ts';

let table: Awaited<ReturnType<typeof openLocalTable>>;
let ledger: Ledger;
beforeAll(async () => {
  table = await openLocalTable();
  ledger = openLedger(table.client, table.tableName);
});
afterAll(() => table.close());

const version = (landingKey: string, n: number, facts: Partial<FileVersion> = {}): FileVersion => ({
  district: landingKey.split('/')[0] ?? '',
  landingKey,
  sequencer: n.toString(16).padStart(4, '0'),
  landedAt: new Date(Date.UTC(2025, 0, n)).toISOString(),
  deleted: false,
  contentHash: `content ${n}`,
  batchId: `batch ${n}`,
  parts: [],
  ...facts,
});
const keys = (files: readonly FileVersion[]) => files.map((file) => file.landingKey);

describe('the table', () => {
  it('is created once and found the second time', async () => {
    await createTable(table.client, table.tableName);
  });
});

describe('landed files', () => {
  it('record a version once; replays change nothing', async () => {
    const first = version('alder/a.csv', 1, { rows: { total: 3, accepted: 2, rejected: 1, setAside: 0 } });
    expect(await ledger.recordFileVersion(first)).toBe('recorded');
    expect(await ledger.recordFileVersion(first)).toBe('unchanged');
    expect(await ledger.currentFile('alder', 'alder/a.csv')).toMatchObject({
      ...first,
      sequencer: expect.any(String),
    });
    expect(await ledger.currentFile('alder', 'alder/none.csv')).toBeUndefined();
  });

  it('show the newest version though it came first, and deletions as such', async () => {
    await ledger.recordFileVersion(version('birch/b.csv', 3, { deleted: true }));
    await ledger.recordFileVersion(version('birch/b.csv', 2));
    await ledger.recordFileVersion(version('birch/b.csv', 1));
    const [file] = await ledger.currentFiles('birch');
    expect(file).toMatchObject({ deleted: true, landedAt: version('', 3).landedAt });
    expect((await ledger.fileHistory('birch', 'birch/b.csv')).map((v) => v.batchId)).toEqual([
      'batch 1',
      'batch 2',
      'batch 3',
    ]);
  });

  it('can be read as of a moment', async () => {
    for (const n of [2, 1]) await ledger.recordFileVersion(version('cedar/c.csv', n));
    await ledger.recordFileVersion(version('cedar/late.csv', 5));
    const asOf = async (moment: string) =>
      (await ledger.currentFiles('cedar', { asOf: moment })).map((file) => [file.landingKey, file.batchId]);
    expect(await asOf('2025-01-01T12:00:00Z')).toEqual([['cedar/c.csv', 'batch 1']]);
    expect(await asOf('2025-01-02T01:00:00+01:00')).toEqual([['cedar/c.csv', 'batch 2']]);
    expect(await asOf('2024-12-31T00:00:00Z')).toEqual([]);
    expect(await asOf('2026-01-01T00:00:00Z')).toHaveLength(2);
  });

  it('of one team are those in its folder and in nobody’s folder', async () => {
    const all = [
      'elm/a.csv',
      'elm/teams-list.csv',
      'elm/teams/t1/x.csv',
      'elm/teams/t10/x.csv',
      'elm/teams/t2/x.csv',
      'elm/z.csv',
    ];
    for (const key of all) await ledger.recordFileVersion(version(key, 1));
    expect(keys(await ledger.currentFiles('elm'))).toEqual(all);
    expect(keys(await ledger.currentFiles('elm', { teamId: 't1' })).sort()).toEqual(
      ['elm/a.csv', 'elm/teams-list.csv', 'elm/teams/t1/x.csv', 'elm/z.csv'].sort(),
    );
    expect(keys(await ledger.currentFiles('elm', { prefix: 'elm/teams/t1/' }))).toEqual([
      'elm/teams/t1/x.csv',
    ]);
  });

  it('keep apart keys of which one begins like the other', async () => {
    await ledger.recordFileVersion(version('fir/a', 1));
    await ledger.recordFileVersion(version('fir/a#0001.csv', 2));
    expect(await ledger.currentFile('fir', 'fir/a')).toMatchObject({ batchId: 'batch 1' });
    expect(await ledger.fileHistory('fir', 'fir/a')).toHaveLength(1);
  });

  it('take names as long as a folder allows, and still find them by prefix', async () => {
    const long = `gum/teams/t/${'ñ'.repeat(700)}`;
    for (const key of [`${long}1.csv`, `${long}2.csv`]) await ledger.recordFileVersion(version(key, 1));
    expect(keys(await ledger.currentFiles('gum', { teamId: 't' })).sort()).toEqual([
      `${long}1.csv`,
      `${long}2.csv`,
    ]);
  });

  it('replace a reading when the same bytes are read anew', async () => {
    await ledger.recordFileVersion(version('hazel/h.csv', 1, { batchId: 'read by format 1' }));
    expect(await ledger.recordFileVersion(version('hazel/h.csv', 1, { batchId: 'read by format 2' }))).toBe(
      'recorded',
    );
    expect(await ledger.fileHistory('hazel', 'hazel/h.csv')).toHaveLength(1);
    expect(await ledger.currentFile('hazel', 'hazel/h.csv')).toMatchObject({ batchId: 'read by format 2' });
  });

  it('come out the same when versions are written at once, doubled and in any order', async () => {
    let run = 0;
    const events = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(events, async (sequence) => {
        const key = `ivy/${run++}.csv`;
        await Promise.all(sequence.map((n) => ledger.recordFileVersion(version(key, n))));
        const newest = Math.max(...sequence);
        expect(await ledger.currentFile('ivy', key)).toMatchObject({ batchId: `batch ${newest}` });
        expect(await ledger.fileHistory('ivy', key)).toHaveLength(new Set(sequence).size);
      }),
      { numRuns: 25 },
    );
  });

  it('make good a writer that died between history and state', async () => {
    const dying = version('juniper/j.csv', 1);
    const send = table.client.send.bind(table.client);
    let puts = 0;
    const client = Object.create(table.client, {
      send: {
        value: (command: { constructor: { name: string } }) => {
          if (command.constructor.name === 'PutItemCommand' && ++puts === 2) throw new Error('killed');
          return send(command as never);
        },
      },
    });
    await expect(openLedger(client, table.tableName).recordFileVersion(dying)).rejects.toThrow('killed');
    expect(await ledger.currentFiles('juniper')).toEqual([]);
    await ledger.recordFileVersion(dying);
    expect(keys(await ledger.currentFiles('juniper'))).toEqual(['juniper/j.csv']);
  });

  it('have a revision that moves with them, and for replays too', async () => {
    expect(await ledger.filesRevision('kapok')).toBe(0);
    await ledger.recordFileVersion(version('kapok/k.csv', 1));
    const first = await ledger.filesRevision('kapok');
    expect(first).toBeGreaterThan(0);
    expect(await ledger.filesRevision('kapok')).toBe(first);
    await ledger.recordFileVersion(version('kapok/k.csv', 1));
    expect(await ledger.filesRevision('kapok')).toBeGreaterThan(first);
  });

  it('name every district that dropped something', async () => {
    expect(await ledger.districts()).toEqual(expect.arrayContaining(['alder', 'birch', 'cedar']));
  });
});

describe('pointers', () => {
  const target = { key: 'snapshots/x.parquet', inputHash: 'h1' };

  it('are set, found by name and by beginning, and say when nothing changed', async () => {
    expect(await ledger.setPointer('snapshot', 'student/2024-25/alder', target)).toBe('set');
    expect(await ledger.setPointer('snapshot', 'student/2024-25/alder', target)).toBe('unchanged');
    await ledger.setPointer('snapshot', 'student/2023-24/alder', { ...target, details: { rows: 3 } });
    await ledger.setPointer('growth-fit', 'student/2023-24/alder', target);
    expect(await ledger.pointer('snapshot', 'student/2024-25/alder')).toEqual({
      kind: 'snapshot',
      name: 'student/2024-25/alder',
      version: 1,
      ...target,
    });
    expect((await ledger.pointers('snapshot', 'student/2023-24/')).map((p) => p.details)).toEqual([
      { rows: 3 },
    ]);
    expect(await ledger.pointers('snapshot')).toHaveLength(2);
    expect(await ledger.pointer('snapshot', 'none')).toBeUndefined();
  });

  it('move only from the version that was seen', async () => {
    expect(await ledger.setPointer('fit', 'a', target, 0)).toBe('set');
    expect(await ledger.setPointer('fit', 'a', { ...target, inputHash: 'h2' }, 0)).toBe('moved');
    expect(await ledger.setPointer('fit', 'a', { ...target, inputHash: 'h2' }, 1)).toBe('set');
    expect(await ledger.pointer('fit', 'a')).toMatchObject({ version: 2, inputHash: 'h2' });
    expect(await ledger.removePointer('fit', 'a', 1)).toBe(false);
    expect(await ledger.removePointer('fit', 'a', 2)).toBe(true);
    expect(await ledger.pointer('fit', 'a')).toBeUndefined();
  });

  it('let exactly one of two writers through', async () => {
    const outcomes = await Promise.all(
      ['x', 'y'].map((inputHash) => ledger.setPointer('race', 'a', { key: inputHash, inputHash }, 0)),
    );
    expect(outcomes.sort()).toEqual(['moved', 'set']);
  });
});

describe('runs', () => {
  it('are noted from start to end and listed newest first', async () => {
    for (const day of ['01', '02', '03']) {
      await ledger.startRun({
        runId: `2025-01-${day}/night`,
        kind: 'night',
        startedAt: `2025-01-${day}T02:00:00Z`,
      });
    }
    await ledger.startRun({ runId: '2025-01-02/night', kind: 'other', startedAt: 'later' });
    const end = {
      outcome: 'partly',
      finishedAt: '2025-01-02T02:09:00Z',
      details: { failed: ['birch'] },
    } as const;
    await ledger.finishRun('2025-01-02/night', end);
    expect(await ledger.run('2025-01-02/night')).toEqual({
      runId: '2025-01-02/night',
      kind: 'night',
      startedAt: '2025-01-02T02:00:00Z',
      ...end,
    });
    expect((await ledger.runs(2)).map((run) => run.runId)).toEqual(['2025-01-03/night', '2025-01-02/night']);
    await expect(ledger.finishRun('never', end)).rejects.toThrow('never started');
  });

  it('hold a lease that nobody else gets until it is given back or its time is over', async () => {
    const at = (minute: number) => new Date(Date.UTC(2025, 0, 1, 2, minute));
    expect(await ledger.takeLease('night', 'one', at(0), 600)).toBe(true);
    expect(await ledger.takeLease('night', 'two', at(9), 600)).toBe(false);
    expect(await ledger.takeLease('night', 'one', at(9), 600)).toBe(true);
    expect(await ledger.takeLease('night', 'two', at(18), 600)).toBe(false);
    expect(await ledger.takeLease('night', 'two', at(19), 600)).toBe(true);
    await ledger.releaseLease('night', 'one');
    expect(await ledger.lease('night')).toEqual({ holder: 'two', expiresAt: '2025-01-01T02:29:00.000Z' });
    await ledger.releaseLease('night', 'two');
    expect(await ledger.takeLease('night', 'three', at(20), 600)).toBe(true);
  });
});
