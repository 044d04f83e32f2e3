import { schoolDaysBetween } from '../../shared/change/school-days.ts';
import { dateInTimeZone } from '../../shared/intake/bytes/landed-file.ts';
import type { CurrentFile } from '../../shared/ledger/file-state.ts';
import { districtSettings } from '../../shared/settings/settings.ts';
import type { Container } from '../container.ts';

/**
 * Tells for each district how many school days ago its newest file landed: an export that stopped is noticed by nobody else.
 * Breaks that stand in the settings do not count; a district that never dropped a file is not told of.
 */
export function tellQuietDistricts(
  { log, settings }: Container,
  files: ReadonlyMap<string, readonly CurrentFile[]>,
  today: string,
): void {
  for (const [district, landed] of files) {
    const newest = landed
      .map((file) => file.landedAt)
      .sort()
      .at(-1);
    if (newest === undefined) continue;
    const { breaks, timeZone } = districtSettings(settings, district);
    const closures = breaks.map(({ firstDay, lastDay }) => ({ first: firstDay, last: lastDay }));
    const since = dateInTimeZone(newest, timeZone ?? settings.timeZone);
    log.count('SchoolDaysSinceLastFile', schoolDaysBetween(since, today, { closures }), { district });
  }
}
