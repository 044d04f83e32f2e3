import { describe, expect, it } from 'vitest';
import { ASKED, measure, oakContext, oakTeam, section, slip, student } from '../made-up/oak-team.ts';
import type { TeamRecords } from '../team-records.ts';
import { teamViews } from '../team-views.ts';

const viewsOf = (changes: Partial<TeamRecords> = {}) => teamViews(oakTeam({}, changes), oakContext());

describe('the file of a section', () => {
  it('has its students by name, with their answers, and why one may want to talk with them', () => {
    const roster = [
      student('P2', 0),
      student('P2', 1),
      student('P2', 2, { givenName: null, familyName: null }),
    ];
    const days = ['2025-11-03', '2025-11-05', '2025-11-07', '2025-11-10'];
    const answers = days.flatMap((day, lesson) => [
      ...slip(day, 0, { 'Student ID': '260000', [ASKED]: 'No' }),
      ...(lesson === 0 ? slip(day, 1, { 'Student ID': '260001', [ASKED]: 'Yes' }) : []),
    ]);
    const view = viewsOf({ roster, answers }).sections[0]!.view;
    expect(view).toMatchObject({ sectionId: 'P2', sectionName: 'Period 2', teamName: 'Oak grade 6 math' });
    expect(view.questions.map(({ id }) => id)).toEqual(['asked', 'wrote']);
    expect(
      view.students.map(({ name, localId, answers: given, checkOn }) => [
        name,
        localId,
        given.length,
        checkOn,
      ]),
    ).toEqual([
      ['260002', '260002', 0, [{ kind: 'no-slip', lessons: 4 }]],
      ['Beto Okonjo', '260001', 1, [{ kind: 'no-slip', lessons: 3 }]],
      [
        'Ana Quezada',
        '260000',
        4,
        [
          { kind: 'unfavourable-answers', question: 'Students who asked', count: 4, of: 4 },
          {
            kind: 'small-group',
            group: 'Hispanic/Latino',
            question: 'Students who asked',
            favourable: false,
          },
        ],
      ],
    ]);
  });

  it('asks nobody about missing slips where slips carry no id', () => {
    const answers = ['2025-11-03', '2025-11-05', '2025-11-07'].flatMap((day) =>
      slip(day, 0, { [ASKED]: 'No' }),
    );
    const { students } = viewsOf({ answers, roster: [student('P2', 0)] }).sections[0]!.view;
    expect(students.map(({ checkOn }) => checkOn)).toEqual([[]]);
  });

  it('takes "yes" to a question that should be answered "no" as the answer to talk about', () => {
    const answers = ['2025-11-03', '2025-11-05', '2025-11-07', '2025-11-10'].flatMap((day) =>
      slip(day, 0, { 'Student ID': '260000', [ASKED]: 'Yes' }),
    );
    const checks = (betterIs: 'higher' | 'lower') =>
      viewsOf({
        answers,
        roster: [student('P2', 0)],
        measures: [measure('asked', { betterIs })],
      }).sections[0]!.view.students[0]!.checkOn.map(({ kind }) => kind);
    expect(checks('lower')).toContain('unfavourable-answers');
    expect(checks('higher')).not.toContain('unfavourable-answers');
  });

  it('has growth, and says that the smallest cohort was lowered', () => {
    const growth = [
      {
        subject: 'mathematics',
        schoolYear: '2024-25',
        scaleScore: 2500,
        distanceFromStandard: -52,
        growthPercentile: 61,
        supplied: [],
      },
    ];
    const roster = [student('P2', 0, { growth })];
    const context = oakContext();
    const lowered = { ...context, settings: { ...context.settings, minimumCohort: 150 } };
    const { view } = teamViews(oakTeam({ students: 0 }, { roster }), lowered).sections[0]!;
    expect(view.students[0]?.growth).toEqual(growth);
    expect(view.growthNotes).toEqual([
      'Growth was computed with at least 150 students a grade instead of 1,000: read it with care.',
    ]);
    expect(teamViews(oakTeam({ students: 0 }, { roster }), context).sections[0]!.view.growthNotes).toEqual(
      [],
    );
  });

  it('lists a student of two sections in both, each with the answers of its own lessons', () => {
    const sections = [section('P2'), section('P3')];
    const roster = [student('P2', 0), student('P3', 0)];
    const answers = [
      ...slip('2025-11-03', 0, { 'Student ID': '260000', 'Which period?': 'Period 2', [ASKED]: 'No' }),
      ...slip('2025-11-03', 1, { 'Student ID': '260000', 'Which period?': 'Period 3', [ASKED]: 'Yes' }),
    ];
    const found = viewsOf({ sections, roster, answers }).sections.map(({ view }) =>
      view.students.map((one) => one.answers),
    );
    expect(found).toEqual([
      [[{ date: '2025-11-03', questionId: 'asked', answer: 'No' }]],
      [[{ date: '2025-11-03', questionId: 'asked', answer: 'Yes' }]],
    ]);
  });
});
