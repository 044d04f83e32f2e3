import { describe, expect, it } from 'vitest';
import type { Container } from '../container.ts';
import { RELEASED_POINTER, releasedTogether } from './releases.ts';
import { STAGED_POINTER } from './staged-pack.ts';

interface Made {
  readonly scope: string;
  readonly name: string;
  readonly schoolYear?: string;
  readonly inputHash: string;
  readonly tables?: number;
}

const keyOf = ({ scope, name, inputHash }: Made) => `staged/${scope}/${name}/${inputHash}/manifest.json`;

/** A container in which these packs lie ready and those are in the outbox. `lake`: every pack ever staged. */
function containerWith(staged: readonly Made[], released: readonly Made[], lake = staged): Container {
  const pointer = (made: Made) => ({
    name: `${made.scope}/${made.name}`,
    key: keyOf(made),
    inputHash: made.inputHash,
  });
  const kinds: Record<string, readonly Made[]> = { [STAGED_POINTER]: staged, [RELEASED_POINTER]: released };
  const manifests = new Map(
    lake.map((made) => [
      keyOf(made),
      {
        ...made,
        schoolYear: made.schoolYear ?? '2025-26',
        tables: Array.from({ length: made.tables ?? 1 }, (_, i) => ({
          id: `${made.scope} ${made.name} ${i}`,
        })),
      },
    ]),
  );
  return {
    ledger: { pointers: async (kind: string) => (kinds[kind] ?? []).map(pointer) },
    buckets: {
      lake: { get: async (key: string) => new TextEncoder().encode(JSON.stringify(manifests.get(key))) },
    },
  } as unknown as Container;
}

const ALDER: Made = { scope: 'alder', name: '2026-02', inputHash: 'a2', tables: 2 };
const BIRCH: Made = { scope: 'birch', name: '2026-02', inputHash: 'b1' };

describe('what is released together with the network', () => {
  it('is the packs of districts that lie ready and are not in the outbox as they are', async () => {
    const before = { ...ALDER, inputHash: 'a1' };
    const { names, tables } = await releasedTogether(
      containerWith([ALDER, BIRCH], [before, BIRCH]),
      '2025-26',
    );
    expect(names).toEqual([keyOf(ALDER)]);
    expect(tables.map(({ id }) => id)).toEqual(['alder 2026-02 0', 'alder 2026-02 1']);
  });

  it('is nothing of other school years, of papers without tables, of the network itself', async () => {
    const others: readonly Made[] = [
      { ...ALDER, schoolYear: '2024-25' },
      { scope: 'alder', name: 'learning', inputHash: 'l', tables: 0 },
      { scope: 'network', name: 'board', inputHash: 'n' },
    ];
    expect((await releasedTogether(containerWith(others, []), '2025-26')).names).toEqual([]);
  });

  it('is what it was then for a pack that is made again, whatever lies ready now', async () => {
    const now = containerWith([{ ...ALDER, inputHash: 'a3' }], [], [ALDER, BIRCH]);
    const only = new Set([keyOf(ALDER), '2025-26/birch/2026-01/2026-02-01T00:00:00.000Z']);
    expect((await releasedTogether(now, '2025-26', { only })).names).toEqual([keyOf(ALDER)]);
  });
});
