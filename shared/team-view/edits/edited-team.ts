import type { MeetingRecord, StoryboardEntry, TeamRecord } from '../../records/team.ts';
import { type IsoDate, STORYBOARD_HEADINGS, type StoryboardHeading } from '../../workbook/team-view.ts';
import { wordsFor } from '../../workbook/words/words.ts';
import type { RowKeys } from '../row-keys.ts';
import { sameText } from '../texts.ts';
import { type EditLog, isNewRow, type TypedCell } from './edit-log.ts';
import type { EditProblem } from './edited-tests.ts';
import { dayTyped } from './typed-values.ts';

/** What a team says of itself that it can change in its workbook. */
export type EditedTeamFields = Pick<TeamRecord, 'nextMeetingOn' | 'nextTask' | 'raisedToDistrict'> & {
  readonly problems: readonly EditProblem[];
};

/** Next meeting, next task and what is raised to the district, with the team's edits on top. */
export function editedTeamFields(team: TeamRecord | null, teamId: string, log: EditLog): EditedTeamFields {
  const row = log.rows('team-field').get(teamId);
  const problems: EditProblem[] = [];
  const textOf = (field: 'nextTask' | 'raisedToDistrict'): string | null => {
    const cell = row?.get(field);
    return cell === undefined ? (team?.[field] ?? null) : cell.value;
  };
  const meeting = row?.get('nextMeetingOn');
  let nextMeetingOn = team?.nextMeetingOn ?? null;
  if (meeting !== undefined) {
    const day = meeting.value === null ? null : dayTyped(meeting.value);
    if (day === undefined) {
      problems.push({ kind: 'not_a_day', field: 'nextMeetingOn', value: meeting.value ?? '' });
    } else nextMeetingOn = day;
  }
  return {
    nextMeetingOn,
    nextTask: textOf('nextTask'),
    raisedToDistrict: textOf('raisedToDistrict'),
    problems,
  };
}

export type EditedMeeting = Pick<MeetingRecord, 'metOn' | 'outcome' | 'nextStep' | 'blocker'> & {
  /** The row key, from the day under which the meeting was first written down. */
  readonly key: string;
};

interface MeetingState {
  metOn: IsoDate;
  outcome: string | null;
  nextStep: string | null;
  blocker: string | null;
}

const MEETING_TEXTS = ['outcome', 'nextStep', 'blocker'] as const;

/**
 * The meeting log: the records with the team's edits on top, and the meetings that were typed into the free rows. A meeting is known by
 * the day it was first written down under; typed without a day it stands under the day its copy came back. All cells emptied = no meeting.
 */
export function editedMeetings(
  meetings: readonly MeetingRecord[],
  log: EditLog,
  keys: RowKeys,
): EditedMeeting[] {
  const states = new Map<IsoDate, MeetingState>();
  for (const { metOn, outcome, nextStep, blocker } of meetings) {
    states.set(metOn, { metOn, outcome, nextStep, blocker });
  }
  const typed = [...log.rows('meeting')];
  const edited = new Set<IsoDate>();
  for (const [rowKey, row] of typed) {
    if (!isNewRow(rowKey)) continue;
    const newest = [...row.values()].find(({ value }) => value !== null);
    if (newest === undefined) continue;
    const metOn = dayTyped(row.get('metOn')?.value ?? '') ?? newest.editedAt.slice(0, 10);
    const state = states.get(metOn) ?? { metOn, outcome: null, nextStep: null, blocker: null };
    states.set(metOn, applyMeetingCells(state, row));
  }
  const dayOfKey = new Map(
    [...states.keys()].flatMap((day) => [[keys.meeting(day), day] as const, [day, day] as const]),
  );
  for (const [rowKey, row] of typed) {
    const day = dayOfKey.get(rowKey);
    const state = day === undefined ? undefined : states.get(day);
    if (day === undefined || state === undefined) continue;
    states.set(day, applyMeetingCells(state, row));
    edited.add(day);
  }
  return [...states]
    .filter(([day, state]) => !edited.has(day) || MEETING_TEXTS.some((field) => state[field] !== null))
    .map(([day, state]) => ({ key: keys.meeting(day), ...state }))
    .sort((a, b) => (a.metOn < b.metOn ? -1 : a.metOn > b.metOn ? 1 : 0));
}

function applyMeetingCells(state: MeetingState, row: ReadonlyMap<string, TypedCell>): MeetingState {
  const next = { ...state };
  for (const field of MEETING_TEXTS) {
    const cell = row.get(field);
    if (cell !== undefined) next[field] = cell.value;
  }
  const metOn = dayTyped(row.get('metOn')?.value ?? '');
  return metOn === undefined ? next : { ...next, metOn };
}

/** Where texts go whose heading is none of the storyboard's: nothing a team wrote is lost. */
const OTHER_HEADING: StoryboardHeading = 'knowledge';

/** Other names under which teams write their storyboard, as parts of the heading. */
const HEADING_WORDS: readonly (readonly [part: string, heading: StoryboardHeading])[] = [
  ['meeting', 'meetings'],
  ['reunion', 'meetings'],
  ['performance', 'current-performance'],
  ['problem', 'current-performance'],
  ['desempeno', 'current-performance'],
  ['perspectiv', 'user-perspective'],
  ['system', 'system'],
  ['sistema', 'system'],
  ['accomplish', 'aim'],
  ['aim', 'aim'],
  ['proposito', 'aim'],
  ['improvement?', 'measures'],
  ['measure', 'measures'],
  ['medida', 'measures'],
  ['change', 'change-ideas'],
  ['cambio', 'change-ideas'],
  ['learn', 'learning'],
  ['aprend', 'learning'],
  ['next', 'next-steps'],
  ['sigue', 'next-steps'],
  ['test', 'tests'],
  ['prueba', 'tests'],
  ['team', 'team'],
  ['equipo', 'team'],
  ['knowledge', 'knowledge'],
  ['conocimiento', 'knowledge'],
];

/** The team's own text under each heading of the storyboard. What it typed in the workbook replaces what its file says. */
export function storyboardTexts(
  entries: readonly StoryboardEntry[],
  log: EditLog,
): ReadonlyMap<StoryboardHeading, string> {
  const texts = new Map<StoryboardHeading, string>();
  for (const { heading, body } of entries) {
    if (body === null) continue;
    const place = headingOf(heading);
    const text = place === undefined ? `${heading}: ${body}` : body;
    const under = place ?? OTHER_HEADING;
    texts.set(under, texts.has(under) ? `${texts.get(under)}\n${text}` : text);
  }
  for (const [rowKey, row] of log.rows('storyboard')) {
    const place = headingOf(rowKey);
    const cell = row.get('body');
    if (place === undefined || cell === undefined) continue;
    if (cell.value === null) texts.delete(place);
    else texts.set(place, cell.value);
  }
  return texts;
}

/** The heading that a text names: by its id, as the sheet writes it in either language, or by what it says. */
function headingOf(text: string): StoryboardHeading | undefined {
  const plain = sameText(text).replace(/[‘’]/g, "'");
  const isHeading = (heading: StoryboardHeading): boolean =>
    plain === heading ||
    (['en', 'es'] as const).some(
      (language) => sameText(wordsFor(language).test.storyboard[heading]).replace(/[‘’]/g, "'") === plain,
    );
  return STORYBOARD_HEADINGS.find(isHeading) ?? HEADING_WORDS.find(([part]) => plain.includes(part))?.[1];
}
