import type { Prediction } from '../../change/prediction.ts';
import type { TestOfChange } from '../../records/team.ts';
import { schoolYearOfDate } from '../../standards/school-year.ts';
import type { RowKeys } from '../row-keys.ts';
import type { EarlierPrediction } from '../team-records.ts';
import type { EditProblemKind } from '../words/words.ts';
import type { EditLog, TypedRow } from './edit-log.ts';
import { dayTyped, decisionTyped, directionTyped, predictedValueTyped } from './typed-values.ts';

/** Something typed that nobody can read: told, and not applied. */
export interface EditProblem {
  readonly kind: EditProblemKind;
  readonly field: string;
  readonly value: string;
}

/** A test of change with everything the team typed about it. */
export interface EditedTest {
  readonly record: TestOfChange;
  /** Every version of the prediction, percents as 0..1. A version without a day has '' as its day: before everything. */
  readonly predictions: readonly Prediction[];
  readonly problems: readonly EditProblem[];
  /** The empty form of a team that has no test: nobody has written anything yet. */
  readonly isForm?: true;
}

interface FieldReader {
  readonly read: (value: string, isPercent: boolean) => string | number | undefined;
  readonly otherwise: EditProblemKind;
}

const text: FieldReader = { read: (value) => value, otherwise: 'not_a_value' };
const day: FieldReader = { read: dayTyped, otherwise: 'not_a_day' };

/** Fields of a test that a team can type, and how they are read. */
const FIELDS: Partial<Record<keyof TestOfChange, FieldReader>> = {
  title: text,
  question: text,
  plan: text,
  doNotes: text,
  studyNotes: text,
  predictionText: text,
  decisionReason: text,
  changeIdeaId: text,
  measureId: text,
  implementationMeasureId: text,
  followsTestId: text,
  baselineFrom: day,
  startsOn: day,
  decideBy: day,
  decidedOn: day,
  decision: { read: decisionTyped, otherwise: 'not_a_choice' },
  predictionDirection: { read: directionTyped, otherwise: 'not_a_choice' },
  predictionValue: { read: predictedValueTyped, otherwise: 'not_a_value' },
};

export interface TestsBeforeEdits {
  readonly tests: readonly TestOfChange[];
  readonly earlierPredictions: readonly EarlierPrediction[];
  readonly teamId: string;
  /** Is the measure of a test a percent? Its predictions are then 0-100 in the records. */
  readonly isPercent: (test: TestOfChange) => boolean;
}

/**
 * The tests of a team with the team's edits on top, in order of their first lesson. A test that stands only in the edits (the team filled
 * in the empty form of its workbook) is a test too.
 */
export function editedTests(given: TestsBeforeEdits, log: EditLog, keys: RowKeys): EditedTest[] {
  const typed = log.rows('test-field');
  const known = new Set(given.tests.flatMap(({ testId }) => [testId, keys.test(testId)]));
  const added = [...typed].flatMap(([rowKey, row]) =>
    known.has(rowKey) || !saysSomething(row) ? [] : [emptyTest(given.teamId, rowKey, row)],
  );
  return [...given.tests, ...added]
    .map((test) => editedTest(test, given, log, [test.testId, keys.test(test.testId)]))
    .sort((a, b) => order(a.record) - order(b.record) || (a.record.testId < b.record.testId ? -1 : 1));
}

function order({ startsOn }: TestOfChange): number {
  return startsOn === null ? Number.POSITIVE_INFINITY : Date.parse(startsOn);
}

function saysSomething(row: TypedRow): boolean {
  return [...row.values()].some(({ value }) => value !== null);
}

/** A test nobody has written anything about yet. */
export function emptyTest(teamId: string, testId: string, row: TypedRow | null): TestOfChange {
  const typedOn = [...(row?.values() ?? [])].map(({ editedAt }) => editedAt.slice(0, 10)).sort()[0];
  return {
    schoolYear: schoolYearOfDate(typedOn ?? '2000-07-01'),
    teamId,
    testId,
    title: testId,
    question: null,
    changeIdeaId: null,
    measureId: null,
    implementationMeasureId: null,
    predictionText: null,
    predictionDirection: null,
    predictionValue: null,
    predictedOn: null,
    baselineFrom: null,
    startsOn: null,
    decideBy: null,
    plan: null,
    doNotes: null,
    studyNotes: null,
    decision: null,
    decidedOn: null,
    decisionReason: null,
    followsTestId: null,
    released: null,
    releasedQuote: null,
  };
}

function editedTest(
  test: TestOfChange,
  given: TestsBeforeEdits,
  log: EditLog,
  rowKeys: readonly string[],
): EditedTest {
  const problems: EditProblem[] = [];
  const percent = given.isPercent(test);
  let record = test;
  for (const rowKey of rowKeys) {
    for (const [field, { value }] of log.rows('test-field').get(rowKey) ?? []) {
      const reader = FIELDS[field as keyof TestOfChange];
      // A title cannot be missing; what is read only in the sheet is no field of the test.
      if (reader === undefined || (field === 'title' && value === null)) continue;
      const read = value === null ? null : reader.read(value, percent);
      if (read === undefined) problems.push({ kind: reader.otherwise, field, value: value ?? '' });
      else record = { ...record, [field]: read };
    }
  }
  record = { ...record, decidedOn: dayOfDecision(record, log, rowKeys) };
  return { record, predictions: predictionVersions(test, given, log, rowKeys), problems };
}

/** The day of a decision: as written, else the day on which the decision was typed. */
function dayOfDecision(record: TestOfChange, log: EditLog, rowKeys: readonly string[]): string | null {
  if (record.decision === null || record.decidedOn !== null) return record.decidedOn;
  const typed = rowKeys.flatMap((rowKey) => log.rows('test-field').get(rowKey)?.get('decision') ?? []);
  return typed[0]?.editedAt.slice(0, 10) ?? null;
}

/**
 * Every version of the prediction with the day it was typed: from earlier files, from the test's own row, and from each return of the
 * workbook that changed value or direction.
 */
function predictionVersions(
  test: TestOfChange,
  { earlierPredictions, isPercent }: TestsBeforeEdits,
  log: EditLog,
  rowKeys: readonly string[],
): Prediction[] {
  const percent = isPercent(test);
  const inUnits = (value: number): number => (percent ? value / 100 : value);
  const versions: Prediction[] = earlierPredictions
    .filter(({ testId }) => testId === test.testId)
    .map(({ direction, value, typedOn }) => ({ bound: direction, value: inUnits(value), typedOn }));

  let bound = test.predictionDirection;
  let value = test.predictionValue;
  const add = (typedOn: string): void => {
    if (bound === null || value === null) return;
    const last = versions.at(-1);
    if (last?.bound === bound && last.value === inUnits(value)) return;
    versions.push({ bound, value: inUnits(value), typedOn });
  };
  add(test.predictedOn ?? '');
  const edits = rowKeys
    .flatMap((rowKey) => log.versions('test-field', rowKey))
    .sort((a, b) => (a.editedAt < b.editedAt ? -1 : a.editedAt > b.editedAt ? 1 : 0));
  for (const [i, edit] of edits.entries()) {
    if (edit.field === 'predictionDirection') {
      bound = edit.value === null ? null : (directionTyped(edit.value) ?? bound);
    } else if (edit.field === 'predictionValue') {
      value = edit.value === null ? null : (predictedValueTyped(edit.value, percent) ?? value);
    } else continue;
    // Value and direction of one return are one version.
    if (edits[i + 1]?.editedAt !== edit.editedAt) add(edit.editedAt);
  }
  return versions;
}
