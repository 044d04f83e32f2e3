import type { Slip } from '../model/exit-slips.ts';

/** How the export was made: the linked sheet saved as CSV, or "Download responses" in Forms. The two write the time differently. */
export type FormsRoute = 'sheet' | 'download';

/** Language of the account that owns the form: it names the first column and writes the time. */
export type FormsLanguage = 'en' | 'es';
const TIMESTAMP: Readonly<Record<FormsLanguage, string>> = { en: 'Timestamp', es: 'Marca temporal' };

/** A column of a form export after Timestamp. */
export interface FormColumn {
  readonly header: string;
  readonly value: (slip: Slip) => string;
}

/** Pacific time: standard from the first Sunday of November, daylight saving before it (and after the second Sunday of March). */
function zoneOn(day: string): string {
  const november = new Date(`${day.slice(0, 4)}-11-01T00:00:00Z`);
  const firstSunday = 1 + ((7 - november.getUTCDay()) % 7);
  const inWinter = day >= `${day.slice(0, 4)}-11-0${firstSunday}` || day < `${day.slice(0, 4)}-03-08`;
  return inWinter ? 'GMT-8' : 'GMT-7';
}

const two = (number: number) => String(number).padStart(2, '0');

/**
 * The time of a slip as the export writes it, local time.
 *
 * @example '10/6/2025 10:42:07' (sheet), '2025/10/06 10:42:07 AM GMT-7' (download), '2025/10/06 10:42:07 a. m. GMT-7' (Spanish)
 */
function formsTimestamp(
  day: string,
  second: number,
  route: FormsRoute,
  language: FormsLanguage = 'en',
): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const hours = Math.floor(second / 3600);
  const rest = `${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
  const half = language === 'es' ? (hours < 12 ? 'a. m.' : 'p. m.') : hours < 12 ? 'AM' : 'PM';
  if (route === 'sheet') return `${month}/${date}/${year} ${hours}:${rest}`;
  return `${year}/${two(month)}/${two(date)} ${((hours + 11) % 12) + 1}:${rest} ${half} ${zoneOn(day)}`;
}

/** The export as rows of cells, header first. */
export function formRows(
  slips: readonly Slip[],
  columns: readonly FormColumn[],
  route: FormsRoute,
  language: FormsLanguage = 'en',
): string[][] {
  return [
    [TIMESTAMP[language], ...columns.map((column) => column.header)],
    ...slips.map((slip) => [
      formsTimestamp(slip.day, slip.second, route, language),
      ...columns.map((column) => column.value(slip)),
    ]),
  ];
}
