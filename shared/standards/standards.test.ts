import { describe, expect, it } from 'vitest';
import { gradeAfter, gradeBefore, gradeFrom } from './grades.ts';
import { isSchoolYear, schoolYearBefore, schoolYearEnding, schoolYearOfDate } from './school-year.ts';
import {
  achievementLevel,
  CUT_SCORES,
  distanceFromStandard,
  SUBJECTS,
  scoreRange,
  TESTED_GRADES,
} from './smarter-balanced.ts';

describe('school year', () => {
  it('is named by its end in CERS and TOMS', () => {
    expect(schoolYearEnding(2025)).toBe('2024-25');
    expect(schoolYearEnding(2000)).toBe('1999-00');
    expect(schoolYearBefore('2024-25', 2)).toBe('2022-23');
  });
  it('starts on July 1', () => {
    expect(schoolYearOfDate('2025-06-30')).toBe('2024-25');
    expect(schoolYearOfDate('2025-07-01')).toBe('2025-26');
  });
  it('is refused when its two parts do not follow each other', () => {
    expect(isSchoolYear('1999-00')).toBe(true);
    expect(isSchoolYear('2024-26')).toBe(false);
  });
});

describe('grade', () => {
  it.each([
    ['3', '03'],
    ['03', '03'],
    ['KN', 'KG'],
    ['K', 'KG'],
    ['TK', 'TK'],
    ['Kindergarten', 'KG'],
    ['One', '01'],
    ['Grade 6', '06'],
    ['6th Grade', '06'],
    [' 12 ', '12'],
    ['UE', 'UG'],
  ])('%s is %s', (text, grade) => expect(gradeFrom(text)).toBe(grade));
  it.each(['13', '0', '', 'n/a', '3-5'])('%j is no grade', (text) => expect(gradeFrom(text)).toBeUndefined());
  it('moves up and down one year', () => {
    expect(gradeAfter('04')).toBe('05');
    expect(gradeBefore('04')).toBe('03');
    expect(gradeAfter('12')).toBeUndefined();
  });
});

describe('Smarter Balanced', () => {
  it('measures distance from the lowest level 3 score', () => {
    expect(distanceFromStandard('english-language-arts', '03', 2400)).toBe(-32);
    expect(distanceFromStandard('mathematics', '08', 2600)).toBe(14);
    expect(distanceFromStandard('english-language-arts', '11', 2583)).toBe(0);
    expect(distanceFromStandard('mathematics', '06', 2473)).toBe(-79);
    expect(distanceFromStandard('english-language-arts', '05', 2552)).toBe(50);
  });
  it('gives the level whose lowest score was reached', () => {
    expect(
      [2472, 2473, 2551, 2552, 2610].map((score) => achievementLevel('mathematics', '06', score)),
    ).toEqual([1, 2, 2, 3, 4]);
  });
  it('widened the score range in 2020-21 and left the cuts inside it', () => {
    expect(scoreRange('mathematics', '03', '2019-20')).toEqual([2189, 2621]);
    expect(scoreRange('mathematics', '03', '2020-21')).toEqual([2190, 2660]);
    for (const subject of SUBJECTS) {
      for (const grade of TESTED_GRADES) {
        const [lowest, highest] = scoreRange(subject, grade, '2024-25');
        const cuts = CUT_SCORES[subject][grade];
        expect(lowest < cuts[0] && cuts[0] < cuts[1] && cuts[1] < cuts[2] && cuts[2] < highest).toBe(true);
      }
    }
  });
});
