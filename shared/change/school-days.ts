import type { IsoDate } from './run-chart/point.ts';

/** Days without lessons: a holiday (first = last), a break, a pause while school is closed. */
export interface Closure {
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** When there is school. Each district has its own; a year may start on any day. */
export interface SchoolCalendar {
  readonly closures: readonly Closure[];
  /** Days of the week without school, 0 = Sunday. Saturday and Sunday when left out. */
  readonly weekend?: readonly number[];
}

const MILLISECONDS_A_DAY = 86_400_000;
const SATURDAY_AND_SUNDAY = [0, 6];

function dayNumber(day: IsoDate): number {
  const milliseconds = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a day: ${day}`);
  return milliseconds / MILLISECONDS_A_DAY;
}

/** Whether there is school on a day. Throws RangeError when it is no day. */
export function isSchoolDay(day: IsoDate, calendar: SchoolCalendar): boolean {
  const weekday = new Date(dayNumber(day) * MILLISECONDS_A_DAY).getUTCDay();
  if ((calendar.weekend ?? SATURDAY_AND_SUNDAY).includes(weekday)) return false;
  return !calendar.closures.some(({ first, last }) => day >= first && day <= last);
}

/**
 * School days after one day, up to and including another: the age of a point in school days.
 *
 * Units: school days; 0 when `to` is not after `from`. Throws RangeError when either is no day.
 *
 * @example Friday Jan 12 to Wednesday Jan 17, Monday a holiday: 2
 */
export function schoolDaysBetween(from: IsoDate, to: IsoDate, calendar: SchoolCalendar): number {
  let count = 0;
  for (let day = dayNumber(from) + 1; day <= dayNumber(to); day += 1) {
    const date = new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
    if (isSchoolDay(date, calendar)) count += 1;
  }
  return count;
}

/** How old the newest point is. */
export interface Freshness {
  readonly newest: IsoDate;
  readonly schoolDays: number;
  readonly stale: boolean;
}

/** A newest point older than this many school days is stale: two weeks of lessons without a slip. */
const STALE_AFTER_SCHOOL_DAYS = 10;

/** The age of the newest point. No data in a break or a pause is not stale. Null without any point. */
export function freshnessOf(
  newest: IsoDate | null,
  today: IsoDate,
  calendar: SchoolCalendar,
): Freshness | null {
  if (newest === null) return null;
  const schoolDays = schoolDaysBetween(newest, today, calendar);
  return { newest, schoolDays, stale: schoolDays > STALE_AFTER_SCHOOL_DAYS };
}
