import { describe, expect, it } from 'vitest';
import type { ExitSlipAnswer } from '../records/classroom.ts';
import { ASKED, slip } from './made-up/oak-team.ts';
import { rowKeys } from './row-keys.ts';

const answer = slip('2025-10-06', 0, { [ASKED]: 'Yes' })[0] as ExitSlipAnswer;
const point = {
  measureId: 'asked',
  itemId: 'asked',
  source: 'student-slip',
  section: null,
  date: '2025-10-06',
};

describe('row keys', () => {
  const keys = rowKeys('secret', 'oak');

  it('are the same in every run and for every version of the file', () => {
    expect(rowKeys('secret', 'oak').answer({ ...answer, responseKey: 'another export' })).toBe(
      keys.answer(answer),
    );
    expect(rowKeys('secret', 'oak').point({ ...point })).toBe(keys.point(point));
  });

  it('differ by district secret, team, row and kind of row', () => {
    const all = [
      keys.meeting('2025-10-06'),
      rowKeys('other', 'oak').meeting('2025-10-06'),
      rowKeys('secret', 'elm').meeting('2025-10-06'),
      keys.meeting('2025-10-07'),
      keys.test('2025-10-06'),
      keys.point(point),
      keys.point({ ...point, section: 'P2' }),
      keys.point({ ...point, source: 'observed' }),
      keys.answer(answer),
      keys.answer({ ...answer, ordinal: 2 }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  it('say nothing of what they stand for', () => {
    expect(keys.answer(answer)).toMatch(/^[\w-]{22}$/);
  });
});
