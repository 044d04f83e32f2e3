import { describe, expect, it } from 'vitest';
import { ASKED, oakContext, oakTeam, slip } from '../made-up/oak-team.ts';
import { teamViews } from '../team-views.ts';

const landed = (landingOrder: number, landedOn: string, days: readonly string[]) =>
  days
    .flatMap((day) => slip(day, 0, { [ASKED]: 'Yes' }))
    .map((answer) => ({
      ...answer,
      landingOrder,
      landedOn,
      sourceKey: `alder/teams/oak/slips/file ${landingOrder}.csv`,
      sourceRow: 2,
    }));

const lateOf = (answers: ReturnType<typeof landed>) =>
  teamViews(oakTeam({ students: 1 }, { answers }), oakContext())
    .pages[0]!.view.setAsideRows.filter(({ kind }) => kind === 'late')
    .map(({ file, reason }) => `${file}: ${reason}`);

describe('slips that came late', () => {
  it('are told by lesson and file when newer lessons of the class had come before', () => {
    expect(
      lateOf([
        ...landed(1, '2025-11-05', ['2025-11-03', '2025-11-05']),
        ...landed(2, '2025-11-11', ['2025-11-04', '2025-11-10']),
      ]),
    ).toEqual(['slips/file 2.csv: 1 slip of Nov 4 came on Nov 11, after newer lessons. It counts.']);
  });

  it('are none when files come in the order of their lessons, however long after them', () => {
    expect(
      lateOf([
        ...landed(1, '2025-11-11', ['2025-11-03', '2025-11-04']),
        ...landed(2, '2025-11-11', ['2025-11-05', '2025-11-10']),
      ]),
    ).toEqual([]);
  });
});
