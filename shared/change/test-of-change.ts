import type { Prediction } from './prediction.ts';
import type { IsoDate } from './run-chart/point.ts';

/** What a team does with a change after a test. */
export type DecisionChoice = 'adopt' | 'adapt' | 'abandon';

export interface Decision {
  readonly choice: DecisionChoice;
  readonly on: IsoDate;
  /** Null when nobody wrote it down. */
  readonly reason: string | null;
}

/** A measure as a test refers to it. */
export interface TestMeasure {
  readonly id: string;
  /** A test needs measures of the classes that try the change; a school's number moves for many reasons. */
  readonly about: 'classes' | 'school';
}

/** A test of change (one PDSA cycle) as its records tell it. Empty fields are null, never ''. */
export interface TestOfChange {
  readonly id: string;
  readonly title: string;
  readonly question: string | null;
  readonly changeIdea: string | null;
  readonly driver: string | null;
  readonly measures: readonly TestMeasure[];
  readonly implementationMeasures: readonly TestMeasure[];
  /** Every version ever typed. */
  readonly predictions: readonly Prediction[];
  /** First lesson with the change. */
  readonly changeDate: IsoDate | null;
  readonly decideBy: IsoDate | null;
  readonly plan: string | null;
  /** What the team learned when it looked at the data. */
  readonly studyNotes: string | null;
  readonly decision: Decision | null;
  /** The test this one adapts. */
  readonly follows: string | null;
}

/** Where a test is in its life. */
export type TestStage =
  | { readonly stage: 'planned' }
  | { readonly stage: 'running'; readonly since: IsoDate }
  | { readonly stage: 'studied'; readonly notes: string; readonly withoutData: boolean }
  | { readonly stage: 'decided'; readonly decision: Decision; readonly withoutData: boolean };

/**
 * Where a test is: planned until the first lesson with the change, running until the team has written
 * what it learned, studied until it has decided.
 *
 * The furthest step that is written down counts. A test studied or decided without a single point since
 * the change is told as such: "no data collected" is a finding too, and not the same as a result.
 *
 * @param pointsSinceChange points that take part, on any outcome measure of the test
 */
export function stageOf(test: TestOfChange, today: IsoDate, pointsSinceChange: number): TestStage {
  const withoutData = pointsSinceChange === 0;
  if (test.decision !== null) return { stage: 'decided', decision: test.decision, withoutData };
  if (test.studyNotes !== null) return { stage: 'studied', notes: test.studyNotes, withoutData };
  if (test.changeDate !== null && test.changeDate <= today)
    return { stage: 'running', since: test.changeDate };
  return { stage: 'planned' };
}

/** What a test lacks. Said to the team; nothing is refused. */
export type TestGap =
  | 'no_question'
  | 'no_driver'
  | 'no_measure'
  | 'no_implementation_measure'
  | 'school_level_measure'
  | 'no_prediction'
  | 'no_change_date'
  | 'no_decide_by'
  | 'no_data'
  | 'decided_without_reason';

interface GapRule {
  readonly gap: TestGap;
  readonly holds: (test: TestOfChange, stage: TestStage) => boolean;
}

const gapRules: readonly GapRule[] = [
  { gap: 'no_question', holds: ({ question }) => question === null },
  { gap: 'no_driver', holds: ({ driver }) => driver === null },
  { gap: 'no_measure', holds: ({ measures }) => measures.length === 0 },
  {
    gap: 'no_implementation_measure',
    holds: ({ implementationMeasures }) => implementationMeasures.length === 0,
  },
  { gap: 'school_level_measure', holds: ({ measures }) => measures.some(({ about }) => about === 'school') },
  { gap: 'no_prediction', holds: ({ predictions }) => predictions.length === 0 },
  { gap: 'no_change_date', holds: ({ changeDate }) => changeDate === null },
  { gap: 'no_decide_by', holds: ({ decideBy }, { stage }) => decideBy === null && stage !== 'decided' },
  { gap: 'no_data', holds: (_, stage) => 'withoutData' in stage && stage.withoutData },
  { gap: 'decided_without_reason', holds: ({ decision }) => decision !== null && decision.reason === null },
];

/** What a test lacks at its stage, in the order in which a team would fill it in. */
export function gapsOf(test: TestOfChange, stage: TestStage): TestGap[] {
  return gapRules.filter(({ holds }) => holds(test, stage)).map(({ gap }) => gap);
}

/** Where the decision stands on a day. */
export type DecisionDue = 'no_date' | 'due' | 'overdue' | 'decided';

/** 'due' up to and on the decide-by date, 'overdue' after it. */
export function decisionDue({ decision, decideBy }: TestOfChange, today: IsoDate): DecisionDue {
  if (decision !== null) return 'decided';
  if (decideBy === null) return 'no_date';
  return today > decideBy ? 'overdue' : 'due';
}

/**
 * The day up to which a verdict on this test looks: the decide-by date, or the day of an earlier decision.
 * What came in afterwards did not decide anything.
 */
export function verdictDay({ decision, decideBy }: TestOfChange): IsoDate | null {
  if (decision === null) return decideBy;
  return decideBy === null || decision.on < decideBy ? decision.on : decideBy;
}

/**
 * The test that follows an "adapt": linked, with question, driver and measures taken over.
 *
 * Prediction, dates, notes and decision are empty: a new test predicts anew. What must be tweaked, the
 * reason of the decision, becomes the start of its plan. Returns null unless the decision was to adapt.
 */
export function nextTest(test: TestOfChange, id: string): TestOfChange | null {
  if (test.decision?.choice !== 'adapt') return null;
  return {
    ...test,
    id,
    predictions: [],
    changeDate: null,
    decideBy: null,
    plan: test.decision.reason,
    studyNotes: null,
    decision: null,
    follows: test.id,
  };
}

/**
 * A test with all that it follows, oldest first. A link to a test that is not there, or round in a
 * circle, ends the chain.
 */
export function chainOf(tests: readonly TestOfChange[], id: string): TestOfChange[] {
  const byId = new Map(tests.map((test) => [test.id, test]));
  const chain: TestOfChange[] = [];
  let current = byId.get(id);
  while (current !== undefined && !chain.includes(current)) {
    chain.unshift(current);
    current = current.follows === null ? undefined : byId.get(current.follows);
  }
  return chain;
}

/** Tests decided "adapt" that no other test follows yet: the next cycle is waiting to be written. */
export function adaptedWithoutNext(tests: readonly TestOfChange[]): TestOfChange[] {
  const followed = new Set(tests.map(({ follows }) => follows));
  return tests.filter((test) => test.decision?.choice === 'adapt' && !followed.has(test.id));
}
