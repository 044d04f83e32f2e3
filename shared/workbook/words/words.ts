import { dayInWords, type Language, numberInWords, percentInWords } from '../../change/sentence.ts';
import type { DoneLevel } from '../charts/implementation-dots.ts';
import type { CodeView, Decision, IsoDate, StoryboardHeading, ValueUnit } from '../team-view.ts';
import { english } from './english.ts';
import { spanish } from './spanish.ts';

/**
 * Every word that stands on a sheet or in a chart and does not come from the engine. One table per language of
 * the same shape; nothing else in this room holds a sentence.
 */
export interface Words {
  readonly language: Language;
  readonly sheetNames: Readonly<Record<SheetName, string>>;
  readonly everySheet: EverySheetWords;
  readonly thisWeek: ThisWeekWords;
  readonly charts: ChartWords;
  readonly groups: GroupWords;
  readonly coding: CodingWords;
  readonly test: TestWords;
  readonly numbers: NumbersWords;
  readonly howToRead: HowToReadWords;
  readonly codebook: CodebookWords;
  readonly context: ContextWords;
  readonly interims: InterimsWords;
  readonly section: SectionWords;
}

export type SheetName =
  | 'this-week'
  | 'who'
  | 'code-these'
  | 'our-test'
  | 'numbers'
  | 'how-to-read'
  | 'codebook'
  | 'context'
  | 'interims'
  | 'lists'
  | 'check-on'
  | 'answers'
  | 'growth';

export interface EverySheetWords {
  /** Beside or above every cell whose content comes back to the pipeline. */
  readonly typeHere: string;
  readonly yes: string;
  readonly no: string;
  readonly allClasses: string;
  /** Printed at the foot of every page. */
  readonly footer: string;
  readonly page: (page: string, pages: string) => string;
  readonly writtenOn: (day: string) => string;
}

export interface ThisWeekWords {
  readonly didStudentsRespond: string;
  readonly didWeDoIt: string;
  readonly watchForHarm: string;
  readonly predictionHeading: string;
  readonly noPrediction: string;
  /** With the number of answers that were read; none = without it. */
  readonly wroteHeading: (answers: number) => string;
  readonly noAnswers: string;
  readonly codeCount: (code: string, count: number) => string;
  readonly quote: (quote: string) => string;
  readonly nextHeading: string;
  readonly nextMeeting: (day: string) => string;
  readonly task: (task: string) => string;
  readonly noLessons: string;
  /** Slips came in, but too few in every lesson. */
  readonly noChart: string;
  readonly noImplementation: string;
}

export interface ChartWords {
  readonly countWord: string;
  readonly done: Readonly<Record<DoneLevel, string>>;
  readonly usualLevel: (value: string) => string;
  readonly goal: (value: string) => string;
  readonly usualRange: string;
  readonly students: (count: number) => string;
  readonly lessons: (count: number) => string;
  /** A fact about the points, never a verdict. */
  readonly sinceChange: (facts: { on: number; of: number; side: 'above' | 'below' }) => string;
  readonly soFar: (lessons: number) => string;
  readonly nothingYet: string;
  readonly rateUnit: (value: string, per: string) => string;
  readonly points: (value: string) => string;
  readonly alternative: (facts: { title: string; first: string; newest: string; median: string }) => string;
  readonly noValues: string;
}

export interface GroupWords {
  readonly heading: string;
  readonly explanation: string;
  readonly chartTitle: string;
  readonly chartSubtitle: (measure: string) => string;
  readonly notInGroup: string;
  /** The two rows of a panel that is titled with the group's name. */
  readonly rowIn: string;
  readonly rowNotIn: string;
  readonly notShown: string;
  readonly columns: readonly [
    group: string,
    measure: string,
    answered: string,
    roster: string,
    value: string,
    difference: string,
    note: string,
  ];
  readonly fewerThan: (floor: number) => string;
  readonly tooFew: string;
  readonly notShownBeside: string;
  readonly fewStudents: (points: string) => string;
  readonly someStudents: (points: string) => string;
  readonly withN: (value: string, n: number) => string;
  readonly seeSections: string;
  readonly withoutGroup: (answers: number) => string;
  readonly nothingYet: string;
}

export interface CodingWords {
  readonly summary: (facts: { answers: number; coded: number; open: number }) => string;
  readonly explanation: string;
  readonly nothingYet: string;
  readonly columns: Readonly<Record<CodingColumn, string>>;
}

export type CodingColumn =
  | 'date'
  | 'section'
  | 'language'
  | 'answer'
  | 'code1'
  | 'code2'
  | 'code3'
  | 'because'
  | 'looksLike'
  | 'yours1'
  | 'yours2'
  | 'yours3'
  | 'checked'
  | 'comment';

