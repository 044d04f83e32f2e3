import { describe, expect, it } from 'vitest';
import type { Series } from './series.ts';
import { judgeTest, type TestDates } from './test-verdict.ts';

const day = (position: number): string =>
  new Date(Date.UTC(2018, 0, 1 + position)).toISOString().slice(0, 10);

const line = (values: readonly (number | null)[], phaseStarts: readonly string[] = []): Series => ({
  measure: 'asked-a-question',
  kind: 'score',
  source: 'student-slip',
  section: null,
  students: 25,
  phaseStarts,
  points: values.map((value, i) => ({ date: day(i), value, excluded: null, answered: 25, expected: 26 })),
});

const usual = [41, 38, 44, 40, 36, 43, 39, 42];
const shifted = [45, 47, 44, 49, 51, 48, 52, 50];
const dates = (more: Partial<TestDates> = {}): TestDates => ({
  baselineFrom: null,
  changeDate: day(8),
  decideBy: day(15),
  today: day(15),
  ...more,
});

describe('the verdict of a test of change', () => {
  it('is "so far" before the decide-by date and called on it', () => {
    const series = line([...usual, ...shifted]);
    expect(judgeTest(series, 'higher', dates({ today: day(14) })).standing).toBe('so_far');
    expect(judgeTest(series, 'higher', dates()).standing).toBe('called');
    expect(judgeTest(series, 'higher', dates({ decideBy: null })).standing).toBe('so_far');
  });

  it('stays as it was called: later lessons are on the chart only', () => {
    const later = line([...usual, ...shifted, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30]);
    const verdict = judgeTest(later, 'higher', dates({ today: day(30) }));
    expect(verdict).toMatchObject({ key: 'lasting_better', lessons: 16, lessonsAfterDecideBy: 10 });
  });

  it('takes in a late file about an earlier day', () => {
    const missing = line([...usual, 45, 47, 44, null, 51, 48, 52, null]);
    expect(judgeTest(missing, 'higher', dates({ today: day(20) })).key).toBe('early_sign');
    const late = line([...usual, ...shifted]);
    expect(judgeTest(late, 'higher', dates({ today: day(20) })).key).toBe('lasting_better');
  });

  it('looks at the phase in which the change began', () => {
    const twoPhases = line([...usual, ...shifted, 49, 48, 51, 50, 47], [day(8)]);
    const verdict = judgeTest(
      twoPhases,
      'higher',
      dates({ changeDate: day(16), decideBy: day(20), today: day(20) }),
    );
    expect(verdict).toMatchObject({
      key: 'usual_range',
      usualLevel: 48.5,
      lessonsBefore: 8,
      lessonsSince: 5,
    });
  });

  it('does not run on into a phase that people began later, such as a new wording', () => {
    const reworded = line([...usual, ...shifted], [day(12)]);
    expect(judgeTest(reworded, 'higher', dates())).toMatchObject({
      key: 'too_early',
      because: 'few_lessons_since',
      lessonsSince: 4,
    });
  });

  it('leaves out points before the baseline', () => {
    const verdict = judgeTest(line([10, 90, ...usual, ...shifted]), 'higher', {
      baselineFrom: day(2),
      changeDate: day(10),
      decideBy: day(17),
      today: day(17),
    });
    expect(verdict).toMatchObject({ key: 'lasting_better', usualLevel: 40.5, lessonsBefore: 8 });
  });

  it('of a change still to come is too early', () => {
    const series = line([...usual, ...shifted]);
    for (const changeDate of [null, day(20)]) {
      expect(judgeTest(series, 'higher', dates({ changeDate }))).toMatchObject({
        because: 'change_not_begun',
      });
    }
  });

  it('of a change that began today has no lessons since', () => {
    const verdict = judgeTest(line(usual), 'higher', dates({ today: day(8), decideBy: null }));
    expect(verdict).toMatchObject({ because: 'few_lessons_since', lessonsSince: 0 });
  });
});
