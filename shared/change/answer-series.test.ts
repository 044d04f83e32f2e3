import { describe, expect, it } from 'vitest';
import type { ItemReading } from './answer-reading.ts';
import { answerSeries, type DatedAnswer, type Question, quartiles } from './answer-series.ts';
import {
  bareSetting,
  type ClassSetting,
  exclusionsWithoutReason,
  phaseStartsOfWordings,
} from './lesson-days.ts';

const yesNo: ItemReading = { scale: { kind: 'yes_no' }, reversed: false, favorable: [], notCounted: [] };
const asked: Question = { measure: 'asked', item: yesNo, source: 'student-slip' };
const understood: Question = {
  measure: 'understood',
  source: 'work-sample',
  item: { ...yesNo, scale: { kind: 'score', lowest: 0, highest: 3 } },
};

/** Answers of one day: student ids are made up in order. */
const slips = (
  date: string,
  section: string | null,
  answers: readonly (string | null)[],
  ids = true,
): DatedAnswer[] =>
  answers.map((answer, i) => ({ date, section, student: ids ? `${section}-${i}` : null, answer }));

const times = (n: number, answer: string): string[] => new Array<string>(n).fill(answer);

const pointsOf = (answers: readonly DatedAnswer[], setting: Partial<ClassSetting> = {}, question = asked) =>
  answerSeries(question, answers, { ...bareSetting, ...setting }).series[0]?.points;

describe('a percent line', () => {
  it('"I was not confused" leaves the denominator but has answered', () => {
    const answers = slips('2018-01-10', 'A', [
      ...times(14, 'Yes'),
      ...times(11, 'No'),
      ...times(2, 'I was not confused'),
    ]);
    expect(pointsOf(answers)).toEqual([
      {
        date: '2018-01-10',
        value: 0.56,
        numerator: 14,
        denominator: 25,
        answered: 27,
        expected: null,
        excluded: null,
      },
    ]);
  });

  it('nobody asked is a gap, not 0 %', () => {
    const answers = slips('2018-01-10', 'A', times(5, 'I was not confused'));
    expect(pointsOf(answers)).toMatchObject([{ value: null, denominator: 0, answered: 5 }]);
  });

  it('English and Spanish answers are on one line', () => {
    const answers = slips('2018-01-10', 'A', ['Yes', 'Sí', 'No', 'no']);
    expect(pointsOf(answers)).toMatchObject([{ value: 0.5, denominator: 4 }]);
  });

  it('is in order of days, whatever the order of the file', () => {
    const answers = [...slips('2018-01-12', 'A', ['yes']), ...slips('2018-01-10', 'A', ['no'])];
    expect(pointsOf(answers)?.map(({ date, value }) => [date, value])).toEqual([
      ['2018-01-10', 0],
      ['2018-01-12', 1],
    ]);
  });

  it('a lesson without answers is a gap that keeps its place', () => {
    const lessons = ['2018-01-10', '2018-01-11', '2018-01-12'].map((date) => ({ date, section: 'A' }));
    const answers = [...slips('2018-01-10', 'A', ['yes']), ...slips('2018-01-12', 'A', ['no'])];
    expect(pointsOf(answers, { lessons })?.[1]).toEqual({
      date: '2018-01-11',
      value: null,
      answered: 0,
      expected: null,
      excluded: null,
    });
  });
});

describe('rows that do not count', () => {
  it('are listed with their reason', () => {
    const answers = slips('2018-01-10', 'A', ['yes', 'maybe', '', null]);
    const built = answerSeries(asked, answers, bareSetting);
    expect(built.setAside).toEqual([{ row: answers[1], reason: 'answer_does_not_fit_the_question' }]);
    expect(built.series[0]?.points[0]).toMatchObject({ denominator: 1, answered: 1 });
  });

  it('of two answers of one student on one day the last counts', () => {
    const first = { date: '2018-01-10', section: 'A', student: 'S1', answer: 'no' };
    const last = { ...first, answer: 'yes' };
    const built = answerSeries(asked, [first, last], bareSetting);
    expect(built.setAside).toEqual([{ row: first, reason: 'answered_again_the_same_day' }]);
    expect(built.series[0]?.points[0]).toMatchObject({ numerator: 1, denominator: 1 });
  });

  it('slips without an id all count', () => {
    const built = answerSeries(asked, slips('2018-01-10', 'A', ['yes', 'yes', 'no'], false), bareSetting);
    expect(built.setAside).toEqual([]);
    expect(built.series[0]?.points[0]).toMatchObject({ numerator: 2, denominator: 3 });
    expect(built.series[0]?.students).toBe(3);
  });
});

