import type { SchoolYear } from '../../standards/school-year.ts';
import { CUT_SCORES, type Subject, scoreRange, TESTED_GRADES } from '../../standards/smarter-balanced.ts';

/** Lowest and highest value one student can have in a school year. */
export type ScoreLimitsOf = (schoolYear: SchoolYear) => { readonly lowest: number; readonly highest: number };

/**
 * Distance from standard of one student over all tested grades: lowest obtainable score minus the score of the standard, and highest minus
 * it, the widest of all grades. Units: scale score points.
 */
export function distanceLimits(subject: Subject): ScoreLimitsOf {
  return (schoolYear) => {
    const ends = TESTED_GRADES.map((grade) => {
      const [loss, hoss] = scoreRange(subject, grade, schoolYear);
      const standard = CUT_SCORES[subject][grade][1];
      return [loss - standard, hoss - standard] as const;
    });
    return {
      lowest: Math.min(...ends.map(([lowest]) => lowest)),
      highest: Math.max(...ends.map(([, highest]) => highest)),
    };
  };
}

/** Growth percentiles run from 1 to 99. */
export const percentileLimits: ScoreLimitsOf = () => ({ lowest: 1, highest: 99 });
