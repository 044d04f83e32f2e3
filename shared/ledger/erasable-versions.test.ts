import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erasableVersions } from './erasable-versions.ts';
import { foldVersions } from './file-state.ts';
import { version as bare, part } from './file-version.test-support.ts';
import type { FileVersion } from './file-version.ts';

/** Version n with rows of its own. */
const version = (n: number, facts: Partial<FileVersion> = {}) =>
  bare(n, { parts: [part('assessment-result', `batches/${n}`)], ...facts });
const numbers = (versions: readonly FileVersion[]) => versions.map(({ sequencer }) => Number(sequencer));

describe('what can be deleted for good', () => {
  it('of a withdrawn file: everything', () => {
    const { erase, keep, batchKeys } = erasableVersions([
      version(1),
      version(2),
      version(3, { deleted: true, parts: [] }),
    ]);
    expect(numbers(erase)).toEqual([1, 2, 3]);
    expect(keep).toEqual([]);
    expect(batchKeys).toEqual(['batches/1', 'batches/2']);
  });

  it('of a file that counts: the versions before the one it holds', () => {
    const { erase, keep, batchKeys } = erasableVersions([version(1), version(2), version(3)]);
    expect(numbers(erase)).toEqual([1, 2]);
    expect(numbers(keep)).toEqual([3]);
    expect(batchKeys).toEqual(['batches/1', 'batches/2']);
  });

  it('not the version that says since when the file holds these bytes', () => {
    const same = { contentHash: 'same', parts: [part('assessment-result', 'batches/same')] };
    const { erase, keep, batchKeys } = erasableVersions([version(1), version(2, same), version(3, same)]);
    expect(numbers(erase)).toEqual([1]);
    expect(foldVersions(keep)?.landedAt).toBe(version(2).landedAt);
    expect(batchKeys).toEqual(['batches/1']);
  });

  it('not what teams typed: those rows count for ever', () => {
    const typed = { parts: [part('team-edit', 'batches/typed')] };
    const { erase, batchKeys } = erasableVersions([version(1), version(2, typed), version(3)]);
    expect(numbers(erase)).toEqual([1]);
    expect(batchKeys).toEqual(['batches/1']);
  });

  it('never changes what counts, and never names a batch that still does', () => {
    const histories = fc.array(
      fc.record({ content: fc.integer({ min: 1, max: 3 }), deleted: fc.boolean(), typed: fc.boolean() }),
      { minLength: 1, maxLength: 7 },
    );
    fc.assert(
      fc.property(histories, (history) => {
        const versions = history.map(({ content, deleted, typed }, n) =>
          deleted
            ? version(n + 1, { deleted: true, parts: [] })
            : version(n + 1, {
                contentHash: `content ${content}`,
                parts: [part(typed ? 'team-edit' : 'assessment-result', `batches/${content}`)],
              }),
        );
        const now = foldVersions(versions)!;
        let result: ReturnType<typeof erasableVersions>;
        try {
          result = erasableVersions(versions);
        } catch (error) {
          expect(String(error)).toContain('withdraw it first');
          return;
        }
        expect(result.erase.length + result.keep.length).toBe(versions.length);
        if (now.deleted) return;
        expect(foldVersions(result.keep)).toEqual(now);
        const counting = [...now.parts, ...now.keptParts].map(({ key }) => key);
        expect(result.batchKeys.filter((key) => counting.includes(key))).toEqual([]);
      }),
    );
  });
});
