import { describe, expect, it } from 'vitest';
import type { DatedAnswer, Question } from './answer-series.ts';
import { groupSeries, type Membership } from './group-series.ts';
import { bareSetting } from './lesson-days.ts';

const question: Question = {
  measure: 'asked',
  source: 'student-slip',
  item: { scale: { kind: 'yes_no' }, reversed: false, favorable: [], notCounted: [] },
};

/** Students g1.. are in the group, r1.. are not, u1.. are of unknown membership. */
const membershipOf = (student: string): Membership =>
  student.startsWith('g') ? 'in_group' : student.startsWith('r') ? 'not_in_group' : 'unknown';

const answersOf = (date: string, side: string, yes: number, no: number): DatedAnswer[] =>
  Array.from({ length: yes + no }, (_, i) => ({
    date,
    section: 'A',
    student: `${side}${i}`,
    answer: i < yes ? 'yes' : 'no',
  }));

const build = (answers: readonly DatedAnswer[], floor?: number) =>
  groupSeries(question, answers, bareSetting, membershipOf, floor);

describe('a group and the students not in it', () => {
  const answers = [
    ...answersOf('2018-01-10', 'g', 10, 11),
    ...answersOf('2018-01-10', 'r', 11, 7),
    ...answersOf('2018-01-11', 'g', 2, 2),
    ...answersOf('2018-01-11', 'r', 9, 9),
    ...answersOf('2018-01-12', 'g', 5, 1),
  ];
  const built = build(answers);

  it('have a line each, and one for the difference', () => {
    expect(built.inGroup.points[0]).toMatchObject({ numerator: 10, denominator: 21 });
    expect(built.notInGroup.points[0]).toMatchObject({ numerator: 11, denominator: 18 });
    expect(built.difference.points[0]?.value).toBeCloseTo(11 / 18 - 10 / 21, 12);
    expect(built.difference.kind).toBe('difference');
  });

  it('are both hidden where either is under the floor, with every number behind them', () => {
    expect(built.hidden).toEqual(['2018-01-11', '2018-01-12']);
    const hidden = {
      date: '2018-01-11',
      value: null,
      answered: null,
      expected: null,
      excluded: null,
      hidden: true,
    };
    expect(built.inGroup.points[1]).toEqual(hidden);
    expect(built.notInGroup.points[1]).toEqual(hidden);
    expect(built.difference.points[1]).toEqual(hidden);
    expect(JSON.stringify(built)).not.toContain('"denominator":4');
  });

  it('share their days, so that the lines stay side by side', () => {
    for (const line of [built.inGroup, built.notInGroup, built.difference]) {
      expect(line.points.map(({ date }) => date)).toEqual(['2018-01-10', '2018-01-11', '2018-01-12']);
    }
  });

  it('obey the floor they are given', () => {
    expect(build(answers, 4).hidden).toEqual(['2018-01-12']);
    expect(build(answers, 10).hidden).toEqual(['2018-01-11', '2018-01-12']);
  });
});

describe('students on no side', () => {
  it('are told, never guessed', () => {
    const noId = { date: '2018-01-10', section: 'A', student: null, answer: 'yes' };
    const built = build([
      ...answersOf('2018-01-10', 'g', 5, 5),
      ...answersOf('2018-01-10', 'r', 5, 5),
      ...answersOf('2018-01-10', 'u', 2, 0),
      noId,
    ]);
    expect(built.unknown).toEqual([{ date: '2018-01-10', answers: 3 }]);
    const n = (built.inGroup.points[0]?.denominator ?? 0) + (built.notInGroup.points[0]?.denominator ?? 0);
    expect(n).toBe(20);
  });

  it('a day on which only they answered is a gap, not a hidden day', () => {
    const built = build(answersOf('2018-01-10', 'u', 6, 6));
    expect(built.hidden).toEqual([]);
    expect(built.inGroup.points[0]).toMatchObject({ value: null });
  });
});
