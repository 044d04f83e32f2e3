import type { IsoDate } from '../change/run-chart/point.ts';
import type { Language } from '../change/sentence.ts';
import type { DoneLevel } from './charts/implementation-dots.ts';

/*
 * What a team workbook shows, as plain data. Whoever builds it has applied the team's access rules already:
 * nothing in it can hold a student's name or id, answers are masked, and sentences that judge (verdict,
 * prediction, groups, what to do next) arrive as text from the engine that is tested for them.
 */

export type { IsoDate, Language };

/** One workbook: one team, one test of change. */
export interface TeamView {
  readonly language: Language;
  /** What the district calls a cycle. */
  readonly cycleName: 'PDSA' | 'Cycle of Inquiry';
  /** The day the workbook is about, never the clock of the machine. */
  readonly writtenOn: IsoDate;
  readonly team: TeamNames;
  readonly thisWeek: ThisWeekView;
  /** Did students respond? Null = the test has no measure, or nothing came in yet. */
  readonly outcome: SeriesView | null;
  /** Did we do it as planned? */
  readonly implementation: ImplementationView | null;
  /** A third chart on the first sheet: a measure watched for harm. */
  readonly balancing: SeriesView | null;
  /** Further lines, such as one per section: listed on The numbers with a chart of their own, never on the first sheet. */
  readonly furtherSeries: readonly SeriesView[];
  readonly groups: GroupsView;
  readonly coding: CodingView;
  readonly test: TestView;
  readonly storyboard: StoryboardView;
  readonly setAsideRows: readonly SetAsideRow[];
  /** Sheets on request; null = not asked for. */
  readonly howToRead: HowToReadView | null;
  readonly showCodebook: boolean;
  readonly context: ContextView | null;
  readonly interims: InterimsView | null;
}

export interface TeamNames {
  readonly id: string;
  readonly name: string;
  readonly school: string | null;
  readonly district: string;
}

/** The words of the first sheet. Together they are cut to 120 words, quotes first. */
export interface ThisWeekView {
  /** The verdict on one line, with n. */
  readonly headline: string;
  /** Age of the newest point; null before the first. */
  readonly freshness: string | null;
  readonly stale: boolean;
  /** Prediction and result in one line; null = none written down. */
  readonly prediction: string | null;
  /** What to look at next, and when to decide. */
  readonly next: readonly string[];
  readonly nextMeetingOn: IsoDate | null;
  readonly nextTask: string | null;
  /** The most frequent codes; the first three are shown. */
  readonly wrote: readonly WroteView[];
}

/** A code with how many answers it has and one masked quote. */
export interface WroteView {
  readonly code: string;
  readonly count: number;
  readonly quote: string | null;
  /** The phrase of the quote that says why it has the code, as it stands there; a quote that is cut keeps it. */
  readonly because?: string;
}

/** What a value is. Percents and differences of percents are proportions: 0..1 and -1..1. */
export type ValueUnit =
  | { readonly kind: 'percent' }
  | { readonly kind: 'difference' }
  | { readonly kind: 'score'; readonly lowest: number; readonly highest: number }
  | { readonly kind: 'rate'; readonly per: string }
  | { readonly kind: 'count' };

