import { describe, expect, it } from 'vitest';
import { edit, oakContext, oakTeam, TEAM, test } from '../made-up/oak-team.ts';
import { rowKeys } from '../row-keys.ts';
import type { TeamRecords } from '../team-records.ts';
import { teamViews } from '../team-views.ts';

const keys = rowKeys(oakContext().rowKeySecret, TEAM);
const pointKey = (date: string, section: string | null = null) =>
  keys.point({ measureId: 'asked', itemId: 'asked', source: 'student-slip', section, date });
const pagesOf = (records: TeamRecords, today = '2025-11-12') =>
  teamViews(records, oakContext({ today })).pages;
const viewOf = (changes: Partial<TeamRecords> = {}, today = '2025-11-12', shape = {}) =>
  pagesOf(oakTeam(shape, changes), today)[0]!.view;

describe('a point left out', () => {
  const mark = (value: string | null, reason: string | null, key = pointKey('2025-11-03')) => [
    edit('exclude-point', key, 'leaveOut', value),
    edit('exclude-point', key, 'reason', reason),
  ];

  it('with a reason counts nowhere, and stays visible', () => {
    const view = viewOf({ edits: mark('yes', 'Substitute teacher') });
    const point = view.outcome?.points.find(({ date }) => date === '2025-11-03');
    expect(point).toMatchObject({ excluded: 'Substitute teacher', inBaseline: false });
    expect(point?.value).not.toBeNull();
    expect(view.thisWeek.headline).toContain('15 lessons');
  });

  it('without a reason still counts, and the team is told; so is a reason without "yes"', () => {
    const view = viewOf({
      edits: [...mark('yes', null), ...mark(null, 'Fire drill', pointKey('2025-11-05'))],
    });
    expect(view.thisWeek.headline).toContain('16 lessons');
    expect(view.test.findings).toEqual([
      'Nov 3, Students who asked: marked to be left out, without a reason. It still counts: write down why.',
      'Nov 5, Students who asked: a reason to leave it out, but Leave out is not “yes”. It still counts.',
    ]);
  });

  it('of one section drops out of the line of all, which goes on with the others', () => {
    const view = viewOf({ edits: mark('sí', 'Fire drill', pointKey('2025-11-03', 'P3')) }, '2025-11-12', {
      sections: ['P2', 'P3'],
    });
    const at = (points: readonly { date: string; answered: number | null; excluded: string | null }[] = []) =>
      points.find(({ date }) => date === '2025-11-03');
    expect(at(view.outcome?.points)).toMatchObject({ answered: 25, excluded: null });
    expect(at(view.furtherSeries[1]?.points)).toMatchObject({ excluded: 'Fire drill' });
  });

  it('of "done as planned" leaves that lesson out of the sum and lists it', () => {
    const key = keys.point({
      measureId: 'cards-done',
      itemId: null,
      source: 'self-report',
      section: 'P2',
      date: '2025-11-03',
    });
    const view = viewOf({ edits: mark('yes', 'Assembly', key) });
    const lessons = view.implementation?.lessons ?? [];
    expect(lessons.filter(({ excluded }) => excluded === null)).toHaveLength(7);
    // It stays on The numbers with its reason, where the team can take it in again.
    expect(lessons.filter(({ excluded }) => excluded !== null)).toMatchObject([
      { key, excluded: 'Assembly' },
    ]);
    expect(view.implementation?.summary).toMatch(/^Done as planned in 7 of 7 lessons/);
    expect(view.setAsideRows.map(({ reason }) => reason)).toEqual([
      'Nov 3: The team left this lesson out: Assembly',
    ]);
  });
});

describe('what two people’s copies say differently', () => {
  const edits = [
    edit('test-field', 'T1', 'decision', 'adopt', { editor: 'Ana', editedAt: '2025-11-10T10:00:00' }),
    edit('test-field', 'T1', 'decision', 'adapt', { editor: 'Beto', editedAt: '2025-11-11T10:00:00' }),
  ];

  it('is settled by the newest, and both are listed', () => {
    const views = teamViews(oakTeam({}, { edits }), oakContext());
    expect(views.pages[0]!.view.test.decision).toBe('adapt');
    expect(views.pages[0]!.view.test.findings).toContain(
      'Two copies say different things about Our decision: “adopt”, “adapt”. The last one counts.',
    );
    expect(views.conflicts).toHaveLength(1);
  });

  it('is told on the page of the test it concerns', () => {
    const pages = pagesOf(oakTeam({}, { edits, tests: [test('T1'), test('T2', { title: 'Other' })] }));
    expect(pages[1]!.view.test.findings.join(' ')).not.toContain('Two copies');
  });
});
