import type { NumberFormat } from './number-format.ts';

const SECONDS_PER_DAY = 86_400;
/** Day numbers of the two calendars that Excel knows, as days before 1970-01-01. */
const DAYS_BEFORE_1970 = { 1900: 25_569, 1904: 24_107 } as const;
/** Last day that Excel knows: 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/** Excel keeps 15 digits: from here on, a number that it wrote has been rounded. */
const LEAST_ROUNDED = 1e15;

export type Calendar = keyof typeof DAYS_BEFORE_1970;

/**
 * A number cell as text. Dates become ISO ('2025-03-01', '2025-03-01T14:05:00'), times of day 'HH:MM:SS', percentages '85%'.
 * Other numbers are written out: '1234567890', never 1.23E+09, with at most the 15 digits that Excel itself keeps. A whole number so large that its last
 * digits are gone stays '1.23456789012346E+19': written out, an id would look as if nothing had happened to it.
 * `raw` is the text of the cell's value in the workbook.
 */
export function numberText(raw: string, format: NumberFormat, calendar: Calendar): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (format.kind === 'date' && value >= 0 && value <= LAST_SERIAL) return momentText(value, calendar);
  if (format.kind === 'elapsed' && value >= 0 && value <= LAST_SERIAL)
    return timeText(Math.round(value * SECONDS_PER_DAY));
  if (format.kind === 'percent') return `${decimalText(value * 100)}%`;
  if (format.kind === 'digits' && Number.isInteger(value) && value >= 0)
    return paddedDigits(raw, value, format.pattern);
  if (hasLostDigits(raw, value)) return value.toExponential(14).replace(/\.?0*e/, 'E');
  return /^-?\d+$/.test(raw) ? raw : decimalText(value);
}

function hasLostDigits(raw: string, value: number): boolean {
  return Math.abs(value) >= LEAST_ROUNDED && (!/^-?\d+$/.test(raw) || !Number.isSafeInteger(value));
}

function momentText(serial: number, calendar: Calendar): string {
  const seconds = Math.round(serial * SECONDS_PER_DAY);
  const day = Math.floor(seconds / SECONDS_PER_DAY);
  const ofDay = seconds - day * SECONDS_PER_DAY;
  if (day === 0 && serial < 1) return timeText(ofDay);
  // Excel believes that 1900 was a leap year: serials before its February 29 are one day off.
  const days = calendar === 1900 && day < 60 ? day + 1 : day;
  const date = new Date((days - DAYS_BEFORE_1970[calendar]) * SECONDS_PER_DAY * 1000)
    .toISOString()
    .slice(0, 10);
  return ofDay === 0 ? date : `${date}T${timeText(ofDay)}`;
}

function timeText(seconds: number): string {
  const two = (number: number): string => String(number).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** At most 15 significant digits, never with an exponent. */
function decimalText(value: number): string {
  const text = String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '').replace(/^-0$/, '0');
}

/** (42, '000-00') gives '000-42': the digits fill the zeros of the pattern from the right. */
function paddedDigits(raw: string, value: number, pattern: string): string {
  const digits = /^\d+$/.test(raw) ? raw : decimalText(value);
  const zeros = pattern.replaceAll('-', '').length;
  if (digits.length > zeros) return digits;
  const padded = digits.padStart(zeros, '0');
  let at = 0;
  return pattern.replaceAll('0', () => padded[at++]!);
}
