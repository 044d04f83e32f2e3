import { describe, expect, it } from 'vitest';
import {
  edit,
  lessonDays,
  measure,
  oakContext,
  oakTeam,
  observation,
  section,
  TEAM,
  test,
} from './made-up/oak-team.ts';
import type { TeamRecords } from './team-records.ts';
import { teamViews } from './team-views.ts';

const AFTER_DECIDE_BY = '2025-12-15';
const pagesOf = (records: TeamRecords, today = '2025-11-12') =>
  teamViews(records, oakContext({ today })).pages;
const viewOf = (changes: Partial<TeamRecords> = {}, today = '2025-11-12', shape = {}) =>
  pagesOf(oakTeam(shape, changes), today)[0]!.view;

describe('hostile records', () => {
  const nothing: Partial<TeamRecords> = {
    answers: [],
    observations: [],
    tests: [],
    roster: [],
    sections: [],
    items: [],
  };

  it('a team of which nothing is known gets one workbook with an empty form', () => {
    const views = teamViews(
      oakTeam({ students: 0 }, { ...nothing, team: null, measures: [], changeIdeas: [], drivers: [] }),
      oakContext(),
    );
    expect(views.pages).toHaveLength(1);
    expect(views.pages[0]!.view).toMatchObject({
      language: 'en',
      team: { name: TEAM, school: null, district: 'Alder Unified' },
      outcome: null,
      implementation: null,
      test: { id: 'T1', title: null, findings: [] },
      thisWeek: {
        headline: 'No test of change yet: write down one change to try.',
        freshness: null,
        prediction: null,
      },
    });
    expect(views.sections).toEqual([]);
    expect(views.findings.map(({ code }) => code)).toEqual(['team-row-missing']);
  });

  it('a team without a test sees its slips, without a verdict', () => {
    const view = viewOf({ tests: [] });
    expect(view.outcome?.points).toHaveLength(16);
    expect(view.outcome?.change).toBeNull();
    expect(view.thisWeek.headline).toMatch(/^No test of change yet/);
  });

  it('slips without Items are rows that nobody has named', () => {
    const views = teamViews(oakTeam({}, { items: [] }), oakContext());
    expect(views.pages[0]!.view.outcome).toBeNull();
    expect(views.pages[0]!.view.setAsideRows.length).toBeGreaterThan(0);
    expect(views.findings.map(({ code }) => code)).toContain('no-items');
  });

  it('without a roster there are lines, and no groups', () => {
    const view = viewOf({ roster: [] });
    expect(view.outcome?.points[0]).toMatchObject({ answered: 25, expected: null });
    expect(view.groups).toMatchObject({ comparisons: [], answersWithoutGroup: 125 });
  });

  it('with observations only there is a line, and nothing to code', () => {
    const measures = [
      measure('asked', { kind: 'rate', unit: 'per 10 minutes' }),
      measure('cards-done', { kind: 'implementation' }),
    ];
    const observations = lessonDays(16).map((day, i) =>
      observation(day, 'asked', {
        numerator: i < 8 ? 2 + (i % 2) : 6 + (i % 2),
        denominator: 20,
        source: 'observed',
      }),
    );
    const view = viewOf({ answers: [], items: [], measures, observations }, AFTER_DECIDE_BY);
    expect(view.outcome).toMatchObject({
      students: null,
      unit: { kind: 'rate', per: 'per 10 minutes' },
      source: 'observed',
    });
    expect(view.thisWeek.headline).toMatch(/^A lasting change: 8 lessons in a row above/);
    expect(view.coding.answers).toEqual([]);
  });

  it('days before the baseline are drawn and not judged', () => {
    const tests = [test('T1', { baselineFrom: '2025-10-10' })];
    const view = viewOf({ tests }, AFTER_DECIDE_BY);
    expect(view.outcome?.points).toHaveLength(16);
    expect(view.outcome?.points.filter(({ inBaseline }) => inBaseline)).toHaveLength(6);
    expect(view.thisWeek.headline).toMatch(/^Too early to tell: 6 lessons before/);
  });

  it('a test that begins before all data, or after today, is too early', () => {
    expect(viewOf({ tests: [test('T1', { startsOn: '2025-09-01' })] }).thisWeek.headline).toMatch(
      /^Too early to tell: 0 lessons before/,
    );
    expect(viewOf({ tests: [test('T1', { startsOn: '2026-02-02' })] }).thisWeek.headline).toBe(
      'Too early to tell: 16 lessons so far, and “Question cards” has not started.',
    );
  });

  it('tests that follow each other in a circle, or nobody, do no harm', () => {
    const tests = [
      test('T1', { followsTestId: 'T2' }),
      test('T2', { followsTestId: 'T1' }),
      test('T3', { followsTestId: 'T9' }),
    ];
    expect(pagesOf(oakTeam({}, { tests })).map(({ view }) => view.test.follows)).toEqual([
      'Question cards',
      'Question cards',
      null,
    ]);
  });

  it('a decision before the change, and one without a day, are told and kept', () => {
    const early = test('T1', { decision: 'adopt', decidedOn: '2025-10-01' });
    expect(viewOf({ tests: [early] }).test.findings).toContain('No data collected since the change.');
    const dayless = test('T1', { decision: 'adopt', decisionReason: 'x' });
    expect(viewOf({ tests: [dayless] }, AFTER_DECIDE_BY).test.findings).toContain(
      'The decision has no day: write down when you decided.',
    );
  });

  it('edits of rows that are no longer there change nothing', () => {
    const edits = [
      edit('exclude-point', 'gone', 'leaveOut', 'yes'),
      edit('human-code', 'gone', 'yours1', 'Confused'),
      edit('meeting', 'gone', 'outcome', 'x'),
      edit('storyboard', 'gone', 'body', 'x'),
      edit('codebook', 'gone', 'definition', 'x'),
      edit('team-field', 'another-team', 'nextTask', 'x'),
    ];
    expect(viewOf({ edits })).toEqual(viewOf());
  });
});

