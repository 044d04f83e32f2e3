import type { DateOrder } from './date-order.ts';
import type { Finding, Value } from './finding.ts';

/** A calendar date and what follows it in the text: a time, or ''. */
interface DateAndRest {
  readonly date: string;
  readonly rest: string;
}

const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ,]+(.*))?$/;
const NUMBERS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:[T ,]+(.*))?$/;
const COMPACT = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const NAMED_DAY_FIRST =
  /^(\d{1,2})[-. ]+(?:de )?([a-záéíóú]{3,10})\.?[-, ]+(?:de )?(\d{4}|\d{2})(?:[T ,]+(.*))?$/i;
const NAMED_MONTH_FIRST = /^([a-z]{3,9})\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4})(?:[T ,]+(.*))?$/i;
/** Days since 1899-12-30, as spreadsheets count; five digits are 1954 to 2173. */
const SERIAL = /^([2-9]\d{4})(?:\.(\d+))?$/;

const MONTHS = [
  'jan ene',
  'feb',
  'mar',
  'apr abr',
  'may',
  'jun',
  'jul',
  'aug ago',
  'sep',
  'oct',
  'nov',
  'dec dic',
];
const MONTH_OF_NAME = new Map(
  MONTHS.flatMap((names, index) => names.split(' ').map((name): [string, number] => [name, index + 1])),
);

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isoDate(year: number, month: number, day: number): string | undefined {
  const days = DAYS_IN_MONTH[month - 1];
  if (days === undefined || day < 1 || day > days || year < 1900 || year > 2199) return undefined;
  if (month === 2 && day === 29 && !(year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)))
    return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** '26' is 2026, '89' is 1989. */
function fullYear(year: string): number {
  const number = Number(year);
  if (year.length > 2) return number;
  return number < 80 ? 2000 + number : 1900 + number;
}

function unreadable(): Finding {
  return {
    code: 'date-unreadable',
    message: 'This cell should hold a date such as 2026-09-27 or 9/27/2026.',
  };
}

function otherOrder(dayFirst: boolean): Finding {
  return {
    code: 'date-order-contradicts',
    message: dayFirst
      ? 'The second number is above 12, so this date is written month first; the other dates of the file were read day first.'
      : 'The first number is above 12, so this date is written day first; the other dates of the file were read month first. If they are day first too, set dayFirst in the district’s settings.',
  };
}

function numberedDate(first: number, second: number, year: number, dayFirst: boolean): string | Finding {
  const date = dayFirst ? isoDate(year, second, first) : isoDate(year, first, second);
  if (date) return date;
  const swapped = dayFirst ? isoDate(year, first, second) : isoDate(year, second, first);
  return swapped ? otherOrder(dayFirst) : unreadable();
}

function namedDate(day: string, month: string, year: string): string | Finding {
  const number = MONTH_OF_NAME.get(month.slice(0, 3).toLowerCase());
  return (number && isoDate(fullYear(year), number, Number(day))) || unreadable();
}

/** The date that a spreadsheet's day number stands for: '45567' is 2024-10-02. */
function serialDate(days: number): string {
  return new Date(Date.UTC(1899, 11, 30 + days)).toISOString().slice(0, 10);
}

function serialTime(fraction: string): string {
  const seconds = Math.round(Number(`0.${fraction}`) * 86_400);
  const part = (unit: number, size: number) => String(Math.floor(seconds / unit) % size).padStart(2, '0');
  return `${part(3600, 24)}:${part(60, 60)}:${part(1, 60)}`;
}

/** Finds the date at the start of a text; the rest is left for the time. */
export function splitDate(text: string, dayFirst: boolean): DateAndRest | Finding {
  const attempt = dateAtStart(text, dayFirst);
  if (typeof attempt.date !== 'string') return attempt.date;
  return { date: attempt.date, rest: attempt.rest ?? '' };
}

function dateAtStart(text: string, dayFirst: boolean): { date: string | Finding; rest?: string | undefined } {
  const iso = ISO.exec(text);
  if (iso)
    return { date: isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])) ?? unreadable(), rest: iso[4] };
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const year = fullYear(numbers[3] as string);
    return { date: numberedDate(Number(numbers[1]), Number(numbers[2]), year, dayFirst), rest: numbers[4] };
  }
  const compact = COMPACT.exec(text);
  if (compact)
    return { date: isoDate(Number(compact[1]), Number(compact[2]), Number(compact[3])) ?? unreadable() };
  const serial = SERIAL.exec(text);
  if (serial)
    return { date: serialDate(Number(serial[1])), rest: serial[2] ? serialTime(serial[2]) : undefined };
  const dayNamed = NAMED_DAY_FIRST.exec(text);
  if (dayNamed) return { date: namedDate(dayNamed[1]!, dayNamed[2]!, dayNamed[3]!), rest: dayNamed[4] };
  const monthNamed = NAMED_MONTH_FIRST.exec(text);
  if (monthNamed)
    return { date: namedDate(monthNamed[2]!, monthNamed[1]!, monthNamed[3]!), rest: monthNamed[4] };
  return { date: unreadable() };
}

/**
 * A calendar date, 'YYYY-MM-DD': ISO, US (9/27/2026), day first where the file or the district's setting says so, with month names
 * (27-Sep-26), YYYYMMDD, or a spreadsheet's day number. A time behind the date is ignored.
 *
 * @example calendarDate({ dayFirst: false })('9/27/2026') === '2026-09-27'; calendarDate({ dayFirst: true })('03/04/2026') === '2026-04-03'
 */
export function calendarDate(order: DateOrder): (text: string) => Value | Finding {
  return (text) => {
    const found = splitDate(text, order.dayFirst);
    return 'date' in found ? found.date : found;
  };
}

const DAY_MONTH = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:\D|$)/;

/**
 * How dates such as 03/04/2026 are to be read, as the cells themselves prove it: a first number above 12 is a day, a second one above 12
 * proves month first. A date that exists in neither order, such as 31/02/2026, is a slip of the pen and proves nothing.
 * Undefined when nothing, or both, is proved.
 */
export function provenDayFirst(texts: Iterable<string>): boolean | undefined {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const match = DAY_MONTH.exec(text);
    if (!match) continue;
    const [first, second, year] = [Number(match[1]), Number(match[2]), fullYear(match[3] as string)];
    if (first > 12 && isoDate(year, second, first)) dayFirst = true;
    if (second > 12 && isoDate(year, first, second)) monthFirst = true;
  }
  return dayFirst === monthFirst ? undefined : dayFirst;
}
