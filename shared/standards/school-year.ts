/**
 * A school year as districts write it: '2024-25' (July 2024 to June 2025).
 * Text, so that it sorts, reads and joins without arithmetic.
 */
export type SchoolYear = `${number}-${string}`;

const SCHOOL_YEAR = /^(\d{4})-(\d{2})$/;

/** Every record is asked for its school year, and a file has one or two of them: the answers are remembered. */
const known = new Set<string>();

/** True for 'YYYY-YY' whose second part follows the first ('2024-25', '1999-00'). */
export function isSchoolYear(text: string): text is SchoolYear {
  if (known.has(text)) return true;
  const match = SCHOOL_YEAR.exec(text);
  const follows = match !== null && Number(match[2]) === (Number(match[1]) + 1) % 100;
  if (follows) known.add(text);
  return follows;
}

/** The school year that ends in `endYear`: 2025 gives '2024-25'. CERS and TOMS name a year by its end. */
export function schoolYearEnding(endYear: number): SchoolYear {
  return `${endYear - 1}-${String(endYear % 100).padStart(2, '0')}`;
}

/** The calendar year in which a school year ends: '2024-25' gives 2025. */
export function endYearOf(schoolYear: SchoolYear): number {
  return Number(schoolYear.slice(0, 4)) + 1;
}

/** The school year `years` before: ('2024-25', 1) gives '2023-24'. */
export function schoolYearBefore(schoolYear: SchoolYear, years = 1): SchoolYear {
  return schoolYearEnding(endYearOf(schoolYear) - years);
}

/** The school year a calendar date (ISO 'YYYY-MM-DD') falls in; a year starts on July 1. */
export function schoolYearOfDate(isoDate: string): SchoolYear {
  const year = Number(isoDate.slice(0, 4));
  return schoolYearEnding(Number(isoDate.slice(5, 7)) >= 7 ? year + 1 : year);
}
