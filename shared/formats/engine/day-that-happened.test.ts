import { describe, expect, it } from 'vitest';
import { daysThatHappened } from './day-that-happened.ts';

describe('the day of a test', () => {
  const found = (testedOn: string | null) =>
    daysThatHappened('assessment-result', '2026-02-01')[0]?.({ testedOn })?.finding;

  it.each(['2026-02-01', '2026-02-02', '1998-05-04', null])('%s may be', (day) =>
    expect(found(day)).toBeUndefined(),
  );
  it.each(['2026-02-03', '2035-10-01', '1900-01-01'])('%s may not', (day) => {
    expect(found(day)).toMatchObject({ code: 'date-not-plausible' });
    expect(found(day)?.message).toContain(day);
  });
});

it('a roster may hold days to come: an enrollment that ends in June', () => {
  expect(daysThatHappened('enrollment', '2026-02-01')).toEqual([]);
});
