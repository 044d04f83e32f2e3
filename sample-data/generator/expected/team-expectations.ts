import type { Slip, SlipQuestion } from '../model/exit-slips.ts';
import { NOW } from '../sample/settings.ts';
import type { TeamStory, TestPlan } from '../sample/teams/team-story.ts';
import {
  judge,
  medianAgainstPrediction,
  medianOf,
  type Point,
  percentAgainstPrediction,
} from './run-chart-rules.ts';
import { rounded } from './score-expectations.ts';

/** One lesson day of a measure, all classes of the team together. Percents are 0 to 100, rates in the unit of the measure. */
export interface ExpectedPoint {
  readonly date: string;
  readonly value: number;
  /** Percents: answers that count as favourable, of those that count at all. Rates: things counted, minutes. */
  readonly numerator?: number;
  readonly denominator?: number;
  /** Slips with an answer to the question, "not confused" included; work samples scored. */
  readonly answered?: number;
}

type Row = Readonly<Record<string, string | number>>;

/** The measures, tests and classes of a team, counted from the story itself. */
export function teamExpectation(story: TeamStory) {
  const measures = story.workbook.measure ?? [];
  return {
    district: story.district,
    team: story.team,
    classes: story.classes.map((mathClass) => ({
      sectionId: mathClass.id,
      code: mathClass.code,
      students: mathClass.students.length,
    })),
    slips: story.forms.reduce((sum, form) => sum + form.slips.length, 0),
    measures: measures.map((measure) => ({
      measureId: String(measure.measureId),
      kind: String(measure.kind),
      ...(measure.kind === 'implementation'
        ? { lessons: doneCounts(story, measure) }
        : { series: seriesOf(story, measure) }),
    })),
    tests: story.tests.map((plan) => testExpectation(story, plan)),
  };
}

const measureOf = (story: TeamStory, measureId: string): Row =>
  story.workbook.measure!.find((row) => row.measureId === measureId)!;

/** The series of a measure from slips or observations. */
function seriesOf(story: TeamStory, measure: Row): readonly ExpectedPoint[] {
  const items = (story.workbook.item ?? []).filter((item) => item.measureId === measure.measureId);
  if (items.length === 0) return observedSeries(story, measure);
  const texts = new Set(items.map((item) => item.question));
  const answers = story.forms.flatMap((form) =>
    form.questions
      .filter((question) => texts.has(question.text))
      .flatMap((question) => form.slips.map((slip) => ({ day: slip.day, ...readAnswer(slip, question) }))),
  );
  return daysOf(answers).map(([date, rows]) => {
    const numerator = rows.filter((row) => row.favourable).length;
    const denominator = rows.filter((row) => row.counts).length;
    return {
      date,
      numerator,
      denominator,
      answered: rows.length,
      value: rounded((100 * numerator) / denominator),
    };
  });
}

function readAnswer(slip: Slip, question: SlipQuestion): { counts: boolean; favourable: boolean } {
  const answer = slip.answers[question.itemId] ?? '';
  if (question.kind === 'agree') return { counts: true, favourable: answer === '4' || answer === '5' };
  if (question.kind === 'text') throw new Error('A free text feeds no measure');
  return { counts: answer !== question.words.notCounted, favourable: answer === question.words.yes };
}

function daysOf<R extends { readonly day: string }>(rows: readonly R[]): [string, R[]][] {
  const days = new Map<string, R[]>();
  for (const row of rows) {
    const day = days.get(row.day);
    if (day) day.push(row);
    else days.set(row.day, [row]);
  }
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1));
}

const named = (measure: Row) => (row: { readonly measure: string }) =>
  row.measure === measure.measureId || row.measure === measure.name;

function observedSeries(story: TeamStory, measure: Row): readonly ExpectedPoint[] {
  return daysOf(story.observations.filter(named(measure))).map(([date, rows]) => {
    if (measure.kind === 'median-score') {
      const values = rows.map((row) => row.value!);
      return { date, answered: values.length, value: medianOf(values) };
    }
    // Two people who watch one lesson are one lesson: the mean of what they counted.
    const observers = new Set(rows.map((row) => row.observer)).size;
    const numerator = rows.reduce((sum, row) => sum + row.count!, 0) / observers;
    const denominator = rows.reduce((sum, row) => sum + (row.minutes ?? row.outOf!), 0) / observers;
    const per = measure.kind === 'rate' ? 10 : 100;
    return { date, numerator, denominator, value: rounded((per * numerator) / denominator) };
  });
}

function doneCounts(story: TeamStory, measure: Row) {
  const rows = story.observations.filter(named(measure));
  const count = (done: string) => rows.filter((row) => row.done === done).length;
  return { done: count('done'), partly: count('partly'), no: count('no') };
}

function testExpectation(story: TeamStory, plan: TestPlan) {
  const test: Row = story.workbook['test-of-change']!.find((row) => row.testId === plan.testId)!;
  const measure = measureOf(story, plan.measureId);
  const percent = String(measure.kind).startsWith('percent');
  const decideBy = String(test.decideBy);
  const startsOn = String(test.startsOn);
  const called = decideBy <= NOW.slice(0, 10);
  const points = seriesOf(story, measure).filter((point) => !called || point.date <= decideBy);
  const judged = judge(points as readonly Point[], startsOn, measure.betterIs as 'higher' | 'lower', percent);
  const since = points.filter((point) => point.date >= startsOn);
  const bound = test.predictionDirection as 'at-least' | 'at-most';
  const predicted = Number(test.predictionValue);
  const newest = since[since.length - 1]!;
  return {
    testId: plan.testId,
    measureId: plan.measureId,
    planted: plan.story,
    startsOn,
    decideBy,
    standing: called ? 'called' : 'so_far',
    ...judged,
    usualLevel: judged.usualLevel === null ? null : rounded(judged.usualLevel),
    decision: test.decision ?? null,
    prediction: {
      bound,
      value: predicted,
      // Typed on the day of the first lesson with the change still counts as before.
      standing: String(test.predictedOn) <= since[0]!.date ? 'before_data' : 'typed_after_data',
      ...(percent
        ? (newest.denominator ?? 0) < 5
          ? { k: newest.numerator!, n: newest.denominator!, answer: 'hidden' }
          : roundedAll(percentAgainstPrediction(newest.numerator!, newest.denominator!, bound, predicted))
        : roundedAll(
            medianAgainstPrediction(
              since.map(({ value }) => value),
              bound,
              predicted,
            ),
          )),
    },
  };
}

function roundedAll<T extends object>(values: T): T {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, typeof value === 'number' ? rounded(value) : value]),
  ) as T;
}
