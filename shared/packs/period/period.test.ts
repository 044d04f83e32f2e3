import { describe, expect, it } from 'vitest';
import { firstMomentAfter } from './end-of-day.ts';
import {
  dayOfYear,
  dayWithYear,
  lastDayOf,
  monthOf,
  periodBefore,
  periodInWords,
  periodOfId,
  quarterOf,
  schoolYearOfPeriod,
} from './period.ts';

describe('the period of a pack', () => {
  it('a month and a quarter know their last day, words and school year', () => {
    expect(lastDayOf(monthOf('2024-02-03'))).toBe('2024-02-29');
    expect(lastDayOf(quarterOf('2026-02-13'))).toBe('2026-03-31');
    expect(periodInWords(periodOfId('2025-Q4'))).toBe('October to December 2025');
    expect(periodInWords(periodOfId('2026-02'))).toBe('February 2026');
    expect(schoolYearOfPeriod(periodOfId('2026-Q2'))).toBe('2025-26');
    expect(schoolYearOfPeriod(periodOfId('2026-07'))).toBe('2026-27');
  });
  it('the one before crosses the year', () => {
    expect(periodBefore(periodOfId('2026-01')).id).toBe('2025-12');
    expect(periodBefore(periodOfId('2026-Q1')).id).toBe('2025-Q4');
    expect(periodBefore(periodOfId('2026-10')).id).toBe('2026-09');
  });
  it('refuses what is no period', () => {
    expect(() => periodOfId('2026-13')).toThrow(RangeError);
    expect(() => periodOfId('2026-Q5')).toThrow(RangeError);
  });
  it('days in words', () => {
    expect(dayWithYear('2026-02-03')).toBe('Feb 3, 2026');
    expect(dayOfYear('2026-02-03')).toBe('Feb 3');
  });
});

describe('the end of a day in a time zone', () => {
  it('follows the zone, in winter, in summer and over a clock change', () => {
    expect(firstMomentAfter('2026-02-28', 'America/Los_Angeles')).toBe('2026-03-01T08:00:00.000Z');
    expect(firstMomentAfter('2026-06-30', 'America/Los_Angeles')).toBe('2026-07-01T07:00:00.000Z');
    expect(firstMomentAfter('2026-03-08', 'America/Los_Angeles')).toBe('2026-03-09T07:00:00.000Z');
    expect(firstMomentAfter('2026-10-31', 'UTC')).toBe('2026-11-01T00:00:00.000Z');
  });
});