export type TestField =
  | 'title'
  | 'question'
  | 'changeIdea'
  | 'driver'
  | 'predictionText'
  | 'predictionDirection'
  | 'predictionValue'
  | 'plan'
  | 'startsOn'
  | 'decideBy'
  | 'measures'
  | 'follows'
  | 'result'
  | 'doNotes'
  | 'studyNotes'
  | 'decision'
  | 'decisionReason'
  | 'decidedOn'
  | 'nextMeetingOn'
  | 'nextTask'
  | 'raisedToDistrict'
  | 'districtReply';

export interface TestWords {
  readonly heading: Readonly<Record<'PDSA' | 'Cycle of Inquiry', string>>;
  readonly fields: Readonly<Record<TestField, string>>;
  readonly directions: Readonly<Record<'at-least' | 'at-most', string>>;
  readonly decisions: Readonly<Record<Decision, string>>;
  readonly predictionLocked: (day: string) => string;
  readonly missing: string;
  readonly meetingsHeading: string;
  readonly meetingColumns: Readonly<Record<'metOn' | 'outcome' | 'nextStep' | 'blocker', string>>;
  readonly storyboardHeading: string;
  readonly storyboardColumns: readonly [heading: string, records: string, team: string];
  readonly storyboard: Readonly<Record<StoryboardHeading, string>>;
}

export type NumbersColumn =
  | 'date'
  | 'section'
  | 'measure'
  | 'answered'
  | 'expected'
  | 'value'
  | 'inBaseline'
  | 'leaveOut'
  | 'reason'
  | 'onLine'
  | 'usualLevel'
  | 'goal';

export interface NumbersWords {
  readonly heading: (facts: { notUsed: number; late: number }) => string;
  readonly explanation: string;
  readonly nothingYet: string;
  readonly columns: Readonly<Record<NumbersColumn, string>>;
  readonly setAsideHeading: string;
  readonly setAsideColumns: readonly [what: string, file: string, row: string, reason: string];
  readonly setAsideKinds: Readonly<Record<'not-used' | 'late', string>>;
  readonly chartAlternative: (title: string) => string;
}

export interface HowToReadWords {
  readonly heading: string;
  readonly columns: readonly [sign: string, meaning: string];
  readonly signs: readonly (readonly [sign: string, meaning: string])[];
  readonly worthHeading: string;
}

export type CodebookColumn =
  | 'name'
  | 'definition'
  | 'include'
  | 'exclude'
  | 'phrasesEnglish'
  | 'phrasesSpanish'
  | 'unlessEnglish'
  | 'unlessSpanish'
  | 'state';

export interface CodebookWords {
  readonly heading: string;
  readonly explanation: string;
  readonly columns: Readonly<Record<CodebookColumn, string>>;
  readonly states: Readonly<Record<CodeView['state'], string>>;
}

export interface ContextWords {
  readonly heading: string;
  readonly columns: readonly [year: string, group: string, mean: string, n: string];
  readonly below: (points: string) => string;
  readonly above: (points: string) => string;
  readonly standardMet: string;
  readonly noCauses: string;
}

export interface InterimsWords {
  readonly heading: string;
  readonly explanation: string;
  readonly columns: readonly [date: string, measure: string, n: string, value: string];
}

export interface SectionWords {
  readonly confidential: string;
  readonly checkOnHeading: (students: number) => string;
  readonly nobodyToCheckOn: string;
  readonly columns: Readonly<Record<'student' | 'id' | 'reasons', string>>;
  readonly unfavourable: (facts: { question: string; count: number; of: number }) => string;
  readonly noSlip: (lessons: number) => string;
  readonly smallGroup: (facts: { group: string; question: string; favourable: boolean }) => string;
  readonly answersHeading: string;
  readonly question: string;
  readonly noAnswers: string;
  readonly growthHeading: string;
  readonly growthColumns: readonly [
    student: string,
    id: string,
    subject: string,
    year: string,
    score: string,
    distance: string,
    percentile: string,
  ];
  /** Over the answers: the newest lessons stand first, and only some are printed. */
  readonly newestFirst: (printed: number) => string;
  /** Heads of the columns for percentiles that a district's file supplies. */
  readonly suppliedColumns: readonly [percentile: string, provider: string];
  /** Subjects by their id. */
  readonly subjects: Readonly<Record<string, string>>;
}

const TABLES: Readonly<Record<Language, Words>> = { en: english, es: spanish };

/** The words of a language. */
export function wordsFor(language: Language): Words {
  return TABLES[language];
}

/** A value as people write it. `n` decides how many decimals a percent deserves. */
export function valueInWords(words: Words, unit: ValueUnit, value: number, n: number | null): string {
  switch (unit.kind) {
    case 'percent':
      return percentInWords(value, n ?? 1);
    case 'difference':
      return words.charts.points(String(Math.round(value * 100)));
    case 'rate':
      return words.charts.rateUnit(numberInWords(value), unit.per);
    case 'score':
    case 'count':
      return numberInWords(value);
  }
}

/** A day as people write it. */
export function dayOf(words: Words, date: IsoDate): string {
  return dayInWords(words.language, date);
}
