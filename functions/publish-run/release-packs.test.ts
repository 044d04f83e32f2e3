import { describe, expect, it } from 'vitest';
import type { PublishedCell, PublishedTable } from '../../shared/privacy/released-table.ts';
import type { Container } from '../container.ts';
import { type PackManifest, STAGED_POINTER } from '../write-network-files/staged-pack.ts';
import { releasePacks } from './release-packs.ts';

const shown = (member: string, n: number): PublishedCell => ({
  at: ['alder', member],
  shown: true,
  n: { kind: 'exact', n },
  percent: null,
  mean: null,
  scoreRange: null,
});
const hidden = (member: string): PublishedCell => ({ at: ['alder', member], shown: false, scoreRange: null });

/** Counts of a district in three parts. */
const table = (cells: readonly PublishedCell[]): PublishedTable => ({
  id: 'alder counts',
  population: 'counts',
  axes: [
    { name: 'place', kind: 'places', members: ['alder'], partitions: [] },
    {
      name: 'part',
      kind: 'other',
      members: ['all', 'a', 'b', 'c'],
      partitions: [{ whole: 'all', parts: ['a', 'b', 'c'] }],
    },
  ],
  standard: null,
  hasPercents: false,
  cells,
});

/** A container with one staged pack and nothing else; `copied`: what was put into the outbox. */
function withStaged(tables: readonly unknown[]) {
  const manifest: PackManifest = {
    scope: 'alder',
    name: '2026-02',
    schoolYear: '2025-26',
    final: false,
    files: [{ stagedKey: 'staged/pack', outboxKey: 'districts/alder/packs/2026-02.xlsx', contentType: 'x' }],
    tables: tables as readonly PublishedTable[],
    earlier: [],
  };
  const copied: string[] = [];
  const pointer = {
    kind: STAGED_POINTER,
    name: 'alder/2026-02',
    key: 'manifest',
    inputHash: 'h',
    version: 1,
  };
  const container = {
    ledger: {
      pointers: async (kind: string) => (kind === STAGED_POINTER ? [pointer] : []),
      setPointer: async () => 'set',
    },
    buckets: {
      lake: { get: async () => new TextEncoder().encode(JSON.stringify(manifest)) },
      outbox: { put: async (key: string) => void copied.push(key) },
    },
    log: { error: () => undefined, count: () => undefined },
    now: () => new Date('2026-02-13T00:00:00Z'),
  } as unknown as Container;
  return { container, copied };
}

describe('releasing packs', () => {
  it('copies a pack whose hidden counts stay open', async () => {
    const { container, copied } = withStaged([
      table([shown('all', 60), hidden('a'), hidden('b'), shown('c', 30)]),
    ]);
    expect(await releasePacks(container)).toEqual({ released: ['alder/2026-02'], heldBack: [] });
    expect(copied).toEqual(['districts/alder/packs/2026-02.xlsx']);
  });

  it('holds a pack back from which a hidden count follows, and says where', async () => {
    const { container, copied } = withStaged([
      table([shown('all', 60), hidden('a'), shown('b', 20), shown('c', 30)]),
    ]);
    const { heldBack } = await releasePacks(container);
    expect(heldBack).toEqual([
      expect.stringContaining('a hidden count could be worked out (counts: alder, a)'),
    ]);
    expect(copied).toEqual([]);
  });

  it('holds back tables that no counts fit: they contradict each other', async () => {
    const { container } = withStaged([
      table([shown('all', 60), hidden('a'), shown('b', 50), shown('c', 30)]),
    ]);
    const { heldBack } = await releasePacks(container);
    expect(heldBack).toEqual([expect.stringContaining('contradict each other')]);
  });

  it('names an audit that broke as what it is, and publishes nothing unjudged', async () => {
    const { container, copied } = withStaged([{ ...table([]), cells: null }]);
    const { heldBack } = await releasePacks(container);
    expect(heldBack).toEqual([expect.stringMatching(/the audit broke \(TypeError: /)]);
    expect(heldBack[0]).not.toContain('contradict');
    expect(copied).toEqual([]);
  });
});
