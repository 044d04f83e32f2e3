import type { RecordTypeName } from '../../records/records.ts';
import type { Check, FieldFinding } from './checks.ts';

/** Record types about something that happened on a day, and the field that says on which. */
const DAYS: Partial<Readonly<Record<RecordTypeName, string>>> = {
  'assessment-result': 'testedOn',
  observation: 'observedOn',
};

/** Nothing older is dropped here; 1900-01-00 and the like are spreadsheets' words for an empty date. */
const EARLIEST = '1990-01-01';

/** Further than this after the day of landing a date is a slip of the pen; nearer, a clock may be wrong (copied files keep odd times). */
const DAYS_REFUSED_AFTER = 366;

/** A district's clock and ours may disagree by a day. */
const DAYS_OF_GRACE = 1;

/** Files that landed before this have the time of a copy program, not of a landing: their dates are not held against it. */
const FIRST_LANDING = '2015-01-01';

const daysAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/**
 * What has happened lies before the day its file landed. A test far in the future is refused: it would open a school year of its own. One a little
 * later than the landing is used and noted.
 *
 * @example daysThatHappened('assessment-result', '2026-02-01')[0].find({ testedOn: '2035-10-01' })?.finding.code // 'date-not-plausible'
 * @param landedOn the day the file landed in the district's time zone, 'YYYY-MM-DD'
 */
export function daysThatHappened(type: RecordTypeName, landedOn: string): readonly Check[] {
  const field = DAYS[type];
  if (field === undefined) return [];
  const known = landedOn >= FIRST_LANDING;
  const noted = known ? daysAfter(landedOn, DAYS_OF_GRACE) : LAST_DAY;
  const refused = known ? daysAfter(landedOn, DAYS_REFUSED_AFTER) : LAST_DAY;
  return [
    {
      reads: [field],
      sets: [],
      find(record) {
        const day = record[field];
        if (typeof day !== 'string' || (day >= EARLIEST && day <= noted)) return undefined;
        if (day < EARLIEST)
          return found(field, `${day} is long before any file that can be read here.`, undefined);
        const message = `${day} is later than the day this file was dropped, ${landedOn}.`;
        return day > refused
          ? found(field, message, undefined)
          : found(field, `${message} It was used.`, day);
      },
    },
  ];
}

const LAST_DAY = '9999-12-31';

function found(field: string, message: string, usable: string | undefined): FieldFinding {
  const finding = { code: 'date-not-plausible', message } as const;
  return { field, finding: usable === undefined ? finding : { ...finding, usable } };
}
