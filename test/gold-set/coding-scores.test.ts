import { describe, expect, it } from 'vitest';
import { cohensKappa, decisionsOn, score } from './coding-scores.ts';

const times = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value);

describe('scores of a coding', () => {
  it('counts every code of every answer once', () => {
    expect(score([{ right: ['a', 'b'], measured: ['a', 'c'] }])).toEqual({
      both: 1,
      extra: 1,
      missed: 1,
      precision: 0.5,
      recall: 0.5,
    });
  });

  it('has kappa 0.4 for the textbook table 20 / 5 / 10 / 15', () => {
    const decisions = [
      ...times(20, [true, true] as const),
      ...times(5, [true, false] as const),
      ...times(10, [false, true] as const),
      ...times(15, [false, false] as const),
    ];
    expect(cohensKappa(decisions)).toBeCloseTo(0.4, 12);
  });

  it('has no kappa where nobody ever says yes', () => {
    expect(cohensKappa(decisionsOn('a', [{ right: [], measured: [] }]))).toBeNull();
  });
});
