import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputHash } from '../../functions/input-hash.ts';
import { noteRelease } from '../../functions/write-network-files/releases.ts';
import { type Pack, type PackManifest, stagePack } from '../../functions/write-network-files/staged-pack.ts';
import { auditReleased, auditText } from '../../local/audit.ts';
import { listKeys } from '../../shared/objects/list-keys.ts';
import type { PublishedTable } from '../../shared/privacy/released-table.ts';
import { openTestNetwork, type TestNetwork, teamFiles } from '../faults/test-network.ts';

/** Two schools, and one cell hidden that is the district less the other school: 18 - 12. */
const COUNTS = { district: 18, 'school A': 6, 'school B': 12 } as const;
const leaking: PublishedTable = {
  id: 'survey',
  population: 'math survey 2025-26',
  axes: [
    {
      name: 'place',
      kind: 'places',
      members: Object.keys(COUNTS),
      partitions: [{ whole: 'district', parts: ['school A', 'school B'] }],
    },
  ],
  standard: null,
  hasPercents: false,
  cells: Object.entries(COUNTS).map(([place, n]) =>
    place === 'school A'
      ? { at: [place], shown: false, scoreRange: null }
      : { at: [place], shown: true, n: { kind: 'exact', n }, percent: null, mean: null, scoreRange: null },
  ),
};

const planted: Pack = {
  scope: 'alder-unified',
  name: 'planted',
  schoolYear: '2025-26',
  says: 'planted',
  files: [
    {
      outboxKey: 'districts/alder-unified/packs/planted.csv',
      contentType: 'text/csv',
      make: async () => 'place,n\n',
    },
  ],
  tables: [leaking],
};

/** Beside it a pack that gives nothing away. */
const harmless: Pack = {
  ...planted,
  name: 'harmless',
  says: 'harmless',
  files: planted.files.map((file) => ({
    ...file,
    outboxKey: 'districts/alder-unified/packs/harmless.csv',
  })),
  tables: [],
};

let network: TestNetwork;
beforeEach(async () => {
  network = await openTestNetwork();
  for (const { key, content } of await teamFiles()) await network.land(key, content, 1);
});
afterEach(() => network.close());

const outbox = (prefix: string) => listKeys(network.container.buckets.outbox, prefix);

describe('a pack whose tables give a hidden count away', () => {
  it('is held back and said so; team workbooks and the other packs go out all the same', async () => {
    await stagePack(network.container, planted);
    await stagePack(network.container, harmless);
    const night = await network.night();
    expect(night.outcome).toBe('partly');
    expect(night.failures).toEqual([
      'The pack alder-unified/planted was not published: with what was released before, a hidden count could be worked out (math survey 2025-26: school A).',
    ]);
    expect(await outbox('districts/alder-unified/')).toEqual(['districts/alder-unified/packs/harmless.csv']);
    expect(await outbox('teams/alder-unified/')).toContainEqual(expect.stringMatching(/\.xlsx$/));
    // What the alarm PackHeldBack listens to.
    expect(network.lines.filter(({ message }) => message === 'PacksHeldBack')).toEqual([
      { message: 'PacksHeldBack', facts: { value: 1 } },
    ]);
  });

  it('is found by the audit that is run alone, should it ever have got out', async () => {
    expect(auditText(await auditReleased(network.container))).toBe('Nothing has been released yet.');
    const manifest: PackManifest = { ...planted, final: false, files: [], earlier: [] };
    const key = 'staged/alder-unified/planted/by-hand/manifest.json';
    await network.container.buckets.lake.put(key, JSON.stringify(manifest));
    await noteRelease(network.container, manifest, key, inputHash(manifest.tables));
    const text = auditText(await auditReleased(network.container));
    expect(text).toContain('1 can be worked out.');
    expect(text).toContain('  a hidden count of math survey 2025-26: school A');
  });
});
