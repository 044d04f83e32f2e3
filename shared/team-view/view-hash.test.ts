import { describe, expect, it } from 'vitest';
import { oakContext, oakTeam } from './made-up/oak-team.ts';
import { teamViews } from './team-views.ts';
import { stableJson } from './view-hash.ts';

const hashes = (today: string, shape = {}) =>
  teamViews(oakTeam(shape), oakContext({ today })).pages.map(({ hash }) => hash);

describe('the hash of a view', () => {
  it('is the same over a weekend, when nothing is new', () => {
    // Friday, Saturday, Sunday: the same school day.
    expect(hashes('2025-11-14')).toEqual(hashes('2025-11-15'));
    expect(hashes('2025-11-14')).toEqual(hashes('2025-11-16'));
  });

  it('changes with the age of the newest point, and with the data', () => {
    expect(hashes('2025-11-14')).not.toEqual(hashes('2025-11-17'));
    expect(hashes('2025-11-14', { lessons: 17 })).not.toEqual(hashes('2025-11-14'));
  });
});

describe('stable JSON', () => {
  it('does not depend on the order of keys', () => {
    expect(stableJson({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}');
    expect(stableJson({ x: 1, y: 2 })).toBe(stableJson({ y: 2, x: 1 }));
    expect(JSON.parse(stableJson({ quote: 'a "b"\n' }))).toEqual({ quote: 'a "b"\n' });
  });
});
