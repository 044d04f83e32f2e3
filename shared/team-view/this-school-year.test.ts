import { describe, expect, it } from 'vitest';
import { ASKED, edit, item, measure, oakContext, oakTeam, section, slip, test } from './made-up/oak-team.ts';
import type { TeamRecords } from './team-records.ts';
import { teamViews } from './team-views.ts';
import { recordsOfThisYear } from './this-school-year.ts';

const last = { schoolYear: '2024-25' } as const;
const lastYear = <R extends object>(list: readonly R[]): R[] => list.map((one) => ({ ...one, ...last }));

describe('a team in its second year', () => {
  const records = oakTeam();
  const older = {
    answers: lastYear(slip('2025-03-03', 0, { [ASKED]: 'Yes' })),
    sections: [section('P9', last)],
    members: [
      {
        ...last,
        teamId: 'oak',
        personEmail: 'gone@oak.example',
        personName: null,
        role: 'member' as const,
        fromDate: null,
        toDate: null,
      },
    ],
    tests: [test('T1', { ...last, title: 'Last year’s cards' }), test('T4', last)],
    items: [item('asked', ASKED, { ...last, measureId: 'old' }), item('mood', 'How was it?', last)],
    measures: [measure('asked', { ...last, name: 'Old name' }), measure('mood', last)],
    edits: [edit('test-field', 'T1', 'plan', 'last year’s plan', last)],
  };
  const both = {
    ...records,
    ...Object.fromEntries(
      Object.entries(older).map(([name, list]) => [
        name,
        [...list, ...(records[name as keyof TeamRecords] as object[])],
      ]),
    ),
  } as TeamRecords;

  it('has this year’s test, sections, slips and edits, and nobody who was a member once', () => {
    const now = recordsOfThisYear({ ...both, members: [...both.members] }, '2025-11-12');
    expect(now.tests.map(({ title }) => title)).toEqual(['Question cards']);
    expect(now.sections.map(({ sectionId }) => sectionId)).toEqual(['P2']);
    expect(now.answers).toHaveLength(records.answers.length);
    expect(now.edits).toEqual([]);
  });

  it('keeps measures and items until a newer row says otherwise', () => {
    const now = recordsOfThisYear(both, '2025-11-12');
    expect(now.measures.map(({ measureId, name }) => [measureId, name])).toEqual([
      ['asked', 'Students who asked'],
      ['mood', 'Measure mood'],
      ['cards-done', 'Cards used'],
    ]);
    expect(now.items.find(({ question }) => question === ASKED)?.measureId).toBe('asked');
  });

  it('has the same pages as without its past', () => {
    const { pages } = teamViews(
      { ...both, measures: records.measures, items: records.items, members: [] },
      oakContext(),
    );
    expect(pages).toEqual(teamViews(records, oakContext()).pages);
  });

  it('works with last year’s sheets until new ones come, and on last year’s data over the summer', () => {
    const summer = recordsOfThisYear(oakTeam(), '2026-07-20');
    expect(summer.answers.length).toBeGreaterThan(0);
    const autumn = [
      ...records.answers,
      ...slip('2026-08-24', 0, { [ASKED]: 'Yes' }).map((one) => ({ ...one, schoolYear: '2026-27' as const })),
    ];
    const now = recordsOfThisYear({ ...records, answers: autumn }, '2026-08-25');
    expect([now.answers.length, now.sections.length, now.tests.length]).toEqual([1, 1, 1]);
  });

  it('takes what was typed in July into last year’s workbook', () => {
    const july = edit('test-field', 'T1', 'decision', 'adopt', {
      schoolYear: '2026-27',
      editedAt: '2026-07-02T10:00:00',
    });
    expect(recordsOfThisYear({ ...records, edits: [july] }, '2026-07-03').edits).toEqual([july]);
  });

  it('is not hidden by rows of a year that has not come', () => {
    const tests = [...records.tests, test('T1', { schoolYear: '2030-31', title: 'Later' })];
    expect(recordsOfThisYear({ ...records, tests }, '2025-11-12').tests.map(({ title }) => title)).toEqual([
      'Question cards',
    ]);
  });
});