/** One line of one chart. */
export interface SeriesView {
  readonly measureId: string;
  readonly measureName: string;
  /** Section, or null for the team's sections together. */
  readonly section: string | null;
  /** Where values come from, in words: "exit slips", "observed". */
  readonly source: string;
  readonly unit: ValueUnit;
  readonly betterIs: 'higher' | 'lower';
  /** Different students behind the line; null when nobody can tell. */
  readonly students: number | null;
  /** In time order. */
  readonly points: readonly SeriesPointView[];
  /** The usual level (median of the baseline) of each phase, in time order; the last one is named on the chart. */
  readonly usualLevels: readonly UsualLevel[];
  readonly goal: number | null;
  readonly change: ChangeMark | null;
  /** Drawn only on request, and only from 12 points on. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/** One lesson. */
export interface SeriesPointView {
  /** Stays the same over refreshes: what the team types beside the point comes back under it. */
  readonly key: string;
  readonly date: IsoDate;
  /** Null = missing: a gap, never a zero. */
  readonly value: number | null;
  readonly answered: number | null;
  readonly expected: number | null;
  readonly inBaseline: boolean;
  /** Why people left it out. */
  readonly excluded: string | null;
  /** The value was withheld: too few students. */
  readonly hidden: boolean;
}

export interface UsualLevel {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly value: number;
}

/** First lesson with the change, and the change in a few words. */
export interface ChangeMark {
  readonly on: IsoDate;
  readonly words: string;
}

export interface ImplementationView {
  readonly measureId: string;
  readonly measureName: string;
  readonly source: string;
  /** "Done as planned in 7 of 9 lessons, partly in 1." */
  readonly summary: string;
  readonly lessons: readonly ImplementationLesson[];
}

export interface ImplementationLesson {
  readonly key: string;
  readonly date: IsoDate;
  readonly section: string | null;
  readonly done: DoneLevel;
  /** Why people left it out: it stands on The numbers and in no chart or count. */
  readonly excluded: string | null;
}

/** Each group against the students who are not in it. */
export interface GroupsView {
  /** Smallest n that is shown as a percent (setting floors.teamGroup). */
  readonly floor: number;
  readonly comparisons: readonly GroupComparison[];
  /** Slips that name no student: in the series, in no group. */
  readonly answersWithoutGroup: number;
}

export interface GroupComparison {
  readonly groupId: string;
  readonly groupName: string;
  readonly measureId: string;
  readonly measureName: string;
  readonly unit: ValueUnit;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly inGroup: GroupSide;
  readonly notInGroup: GroupSide;
  /** The comparison in words with its plausible range; null where it may not be shown. */
  readonly sentence: string | null;
}

export interface GroupSide {
  readonly answered: number;
  readonly expected: number | null;
  readonly value: number | null;
}

/** The answers to be coded, and the codes. */
export interface CodingView {
  readonly answers: readonly AnswerView[];
  readonly codebook: readonly CodeView[];
  /** How often the first pass and the team agreed, in words. */
  readonly agreement: readonly string[];
}

/** One answer: masked, without a student. */
export interface AnswerView {
  /** Keyed hash of the answer: says nothing about the student, is the same in every run. */
  readonly key: string;
  readonly date: IsoDate;
  readonly section: string | null;
  readonly language: string;
  readonly answer: string;
  /** First pass: at most three codes by name, each with the phrase that caused it. */
  readonly suggested: readonly { readonly code: string; readonly because: string }[];
  /** Shared words of a set of answers that look alike; never counted. */
  readonly looksLike: string | null;
  /** What people said: wins over the first pass. */
  readonly yours: readonly string[];
  readonly checked: boolean;
  readonly comment: string | null;
}

export interface CodeView {
  readonly id: string;
  readonly name: string;
  readonly definition: string | null;
  readonly include: string | null;
  readonly exclude: string | null;
  readonly phrasesEnglish: string | null;
  readonly phrasesSpanish: string | null;
  readonly unlessEnglish: string | null;
  readonly unlessSpanish: string | null;
  readonly state: 'active' | 'suggest-only' | 'retired';
}

const DECISIONS = ['adopt', 'adapt', 'abandon'] as const;
export type Decision = (typeof DECISIONS)[number];

/** The test of change. A team without one gets a test whose fields are empty, ready to be filled in. */
export interface TestView {
  readonly id: string;
  readonly title: string | null;
  readonly question: string | null;
  readonly changeIdea: string | null;
  readonly driver: string | null;
  readonly plan: string | null;
  readonly startsOn: IsoDate | null;
  readonly decideBy: IsoDate | null;
  readonly prediction: PredictionView;
  /** Outcome, implementation and further measures with their goals, in words. */
  readonly measures: readonly string[];
  /** Result against prediction, the long form; null before there is data. */
  readonly result: string | null;
  readonly doNotes: string | null;
  readonly studyNotes: string | null;
  readonly decision: Decision | null;
  readonly decidedOn: IsoDate | null;
  readonly decisionReason: string | null;
  /** Title of the test this one adapts. */
  readonly follows: string | null;
  /** What is missing: "This test has no measure: ..." */
  readonly findings: readonly string[];
  readonly meetings: readonly MeetingView[];
  readonly raisedToDistrict: string | null;
  readonly districtReply: string | null;
}

export interface PredictionView {
  readonly text: string | null;
  readonly direction: 'at-least' | 'at-most' | null;
  /** As people write it: "60%". */
  readonly value: string | null;
  /** Day of the first data: from then on the prediction stands. */
  readonly lockedSince: IsoDate | null;
  /** "The prediction was changed on ..., after data had come in." */
  readonly remark: string | null;
}

export interface MeetingView {
  readonly key: string;
  readonly metOn: IsoDate;
  readonly outcome: string | null;
  readonly nextStep: string | null;
  readonly blocker: string | null;
}

/** Headings of the storyboard, in the order of the network's slide. */
export const STORYBOARD_HEADINGS = [
  'team',
  'meetings',
  'current-performance',
  'user-perspective',
  'system',
  'aim',
  'measures',
  'change-ideas',
  'knowledge',
  'tests',
  'learning',
  'next-steps',
] as const;
export type StoryboardHeading = (typeof STORYBOARD_HEADINGS)[number];

/** What the records know under a heading, and what the team wrote there. */
export type StoryboardView = Readonly<
  Partial<
    Record<StoryboardHeading, { readonly fromRecords: string | null; readonly teamText: string | null }>
  >
>;

/** A row that is in no chart, or that came after the day it belongs to. */
export interface SetAsideRow {
  readonly kind: 'not-used' | 'late';
  readonly file: string;
  readonly row: number | null;
  readonly reason: string;
}

export interface HowToReadView {
  /** What the messages are worth, from the engine: how often an unchanged class would see one. */
  readonly sentences: readonly string[];
}

/** One annual line: where the students of the team's grades stand. Never on the first sheet. */
export interface ContextView {
  /** The finding, as a sentence without causes. */
  readonly title: string;
  /** Measure, who, n. */
  readonly subtitle: string;
  readonly schoolYears: readonly string[];
  readonly groupName: string;
  /** Mean distance from standard in scale score points; null = not shown. */
  readonly inGroup: readonly ContextValue[];
  readonly notInGroup: readonly ContextValue[];
  /** "This shows where students stand. It does not say why." and any lowered minimum. */
  readonly notes: readonly string[];
}

export interface ContextValue {
  readonly mean: number | null;
  readonly n: number | null;
}

/** Slow measures, a few times a year. Without a verdict. */
export interface InterimsView {
  readonly series: readonly SeriesView[];
}
