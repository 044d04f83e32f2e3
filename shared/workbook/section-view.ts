import type { Language } from '../change/sentence.ts';
import type { IsoDate } from './team-view.ts';

/*
 * What the file of one section shows: student rows. It is for the members assigned to the section, lies beside
 * the team workbook, and nothing of it may be shown in any other file.
 */

export interface SectionView {
  readonly language: Language;
  readonly writtenOn: IsoDate;
  readonly teamName: string;
  readonly sectionId: string;
  readonly sectionName: string;
  /** Questions whose answers are listed over time. */
  readonly questions: readonly { readonly id: string; readonly name: string }[];
  readonly students: readonly StudentView[];
  /** Said where growth is shown: the cohort minimum was lowered, or where the percentiles come from. */
  readonly growthNotes: readonly string[];
}

export interface StudentView {
  readonly localId: string;
  readonly name: string;
  /** Answers as given, one per lesson and question. */
  readonly answers: readonly {
    readonly date: IsoDate;
    readonly questionId: string;
    readonly answer: string;
  }[];
  readonly growth: readonly StudentGrowthView[];
  /** Why a teacher may want to talk with this student; empty = no reason. */
  readonly checkOn: readonly CheckReason[];
}

export interface StudentGrowthView {
  readonly subject: string;
  readonly schoolYear: string;
  readonly scaleScore: number | null;
  /** Points above (+) or below (-) the score at which the grade's standard is met. */
  readonly distanceFromStandard: number | null;
  /** 1..99, among students with similar earlier scores. */
  readonly growthPercentile: number | null;
  /** Percentiles that a file of the district supplies, never mixed with ours. */
  readonly supplied: readonly SuppliedGrowthView[];
}

/** A growth percentile somebody else computed. */
export interface SuppliedGrowthView {
  /** Who computed it, or the column it came from. */
  readonly provider: string;
  /** The span it covers: 'year', 'fall-spring'. */
  readonly window: string;
  readonly percentile: number;
}

/** Facts, not judgements. */
export type CheckReason =
  | {
      readonly kind: 'unfavourable-answers';
      readonly question: string;
      readonly count: number;
      readonly of: number;
    }
  | { readonly kind: 'no-slip'; readonly lessons: number }
  /** The student's group is too small for a percent in the team workbook, so the students are named here. */
  | {
      readonly kind: 'small-group';
      readonly group: string;
      readonly question: string;
      readonly favourable: boolean;
    };
