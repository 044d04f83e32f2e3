import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRowKey, rowKeyText } from './write-back.ts';

describe('a row key', () => {
  it('names kind, row and, where a row fills one field, the field', () => {
    expect(rowKeyText({ kind: 'human-code', row: '8f3a' })).toBe('human-code/8f3a');
    expect(rowKeyText({ kind: 'test-field', row: 'T1', field: 'decision' })).toBe('test-field/T1/decision');
  });

  it('comes back whatever the ids hold', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (row, field) => {
        fc.pre(row.trim() === row && field.trim() === field);
        const key = { kind: 'storyboard', row, field } as const;
        expect(readRowKey(rowKeyText(key))).toEqual(key);
      }),
    );
  });

  it.each(['', 'fields', 'human-code', 'human-code/', 'unknown/1', 'a/b/c/d', 'meeting/%E0%A4%A'])(
    'is not made of %j',
    (text) => {
      expect(readRowKey(text)).toBeNull();
    },
  );
});
