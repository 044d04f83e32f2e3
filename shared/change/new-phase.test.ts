import { describe, expect, it } from 'vitest';
import { newPhaseInWords, offerNewPhase } from './new-phase.ts';
import type { Series } from './series.ts';

const day = (i: number): string => new Date(Date.UTC(2018, 0, 1 + i)).toISOString().slice(0, 10);
const line = (values: readonly number[], phaseStarts: readonly string[] = []): Series => ({
  measure: 'asked',
  kind: 'score',
  source: 'student-slip',
  section: null,
  students: 25,
  phaseStarts,
  points: values.map((value, i) => ({ date: day(i), value, excluded: null, answered: 25, expected: 25 })),
});

const usual = [41, 38, 44, 40, 36, 43, 39, 42];
const offer = (since: readonly number[], betterIs: 'higher' | 'lower' = 'higher') =>
  offerNewPhase(line([...usual, ...since]), betterIs, day(8));

describe('a new phase', () => {
  it('is offered from the first lesson of a shift that has held for ten', () => {
    expect(offer([39, 45, 47, 44, 49, 51, 48, 52, 50, 47, 46])).toEqual({ from: day(9), lessons: 10 });
    expect(offer([45, 47, 44, 49, 51, 48, 52, 50, 47])).toBeNull();
  });

  it('is not offered for a shift that is over, or in the wrong direction', () => {
    const shift = [45, 47, 44, 49, 51, 48, 52, 50, 47, 46];
    expect(offer([...shift, 39])).toBeNull();
    expect(offer(shift, 'lower')).toBeNull();
  });

  it('counts against the phase in which the change began', () => {
    const series = line([5, 5, 5, ...usual, 45, 47, 44, 49, 51, 48, 52, 50, 47, 46], [day(3)]);
    expect(offerNewPhase(series, 'higher', day(11))).toEqual({ from: day(11), lessons: 10 });
  });

  it('needs points before the change', () => {
    expect(offerNewPhase(line([45, 47]), 'higher', day(0))).toBeNull();
  });

  it('is a question to the team', () => {
    expect(newPhaseInWords('en', { from: day(8), lessons: 11 })).toMatch(
      /^The new level has held for 11 lessons since Jan 9\. If you/,
    );
  });
});