describe('the order of records', () => {
  it('plays no part', () => {
    const records = oakTeam(
      {
        sections: ['P2', 'P3'],
        lessons: 10,
        wrote: (lesson, who) => (who % 9 === 0 ? `lost ${lesson} ${who}` : null),
      },
      {
        tests: [test('T1'), test('T2', { title: 'Other', startsOn: '2025-10-20' })],
        sections: [section('P2'), section('P3')],
      },
    );
    const reversed = Object.fromEntries(
      Object.entries(records).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.toReversed() : value,
      ]),
    ) as unknown as TeamRecords;
    expect(teamViews(reversed, oakContext())).toEqual(teamViews(records, oakContext()));
  });
});

describe('a team with several sections', () => {
  const view = viewOf({}, '2025-11-12', { sections: ['P2', 'P3'] });

  it('has one line of all of them first, and one of each on The numbers', () => {
    expect(view.outcome).toMatchObject({ section: null, students: 50 });
    expect(view.outcome?.points[0]).toMatchObject({ answered: 50, expected: 50 });
    expect(view.furtherSeries.map(({ section: name, students }) => [name, students])).toEqual([
      ['Period 2', 25],
      ['Period 3', 25],
    ]);
  });

  it('has no line of a measure that belongs to another test', () => {
    const measures = [
      ...oakTeam().measures,
      measure('other', { name: 'Other' }),
      measure('third', { name: 'Third' }),
    ];
    const observations = ['other', 'third'].map((id) =>
      observation('2025-11-03', id, { numerator: 10, denominator: 20, source: 'observed' }),
    );
    const pages = pagesOf(
      oakTeam({}, { measures, observations, tests: [test('T1'), test('T2', { measureId: 'other' })] }),
    );
    expect(pages.map((page) => page.view.furtherSeries.map(({ measureId }) => measureId))).toEqual([
      ['third'],
      ['third'],
    ]);
  });
});
