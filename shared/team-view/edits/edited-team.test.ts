import { describe, expect, it } from 'vitest';
import { edit, TEAM, team } from '../made-up/oak-team.ts';
import { rowKeys } from '../row-keys.ts';
import { readEditLog } from './edit-log.ts';
import { editedMeetings, editedTeamFields, storyboardTexts } from './edited-team.ts';

const keys = rowKeys('secret', TEAM);
const meeting = (metOn: string, outcome: string | null) => ({
  schoolYear: '2025-26' as const,
  teamId: TEAM,
  metOn,
  outcome,
  nextStep: null,
  blocker: null,
  blockerKind: null,
});
const story = (heading: string, body: string | null) => ({
  schoolYear: '2025-26' as const,
  teamId: TEAM,
  heading,
  body,
});

describe('team fields', () => {
  it('are the team’s, with what it typed on top', () => {
    const log = readEditLog([
      edit('team-field', TEAM, 'nextMeetingOn', '2025-12-03'),
      edit('team-field', TEAM, 'raisedToDistrict', 'A shared hour'),
      edit('team-field', TEAM, 'nextTask', null),
    ]);
    expect(editedTeamFields(team(), TEAM, log)).toEqual({
      nextMeetingOn: '2025-12-03',
      nextTask: null,
      raisedToDistrict: 'A shared hour',
      problems: [],
    });
  });

  it('work for a team whose own row is missing', () => {
    const log = readEditLog([edit('team-field', TEAM, 'nextTask', 'Bring slips')]);
    expect(editedTeamFields(null, TEAM, log)).toMatchObject({ nextTask: 'Bring slips', nextMeetingOn: null });
  });

  it('keep the day when nobody can read the new one', () => {
    const log = readEditLog([edit('team-field', TEAM, 'nextMeetingOn', 'Wednesday')]);
    expect(editedTeamFields(team(), TEAM, log)).toMatchObject({
      nextMeetingOn: '2025-11-19',
      problems: [{ kind: 'not_a_day', field: 'nextMeetingOn', value: 'Wednesday' }],
    });
  });
});

describe('the meeting log', () => {
  const read = (...edits: Parameters<typeof readEditLog>[0]) =>
    editedMeetings([meeting('2025-11-05', 'Looked at slips')], readEditLog(edits), keys);

  it('has the meetings of the file with their keys, oldest first', () => {
    expect(read()).toEqual([
      {
        key: keys.meeting('2025-11-05'),
        metOn: '2025-11-05',
        outcome: 'Looked at slips',
        nextStep: null,
        blocker: null,
      },
    ]);
  });

  it('takes what was typed into a row, and keeps its key when the day is corrected', () => {
    const key = keys.meeting('2025-11-05');
    const [first] = read(
      edit('meeting', key, 'nextStep', 'More cards'),
      edit('meeting', key, 'metOn', '2025-11-06'),
    );
    expect(first).toMatchObject({
      key,
      metOn: '2025-11-06',
      outcome: 'Looked at slips',
      nextStep: 'More cards',
    });
  });

  it('adds meetings typed into the free rows; the same copy twice adds one', () => {
    const typed = (editedAt: string) => [
      edit('meeting', 'new-1', 'metOn', '2025-11-12', { editedAt }),
      edit('meeting', 'new-1', 'outcome', 'Decided to go on', { editedAt }),
    ];
    const log = read(...typed('2025-11-12T17:00:00'), ...typed('2025-11-13T17:00:00'));
    expect(log.map(({ metOn, outcome }) => [metOn, outcome])).toEqual([
      ['2025-11-05', 'Looked at slips'],
      ['2025-11-12', 'Decided to go on'],
    ]);
  });

  it('dates a new meeting without a day by the day its copy came back', () => {
    expect(read(edit('meeting', 'new-2', 'outcome', 'Met briefly')).at(-1)?.metOn).toBe('2025-11-14');
  });

  it('drops a meeting whose words were all taken out', () => {
    expect(read(edit('meeting', keys.meeting('2025-11-05'), 'outcome', null))).toEqual([]);
  });
});

describe('the storyboard', () => {
  it('finds the heading of a text by what it says, in either language', () => {
    const texts = storyboardTexts(
      [
        story('Our problem', 'Few ask.'),
        story('The user’s perspective', 'They wait.'),
        story('¿Qué aprendimos?', 'Las tarjetas ayudan.'),
        story('aim', 'All ask.'),
        story('Songs', 'La la'),
      ],
      readEditLog([]),
    );
    expect(Object.fromEntries(texts)).toEqual({
      'current-performance': 'Few ask.',
      'user-perspective': 'They wait.',
      learning: 'Las tarjetas ayudan.',
      aim: 'All ask.',
      knowledge: 'Songs: La la',
    });
  });

  it('lets what was typed in the workbook replace it', () => {
    const texts = storyboardTexts(
      [story('aim', 'All ask.'), story('system', 'old')],
      readEditLog([
        edit('storyboard', 'aim', 'body', 'Every student asks.'),
        edit('storyboard', 'system', 'body', null),
      ]),
    );
    expect(Object.fromEntries(texts)).toEqual({ aim: 'Every student asks.' });
  });
});
