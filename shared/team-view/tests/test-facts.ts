import type { PredictionAnswer } from '../../change/prediction.ts';
import { takesPart } from '../../change/run-chart/point.ts';
import { schoolDaysBetween } from '../../change/school-days.ts';
import type { Decision, IsoDate } from '../../workbook/team-view.ts';
import type { TeamModel } from '../team-model.ts';
import type { ReadTest } from './read-test.ts';

/**
 * A test of change as facts, for the packs of district and hub: no student, no teacher, no value of a class but the usual level. What of
 * it may leave the team is the packs' own rule.
 */
export interface TestFacts {
  readonly testId: string;
  readonly title: string;
  readonly changeIdeaId: string | null;
  readonly changeIdea: string | null;
  readonly driver: string | null;
  readonly stage: ReadTest['stage']['stage'];
  /** Null = the test has no measure. */
  readonly verdict: ReadTest['verdict']['key'] | null;
  readonly standing: ReadTest['verdict']['standing'];
  /** Median of the lessons before the change, in the units of the line (percents 0..1). */
  readonly usualLevel: number | null;
  readonly lessonsBefore: number;
  readonly lessonsSince: number;
  readonly students: number | null;
  readonly newestPointOn: IsoDate | null;
  /** Age of the newest point in school days. */
  readonly schoolDaysSinceNewestPoint: number | null;
  readonly hasPrediction: boolean;
  readonly predictionCameAfterData: boolean;
  readonly predictionAnswer: PredictionAnswer | null;
  /** Lessons with a word about doing it, and how many of them went as planned; null = no such measure. */
  readonly implementation: { readonly lessons: number; readonly done: number } | null;
  readonly startsOn: IsoDate | null;
  readonly decideBy: IsoDate | null;
  readonly decision: Decision | null;
  readonly decidedOn: IsoDate | null;
  readonly followsTestId: string | null;
  readonly released: boolean;
  readonly gaps: ReadTest['gaps'];
}

export function testFacts(read: ReadTest, model: TeamModel): TestFacts {
  const { record } = read.edited;
  const { verdict, prediction, implementation } = read;
  const newest = read.series.points.findLast(takesPart)?.date ?? null;
  const [most] = implementation.summaries;
  return {
    testId: record.testId,
    title: model.masking.teamText(record.title),
    changeIdeaId: record.changeIdeaId,
    changeIdea: read.test.changeIdea === null ? null : model.masking.teamText(read.test.changeIdea),
    driver: read.test.driver,
    stage: read.stage.stage,
    verdict: read.measure === undefined ? null : verdict.key,
    standing: verdict.standing,
    usualLevel: verdict.usualLevel,
    lessonsBefore: verdict.lessonsBefore,
    lessonsSince: verdict.lessonsSince,
    students: verdict.students,
    newestPointOn: newest,
    schoolDaysSinceNewestPoint:
      newest === null ? null : schoolDaysBetween(newest, model.today, model.calendar),
    hasPrediction: prediction.standing.kind !== 'none',
    predictionCameAfterData:
      prediction.standing.kind === 'typed_after_data' || prediction.standing.kind === 'changed_after_data',
    predictionAnswer: 'answer' in prediction.result ? prediction.result.answer : null,
    implementation:
      implementation.measure === undefined
        ? null
        : { lessons: most?.lessons.length ?? 0, done: most?.done ?? 0 },
    startsOn: record.startsOn,
    decideBy: record.decideBy,
    decision: record.decision,
    decidedOn: read.test.decision?.on ?? null,
    followsTestId: record.followsTestId,
    released: record.released === 'yes',
    gaps: read.gaps,
  };
}
