import { describe, expect, it } from 'vitest';
import {
  ASKED,
  ASKED_ES,
  item,
  lessonDays,
  measure,
  oakContext,
  oakTeam,
  observation,
  PERIOD,
  STUDENT_ID,
  section,
  slip,
  student,
  team,
  test,
} from '../made-up/oak-team.ts';
import { teamModel } from '../team-model.ts';
import type { TeamRecords } from '../team-records.ts';
import { teamWords } from '../words/words.ts';
import { seriesView } from './series-view.ts';
import { readingOf } from './slip-lines.ts';
import { measureInWords, seriesKind } from './team-measures.ts';

const day = '2025-10-06';
const empty = { answers: [], observations: [], roster: [], tests: [] } as const;

/** The lines of measure "asked" from these records. */
function linesOf(changes: Partial<TeamRecords>) {
  const model = teamModel(oakTeam({ students: 0 }, { ...empty, ...changes }), oakContext());
  return model.linesOf(model.measures.find('asked')!);
}

const mainPoints = (changes: Partial<TeamRecords>) =>
  linesOf(changes).main?.series.points.map(({ date, value, answered, expected }) => ({
    date,
    value,
    answered,
    expected,
  }));

describe('a line from slips', () => {
  it('is the percent of yes of those who were asked, with n answered and n on the roster of that day', () => {
    const roster = [
      student('P2', 0),
      student('P2', 1),
      student('P2', 2, { beginsOn: '2025-10-07' }),
      student('P2', 3, { endsOn: '2025-10-01' }),
    ];
    const answers = [
      ...slip(day, 0, { [STUDENT_ID]: '260000', [ASKED]: 'yes' }),
      ...slip(day, 1, { [STUDENT_ID]: '260001', [ASKED]: 'No' }),
    ];
    expect(mainPoints({ roster, answers })).toEqual([{ date: day, value: 0.5, answered: 2, expected: 2 }]);
  });

  it('expects the number the team typed, where no roster is dropped', () => {
    const sections = [section('P2', { studentsExpected: 28 })];
    expect(mainPoints({ sections, answers: slip(day, 0, { [ASKED]: 'yes' }) })?.[0]?.expected).toBe(28);
  });

  it('expects nobody knows how many without either', () => {
    expect(mainPoints({ answers: slip(day, 0, { [ASKED]: 'yes' }) })?.[0]?.expected).toBeNull();
  });

  it('leaves "I was not confused" out of the denominator, and counts it as answered', () => {
    const items = [item('asked', ASKED, { measureId: 'asked', notCounted: 'I was not confused' })];
    const answers = ['Yes', 'No', 'I was not confused', 'I was not confused.'].flatMap((answer, i) =>
      slip(day, i, { [ASKED]: answer }),
    );
    expect(mainPoints({ items, answers })).toEqual([{ date: day, value: 0.5, answered: 4, expected: null }]);
  });

  it('counts a student who sends two slips once, with the last; two unnamed slips count twice', () => {
    const named = [
      ...slip(day, 0, { [STUDENT_ID]: '260000', [ASKED]: 'No' }),
      ...slip(day, 1, { [STUDENT_ID]: '260000', [ASKED]: 'Yes' }),
    ];
    const { main, setAside } = linesOf({ roster: [student('P2', 0)], answers: named });
    expect(main?.series.points[0]).toMatchObject({ value: 1, answered: 1 });
    expect(setAside.map(({ reason }) => reason)).toEqual(['answered_again_the_same_day']);
    const unnamed = named.filter(({ question }) => question === ASKED);
    expect(linesOf({ answers: unnamed }).main?.series.points[0]).toMatchObject({ value: 0.5, answered: 2 });
  });

  it('counts a student of two sections in each, and expects him or her once in the line of both', () => {
    const both = ['P2', 'P3'];
    const answers = both.flatMap((id, i) =>
      slip(day, i, {
        [STUDENT_ID]: '260000',
        [PERIOD]: `Period ${id.slice(1)}`,
        [ASKED]: i === 0 ? 'Yes' : 'No',
      }),
    );
    const lines = linesOf({
      sections: both.map((id) => section(id)),
      roster: both.map((id) => student(id, 0)),
      answers,
    });
    expect(lines.main?.series.points[0]).toMatchObject({ value: 0.5, answered: 2, expected: 1 });
    expect(lines.bySection().map(({ series }) => [series.section, series.points[0]?.value])).toEqual([
      ['P2', 1],
      ['P3', 0],
    ]);
  });

  it('joins the English and the Spanish wording of a question, each read by its own rules', () => {
    const items = [
      item('asked', ASKED, { measureId: 'asked', language: 'en' }),
      item('asked', ASKED_ES, { measureId: 'asked', language: 'es', scaleHighest: 4 }),
    ];
    const answers = [
      ...slip(day, 0, { [ASKED]: 'Yes' }, 'english'),
      ...slip(day, 1, { [ASKED_ES]: '4' }, 'espanol'),
      ...slip(day, 2, { [ASKED_ES]: '1' }, 'espanol'),
      ...slip(day, 3, { [ASKED_ES]: 'Sí' }, 'espanol'),
    ];
    const lines = linesOf({ items, answers });
    expect(lines.main?.series.points[0]).toMatchObject({ numerator: 2, denominator: 3 });
    expect(lines.setAside.map(({ reason }) => reason)).toEqual(['answer_does_not_fit_the_question']);
  });

  it('has a gap on a day on which the class filled in the form and nobody answered this question', () => {
    const answers = [
      ...slip('2025-10-06', 0, { [ASKED]: 'Yes', Other: '1' }),
      ...slip('2025-10-08', 1, { [ASKED]: null, Other: '1' }),
    ];
    expect(mainPoints({ answers })?.map(({ value, answered }) => [value, answered])).toEqual([
      [1, 1],
      [null, 0],
    ]);
  });

  it('begins a new phase with a new wording', () => {
    const items = [
      item('asked', 'old wording', { measureId: 'asked' }),
      item('asked', ASKED, { measureId: 'asked', wordingFrom: '2025-10-20' }),
    ];
    const answers = slip(day, 0, { [ASKED]: 'Yes' });
    expect(linesOf({ items, answers }).main?.series.phaseStarts).toEqual(['2025-10-20']);
  });

  it('of a second question of the same measure stands by itself', () => {
    const items = [
      item('asked', ASKED, { measureId: 'asked' }),
      item('asked-2', 'Did you ask twice?', { measureId: 'asked' }),
    ];
    const answers = [
      ...slip(day, 0, { [ASKED]: 'Yes', 'Did you ask twice?': 'No' }),
      ...slip('2025-10-08', 1, { [ASKED]: 'Yes' }),
    ];
    const { main, others } = linesOf({ items, answers });
    expect(main?.name.itemId).toBe('asked');
    expect(others.map(({ name }) => name.itemId)).toEqual(['asked-2']);
  });
});

