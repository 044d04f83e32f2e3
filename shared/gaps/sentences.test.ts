import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOfMeanGap, type GapChange } from './change-of-gap.ts';
import { studentGroup } from './groups.ts';
import { progressToAim } from './progress-to-aim.ts';
import { QUADRANT_CAPTION, QUADRANTS } from './quadrant.ts';
import { lintSentence } from './sentence-lint.ts';
import {
  aimSentence,
  type ChangeContext,
  changeSentence,
  gapSentence,
  type ShownN,
  sameStudentSentence,
  unknownSentence,
  whyItChangedSentence,
} from './sentences.ts';
import { summaryOf } from './statistics/score-summary.ts';
import { teamGroupSentence } from './team-group-sentence.ts';

const HISPANIC = studentGroup('hispanic-latino') as NonNullable<ReturnType<typeof studentGroup>>;

describe('the sentence under a team’s group panel', () => {
  const panel = { group: HISPANIC, inGroup: { k: 10, n: 21 }, notInGroup: { k: 11, n: 18 } };

  it('gives both percents with n, the difference and the range it could have', () => {
    expect(teamGroupSentence(panel, 'en', 5)).toBe(
      'Hispanic/Latino students 48% (n 21), students not in the group 61% (n 18): 13 points lower; with groups this small the true difference could lie between 17 higher and 40 lower.',
    );
    expect(teamGroupSentence(panel, 'es', 5)).toBe(
      'Estudiantes hispanos/latinos 48% (n 21), estudiantes que no están en el grupo 61% (n 18): 13 puntos menos; con grupos tan pequeños, la diferencia real podría estar entre 17 más y 40 menos.',
    );
  });
  it('says what one student is worth under ten, and no percent under the floor', () => {
    expect(teamGroupSentence({ ...panel, inGroup: { k: 3, n: 7 } }, 'en', 5)).toContain(
      'Few students: one student is worth 14 points.',
    );
    expect(teamGroupSentence({ ...panel, inGroup: { k: 3, n: 4 } }, 'en', 5)).toBe(
      'Hispanic/Latino students (n 4), students not in the group (n 18): too few to show, percents need 5 on each side.',
    );
    expect(teamGroupSentence({ ...panel, inGroup: { k: 0, n: 0 } }, 'es', 1)).toContain('muy pocos');
  });
  it('does not call large groups small, and says so when there is no difference', () => {
    const large = { group: HISPANIC, inGroup: { k: 120, n: 200 }, notInGroup: { k: 90, n: 150 } };
    expect(teamGroupSentence(large, 'en', 5)).toMatch(
      /: no difference; the true difference could lie between/,
    );
  });
});

const CONTEXT: ChangeContext = {
  measure: 'distance-from-standard',
  group: 'African American students',
  comparison: 'White students',
  yearThen: '2021-22',
  yearNow: '2023-24',
  nThen: { group: 120, comparison: 300 },
  nNow: { group: 118, comparison: 290 },
};

function moved(groupChange: number, comparisonChange: number, word: GapChange['word']): GapChange {
  const change = comparisonChange - groupChange;
  return {
    gapThen: 60,
    gapNow: 60 + change,
    change,
    standardError: 0.5,
    interval: { low: change - 1, high: change + 1 },
    word,
    groupChange,
    comparisonChange,
  };
}

