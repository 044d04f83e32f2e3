import { isSchoolYear, schoolYearEnding, schoolYearOfDate } from '../../standards/school-year.ts';
import type { DateOrder } from './date-order.ts';
import { calendarDate } from './dates.ts';
import { type Finding, isFinding, type Value } from './finding.ts';

const TWO_YEARS = /\b(20\d{2}|19\d{2})\s*[-–/_]\s*((?:20|19)?\d{2})\b/;
const SHORT_YEARS = /^(\d{2})[-–/](\d{2})$/;
const ONE_YEAR = /^(?:SY|AY)?\s*((?:20|19)\d{2})$/i;

/**
 * A school year: '2024-25', '2024-2025', 'Fall 2024-2025', '24-25', or its last year alone: TOMS, CERS, LAUSD and Ed-Fi all
 * write '2025' for 2024-25.
 */
export function schoolYear(text: string): Value | Finding {
  const both = TWO_YEARS.exec(text) ?? SHORT_YEARS.exec(text);
  if (both) {
    const start = both[1]!.length === 2 ? 2000 + Number(both[1]) : Number(both[1]);
    const year = `${start}-${both[2]!.slice(-2)}`;
    if (isSchoolYear(year)) return year;
  }
  const one = ONE_YEAR.exec(text);
  if (one) return schoolYearEnding(Number(one[1]));
  return {
    code: 'school-year-unreadable',
    message: 'This cell should hold a school year such as 2024-25, or the year in which it ends.',
  };
}

/** The school year in which a date lies (July 1 begins a new one). */
export function schoolYearOf(order: DateOrder): (text: string) => Value | Finding {
  const date = calendarDate(order);
  return (text) => {
    const day = date(text);
    return isFinding(day) || day === null ? day : schoolYearOfDate(String(day));
  };
}