describe('what a question means by its measure', () => {
  it.each([
    ['percent-yes', {}, { kind: 'yes_no' }],
    ['percent-favorable', {}, { kind: 'steps', lowest: 1, highest: 5 }],
    ['percent-favorable', { scaleHighest: 4 }, { kind: 'steps', lowest: 1, highest: 4 }],
    ['median-score', {}, { kind: 'score', lowest: 0, highest: 4 }],
    ['median-score', { scaleLowest: 1, scaleHighest: 3 }, { kind: 'score', lowest: 1, highest: 3 }],
  ] as const)('%s %o is read on %o', (kind, scale, expected) => {
    expect(readingOf(item('q', ASKED), measure('m', { kind, ...scale })).scale).toEqual(expected);
  });

  it('with its lists of answers and its direction', () => {
    const wording = item('q', ASKED, { favorable: 'always | often', notCounted: 'n/a', reversed: 'yes' });
    expect(readingOf(wording, measure('m'))).toMatchObject({
      favorable: ['always', 'often'],
      notCounted: ['n/a'],
      reversed: true,
    });
  });

  it('a rate per lesson is a count per lesson', () => {
    expect(seriesKind(measure('m', { kind: 'rate', unit: 'per 10 minutes' }))).toBe('rate');
    expect(seriesKind(measure('m', { kind: 'rate', unit: 'per lesson' }))).toBe('count');
  });

  it('is told in words with its goal', () => {
    const words = teamWords('en');
    expect(measureInWords(measure('m', { name: 'Asked', goal: 60 }), words)).toBe('Asked (% yes), goal 60%');
    const rate = measure('m', { name: 'Talk', kind: 'rate', unit: 'per 5 minutes', goal: 4 });
    expect(measureInWords(rate, words)).toBe('Talk, goal 4 per 5 minutes');
    expect(measureInWords({ ...rate, goal: null }, words)).toBe('Talk (per 5 minutes)');
  });
});

