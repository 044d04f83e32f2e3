import { describe, expect, it } from 'vitest';
import { freshnessOf, isSchoolDay, type SchoolCalendar, schoolDaysBetween } from './school-days.ts';

const calendar: SchoolCalendar = {
  closures: [
    { first: '2018-01-15', last: '2018-01-15' },
    { first: '2018-02-19', last: '2018-02-23' },
  ],
};

describe('school days', () => {
  it('leave out weekends, holidays and breaks', () => {
    expect(isSchoolDay('2018-01-12', calendar)).toBe(true);
    expect(isSchoolDay('2018-01-13', calendar)).toBe(false);
    expect(isSchoolDay('2018-01-15', calendar)).toBe(false);
    expect(isSchoolDay('2018-02-21', calendar)).toBe(false);
  });

  it('count from the day after up to today', () => {
    expect(schoolDaysBetween('2018-01-12', '2018-01-17', calendar)).toBe(2);
    expect(schoolDaysBetween('2018-01-12', '2018-01-12', calendar)).toBe(0);
    expect(schoolDaysBetween('2018-01-17', '2018-01-12', calendar)).toBe(0);
  });

  it('know other weekends', () => {
    expect(isSchoolDay('2018-01-12', { closures: [], weekend: [5, 6] })).toBe(false);
    expect(isSchoolDay('2018-01-14', { closures: [], weekend: [5, 6] })).toBe(true);
  });

  it('refuse what is no day', () => {
    expect(() => isSchoolDay('next week', calendar)).toThrow(RangeError);
  });
});

describe('the newest point', () => {
  it('is stale after more than ten school days', () => {
    expect(freshnessOf('2018-01-22', '2018-02-05', calendar)).toEqual({
      newest: '2018-01-22',
      schoolDays: 10,
      stale: false,
    });
    expect(freshnessOf('2018-01-22', '2018-02-06', calendar)?.stale).toBe(true);
  });

  it('does not age while school is closed', () => {
    expect(freshnessOf('2018-02-16', '2018-02-25', calendar)?.schoolDays).toBe(0);
    const closed = { closures: [{ first: '2020-03-13', last: '2020-08-31' }] };
    expect(freshnessOf('2020-03-12', '2020-08-31', closed)?.stale).toBe(false);
  });

  it('is not there before the first lesson', () => {
    expect(freshnessOf(null, '2018-01-12', calendar)).toBeNull();
  });
});
