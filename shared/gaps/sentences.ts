import type { GapChange } from './change-of-gap.ts';
import type { ProgressToAim } from './progress-to-aim.ts';

/**
 * Sentences of the district and network packs (English). Each says direction, size, comparison and n; none says why.
 * They take what may be shown: `n` is a number, or the words of a band ('20-49') where exact numbers stay inside.
 */
export type ShownN = number | string;

/** What a value is measured in, and how it is said. */
export type GapMeasure = 'distance-from-standard' | 'percent-met' | 'growth-percentile' | 'scale-score';

/** One side of a gap as it may be shown. `value` in the units of the measure: points, percent 0-100, percentile. */
export interface ShownSide {
  /** 'African American students', 'students not in the group', 'White students'. */
  readonly students: string;
  readonly value: number;
  readonly n: ShownN;
}

/** 12.04 -> '12.0'; never '-0.0'. Percents are whole. */
function size(measure: GapMeasure, value: number): string {
  const digits = measure === 'percent-met' ? 0 : 1;
  return Math.abs(value).toFixed(digits);
}

function isZero(measure: GapMeasure, value: number): boolean {
  return Number(size(measure, value)) === 0;
}

const VALUE_WORDS: Readonly<Record<GapMeasure, (value: number) => string>> = {
  'distance-from-standard': (value) =>
    isZero('distance-from-standard', value)
      ? 'on average at standard'
      : `on average ${size('distance-from-standard', value)} points ${value < 0 ? 'below' : 'above'} standard`,
  'percent-met': (value) => `${size('percent-met', value)}% at or above standard`,
  'growth-percentile': (value) => `average growth percentile ${size('growth-percentile', value)}`,
  'scale-score': (value) => `average scale score ${size('scale-score', value)}`,
};

function points(measure: GapMeasure, value: number): string {
  const number = size(measure, value);
  return `${number} ${Number(number) === 1 ? 'point' : 'points'}`;
}

/**
 * One gap: both values with n, then direction and size of the difference as printed.
 *
 * @example
 * gapSentence('distance-from-standard', { students: 'African American students', value: -62.3, n: 118 },
 *   { students: 'White students', value: 1.7, n: 290 })
 * // 'African American students: on average 62.3 points below standard (n 118); White students: on average 1.7 points above
 * //  standard (n 290). African American students are 64.0 points lower.'
 */
export function gapSentence(measure: GapMeasure, group: ShownSide, comparison: ShownSide): string {
  const words = VALUE_WORDS[measure];
  const printed = (value: number) => Number(value.toFixed(measure === 'percent-met' ? 0 : 1));
  const gap = printed(comparison.value) - printed(group.value);
  const verdict = isZero(measure, gap)
    ? 'There is no difference.'
    : `${group.students} are ${points(measure, gap)} ${gap > 0 ? 'lower' : 'higher'}.`;
  return `${group.students}: ${words(group.value)} (n ${group.n}); ${comparison.students}: ${words(comparison.value)} (n ${comparison.n}). ${verdict}`;
}

/** Who is compared in a change, from when to when, and how many students stood on each side in both years. */
export interface ChangeContext {
  readonly measure: GapMeasure;
  readonly group: string;
  readonly comparison: string;
  readonly yearThen: string;
  readonly yearNow: string;
  readonly nThen: { readonly group: ShownN; readonly comparison: ShownN };
  readonly nNow: { readonly group: ShownN; readonly comparison: ShownN };
}

function gapWords(measure: GapMeasure, gap: number): string {
  if (isZero(measure, gap)) return 'no difference';
  return `${points(measure, gap)} ${gap > 0 ? 'lower' : 'higher'}`;
}

/** 'n 120 and 300 then, n 118 and 290 now' */
function bothNs({ nThen, nNow }: ChangeContext): string {
  return `n ${nThen.group} and ${nThen.comparison} then, n ${nNow.group} and ${nNow.comparison} now`;
}

/**
 * How a gap moved since the baseline: the word, the number, both gaps with direction, and n of both sides in both years.
 *
 * @example
 * 'Since 2021-22 the gap between African American students and White students widened by 2.0 points: 60.0 points lower then,
 *  62.0 points lower in 2023-24 (n 120 and 300 then, n 118 and 290 now).'
 */
export function changeSentence(context: ChangeContext, change: GapChange): string {
  const { measure, group, comparison, yearThen, yearNow } = context;
  const sizeWords = points(measure, change.change);
  const moved = {
    narrowed: `narrowed by ${sizeWords}`,
    widened: `widened by ${sizeWords}`,
    'no clear change': isZero(measure, change.change)
      ? 'shows no clear change'
      : `shows no clear change (${change.change < 0 ? '-' : '+'}${sizeWords})`,
  }[change.word];
  return (
    `Since ${yearThen} the gap between ${group} and ${comparison} ${moved}: ` +
    `${gapWords(measure, change.gapThen)} then, ${gapWords(measure, change.gapNow)} in ${yearNow} (${bothNs(context)}).`
  );
}

