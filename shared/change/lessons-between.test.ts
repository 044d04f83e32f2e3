import { describe, expect, it } from 'vitest';
import { lessonsBetween } from './lessons-between.ts';
import type { Series } from './series.ts';

const line = (percents: readonly (number | null)[], excluded: readonly number[] = []): Series => ({
  measure: 'asked',
  kind: 'percent',
  source: 'student-slip',
  section: null,
  students: 25,
  phaseStarts: [],
  points: percents.map((percent, i) => ({
    date: `2018-01-${String(i + 1).padStart(2, '0')}`,
    value: percent === null ? null : percent / 100,
    excluded: excluded.includes(i) ? 'assembly' : null,
    answered: 25,
    expected: 25,
  })),
});

describe('lessons between', () => {
  it('are advised when more than half of the lessons sit at 0 % or 100 %', () => {
    const between = lessonsBetween(line([100, 100, 80, 100, 100, 100, 90, 100, 100, 60]));
    expect(between?.usualEnd).toBe(1);
    expect(between?.points.map(({ date, value }) => [date, value])).toEqual([
      ['2018-01-07', 4],
      ['2018-01-10', 3],
    ]);
  });

  it('count only lessons that took place and are not left out', () => {
    const between = lessonsBetween(line([0, 20, 0, null, 0, 0, 20, 0], [5]));
    expect(between?.usualEnd).toBe(0);
    expect(between?.points.map(({ value }) => value)).toEqual([3]);
  });

  it('are not needed at half or less, or for other lines', () => {
    expect(lessonsBetween(line([0, 100, 40, 50]))).toBeNull();
    expect(lessonsBetween({ ...line([0, 100, 100]), kind: 'score' })).toBeNull();
    expect(lessonsBetween(line([]))).toBeNull();
  });
});
