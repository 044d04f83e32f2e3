import type { Grade } from './grades.ts';
import { endYearOf, type SchoolYear } from './school-year.ts';

export const SUBJECTS = ['mathematics', 'english-language-arts'] as const;
export type Subject = (typeof SUBJECTS)[number];

const SUBJECT_NAMES: Readonly<Record<string, string>> = {
  mathematics: 'Mathematics',
  'english-language-arts': 'English language arts',
} satisfies Record<Subject, string>;

/** A subject as adults of a district read it; one without a name here (a district's own) as it stands. */
export function subjectName(subject: string): string {
  return SUBJECT_NAMES[subject] ?? subject;
}

/** Grades with published Smarter Balanced cut scores. Grades 9 and 10 have interim tests only, and no published cuts. */
export const TESTED_GRADES = ['03', '04', '05', '06', '07', '08', '11'] as const;
export type TestedGrade = (typeof TESTED_GRADES)[number];

/** Lowest scale scores of levels 2 (Nearly Met), 3 (Met) and 4 (Exceeded). */
export type CutScores = readonly [level2: number, level3: number, level4: number];

/**
 * Smarter Balanced cut scores. The same for every year since 2014-15.
 * Source: CDE "2021-2022 CAASPP Student Data File Layout" (26 July 2022) p. 199-201; cde.ca.gov sbmaththresholdscre.
 */
export const CUT_SCORES: Readonly<Record<Subject, Readonly<Record<TestedGrade, CutScores>>>> = {
  'english-language-arts': {
    '03': [2367, 2432, 2490],
    '04': [2416, 2473, 2533],
    '05': [2442, 2502, 2582],
    '06': [2457, 2531, 2618],
    '07': [2479, 2552, 2649],
    '08': [2487, 2567, 2668],
    '11': [2493, 2583, 2682],
  },
  mathematics: {
    '03': [2381, 2436, 2501],
    '04': [2411, 2485, 2549],
    '05': [2455, 2528, 2579],
    '06': [2473, 2552, 2610],
    '07': [2484, 2567, 2635],
    '08': [2504, 2586, 2653],
    '11': [2543, 2628, 2718],
  },
};

/** Lowest and highest obtainable scale score. */
export type ScoreRange = readonly [lowest: number, highest: number];

/**
 * LOSS and HOSS: before 2020-21, and from 2020-21 on (the cuts did not move).
 * Source: same CDE layout, p. 199-201.
 */
const SCORE_RANGES: Readonly<
  Record<Subject, Readonly<Record<TestedGrade, { before: ScoreRange; from2021: ScoreRange }>>>
> = {
  'english-language-arts': {
    '03': { before: [2114, 2623], from2021: [2115, 2650] },
    '04': { before: [2131, 2663], from2021: [2140, 2690] },
    '05': { before: [2201, 2701], from2021: [2200, 2730] },
    '06': { before: [2210, 2724], from2021: [2230, 2770] },
    '07': { before: [2258, 2745], from2021: [2260, 2810] },
    '08': { before: [2288, 2769], from2021: [2290, 2850] },
    '11': { before: [2299, 2795], from2021: [2300, 2900] },
  },
  mathematics: {
    '03': { before: [2189, 2621], from2021: [2190, 2660] },
    '04': { before: [2204, 2659], from2021: [2205, 2700] },
    '05': { before: [2219, 2700], from2021: [2220, 2740] },
    '06': { before: [2235, 2748], from2021: [2235, 2780] },
    '07': { before: [2250, 2778], from2021: [2250, 2820] },
    '08': { before: [2265, 2802], from2021: [2265, 2860] },
    '11': { before: [2280, 2862], from2021: [2280, 2900] },
  },
};

export function isTestedGrade(grade: Grade): grade is TestedGrade {
  return (TESTED_GRADES as readonly string[]).includes(grade);
}

/** Lowest and highest obtainable scale score of a subject, grade and school year. */
export function scoreRange(subject: Subject, grade: TestedGrade, schoolYear: SchoolYear): ScoreRange {
  const range = SCORE_RANGES[subject][grade];
  return endYearOf(schoolYear) >= 2021 ? range.from2021 : range.before;
}

/**
 * Distance from standard: scale score minus the lowest level 3 score of the grade and subject, in scale score points.
 * Negative = below standard. Averaged over grades it is meaningful (vertical scale); scale scores are not.
 * Source: cde.ca.gov acadindcal; the Dashboard's own figure counts other students and differs.
 *
 * @example distanceFromStandard('english-language-arts', '03', 2400) === -32; distanceFromStandard('mathematics', '08', 2600) === 14
 */
export function distanceFromStandard(subject: Subject, grade: TestedGrade, scaleScore: number): number {
  return scaleScore - CUT_SCORES[subject][grade][1];
}

/**
 * Achievement level 1-4 that the cut scores give a scale score.
 *
 * @example achievementLevel('mathematics', '06', 2552) === 3
 */
export function achievementLevel(subject: Subject, grade: TestedGrade, scaleScore: number): 1 | 2 | 3 | 4 {
  const [level2, level3, level4] = CUT_SCORES[subject][grade];
  if (scaleScore >= level4) return 4;
  if (scaleScore >= level3) return 3;
  return scaleScore >= level2 ? 2 : 1;
}
