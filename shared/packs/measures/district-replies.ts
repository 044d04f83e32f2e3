import type { MeasureValue } from '../../records/classroom.ts';
import { compareTexts } from '../../team-view/texts.ts';
import { REPLY_TO_TEAM } from './reserved-measures.ts';

/** What the district answered to what a team raised. */
export interface DistrictReply {
  readonly text: string;
  /** ISO date. */
  readonly on: string;
}

/**
 * The newest reply of a district to one team: rows with measure id "reply-to-team", the team in "Group", the words in "Note". A reply
 * without words is none. Of two replies of one day the one that sorts last by its words counts, so that the order of rows plays no part.
 *
 * @example districtReplyFor([row with date '2026-02-10', group 'oak', note 'Yes, from March.'], 'oak') // { text: 'Yes, from March.', on: '2026-02-10' }
 */
export function districtReplyFor(values: readonly MeasureValue[], teamId: string): DistrictReply | null {
  const replies = values
    .filter(({ measureId, group, note }) => measureId === REPLY_TO_TEAM && group === teamId && note !== null)
    .map(({ date, note }) => ({ text: note ?? '', on: date }))
    .sort((a, b) => (a.on === b.on ? compareTexts(a.text, b.text) : compareTexts(a.on, b.on)));
  return replies.at(-1) ?? null;
}
