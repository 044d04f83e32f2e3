import type { ImplementationView, SeriesPointView, SeriesView } from '../team-view.ts';

const MILLISECONDS_A_DAY = 86_400_000;

/** Lesson days: Tuesdays, Thursdays and Fridays from a Tuesday on. */
export function lessonDays(count: number, from = '2026-01-06'): string[] {
  const start = Date.parse(`${from}T00:00:00Z`);
  return Array.from({ length: count }, (_, i) => {
    const offset = Math.floor(i / 3) * 7 + ([0, 2, 3][i % 3] ?? 0);
    return new Date(start + offset * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
  });
}

/** Percents of a class of 25, 8 lessons before a change and the rest since. */
const SHARES = [40, 36, 48, 40, 44, 32, 40, 44, 52, 56, 48, 60, 64, 56, 68, 60, 64];

/** A run of lessons that ends well: one left out, one missing, one with few students. */
export function respondSeries(lessons = 17): SeriesView {
  const days = lessonDays(lessons);
  const points = days.map((date, i): SeriesPointView => {
    const percent = SHARES[i % SHARES.length] ?? 50;
    const answered = i === 5 ? 4 : 22 + (i % 4);
    const missing = i === 10;
    return {
      key: `ask/${date}`,
      date,
      value: missing ? null : percent / 100,
      answered: missing ? 0 : answered,
      expected: 27,
      inBaseline: i < 8,
      excluded: i === 3 ? 'Substitute teacher' : null,
      hidden: false,
    };
  });
  const change = days[8];
  return {
    measureId: 'ask',
    measureName: 'I asked when I was confused (% yes)',
    section: null,
    source: 'exit slips',
    unit: { kind: 'percent' },
    betterIs: 'higher',
    students: 27,
    points,
    usualLevels: [{ from: days[0] ?? '', to: days.at(-1) ?? '', value: 0.4 }],
    goal: 0.6,
    change: change === undefined ? null : { on: change, words: 'Partner talk opener begins' },
    limits: null,
  };
}

export function openerDone(): ImplementationView {
  const days = lessonDays(17).slice(8);
  const levels = ['done', 'done', 'partly', 'done', 'done', 'no', 'done', 'done', 'done'] as const;
  return {
    measureId: 'opener-done',
    measureName: 'Partner talk opener',
    source: 'written down by the teacher',
    summary: 'Done as planned in 7 of 9 lessons, partly in 1.',
    lessons: days.map((date, i) => ({
      key: `done/${date}`,
      date,
      section: null,
      done: levels[i] ?? 'done',
      excluded: null,
    })),
  };
}
