/** A break: first and last day without school. */
export interface Break {
  readonly name: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** The day so many days later. */
function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** 1 = Monday ... 7 = Sunday. */
function weekday(day: string): number {
  return ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;
}

/** Lesson days: the given weekdays from the first to the last day, without breaks. */
export function lessonDays(
  from: string,
  to: string,
  weekdays: readonly number[],
  breaks: readonly Break[],
): readonly string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) {
    const off = breaks.some((pause) => day >= pause.firstDay && day <= pause.lastDay);
    if (!off && weekdays.includes(weekday(day))) days.push(day);
  }
  return days;
}