describe('sections', () => {
  const answers = [
    ...slips('2018-01-10', 'A', ['yes', 'yes', 'yes', 'no']),
    ...slips('2018-01-10', 'B', ['no', 'no']),
    ...slips('2018-01-11', 'B', ['yes', 'no']),
  ];

  it('together: answers are added up, not the percents averaged', () => {
    expect(pointsOf(answers)).toMatchObject([
      { date: '2018-01-10', value: 0.5, denominator: 6 },
      { date: '2018-01-11', value: 0.5, denominator: 2 },
    ]);
  });

  it('separate: one line each', () => {
    const { series } = answerSeries(asked, answers, { ...bareSetting, sections: 'separate' });
    expect(series.map(({ section, points, students }) => [section, points.length, students])).toEqual([
      ['A', 1, 4],
      ['B', 2, 2],
    ]);
  });

  it('a section that is left out drops out of the day; the day stays', () => {
    const exclusions = [{ date: '2018-01-10', section: 'B', reason: 'substitute teacher' }];
    expect(pointsOf(answers, { exclusions })?.[0]).toMatchObject({
      value: 0.75,
      denominator: 4,
      excluded: null,
    });
  });

  it('a day of which nothing is left is drawn hollow with its value and reason', () => {
    const exclusions = [{ date: '2018-01-11', section: null, reason: 'fire drill' }];
    expect(pointsOf(answers, { exclusions })?.[1]).toMatchObject({ value: 0.5, excluded: 'fire drill' });
  });

  it('an exclusion without a reason is not applied and is asked about', () => {
    const exclusions = [{ date: '2018-01-11', section: null, reason: ' ' }];
    expect(pointsOf(answers, { exclusions })?.[1]?.excluded).toBeNull();
    expect(exclusionsWithoutReason(exclusions)).toEqual(exclusions);
  });
});

describe('how many were expected', () => {
  const answers = [...slips('2018-01-10', 'A', ['yes', 'no']), ...slips('2018-01-11', 'B', ['yes'])];
  const enrollments = [
    { section: 'A', student: 'A-0', begin: null, end: null },
    { section: 'A', student: 'A-1', begin: '2017-08-15', end: '2018-01-10' },
    { section: 'A', student: 'A-2', begin: '2018-01-11', end: null },
  ];

  it('is the roster of the sections that met, on that day', () => {
    const sectionSizes = new Map([['B', 31]]);
    expect(pointsOf(answers, { enrollments, sectionSizes })?.map(({ expected }) => expected)).toEqual([
      2, 31,
    ]);
  });

  it('is not known without a roster or a size', () => {
    expect(pointsOf(answers, { enrollments })?.map(({ expected }) => expected)).toEqual([2, null]);
  });

  it('where the form does not say which section: all of them', () => {
    const unsaid = slips('2018-01-10', null, ['yes', 'no']);
    expect(pointsOf(unsaid, { enrollments, sectionSizes: new Map([['B', 31]]) })?.[0]?.expected).toBe(33);
  });
});

describe('a line of scores', () => {
  it('is the median with the quartiles', () => {
    const answers = slips('2018-01-10', 'A', ['0', '1', '2', '3', '3']);
    expect(pointsOf(answers, {}, understood)).toMatchObject([{ value: 2, spread: [1, 3], answered: 5 }]);
    expect(answerSeries(understood, answers, bareSetting).series[0]?.kind).toBe('score');
  });

  it('quartiles are interpolated between ranks', () => {
    expect(quartiles([0, 1, 2, 3])).toEqual([0.75, 2.25]);
    expect(quartiles([2])).toEqual([2, 2]);
    expect(quartiles([])).toBeNull();
  });
});

describe('a new wording', () => {
  it('starts a phase; the first one does not, nor does its translation', () => {
    expect(phaseStartsOfWordings([null, null])).toEqual([]);
    expect(phaseStartsOfWordings(['2018-01-08', '2018-01-08', '2018-02-01', '2018-02-01'])).toEqual([
      '2018-02-01',
    ]);
    expect(phaseStartsOfWordings([null, '2018-01-20'])).toEqual(['2018-01-20']);
  });
});
