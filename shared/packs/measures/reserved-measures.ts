import type { MeasureValue } from '../../records/classroom.ts';

/**
 * Rows of the "measure values" file that are not numbers to chart but things people above the teams say. A district or hub writes them
 * with the same columns (docs/packs.md shows the files): "Measure id" says what the row is, "Group" names the team, "Note" holds the words.
 */
export const REPLY_TO_TEAM = 'reply-to-team';
export const COACH_RATING_PREFIX = 'coach-rating-';
export const EXIT_INTERVIEW = 'exit-interview';

/** Columns of such a file, in the order of the template. */
export const MEASURE_VALUE_COLUMNS = [
  'Measure id',
  'Measure name',
  'Date',
  'School code',
  'Group',
  'Numerator',
  'Denominator',
  'Value',
  'Reason',
  'Counts as avoidable',
  'Note',
] as const;

/** Numbers of the district itself: what is left when replies, ratings and interviews are taken out. */
export function districtMeasureValues(values: readonly MeasureValue[]): readonly MeasureValue[] {
  return values.filter(
    ({ measureId }) =>
      measureId !== REPLY_TO_TEAM &&
      measureId !== EXIT_INTERVIEW &&
      !measureId.startsWith(COACH_RATING_PREFIX),
  );
}
