import { describe, expect, it } from 'vitest';
import { daysThatHappened } from './day-that-happened.ts';

describe('the day of a test', () => {
  const found = (testedOn: string | null) =>
    daysThatHappened('assessment-result', '2026-02-01')[0]?.find({ testedOn })?.finding;

  it.each(['2026-02-01', '2026-02-02', '1998-05-04', null])('%s may be', (day) =>
    expect(found(day)).toBeUndefined(),
  );
  it.each(['2027-02-03', '2035-10-01', '1900-01-01'])('%s may not', (day) => {
    expect(found(day)).toMatchObject({ code: 'date-not-plausible' });
    expect(found(day)).not.toHaveProperty('usable');
    expect(found(day)?.message).toContain(day);
  });
  it('a little after the landing is used and noted: a clock may be wrong', () => {
    expect(found('2026-03-01')).toMatchObject({ code: 'date-not-plausible', usable: '2026-03-01' });
  });
  it('is not held against a landing time that no landing had', () => {
    expect(
      daysThatHappened('assessment-result', '1980-01-01')[0]?.find({ testedOn: '2026-02-01' }),
    ).toBeUndefined();
  });
});

it('a roster may hold days to come: an enrollment that ends in June', () => {
  expect(daysThatHappened('enrollment', '2026-02-01')).toEqual([]);
});
