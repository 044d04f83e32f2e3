import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHECKS, type Check, type Draft } from './checks.ts';
import { daysThatHappened } from './day-that-happened.ts';

const checks: Readonly<Record<string, Check>> = {
  ...CHECKS,
  'day that happened': daysThatHappened('assessment-result', '2026-02-01')[0]!,
};

/** Results as good and bad as files have them. */
const draft: fc.Arbitrary<Draft> = fc.record({
  schoolYear: fc.constantFrom('2014-15', '2024-25'),
  test: fc.constantFrom(
    'smarter-balanced-summative',
    'smarter-balanced-interim-comprehensive',
    'nwea-map-growth',
  ),
  subject: fc.constantFrom('mathematics', 'english-language-arts', 'science', null),
  gradeAssessed: fc.constantFrom('3', '8', '9', '11', null),
  scaleScore: fc.oneof(fc.integer({ min: 2000, max: 3000 }), fc.constant(null)),
  achievementLevel: fc.constantFrom(1, 2, 3, 4, null),
  distanceFromStandard: fc.constant(null),
  testedOn: fc.constantFrom('1899-12-30', '2025-05-12', '2026-03-01', '2035-10-01', null),
  standing: fc.constantFrom('counts', 'invalidated'),
});

/** What a check reads and sets, by watching it. */
function watched(check: Check, record: Draft): { readonly reads: Set<string>; readonly sets: Set<string> } {
  const reads = new Set<string>();
  const sets = new Set<string>();
  check.find(
    new Proxy(record, {
      get: (target, field) => {
        reads.add(String(field));
        return target[String(field)];
      },
      set: (target, field, value) => {
        sets.add(String(field));
        target[String(field)] = value;
        return true;
      },
    }),
  );
  return { reads, sets };
}

describe.each(Object.entries(checks))('the check %s', (_name, check) => {
  test('reads and sets no field but those it names: its answer is remembered by them', () => {
    fc.assert(
      fc.property(draft, (record) => {
        const { reads, sets } = watched(check, { ...record });
        expect(check.reads).toEqual(expect.arrayContaining([...reads]));
        expect(check.sets).toEqual(expect.arrayContaining([...sets]));
      }),
      { numRuns: 500 },
    );
  });
});
