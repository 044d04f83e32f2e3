import { TEAM_GROUP_FLOOR } from './group-series.ts';
import { newcombeInterval, type Proportion } from './plausible-range.ts';
import { type Language, percentInWords, sentence } from './sentence.ts';

/** A group beside the students not in it, on one question. */
export interface GroupComparison {
  /** The group's name in the language of the sheet: "Hispanic/Latino". */
  readonly group: string;
  readonly inGroup: Proportion;
  readonly notInGroup: Proportion;
}

/**
 * One sentence that compares a group with the students not in it and says how little that may mean.
 *
 * The plausible difference is Newcombe's interval of two Wilson intervals. Below the floor on either
 * side no number is given.
 *
 * @example 10 of 21 and 11 of 18: 'Hispanic/Latino students 48% (n 21), students not in the group 61%
 * (n 18): 13 points lower. With groups this small the true difference could lie between 17 higher and
 * 40 lower.'
 */
export function groupComparisonInWords(
  language: Language,
  { group, inGroup, notInGroup }: GroupComparison,
  floor: number = TEAM_GROUP_FLOOR,
): string {
  if (inGroup.n < floor || notInGroup.n < floor) return sentence(language, 'group.too_few', { group, floor });
  const difference = inGroup.k / inGroup.n - notInGroup.k / notInGroup.n;
  const range = newcombeInterval(inGroup, notInGroup);
  const points = Math.abs(Math.round(100 * difference));
  return sentence(language, points === 0 ? 'group.same' : 'group.compared', {
    group,
    groupPercent: percentInWords(inGroup.k / inGroup.n, inGroup.n),
    groupN: inGroup.n,
    restPercent: percentInWords(notInGroup.k / notInGroup.n, notInGroup.n),
    restN: notInGroup.n,
    points,
    higher: difference > 0,
    upper: boundInWords(language, range.high),
    lower: boundInWords(language, range.low),
  });
}

function boundInWords(language: Language, bound: number): string {
  const points = Math.abs(Math.round(100 * bound));
  if (points === 0) return sentence(language, 'group.bound.equal');
  return sentence(language, bound > 0 ? 'group.bound.higher' : 'group.bound.lower', { points });
}
