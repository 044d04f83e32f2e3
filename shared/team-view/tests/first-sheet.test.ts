import { describe, expect, it } from 'vitest';
import {
  asUsual,
  lessonDays,
  measure,
  oakContext,
  oakTeam,
  observation,
  team,
  test,
} from '../made-up/oak-team.ts';
import type { TeamRecords } from '../team-records.ts';
import { teamViews } from '../team-views.ts';

const AFTER_DECIDE_BY = '2025-12-15';
const pagesOf = (records: TeamRecords, today = '2025-11-12') =>
  teamViews(records, oakContext({ today })).pages;
const viewOf = (changes: Partial<TeamRecords> = {}, today = '2025-11-12', shape = {}) =>
  pagesOf(oakTeam(shape, changes), today)[0]!.view;

describe('the first sheet of a running test', () => {
  it('says "so far" before the decide-by date and calls the change on it', () => {
    expect(viewOf().thisWeek.headline).toBe(
      'So far: 8 lessons in a row above the usual level since “Question cards” (25 students, 16 lessons). You decide on Dec 12.',
    );
    expect(viewOf({}, AFTER_DECIDE_BY).thisWeek.headline).toBe(
      'A lasting change: 8 lessons in a row above the usual level since “Question cards” (25 students, 16 lessons).',
    );
  });

  it('does not see a change where there is none', () => {
    expect(viewOf({}, AFTER_DECIDE_BY, { yes: asUsual }).thisWeek.headline).toBe(
      'Up and down as usual. No sign of a lasting change yet (25 students, 16 lessons).',
    );
  });

  it('prints the age of the newest point in school days, and calls it old by the setting', () => {
    const { freshness, stale } = viewOf().thisWeek;
    expect([freshness, stale]).toEqual(['Newest lesson: Nov 10 (2 school days ago).', false]);
    const holidays = [
      { schoolYear: '2025-26' as const, firstDay: '2025-11-24', lastDay: '2025-11-28', name: null },
    ];
    expect(viewOf({}, '2025-11-25').thisWeek).toMatchObject({ stale: true });
    expect(viewOf({ noSchoolDays: holidays }, '2025-11-25').thisWeek).toMatchObject({ stale: false });
    const context = oakContext({ today: '2025-11-12' });
    const strict = { ...context, settings: { ...context.settings, staleAfterSchoolDays: 1 } };
    expect(teamViews(oakTeam(), strict).pages[0]!.view.thisWeek.stale).toBe(true);
  });

  it('holds the prediction against the newest lesson', () => {
    const { thisWeek, test: page } = viewOf();
    expect(thisWeek.prediction).toBe(
      'Prediction: at least 60% by Dec 12. Result so far: 20 of 25 (80%): met.'.replace(
        'met',
        page.result!.includes('neither') ? 'open' : 'met',
      ),
    );
    expect(page.result).toMatch(
      /^You predicted at least 60%\. 20 of 25 students \(80%\) said so; .* is plausible/,
    );
    expect(page.prediction).toEqual({
      text: 'At least 60 % will ask.',
      direction: 'at-least',
      value: '60%',
      lockedSince: '2025-10-24',
      remark: null,
    });
  });

  it('says what is next, when to decide, who meets when and what for', () => {
    const { next, nextMeetingOn, nextTask } = viewOf().thisWeek;
    expect(next).toEqual([
      'Keep “Question cards” as it is until Dec 12, then decide.',
      'Next: decide by Dec 12: adopt, adapt, stop.',
    ]);
    expect([nextMeetingOn, nextTask]).toEqual(['2025-11-19', 'Bring three slips each']);
  });

  it('does not let the headline stand alone where the change was hardly done, or nobody knows', () => {
    const observations = lessonDays(16)
      .slice(8)
      .map((day, i) => observation(day, 'cards-done', { done: i < 3 ? 'done' : 'no' }));
    const { thisWeek, implementation } = viewOf({ observations });
    expect(thisWeek.headline).toMatch(
      /“Question cards” happened as planned in 3 of 8 lessons, so this is not yet a test of the idea\.$/,
    );
    expect(implementation?.lessons).toHaveLength(8);
    expect(viewOf({ observations: [] }).thisWeek.headline).toMatch(
      /Was it done\? Nothing is written down since Oct 24\.$/,
    );
  });

  it('speaks up for a measure that is watched for harm only when it moved the other way', () => {
    const measures = [
      ...oakTeam().measures,
      measure('minutes', { name: 'Minutes left', kind: 'count', role: 'balancing' }),
    ];
    const minutes = (since: number) =>
      lessonDays(16).map((day, i) =>
        observation(day, 'minutes', {
          numerator: i < 8 ? 12 + (i % 3) : since + (i % 3),
          source: 'observed',
        }),
      );
    const worse = viewOf({ measures, observations: minutes(4) });
    expect(worse.balancing?.measureId).toBe('minutes');
    expect(worse.thisWeek.next.at(-1)).toMatch(
      /^Minutes left: So far: the level has been the other way since/,
    );
    expect(viewOf({ measures, observations: minutes(12) }).thisWeek.next.join(' ')).not.toContain(
      'Minutes left',
    );
  });
});

describe('a Spanish-speaking team', () => {
  const { view } = pagesOf(
    oakTeam(
      { wrote: () => 'no entendí nada' },
      {
        team: team({
          language: 'es',
          cycleName: 'Cycle of Inquiry',
          showHowToRead: 'yes',
          showCodebook: 'yes',
        }),
        tests: [test('T1', { title: 'Tarjetas de preguntas' })],
      },
    ),
  )[0]!;

  it('reads everything in Spanish', () => {
    expect(view.thisWeek.headline).toMatch(
      /^Hasta ahora: 8 lecciones seguidas por encima del nivel usual desde «Tarjetas de preguntas»/,
    );
    expect(view.outcome).toMatchObject({
      measureName: 'Estudiantes que preguntaron',
      source: 'boletas de salida',
    });
    expect(view.test.measures).toEqual([
      'Estudiantes que preguntaron (% que dice que sí), meta 60%',
      'Cards used (hecho / en parte / no)',
    ]);
    expect(view.coding.answers[0]).toMatchObject({ language: 'inglés' });
    expect(view.cycleName).toBe('Cycle of Inquiry');
    expect(view.howToRead?.sentences[0]).toContain('nivel usual');
    expect(view.showCodebook).toBe(true);
  });
});

describe('what is shown only on request', () => {
  const annual = {
    title: 'Stand',
    subtitle: '',
    schoolYears: ['2024-25'],
    groupName: 'x',
    inGroup: [],
    notInGroup: [],
    notes: [],
  };

  it('stays away until the team asks, and the annual line until somebody gives it', () => {
    const view = viewOf();
    expect([view.howToRead, view.showCodebook, view.context, view.interims]).toEqual([
      null,
      false,
      null,
      null,
    ]);
    const given = oakContext({ annualContext: annual, districtReply: 'Mondays at 3 from January' });
    expect(teamViews(oakTeam(), given).pages[0]!.view.context).toBeNull();
    const asked = teamViews(oakTeam({}, { team: team({ showContext: 'yes' }) }), given).pages[0]!.view;
    expect(asked.context).toEqual(annual);
    expect(asked.test.districtReply).toBe('Mondays at 3 from January');
  });
});
