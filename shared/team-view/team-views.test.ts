import { describe, expect, it } from 'vitest';
import { ASKED, better, oakContext, oakTeam, STUDENT_ID, slip, WROTE } from './made-up/oak-team.ts';
import { teamViews } from './team-views.ts';

describe('a team with a year of data', () => {
  it('is read in a moment', () => {
    // 30 students x 80 lessons x 3 sections x 5 columns, one of them written answers.
    const records = oakTeam({
      students: 30,
      lessons: 80,
      sections: ['P2', 'P3', 'P4'],
      yes: better,
      wrote: (l, s) => `I was lost ${l} ${s}`,
    });
    const extra = records.answers
      .filter(({ question }) => question === ASKED)
      .map((answer) => ({ ...answer, question: 'Did you talk?' }));
    const year = { ...records, answers: [...records.answers, ...extra] };
    expect(year.answers).toHaveLength(36_000);
    const context = oakContext({ today: '2026-04-20' });
    // How long the first pass takes over two hundred answers is the business of its own engine and bench.
    const coding = () => ({ code: () => [] });
    const times = Array.from({ length: 6 }, () => {
      const before = process.cpuUsage();
      teamViews(year, { ...context, coding });
      return process.cpuUsage(before).user / 1000;
    });
    // Milliseconds of work. Under 100 on an idle machine; the bound leaves room for one that many share.
    expect(Math.min(...times)).toBeLessThan(400);
  });

  it('and slips that nobody can read do not break it', () => {
    const odd = ['', ' ', '=1+1', '\u0000', 'x'.repeat(5000), '😀', '"quoted",\n', '-0', 'NaN'];
    const answers = odd.flatMap((text, i) =>
      slip('2025-11-03', i, { [STUDENT_ID]: text || null, [ASKED]: text || null, [WROTE]: text || null }),
    );
    expect(() => teamViews(oakTeam({}, { answers }), oakContext())).not.toThrow();
  });
});
