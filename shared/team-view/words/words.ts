import type { Language } from '../../change/sentence.ts';
import type { SetAsideReason, Source } from '../../change/series.ts';
import type { TeamMember } from '../../records/team.ts';
import { english } from './english.ts';
import { spanish } from './spanish.ts';

/** Why a row is in no chart, beside the reasons of the engine. */
export type NotUsedReason =
  | SetAsideReason
  | 'no_such_measure'
  | 'neither_done_nor_not'
  | 'lesson_left_out'
  | 'further_rows';

/** A cell whose content could not be used. */
export type EditProblemKind = 'not_a_day' | 'not_a_choice' | 'not_a_value' | 'no_such_code';

/** What a team's pages say beyond the sentences of the engine: plain, short, no cause, no jargon, no ranking. */
export interface TeamWords {
  readonly language: Language;
  readonly theChange: string;
  /** The team's own name for its change inside a sentence. */
  readonly quoted: (title: string) => string;
  readonly sources: Readonly<Record<Source, string>>;
  readonly roles: Readonly<Record<TeamMember['role'], string>>;
  readonly noTest: { readonly headline: string; readonly next: string };
  readonly decided: (facts: { decision: string; day: string | null }) => string;
  readonly writeNextTest: string;
  readonly watch: (facts: { measure: string; headline: string }) => string;
  readonly predictionInWords: (text: string) => string;
  readonly measure: {
    readonly yes: string;
    readonly favorable: string;
    readonly median: string;
    readonly done: string;
    readonly withKind: (name: string, kind: string | null) => string;
    readonly goal: (name: string, goal: string) => string;
    readonly agreement: (name: string, agreement: string) => string;
    readonly lessonsBetween: (name: string) => string;
  };
  readonly otherSource: (facts: { source: string; summary: string }) => string;
  readonly notUsed: Readonly<Record<NotUsedReason, string>>;
  readonly unmappedQuestion: (facts: { question: string; answers: number }) => string;
  readonly findings: {
    readonly leftOutWithoutReason: (facts: { day: string; measure: string }) => string;
    readonly reasonWithoutLeavingOut: (facts: { day: string; measure: string }) => string;
    readonly conflict: (facts: { field: string; values: readonly string[] }) => string;
    readonly editProblem: (facts: { kind: EditProblemKind; field: string; value: string }) => string;
    readonly predictionWithoutNumber: string;
    readonly predictionWithoutDay: string;
    readonly measureNotThere: (measureId: string) => string;
    readonly decidedWithoutDay: string;
  };
  /** What a conflict about a cell that is no field of the test is about. */
  readonly conflictAbout: Readonly<
    Record<'human-code' | 'exclude-point' | 'team-field' | 'meeting' | 'storyboard' | 'codebook', string>
  >;
  readonly coding: {
    readonly conflicts: (answers: number) => string;
    readonly unknownCodes: (facts: { answers: number; codes: readonly string[] }) => string;
    readonly languages: Readonly<Record<Language, string>>;
  };
  readonly interims: {
    readonly met: (name: string) => string;
    readonly nearOrAbove: (name: string) => string;
    readonly median: (name: string) => string;
  };
  readonly storyboard: {
    readonly members: (names: readonly string[]) => string;
    readonly meetings: (facts: { count: number; newest: string; outcome: string | null }) => string;
    readonly usualLevel: (facts: { measure: string; level: string; goal: string | null }) => string;
    readonly test: (facts: { title: string; stage: string; decision: string | null }) => string;
    readonly chain: (titles: readonly string[]) => string;
    readonly learned: (facts: { title: string; notes: string }) => string;
    readonly nextMeeting: (day: string) => string;
    readonly decideBy: (day: string) => string;
  };
  readonly growthNote: (students: number) => string;
  /** Percentiles a file of the district supplies stand in a column of their own. */
  readonly suppliedGrowthNote: string;
  readonly lateSlips: (facts: { slips: number; day: string; landedOn: string }) => string;
  readonly annualContext: {
    readonly subjects: Readonly<Record<string, string>>;
    /** Points from standard of both sides, whole. */
    readonly title: (facts: { group: string; inGroup: number; notInGroup: number }) => string;
    readonly subtitle: (facts: { subject: string; year: string; n: readonly [number, number] }) => string;
    readonly whoIsMeant: string;
    readonly tooFew: (floor: number) => string;
    readonly growth: (facts: {
      year: string;
      group: string;
      inGroup: string;
      notIn: string;
      notInGroup: string;
      n: readonly [number, number];
    }) => string;
  };
  readonly digest: {
    readonly noTest: (team: string) => string;
    readonly opening: (facts: { team: string; tests: number }) => string;
    readonly test: (facts: { title: string; stage: string; headline: string }) => string;
    readonly needs: (text: string) => string;
    readonly nextMeeting: (day: string) => string;
  };
}

const TABLES: Readonly<Record<Language, TeamWords>> = { en: english, es: spanish };

/** The words of a language. */
export function teamWords(language: Language): TeamWords {
  return TABLES[language];
}
