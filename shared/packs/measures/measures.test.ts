import { describe, expect, it } from 'vitest';
import { lintSentence } from '../../gaps/sentence-lint.ts';
import type { MeasureValue } from '../../records/classroom.ts';
import { coachRatings, tractionOf, tractionShares } from '../network/traction.ts';
import { districtMeasures } from './district-measures.ts';
import { districtReplyFor } from './district-replies.ts';

function row(changes: Partial<MeasureValue>): MeasureValue {
  return {
    schoolYear: '2025-26',
    measureId: 'teacher-retention',
    measureName: 'Teachers who left for an avoidable reason',
    date: '2026-06-12',
    schoolCode: null,
    group: null,
    numerator: null,
    denominator: null,
    value: null,
    reason: null,
    countsAsAvoidable: null,
    note: null,
    ...changes,
  };
}

describe('a district measure without a team and without student data', () => {
  const leavers = [
    row({ schoolCode: 'A', denominator: 40 }),
    row({ schoolCode: 'B', denominator: 20 }),
    row({ schoolCode: 'A', reason: 'workload', countsAsAvoidable: 'yes', numerator: 3 }),
    row({ schoolCode: 'B', reason: 'no mentor', countsAsAvoidable: 'yes', numerator: 1 }),
    row({ schoolCode: 'B', reason: 'pay', countsAsAvoidable: 'yes', numerator: 1 }),
    row({ schoolCode: 'A', reason: 'moving out of the region', countsAsAvoidable: 'no', numerator: 4 }),
  ];
  const [retention] = districtMeasures(leavers, []);
  it('counts avoidable leavers only', () => {
    expect(retention?.points).toEqual([
      { date: '2026-06-12', value: (100 * 5) / 60, numerator: 5, denominator: 60 },
    ]);
    expect(retention?.sentences[0]).toBe(
      'Teachers who left for an avoidable reason: 5 of 60 left for an avoidable reason, 8.3% (n 60, 2026-06-12).',
    );
  });
  it('puts reasons of one or two people together', () => {
    expect(retention?.reasons).toEqual([
      { reason: 'workload', avoidable: 'yes', count: 3 },
      { reason: 'Other reasons, together', avoidable: 'yes', count: 2 },
      { reason: 'moving out of the region', avoidable: 'no', count: 4 },
    ]);
  });
  it('says how much one person is worth among few', () => {
    const [few] = districtMeasures(
      [row({ denominator: 12 }), row({ reason: 'workload', countsAsAvoidable: 'yes', numerator: 3 })],
      [],
    );
    expect(few?.sentences.at(-1)).toBe('Few people: one person is worth 8.3 points (n 12).');
  });
  it('its sentences pass the word lists', () => {
    for (const sentence of retention?.sentences ?? []) expect(lintSentence(sentence)).toEqual([]);
  });
  it('replies, ratings and interviews are no measures', () => {
    const other = ['reply-to-team', 'coach-rating-depth', 'exit-interview'].map((measureId) =>
      row({ measureId }),
    );
    expect(districtMeasures(other, [])).toEqual([]);
  });
});

describe('what the district answers to a team', () => {
  const reply = (date: string, note: string | null, group = 'oak') =>
    row({ measureId: 'reply-to-team', date, group, note, value: 1 });
  it('the newest reply to this team counts', () => {
    const rows = [
      reply('2026-02-10', 'From March.'),
      reply('2026-01-10', 'We are asking.'),
      reply('2026-02-12', 'No', 'elm'),
    ];
    expect(districtReplyFor(rows, 'oak')).toEqual({ text: 'From March.', on: '2026-02-10' });
    expect(districtReplyFor(rows.toReversed(), 'oak')?.text).toBe('From March.');
  });
  it('no words, no reply', () => {
    expect(districtReplyFor([reply('2026-02-10', null)], 'oak')).toBeNull();
  });
});

describe('traction by coach rating', () => {
  const rating = (teamId: string, name: string, value: number, note: string | null = 'seen in two lessons') =>
    row({ measureId: `coach-rating-${name}`, group: teamId, value, note, date: '2026-05-01' });
  it('a rating needs evidence', () => {
    const [bare] = coachRatings('d', [rating('t', 'ownership', 1, ' ')]);
    expect(tractionOf(bare ? [bare] : [])).toBe('not rated');
  });
  it('spread without ownership is no traction', () => {
    expect(tractionOf(coachRatings('d', [rating('t', 'spread', 1), rating('t', 'depth', 1)]))).toBe('none');
  });
  it('the newest rating of a row counts', () => {
    const older = { ...rating('t', 'ownership', 0), date: '2026-01-01' };
    const ratings = coachRatings('d', [rating('t', 'ownership', 1), rating('t', 'depth', 1), older]);
    expect(tractionOf(ratings)).toBe('started');
  });
  it('100 teams: 49 none, 36 started, 15 spreading, 0 sustained; 51% some traction', () => {
    const teams = Array.from({ length: 100 }, (_, i) => ({ district: 'd', teamId: `team-${i}` }));
    const values = teams.flatMap(({ teamId }, i) => [
      rating(teamId, 'ownership', i < 51 ? 1 : 0),
      rating(teamId, 'depth', i < 51 ? 1 : i % 2),
      rating(teamId, 'spread', i < 15 ? 1 : 0),
      rating(teamId, 'sustainability', 0),
    ]);
    const shares = tractionShares(teams, coachRatings('d', values));
    expect(shares.classes).toEqual([
      { traction: 'none', teams: 49, percent: 49 },
      { traction: 'started', teams: 36, percent: 36 },
      { traction: 'spreading', teams: 15, percent: 15 },
      { traction: 'sustained', teams: 0, percent: 0 },
    ]);
    expect(shares.classes.slice(1).reduce((sum, one) => sum + one.percent, 0)).toBe(51);
    expect(shares.notRated).toBe(0);
  });
});
