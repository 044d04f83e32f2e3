import { DEFAULT_MINIMUM_COHORT } from '../../settings/settings.ts';
import { counted, number } from './receipt-text.ts';

/** Growth of one school year, subject and grade, in one district: everybody who took the test has a percentile or a reason. */
export interface GrowthCount {
  readonly schoolYear: string;
  readonly subject: string;
  readonly grade: string;
  /** Students with a result of that year, subject and grade. */
  readonly students: number;
  readonly withPercentile: number;
  readonly withSimilarStudentPercentile: number;
  /** Why the others have no growth percentile, in words, with how many. The numbers add up to students - withPercentile. */
  readonly without: readonly { readonly why: string; readonly students: number }[];
}

/** An earlier score that two files give differently: its own year's file, and the prior-year columns of a later one. */
export interface EarlierScoreThatDiffers {
  readonly student: string;
  readonly subject: string;
  readonly schoolYear: string;
  readonly scoreOfItsYear: number;
  readonly scorePrintedLater: number;
  readonly printedIn: string;
}

/** An id that files link to different students. */
export interface IdToLookAt {
  readonly id: string;
  readonly schoolYear: string | null;
  readonly students: readonly string[];
  readonly taken: string;
}

/** What a night found in a district's files together, for its data lead: what no receipt of a single file can say. */
export interface NightReceipt {
  readonly district: string;
  readonly minimumCohort: number;
  readonly growth: readonly GrowthCount[];
  /** How many there are; `earlierScores` holds the first of them. */
  readonly earlierScoresThatDiffer: number;
  readonly earlierScores: readonly EarlierScoreThatDiffers[];
  readonly ids: readonly IdToLookAt[];
}

/**
 * What the night found, top to bottom, one sentence each.
 *
 * @example nightSentences({ ..., growth: [], earlierScoresThatDiffer: 0, ids: [] })[0] // 'No growth percentile was computed: ...'
 */
export function nightSentences(receipt: NightReceipt): readonly string[] {
  const { growth, earlierScoresThatDiffer: differ, ids, minimumCohort } = receipt;
  const students = sum(growth, (one) => one.students);
  const having = sum(growth, (one) => one.withPercentile);
  return [
    growth.length === 0
      ? 'No growth percentile was computed: no summative results with a grade below are here yet.'
      : `${counted(students, 'result')} of grades 4 to 8 could have a growth percentile; ${number(having)} have one, the others a reason in the sheet "Growth percentiles".`,
    ...(growth.length > 0 && minimumCohort < DEFAULT_MINIMUM_COHORT
      ? [
          `Percentiles were computed for cohorts of ${minimumCohort} students or more. The usual minimum is ${DEFAULT_MINIMUM_COHORT.toLocaleString('en-US')}: read these with care.`,
        ]
      : []),
    differ === 0
      ? 'No earlier score differs between its own file and the prior-year columns of a later one.'
      : `${counted(differ, 'earlier score')} ${differ === 1 ? 'differs' : 'differ'} between the year’s own file and the prior-year columns of a later one. The year’s own file counts. Ask the test vendor which is right, and drop the corrected file.`,
    ids.length === 0
      ? 'No student id is linked to two students.'
      : `${counted(ids.length, 'student id')} ${ids.length === 1 ? 'is' : 'are'} linked to more than one student. Nobody was merged: the sheet "Ids of two students" says whom each id is taken for. Mend the student record in the source system and drop the export again.`,
  ];
}

/** What the words of a reason say of several students, said of one. */
const OF_ONE: Readonly<Record<string, string>> = { have: 'has', are: 'is', were: 'was' };

/**
 * How many students lack a percentile for a reason.
 *
 * @example whyWithout({ why: 'have no score this year', students: 1 }) // '1 has no score this year'
 */
export function whyWithout({ why, students }: GrowthCount['without'][number]): string {
  const words = students === 1 ? why.replace(/^\w+/, (verb) => OF_ONE[verb] ?? verb) : why;
  return `${number(students)} ${words}`;
}

function sum<T>(all: readonly T[], of: (one: T) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