describe('a line from observations', () => {
  const measures = [measure('asked', { kind: 'rate', unit: 'per 5 minutes', name: 'Questions asked' })];

  it('is a rate per the minutes of its unit; the measure may be named by its name, the section by its label', () => {
    const observations = [
      observation(day, 'questions ASKED', {
        numerator: 6,
        denominator: 10,
        source: 'observed',
        sectionId: 'period 2',
      }),
    ];
    const { main } = linesOf({ measures, observations });
    expect(main?.series.points[0]).toMatchObject({ value: 3 });
  });

  it('never shares a line with another source: the one with more lessons is judged', () => {
    const observations = [
      observation('2025-10-06', 'asked', { numerator: 6, denominator: 10, source: 'observed' }),
      observation('2025-10-08', 'asked', { numerator: 6, denominator: 10, source: 'observed' }),
      observation('2025-10-06', 'asked', { numerator: 20, denominator: 10, source: 'self-report' }),
    ];
    const { main, others } = linesOf({ measures, observations });
    expect(main?.series.source).toBe('observed');
    expect(others.map(({ series }) => series.source)).toEqual(['self-report']);
  });

  it('sets aside what is no count, and what names a measure nobody has', () => {
    const observations = [
      observation(day, 'asked', { numerator: null }),
      observation(day, 'sang', { numerator: 1 }),
    ];
    const model = teamModel(oakTeam({ students: 0 }, { ...empty, measures, observations }), oakContext());
    expect(model.observations.setAside.map(({ reason, place }) => [reason, place])).toEqual([
      ['no_such_measure', 'sang'],
    ]);
    expect(model.observations.unknownMeasures).toEqual([{ text: 'sang', count: 1 }]);
    expect(model.linesOf(model.measures.find('asked')!).setAside.map(({ reason }) => reason)).toEqual([
      'not_a_count',
    ]);
  });
});

describe('a line on the page', () => {
  const viewOf = (changes: Partial<TeamRecords> = {}, baselineFrom: string | null = null) => {
    const records = oakTeam({}, { team: team({ showLimits: 'yes' }), ...changes });
    const model = teamModel(records, oakContext());
    const line = model.linesOf(model.measures.find('asked')!).main!;
    const change = { on: '2025-10-24', words: 'Question cards' };
    return seriesView(
      line,
      { baselineFrom, change },
      {
        language: 'en',
        keys: model.keys,
        sectionName: model.sectionName,
        mask: (text) => text,
        showLimits: true,
      },
    );
  };

  it('has the frozen baseline of the test, the goal as a share, and who is behind it', () => {
    const view = viewOf();
    const days = lessonDays(16);
    expect(view.points.map(({ inBaseline }) => inBaseline)).toEqual(days.map((date) => date < '2025-10-24'));
    expect(view.usualLevels).toEqual([{ from: days[0], to: days[15], value: view.usualLevels[0]?.value }]);
    // The median of 40, 44, 36, 48, 40, 44, 36, 48 percent.
    expect(view.usualLevels[0]?.value).toBeCloseTo(0.42, 9);
    expect(view).toMatchObject({ goal: 0.6, students: 25, source: 'exit slips', unit: { kind: 'percent' } });
  });

  it('has no level for lessons before the baseline', () => {
    const view = viewOf({}, '2025-10-13');
    expect(view.usualLevels.map(({ from }) => from)).toEqual(['2025-10-13']);
    expect(view.points.filter(({ inBaseline }) => inBaseline).map(({ date }) => date)[0]).toBe('2025-10-13');
  });

  it('has limits on request from 12 points on, for percents between 0 and 1', () => {
    const { limits } = viewOf();
    expect(limits!.lower).toBeGreaterThanOrEqual(0);
    expect(limits!.upper).toBeLessThanOrEqual(1);
    expect(limits!.lower).toBeLessThan(limits!.upper);
    expect(viewOf({ answers: oakTeam({ lessons: 11 }).answers }).limits).toBeNull();
  });

  it('keeps the keys of its points when lessons are added', () => {
    const fewer = viewOf({ answers: oakTeam({ lessons: 12 }).answers }).points.map(({ key }) => key);
    expect(
      viewOf()
        .points.slice(0, 12)
        .map(({ key }) => key),
    ).toEqual(fewer);
    expect(new Set(fewer).size).toBe(12);
  });
});

describe('a test whose change is still to come', () => {
  it('has every lesson so far in its baseline', () => {
    const records = oakTeam({ lessons: 6 }, { tests: [test('T1', { startsOn: '2026-01-12' })] });
    const model = teamModel(records, oakContext());
    const line = model.linesOf(model.measures.find('asked')!).main!;
    const viewing = {
      language: 'en',
      keys: model.keys,
      sectionName: model.sectionName,
      mask: (t: string) => t,
      showLimits: false,
    } as const;
    const view = seriesView(line, { baselineFrom: null, change: null }, viewing);
    expect(view.points.every(({ inBaseline }) => inBaseline)).toBe(true);
    expect(view.limits).toBeNull();
  });
});
