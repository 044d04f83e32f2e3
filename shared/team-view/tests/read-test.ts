import { firstLine } from '../../change/headline.ts';
import type { ImplementationWords } from '../../change/implementation.ts';
import { type IsoDate, takesPart } from '../../change/run-chart/point.ts';
import type { Series } from '../../change/series.ts';
import {
  gapsOf,
  stageOf,
  type TestGap,
  type TestOfChange,
  type TestStage,
  verdictDay,
} from '../../change/test-of-change.ts';
import { gapInWords } from '../../change/test-of-change-words.ts';
import { judgeTest, type TestVerdict } from '../../change/test-verdict.ts';
import { type VerdictWords, verdictWords } from '../../change/verdict-words.ts';
import type { MeasureRecord } from '../../records/team.ts';
import type { EditedTest } from '../edits/edited-tests.ts';
import type { LinesOfMeasure } from '../lines/measure-lines.ts';
import { seriesKind } from '../lines/team-measures.ts';
import type { TeamModel } from '../team-model.ts';
import { type TestImplementation, testImplementation } from './implementation-view.ts';
import { type TestPrediction, testPrediction } from './prediction-view.ts';

/** A test of change with everything the records say about it. */
export interface ReadTest {
  readonly edited: EditedTest;
  /** The same in the engine's terms. */
  readonly test: TestOfChange;
  readonly stage: TestStage;
  readonly gaps: readonly TestGap[];
  readonly measure: MeasureRecord | undefined;
  readonly lines: LinesOfMeasure | null;
  /** The judged line; a line without points before there is data. */
  readonly series: Series;
  readonly verdict: TestVerdict;
  readonly verdictWords: VerdictWords;
  readonly implementation: TestImplementation;
  readonly prediction: TestPrediction;
  readonly headline: string;
  /** The team's own name for the change inside a sentence. */
  readonly changeWords: string;
  /** The day up to which everything looks: the decision, the decide-by date, or today. */
  readonly until: IsoDate;
}

/** Reads one test: its line, verdict, implementation, prediction, and what it lacks. */
export function readTest(edited: EditedTest, model: TeamModel): ReadTest {
  const { language, today, measures } = model;
  const { record } = edited;
  const test = engineTest(edited, model);
  const measure = measures.find(record.measureId);
  const lines = edited.isForm ? firstOutcome(model) : measure === undefined ? null : model.linesOf(measure);
  const series = lines?.main?.series ?? withoutPoints(measure);
  const decideBy = verdictDay(test);
  const until = decideBy !== null && decideBy < today ? decideBy : today;
  const changeDate = test.changeDate;
  const since = series.points.filter(
    (point) => takesPart(point) && changeDate !== null && point.date >= changeDate && point.date <= until,
  );
  const stage = stageOf(test, today, since.length);
  const dates = { baselineFrom: record.baselineFrom, changeDate, decideBy, today };
  const verdict = judgeTest(series, measure?.betterIs ?? 'higher', dates);
  const changeWords = hasTitle(edited) ? model.words.quoted(record.title) : model.words.theChange;
  const inWords = verdictWords(verdict, { language, change: changeWords, changeDate, decideBy });
  const implementation = testImplementation(record, { changeWords, until }, model);
  const versions = edited.predictions;
  return {
    edited,
    test,
    stage,
    gaps: gapsOf(test, stage),
    measure,
    lines,
    series,
    verdict,
    verdictWords: inWords,
    implementation,
    prediction: testPrediction({
      versions,
      series,
      changeDate,
      until,
      decideBy: record.decideBy,
      called: verdict.standing === 'called',
      language,
    }),
    headline: edited.isForm
      ? model.words.noTest.headline
      : headlineOf(measure, verdict, inWords, implementation.words, model),
    changeWords,
    until,
  };
}

/** A team without a test sees its first outcome measure with data. */
function firstOutcome({ measures, linesOf }: TeamModel): LinesOfMeasure | null {
  const outcomes = measures.all.filter(({ role }) => role === 'outcome').map(linesOf);
  return outcomes.find(({ main }) => main !== null) ?? null;
}

/** A test that was filled in without a title carries its id as one. */
export function hasTitle({ record }: EditedTest): boolean {
  return record.title !== record.testId;
}

function withoutPoints(measure: MeasureRecord | undefined): Series {
  return {
    measure: measure?.measureId ?? '',
    kind: measure === undefined ? 'percent' : seriesKind(measure),
    source: 'student-slip',
    section: null,
    points: [],
    students: null,
    phaseStarts: [],
  };
}

function headlineOf(
  measure: MeasureRecord | undefined,
  verdict: TestVerdict,
  inWords: VerdictWords,
  implementation: ImplementationWords,
  { language }: TeamModel,
): string {
  if (measure === undefined) return gapInWords(language, 'no_measure');
  return firstLine(verdict.key, inWords, implementation);
}

function engineTest({ record, predictions }: EditedTest, model: TeamModel): TestOfChange {
  const idea = model.records.changeIdeas.find(
    ({ changeIdeaId, teamId }) =>
      changeIdeaId === record.changeIdeaId && (teamId === record.teamId || teamId === null),
  );
  const testMeasure = (idOrName: string | null): TestOfChange['measures'] => {
    const measure = model.measures.find(idOrName);
    if (measure === undefined) return [];
    return [{ id: measure.measureId, about: measure.teamId === null ? 'school' : 'classes' }];
  };
  return {
    id: record.testId,
    title: record.title,
    question: record.question,
    changeIdea: idea?.name ?? record.changeIdeaId,
    driver: driverOf(idea?.driverId ?? null, model),
    measures: testMeasure(record.measureId),
    implementationMeasures: testMeasure(record.implementationMeasureId),
    predictions,
    changeDate: record.startsOn,
    decideBy: record.decideBy,
    plan: record.plan,
    studyNotes: record.studyNotes,
    decision: decisionOf(record, model.today),
    follows: record.followsTestId,
  };
}

/** A driver by its name; by its id where the district's drivers are not dropped. */
function driverOf(driverId: string | null, { records }: TeamModel): string | null {
  if (driverId === null) return null;
  const rows = records.drivers.filter((driver) => driver.driverId === driverId);
  const newest = rows.toSorted((a, b) => ((a.version ?? '') < (b.version ?? '') ? -1 : 1)).at(-1);
  return newest?.name ?? driverId;
}

/** A decision without a day is taken to be of the decide-by date, or of today while that is to come. */
function decisionOf({ decision, decidedOn, decideBy, decisionReason }: EditedTest['record'], today: IsoDate) {
  if (decision === null) return null;
  const on = decidedOn ?? (decideBy !== null && decideBy < today ? decideBy : today);
  return { choice: decision, on, reason: decisionReason };
}
