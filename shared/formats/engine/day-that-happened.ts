import type { RecordTypeName } from '../../records/records.ts';
import type { Check } from './checks.ts';

/** Record types about something that happened on a day, and the field that says on which. */
const DAYS: Partial<Readonly<Record<RecordTypeName, string>>> = {
  'assessment-result': 'testedOn',
  observation: 'observedOn',
};

/** Nothing older is dropped here; 1900-01-00 and the like are spreadsheets' words for an empty date. */
const EARLIEST = '1990-01-01';

/** A district's clock and ours may disagree by a day, not by more. */
const DAYS_OF_GRACE = 1;

/**
 * What has happened lies before the day its file landed: a test of next year is a slip of the pen, and would open a school year of its own.
 *
 * @example daysThatHappened('assessment-result', '2026-02-01')[0]({ testedOn: '2035-10-01' })?.finding.code // 'date-not-plausible'
 * @param landedOn the day the file landed in the district's time zone, 'YYYY-MM-DD'
 */
export function daysThatHappened(type: RecordTypeName, landedOn: string): readonly Check[] {
  const field = DAYS[type];
  if (field === undefined) return [];
  const latest = new Date(Date.parse(landedOn) + DAYS_OF_GRACE * 86_400_000).toISOString().slice(0, 10);
  return [
    (record) => {
      const day = record[field];
      if (typeof day !== 'string' || (day >= EARLIEST && day <= latest)) return undefined;
      const message =
        day > latest
          ? `${day} is later than the day this file was dropped, ${landedOn}.`
          : `${day} is long before any file that can be read here.`;
      return { field, finding: { code: 'date-not-plausible', message } };
    },
  ];
}
