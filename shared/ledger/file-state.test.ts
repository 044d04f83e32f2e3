import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldVersions } from './file-state.ts';
import { part, version } from './file-version.test-support.ts';

describe('the state of a landed file', () => {
  it('is its newest version, in whatever order the versions came', () => {
    const versions = [version(1), version(2), version(3)];
    expect(foldVersions(versions)?.contentHash).toBe('content 3');
    expect(foldVersions([...versions].reverse())).toEqual(foldVersions(versions));
    expect(foldVersions([])).toBeUndefined();
  });

  it('keeps the moment its bytes first landed while the same bytes are dropped again', () => {
    const same = { contentHash: 'same' };
    expect(foldVersions([version(1, same), version(2, same), version(3, same)])?.landedAt).toBe(
      version(1).landedAt,
    );
    expect(foldVersions([version(1, same), version(2), version(3, same)])?.landedAt).toBe(
      version(3).landedAt,
    );
    const deletion = version(2, { deleted: true });
    expect(foldVersions([version(1, same), deletion, version(3, same)])?.landedAt).toBe(version(3).landedAt);
    expect(foldVersions([version(1, { deleted: true }), version(2, { deleted: true })])?.landedAt).toBe(
      version(2).landedAt,
    );
  });

  it('keeps what a team typed in earlier versions, and nothing else of them', () => {
    const file = foldVersions([
      version(1, { parts: [part('team-edit', 'edits-1'), part('measure', 'measures-1')] }),
      version(2, { parts: [part('team-edit', 'edits-2'), part('measure', 'measures-2')] }),
      version(3, { parts: [part('team-edit', 'edits-2'), part('measure', 'measures-3')] }),
    ]);
    expect(file?.parts.map(({ key }) => key)).toEqual(['edits-2', 'measures-3']);
    expect(file?.keptParts.map(({ key }) => key)).toEqual(['edits-1']);
    const deleted = foldVersions([
      version(1, { parts: [part('team-edit', 'edits-1')] }),
      version(2, { deleted: true }),
    ]);
    expect(deleted).toMatchObject({ deleted: true, parts: [], keptParts: [{ key: 'edits-1' }] });
  });

  it('does not depend on the order of the versions', () => {
    const versions = fc.uniqueArray(
      fc.record({
        n: fc.integer({ min: 1, max: 9 }),
        hash: fc.constantFrom('x', 'y'),
        deleted: fc.boolean(),
      }),
      { selector: ({ n }) => n },
    );
    fc.assert(
      fc.property(versions, fc.func(fc.integer()), (plans, order) => {
        const made = plans.map(({ n, hash, deleted }) => version(n, { contentHash: hash, deleted }));
        const shuffled = [...made].sort((a, b) => order(a.sequencer) - order(b.sequencer));
        expect(foldVersions(shuffled)).toEqual(foldVersions(made));
      }),
    );
  });
});
