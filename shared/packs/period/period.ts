import { type SchoolYear, schoolYearOfDate } from '../../standards/school-year.ts';

/** What a pack is about: a calendar month (district) or a quarter (network). Ids sort by time: '2026-02', '2026-Q1'. */
export type PackPeriod =
  | { readonly kind: 'month'; readonly id: string; readonly year: number; readonly month: number }
  | { readonly kind: 'quarter'; readonly id: string; readonly year: number; readonly quarter: number };

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The month a day (ISO date) lies in. @example monthOf('2026-02-13').id // '2026-02' */
export function monthOf(day: string): PackPeriod {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return { kind: 'month', id: day.slice(0, 7), year, month };
}

/** The calendar quarter a day lies in. @example quarterOf('2026-02-13').id // '2026-Q1' */
export function quarterOf(day: string): PackPeriod {
  const { year, month } = monthOf(day) as Extract<PackPeriod, { kind: 'month' }>;
  const quarter = Math.ceil(month / 3);
  return { kind: 'quarter', id: `${year}-Q${quarter}`, year, quarter };
}

/** The period of an id, '2026-02' or '2026-Q1'. Throws RangeError for anything else. */
export function periodOfId(id: string): PackPeriod {
  if (/^\d{4}-(0[1-9]|1[0-2])$/.test(id)) return monthOf(`${id}-01`);
  const match = /^(\d{4})-Q([1-4])$/.exec(id);
  if (match === null) throw new RangeError(`"${id}" is neither a month (2026-02) nor a quarter (2026-Q1).`);
  return quarterOf(`${match[1]}-${String(Number(match[2]) * 3).padStart(2, '0')}-01`);
}

/** The period before. */
export function periodBefore(period: PackPeriod): PackPeriod {
  if (period.kind === 'quarter') {
    const { year, quarter } = period;
    return periodOfId(quarter === 1 ? `${year - 1}-Q4` : `${year}-Q${quarter - 1}`);
  }
  const { year, month } = period;
  return periodOfId(month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`);
}

/** The last day of a period, ISO date. @example lastDayOf(periodOfId('2026-02')) // '2026-02-28' */
export function lastDayOf(period: PackPeriod): string {
  const month = period.kind === 'month' ? period.month : period.quarter * 3;
  return new Date(Date.UTC(period.year, month, 0)).toISOString().slice(0, 10);
}

/** As people say it: 'February 2026', 'January to March 2026'. */
export function periodInWords(period: PackPeriod): string {
  if (period.kind === 'month') return `${MONTHS[period.month - 1]} ${period.year}`;
  const last = period.quarter * 3;
  return `${MONTHS[last - 3]} to ${MONTHS[last - 1]} ${period.year}`;
}

/** The school year a period ends in: releases of one school year are audited together. */
export function schoolYearOfPeriod(period: PackPeriod): SchoolYear {
  return schoolYearOfDate(lastDayOf(period));
}

/** A day with its year: 'Feb 13, 2026'. */
export function dayWithYear(day: string): string {
  const [year, month = 1, date = 1] = day.split('-').map(Number);
  return `${(MONTHS[month - 1] ?? '').slice(0, 3)} ${date}, ${year}`;
}

/** A day inside the school year: 'Feb 13'. */
export function dayOfYear(day: string): string {
  return dayWithYear(day).replace(/,.*$/, '');
}
