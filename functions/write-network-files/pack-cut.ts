import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import { firstMomentAfter } from '../../shared/packs/period/end-of-day.ts';
import { lastDayOf, type PackPeriod } from '../../shared/packs/period/period.ts';

/** Up to when a pack looks. */
export interface PackCut {
  readonly period: PackPeriod;
  /** Files that landed up to this moment count (ISO, UTC). */
  readonly asOf: string;
  /** The day the pack is about: the last of its period, or today while the period goes on. ISO date. */
  readonly today: string;
  /** The period is over: a pack that was made at this cut stays as it is. */
  readonly final: boolean;
}

/** The cut of a period as seen from now. @param timeZone the district's, for the network's packs the network's */
export function packCut(period: PackPeriod, now: Date, timeZone: string): PackCut {
  const lastDay = lastDayOf(period);
  const end = Date.parse(firstMomentAfter(lastDay, timeZone)) - 1;
  const final = now.getTime() > end;
  const moment = final ? new Date(end) : now;
  return {
    period,
    asOf: moment.toISOString(),
    today: final ? lastDay : dateInTimeZone(now.toISOString(), timeZone),
    final,
  };
}