describe('pack sentences', () => {
  it('a gap: direction agrees with the sign, and n on both sides', () => {
    const side = (value: number, n: number, students: string) => ({ students, value, n });
    expect(
      gapSentence(
        'distance-from-standard',
        side(-62.3, 118, 'African American students'),
        side(1.7, 290, 'White students'),
      ),
    ).toBe(
      'African American students: on average 62.3 points below standard (n 118); White students: on average 1.7 points above standard (n 290). African American students are 64.0 points lower.',
    );
    expect(
      gapSentence('percent-met', side(61.4, 30, 'Girls'), {
        ...side(48.2, 0, 'students not in the group'),
        n: '20-49',
      }),
    ).toBe(
      'Girls: 61% at or above standard (n 30); students not in the group: 48% at or above standard (n 20-49). Girls are 13 points higher.',
    );
    expect(gapSentence('growth-percentile', side(50, 30, 'Girls'), side(50.02, 30, 'Boys'))).toContain(
      'no difference',
    );
  });

  it.each([
    [moved(-1, 1, 'widened'), 'widened by 2.0 points: 60.0 points lower then, 62.0 points lower in 2023-24'],
    [moved(2, 0, 'narrowed'), 'narrowed by 2.0 points: 60.0 points lower then, 58.0 points lower in 2023-24'],
    [moved(1, 1, 'no clear change'), 'shows no clear change: 60.0 points lower then, 60.0 points lower'],
    [moved(0, 2, 'no clear change'), 'shows no clear change (+2.0 points): 60.0 points lower then'],
  ])('a change says its word, its size and both gaps', (change, words) => {
    expect(changeSentence(CONTEXT, change)).toContain(
      `Since 2021-22 the gap between African American students and White students ${words}`,
    );
    expect(changeSentence(CONTEXT, change)).toContain('(n 120 and 300 then, n 118 and 290 now)');
  });

  it('a gap that is smaller as the comparison fell is no improvement', () => {
    expect(whyItChangedSentence(CONTEXT, moved(-1, -9, 'narrowed'))).toBe(
      'The average of African American students fell by 1.0 point, that of White students fell by 9.0 points (n 120 and 300 then, n 118 and 290 now). The smaller gap is no improvement: African American students did not rise, White students fell.',
    );
    expect(whyItChangedSentence(CONTEXT, moved(3, -9, 'narrowed'))).toContain(
      'Only 3.0 points of the smaller gap are a rise of African American students',
    );
    expect(whyItChangedSentence(CONTEXT, moved(8, 2, 'narrowed'))).not.toContain('improvement');
  });

  it('progress: change so far, share, even pace; a missing baseline is said, never 0', () => {
    const aim = { baselineYear: '2015-16', targetYear: '2019-20', targetChange: 44 } as const;
    const context = { ...aim, subject: 'African American students', year: '2017-18', nThen: 120, nNow: 118 };
    const values = new Map([
      ['2015-16', -80],
      ['2017-18', -69],
    ] as const);
    expect(aimSentence(context, progressToAim(aim, values, '2017-18'))).toBe(
      'African American students: +11.0 of +44.0 points since 2015-16 (25% of the aim for 2019-20; n 120 then, n 118 now). Even pace would be +22.0 points by 2017-18.',
    );
    const none = aimSentence(context, progressToAim(aim, new Map(), '2017-18'));
    expect(none).toContain('cannot be computed, there is no value for the baseline year 2015-16');
    expect(none).not.toMatch(/\b0\b/);
  });

  it('none contains a causal verb, jargon or a value without n, whatever the numbers', () => {
    const score = fc.integer({ min: -300, max: 300 });
    const side = fc.array(score, { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(side, side, side, side, (a, b, c, d) => {
        const change = changeOfMeanGap(
          { group: summaryOf(a), comparison: summaryOf(b) },
          { group: summaryOf(c), comparison: summaryOf(d) },
        );
        fc.pre(change !== null);
        if (change === null) return;
        const shown = (value: number, n: ShownN) => ({ students: 'English learners', value, n });
        const aim = { baselineYear: '2021-22', targetYear: '2025-26', targetChange: -20 } as const;
        const values = new Map([
          ['2021-22', change.gapThen],
          ['2023-24', change.gapNow],
        ] as const);
        const sentences = [
          changeSentence(CONTEXT, change),
          whyItChangedSentence(CONTEXT, change),
          sameStudentSentence(CONTEXT, { ...change, groupN: a.length, comparisonN: '20-49' }),
          gapSentence('distance-from-standard', shown(change.gapThen, 12), shown(change.gapNow, '50+')),
          gapSentence('scale-score', shown(change.gapThen, 12), shown(change.gapNow, '50+')),
          aimSentence(
            { ...aim, subject: 'The gap', year: '2023-24', nThen: 12, nNow: 14 },
            progressToAim(aim, values, '2023-24'),
          ),
          unknownSentence(a.length),
          QUADRANT_CAPTION,
          ...Object.values(QUADRANTS),
          teamGroupSentence(
            { group: HISPANIC, inGroup: { k: 1, n: a.length }, notInGroup: { k: 2, n: b.length } },
            'en',
            5,
          ),
        ];
        for (const sentence of sentences)
          expect({ sentence, problems: lintSentence(sentence) }).toEqual({ sentence, problems: [] });
      }),
    );
  });
});

describe('the lint', () => {
  it.each([
    ['The opener led to 12 points more (n 30).', 'causal claim'],
    ['Scores rose because of the opener.', 'causal claim'],
    ['The IMPACT was large.', 'causal claim'],
    ['The change is significant (n 40).', 'jargon'],
    ['Beyond 3 sigma.', 'jargon'],
    ['The best team of the district.', 'ranking'],
    ['Gap of NaN points (n 3).', 'broken value'],
    ['48% said yes.', 'value without n'],
    ['12 points lower.', 'value without n'],
  ])('finds what is wrong with: %s', (sentence, reason) => {
    expect(lintSentence(sentence).map((problem) => problem.reason)).toContain(reason);
  });
  it('leaves innocent words and the names that a district chose alone', () => {
    expect(lintSentence('48% said yes (n 21). Secondary driver: discussion. Stopped on Feb 2.')).toEqual([]);
    expect(lintSentence('Best Elementary: 48% (n 21).', ['Best Elementary'])).toEqual([]);
  });
});
