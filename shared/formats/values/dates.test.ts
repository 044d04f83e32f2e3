import { describe, expect, it } from 'vitest';
import { calendarDate, provenDayFirst } from './dates.ts';
import { schoolYear, schoolYearOf } from './school-years.ts';
import { localTimestamp } from './timestamps.ts';

const monthFirst = { dayFirst: false };
const dayFirst = { dayFirst: true };
const losAngeles = localTimestamp(monthFirst, 'America/Los_Angeles');

describe('calendar date', () => {
  it.each([
    ['2026-09-27', '2026-09-27'],
    ['2026/9/7', '2026-09-07'],
    ['2025-04-29 17:16:39.083000', '2025-04-29'],
    ['2023-08-07T00:00:00Z', '2023-08-07'],
    ['9/16/2013', '2013-09-16'],
    ['09/16/2013', '2013-09-16'],
    ['4/5/25', '2025-04-05'],
    ['27-Sep-26', '2026-09-27'],
    ['27 de septiembre de 2026', '2026-09-27'],
    ['Sep 27, 2026', '2026-09-27'],
    ['20240915', '2024-09-15'],
    ['45567', '2024-10-02'],
    ['45567.5', '2024-10-02'],
  ])('%s is %s', (text, date) => expect(calendarDate(monthFirst)(text)).toBe(date));

  it('is read day first where that is settled', () => {
    expect(calendarDate(dayFirst)('03/04/2026')).toBe('2026-04-03');
    expect(calendarDate(monthFirst)('03/04/2026')).toBe('2026-03-04');
  });

  it.each(['2026-02-30', '13/13/2026', 'tomorrow', '2/29/2025', '5/6'])('%s is none', (text) =>
    expect(calendarDate(monthFirst)(text)).toMatchObject({ code: 'date-unreadable' }),
  );

  it('is not guessed when it contradicts the order of the file', () => {
    expect(calendarDate(monthFirst)('27/09/2026')).toMatchObject({ code: 'date-order-contradicts' });
    expect(calendarDate(dayFirst)('09/27/2026')).toMatchObject({ code: 'date-order-contradicts' });
  });
});

describe('order of day and month', () => {
  it('is proved by a number above 12', () => {
    expect(provenDayFirst(['03/04/2026', '27/04/2026'])).toBe(true);
    expect(provenDayFirst(['03/04/2026', '04/27/2026'])).toBe(false);
  });
  it('is not proved by dates that can be read both ways, by none, or by both orders at once', () => {
    expect(provenDayFirst(['03/04/2026', '', 'later'])).toBeUndefined();
    expect(provenDayFirst(['27/04/2026', '04/27/2026'])).toBeUndefined();
  });
  it('is not proved by a date that exists in neither order', () => {
    expect(provenDayFirst(['31/02/2026', '03/04/2026'])).toBeUndefined();
  });
});

describe('timestamp', () => {
  it.each([
    ['9/6/2018 0:06:16', '2018-09-06T00:06:16'],
    ['8/31/2023 19:08:16', '2023-08-31T19:08:16'],
    ['8/31/2023 7:08 PM', '2023-08-31T19:08:00'],
    ['12/1/2025 12:05:00 AM', '2025-12-01T00:05:00'],
    ['2026-09-27T15:00:00', '2026-09-27T15:00:00'],
    ['2025-04-29 17:16:39.083000', '2025-04-29T17:16:39'],
    ['45567.75', '2024-10-02T18:00:00'],
    ['2026-09-27', '2026-09-27T00:00:00'],
  ])('%s is local already', (text, moment) => expect(losAngeles(text)).toBe(moment));

  it.each([
    ['2026/09/27 3:00:00 PM GMT+3', '2026-09-27T05:00:00'],
    ['2026/09/27 11:30:00 PM GMT-7', '2026-09-27T23:30:00'],
    ['2026/01/15 3:00:00 p. m. GMT-8', '2026-01-15T15:00:00'],
    ['2026-01-15T02:00:00Z', '2026-01-14T18:00:00'],
    ['2026/01/15 3:00:00 PM GMT+5:30', '2026-01-15T01:30:00'],
    ['1/15/2026 10:00 AM EST', '2026-01-15T07:00:00'],
  ])('%s is moved to the district’s time zone', (text, moment) => expect(losAngeles(text)).toBe(moment));

  it('knows summer and winter time of the zone', () => {
    expect(losAngeles('2026-07-01T12:00:00Z')).toBe('2026-07-01T05:00:00');
    expect(losAngeles('2026-12-01T12:00:00Z')).toBe('2026-12-01T04:00:00');
  });

  it.each(['9/6/2018 25:00:00', '9/6/2018 noon', '2026/09/27 3:00:00 PM Mars'])('%s is none', (text) =>
    expect(losAngeles(text)).toMatchObject({ code: 'time-unreadable' }),
  );
});

describe('school year', () => {
  it.each([
    ['2024-25', '2024-25'],
    ['2024-2025', '2024-25'],
    ['2024/25', '2024-25'],
    ['24-25', '2024-25'],
    ['Fall 2021-2022', '2021-22'],
    ['2025', '2024-25'],
    ['2000', '1999-00'],
  ])('%s is %s', (text, year) => expect(schoolYear(text)).toBe(year));
  it.each(['2024-26', '25', 'this year'])('%s is none', (text) =>
    expect(schoolYear(text)).toMatchObject({ code: 'school-year-unreadable' }),
  );
  it('follows from a date, and begins on July 1', () => {
    expect(schoolYearOf(monthFirst)('6/30/2025')).toBe('2024-25');
    expect(schoolYearOf(monthFirst)('7/1/2025')).toBe('2025-26');
  });
});
