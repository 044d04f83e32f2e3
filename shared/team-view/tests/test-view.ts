import {
  agreementInWords,
  agreementOnCategories,
  agreementOnCounts,
  observerPairs,
} from '../../change/observer-agreement.ts';
import { dayInWords } from '../../change/sentence.ts';
import { gapInWords } from '../../change/test-of-change-words.ts';
import type { MeasureRecord } from '../../records/team.ts';
import type { TestView } from '../../workbook/team-view.ts';
import { wordsFor } from '../../workbook/words/words.ts';
import type { EditConflict } from '../edits/edit-log.ts';
import type { EditProblem } from '../edits/edited-tests.ts';
import { measureInWords, measureName, seriesKind } from '../lines/team-measures.ts';
import type { PointName } from '../row-keys.ts';
import type { TeamModel } from '../team-model.ts';
import { predictionView } from './prediction-view.ts';
import { hasTitle, type ReadTest } from './read-test.ts';

/** The page of the test: what the team wrote, what the data say, and what is missing. */
export function testView(read: ReadTest, model: TeamModel, districtReply: string | null): TestView {
  const { masking, meetings, fields, tests } = model;
  const { record } = read.edited;
  const text = (value: string | null): string | null => (value === null ? null : masking.teamText(value));
  const { result, words } = read.prediction;
  const follows = tests.find((test) => test.record.testId === record.followsTestId)?.record.title ?? null;
  const prediction = predictionView(read.prediction, record, read.measure);
  return {
    id: record.testId,
    title: hasTitle(read.edited) ? text(record.title) : null,
    question: text(record.question),
    changeIdea: text(read.test.changeIdea),
    driver: text(read.test.driver),
    plan: text(record.plan),
    startsOn: record.startsOn,
    decideBy: record.decideBy,
    prediction: { ...prediction, text: text(prediction.text) },
    measures: measureLines(read, model).map(masking.teamText),
    result: result.kind === 'no_data' ? null : words.box,
    doNotes: text(record.doNotes),
    studyNotes: text(record.studyNotes),
    decision: record.decision,
    decidedOn: record.decidedOn,
    decisionReason: text(record.decisionReason),
    follows: text(follows),
    findings: findings(read, model).map(masking.teamText),
    meetings: meetings.map(({ key, metOn, outcome, nextStep, blocker }) => ({
      key,
      metOn,
      outcome: text(outcome),
      nextStep: text(nextStep),
      blocker: text(blocker),
    })),
    raisedToDistrict: text(fields.raisedToDistrict),
    districtReply: text(districtReply),
  };
}

/** Outcome, implementation and what is watched for harm, with goals; observer agreement behind the measure it is about. */
function measureLines({ measure, implementation }: ReadTest, model: TeamModel): string[] {
  const { words } = model;
  const withAgreement = (one: MeasureRecord, agreement: string | null): string => {
    const line = measureInWords(one, words);
    return agreement === null ? line : words.measure.agreement(line, agreement);
  };
  const balancing = model.measures.all.filter(({ role }) => role === 'balancing');
  return [
    ...(measure === undefined ? [] : [withAgreement(measure, countAgreement(measure, model))]),
    ...(implementation.measure === undefined
      ? []
      : [withAgreement(implementation.measure, implementation.agreement)]),
    ...balancing.map((one) => measureInWords(one, words)),
  ];
}

/** How well two observers of the same lessons agree on a counted or rated measure; null when nobody watched together. */
function countAgreement(measure: MeasureRecord, { observations, language }: TeamModel): string | null {
  const isScore = seriesKind(measure) === 'score';
  const observed = (observations.byMeasure.get(measure.measureId)?.counts ?? []).flatMap((row) => {
    const noted = isScore ? row.value : row.numerator;
    return row.source === 'observed' && noted !== null ? [{ ...row, noted }] : [];
  });
  const pairs = observerPairs(observed);
  if (pairs.length === 0) return null;
  return agreementInWords(language, isScore ? agreementOnCategories(pairs) : agreementOnCounts(pairs));
}

/** What the test lacks, and what was typed and could not be applied. Said to the team; nothing is refused. */
function findings(read: ReadTest, model: TeamModel): string[] {
  const { words, language } = model;
  const { record, problems } = read.edited;
  const noNumber = record.predictionText !== null && read.prediction.standing.kind === 'none';
  const noDay = read.edited.predictions.some(({ typedOn }) => typedOn === '');
  const lacking = read.gaps.map((gap) =>
    gap === 'no_prediction' && noNumber ? words.findings.predictionWithoutNumber : gapInWords(language, gap),
  );
  const unknown = [record.measureId, record.implementationMeasureId].filter(
    (id) => id !== null && model.measures.find(id) === undefined,
  );
  return [
    // An empty form lacks everything; its first sheet says what to do.
    ...(read.edited.isForm ? [] : lacking),
    ...unknown.map((id) => words.findings.measureNotThere(id ?? '')),
    ...(noDay ? [words.findings.predictionWithoutDay] : []),
    ...(record.decision !== null && record.decidedOn === null ? [words.findings.decidedWithoutDay] : []),
    ...exclusionLines(model),
    ...[...problems, ...model.problems].map((problem) => problemLine(problem, model)),
    ...conflictLines(read, model),
  ];
}

function exclusionLines({ exclusions, measures, words, language }: TeamModel): string[] {
  const facts = ({ date, measureId }: PointName) => {
    const measure = measures.find(measureId);
    return {
      day: dayInWords(language, date),
      measure: measure === undefined ? measureId : measureName(measure, language),
    };
  };
  return [
    ...exclusions.withoutReason.map((point) => words.findings.leftOutWithoutReason(facts(point))),
    ...exclusions.reasonOnly.map((point) => words.findings.reasonWithoutLeavingOut(facts(point))),
  ];
}

function fieldName(field: string, { language }: TeamModel): string {
  const names: Readonly<Record<string, string>> = {
    ...wordsFor(language).test.fields,
    ...wordsFor(language).codebook.columns,
  };
  return (names[field] ?? field).replace(/\s*\([^)]*\)$/, '');
}

function problemLine({ kind, field, value }: EditProblem, model: TeamModel): string {
  return model.words.findings.editProblem({ kind, field: fieldName(field, model), value });
}

/** Conflicts of this test and of the team. Those about codes are told where the codes are. */
function conflictLines(read: ReadTest, model: TeamModel): string[] {
  const { record } = read.edited;
  const ownKeys = new Set([record.testId, model.keys.test(record.testId)]);
  const concerns = ({ kind, rowKey }: EditConflict): boolean =>
    kind !== 'human-code' && (kind !== 'test-field' || ownKeys.has(rowKey));
  return model.log.conflicts.filter(concerns).map(({ kind, field, values }) =>
    model.words.findings.conflict({
      field:
        kind === 'test-field' || kind === 'team-field'
          ? fieldName(field, model)
          : model.words.conflictAbout[kind as keyof typeof model.words.conflictAbout],
      values: values.map(({ value }) => value ?? '—'),
    }),
  );
}
