import type { DateOrder } from './date-order.ts';
import { splitDate } from './dates.ts';
import type { Finding, Value } from './finding.ts';

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?\s?m\.?)?\s*(.*)$/i;
const OFFSET = /^(?:(?:GMT|UTC)\s*)?([+−-])(\d{1,2})(?::?(\d{2}))?$/i;

/** Minutes ahead of UTC of the zone names that exports write. */
const NAMED_ZONES: Readonly<Record<string, number>> = {
  z: 0,
  utc: 0,
  gmt: 0,
  pst: -480,
  pdt: -420,
  mst: -420,
  mdt: -360,
  cst: -360,
  cdt: -300,
  est: -300,
  edt: -240,
};

function unreadable(): Finding {
  return {
    code: 'time-unreadable',
    message:
      'This cell should hold a date and time such as 9/27/2026 15:00:00 or 2026/09/27 3:00:00 PM GMT-7.',
  };
}

/** Minutes ahead of UTC; null when no zone is written; undefined when the text is none. */
function zoneOffset(zone: string): number | null | undefined {
  if (zone === '') return null;
  const named = NAMED_ZONES[zone.toLowerCase()];
  if (named !== undefined) return named;
  const match = OFFSET.exec(zone);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return match[1] === '+' ? minutes : -minutes;
}

function hourOfDay(hour: number, half: string | undefined): number {
  if (!half) return hour;
  return (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Clock of a time zone: what the wall shows at an instant, 'YYYY-MM-DDTHH:MM:SS'. */
function wallClock(timeZone: string): (instant: Date) => string {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (instant) => {
    const part: Record<string, string> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = value;
    return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
  };
}

/**
 * Local date and time, 'YYYY-MM-DDTHH:MM:SS', in the district's time zone. A text with a zone of its own
 * ('2026/09/27 3:00:00 PM GMT+3', '...Z') is moved to it; one without is local already. A date alone is its midnight.
 *
 * @example localTimestamp({ dayFirst: false }, 'America/Los_Angeles')('2026/09/27 3:00:00 PM GMT+3') === '2026-09-27T05:00:00'
 */
export function localTimestamp(order: DateOrder, timeZone: string): (text: string) => Value | Finding {
  let clock: ((instant: Date) => string) | undefined;
  return (text) => {
    const found = splitDate(text, order.dayFirst);
    if (!('date' in found)) return found;
    if (found.rest === '') return `${found.date}T00:00:00`;
    const match = TIME.exec(found.rest);
    const offset = match ? zoneOffset((match[5] ?? '').trim()) : undefined;
    if (!match || offset === undefined) return unreadable();
    const hour = hourOfDay(Number(match[1]), match[4]);
    if (hour > 23 || Number(match[2]) > 59 || Number(match[3] ?? 0) > 59) return unreadable();
    const local = `${found.date}T${String(hour).padStart(2, '0')}:${match[2]}:${match[3] ?? '00'}`;
    if (offset === null) return local;
    clock ??= wallClock(timeZone);
    return clock(new Date(Date.parse(`${local}Z`) - offset * 60_000));
  };
}