function moveWords(measure: GapMeasure, change: number): string {
  if (isZero(measure, change)) return 'stayed the same';
  return `${change > 0 ? 'rose' : 'fell'} by ${points(measure, change)}`;
}

/**
 * Which side moved: the group's own change and the comparison's side by side. A gap that is smaller while the group did
 * not rise is said to be no improvement; where both moved toward each other, how much of it is the comparison's fall.
 *
 * @example
 * 'The average of African American students fell by 1.0 point, that of White students fell by 9.0 points (n 120 and 300 then,
 *  n 118 and 290 now). The smaller gap is no improvement: African American students did not rise, White students fell.'
 */
export function whyItChangedSentence(context: ChangeContext, change: GapChange): string {
  const { measure, group, comparison } = context;
  const sides =
    `The average of ${group} ${moveWords(measure, change.groupChange)}, ` +
    `that of ${comparison} ${moveWords(measure, change.comparisonChange)} (${bothNs(context)}).`;
  const caughtUp = change.change < 0 && change.gapThen > 0;
  if (!caughtUp || change.comparisonChange >= 0 || isZero(measure, change.comparisonChange)) return sides;
  if (change.groupChange <= 0 || isZero(measure, change.groupChange)) {
    return `${sides} The smaller gap is no improvement: ${group} did not rise, ${comparison} fell.`;
  }
  return `${sides} Only ${points(measure, change.groupChange)} of the smaller gap are a rise of ${group}; the rest is a fall of ${comparison}.`;
}

/** The same-student trend beside the cross-section. `change` in points; n of students with a score in both years. */
export function sameStudentSentence(
  context: Pick<ChangeContext, 'group' | 'comparison' | 'yearThen' | 'yearNow'>,
  trend: Pick<GapChange, 'gapThen' | 'gapNow' | 'change' | 'word'> & {
    readonly groupN: ShownN;
    readonly comparisonN: ShownN;
  },
): string {
  const measure = 'distance-from-standard';
  const { group, comparison, yearThen, yearNow } = context;
  const moved =
    trend.word === 'no clear change'
      ? 'shows no clear change'
      : `${trend.word} by ${points(measure, trend.change)}`;
  return (
    `Among the same students, with a score in ${yearThen} and in ${yearNow}, the gap between ${group} and ${comparison} ${moved}: ` +
    `${gapWords(measure, trend.gapThen)} then, ${gapWords(measure, trend.gapNow)} now (n ${trend.groupN} and ${trend.comparisonN}).`
  );
}

/** What an aim is about and over which years. */
export interface AimContext {
  /** 'African American students', or 'The gap between African American students and White students'. */
  readonly subject: string;
  readonly baselineYear: string;
  readonly targetYear: string;
  readonly year: string;
  readonly targetChange: number;
  readonly nThen: ShownN;
  readonly nNow: ShownN;
}

const signed = (value: number) => (Number(value.toFixed(1)) < 0 ? '-' : '+') + Math.abs(value).toFixed(1);

const NOT_COMPUTED = {
  'no baseline': (aim: AimContext) => `there is no value for the baseline year ${aim.baselineYear}`,
  'no value this year': (aim: AimContext) => `there is no value for ${aim.year}`,
  'before the baseline': (aim: AimContext) => `${aim.year} lies before the baseline year ${aim.baselineYear}`,
} as const;

/**
 * Progress to an aim: change so far against the target, its share, and where even pace would stand.
 * A missing baseline "cannot be computed"; it is never shown as 0.
 *
 * @example
 * 'African American students: +11.0 of +44.0 points since 2015-16 (25% of the aim for 2019-20; n 120 then, n 118 now). Even pace would be +22.0 points
 *  by 2017-18.'
 */
export function aimSentence(aim: AimContext, progress: ProgressToAim): string {
  if (!progress.computed) {
    return `${aim.subject}: progress to the aim cannot be computed, ${NOT_COMPUTED[progress.reason](aim)}.`;
  }
  const share =
    progress.shareOfTarget < 0
      ? 'away from the aim'
      : `${Math.round(100 * progress.shareOfTarget)}% of the aim`;
  return (
    `${aim.subject}: ${signed(progress.changeSoFar)} of ${signed(aim.targetChange)} points since ${aim.baselineYear} ` +
    `(${share} for ${aim.targetYear}; n ${aim.nThen} then, n ${aim.nNow} now). ` +
    `Even pace would be ${signed(progress.evenPace)} points by ${aim.year}.`
  );
}

/** How many students are on neither side. Empty when none is. @example unknownSentence(12) // 'For 12 students it is not known ...' */
export function unknownSentence(n: ShownN): string {
  if (n === 0) return '';
  const students = n === 1 ? '1 student' : `${n} students`;
  return `For ${students} it is not known whether they are in the group; they are on neither side.`;
}
