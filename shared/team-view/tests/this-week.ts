import { freshnessInWords } from '../../change/freshness-words.ts';
import { newPhaseInWords, offerNewPhase } from '../../change/new-phase.ts';
import { type IsoDate, takesPart } from '../../change/run-chart/point.ts';
import { freshnessOf } from '../../change/school-days.ts';
import { dayInWords } from '../../change/sentence.ts';
import { adaptedWithoutNext } from '../../change/test-of-change.ts';
import { decisionInWords, decisionLine } from '../../change/test-of-change-words.ts';
import { judgeTest } from '../../change/test-verdict.ts';
import { verdictWords } from '../../change/verdict-words.ts';
import type { ThisWeekView, WroteView } from '../../workbook/team-view.ts';
import type { MeasureLine } from '../lines/measure-lines.ts';
import { measureName } from '../lines/team-measures.ts';
import type { TeamModel } from '../team-model.ts';
import { firstSheetPrediction } from './prediction-view.ts';
import type { ReadTest } from './read-test.ts';

/** The words of the first sheet: the verdict with its n, how old it is, prediction and result, what is next. */
export function thisWeekView(
  read: ReadTest,
  all: readonly ReadTest[],
  balancing: MeasureLine | null,
  wrote: readonly WroteView[],
  model: TeamModel,
): ThisWeekView {
  const { fields, language, masking } = model;
  const text = (value: string | null): string | null => (value === null ? null : masking.teamText(value));
  return {
    headline: masking.teamText(read.headline),
    ...freshness(read, model),
    prediction: text(firstSheetPrediction(read.prediction, read.edited.record.predictionText, language)),
    next: nextLines(read, all, balancing, model).map(masking.teamText),
    nextMeetingOn: fields.nextMeetingOn,
    nextTask: text(fields.nextTask),
    wrote,
  };
}

/** The age of the newest point. A decided test waits for no data: it is never stale. */
function freshness(read: ReadTest, model: TeamModel): Pick<ThisWeekView, 'freshness' | 'stale'> {
  const newest = newestDay(read);
  const age = freshnessOf(newest, model.today, model.calendar);
  if (age === null) return { freshness: null, stale: false };
  if (read.stage.stage === 'decided') {
    const asOf = { ...age, schoolDays: 0, stale: false };
    return { freshness: freshnessInWords(model.language, asOf), stale: false };
  }
  const stale = age.schoolDays > model.settings.staleAfterSchoolDays;
  return { freshness: freshnessInWords(model.language, { ...age, stale }), stale };
}

/** The newest lesson of the outcome; while nothing came in, of "did we do it as planned?". */
function newestDay({ series, implementation }: ReadTest): IsoDate | null {
  const outcome = series.points.findLast(takesPart)?.date;
  return outcome ?? implementation.view?.lessons.at(-1)?.date ?? null;
}

/** What to look at next, what to decide when, and what else moved. */
function nextLines(
  read: ReadTest,
  all: readonly ReadTest[],
  balancing: MeasureLine | null,
  model: TeamModel,
): string[] {
  const { language, words } = model;
  const { decision } = read.test;
  if (read.edited.isForm) return [words.noTest.next];
  if (decision !== null) {
    const day = read.edited.record.decidedOn === null ? null : dayInWords(language, decision.on);
    const decided = words.decided({ decision: decisionInWords(language, decision.choice), day });
    const open = adaptedWithoutNext(all.map(({ test }) => test));
    const after = open.includes(read.test) ? words.writeNextTest : newPhaseLine(read, model);
    return after === null ? [decided] : [decided, after];
  }
  const lines: (string | null)[] = [
    read.measure === undefined ? null : read.verdictWords.nextStep,
    decisionLine(language, read.test, model.today),
    ...read.verdictWords.notes,
    watchLine(read, balancing, model),
  ];
  return lines.filter((line) => line !== null);
}

/** A measure that is watched for harm speaks up only when it moved the other way. */
function watchLine(read: ReadTest, balancing: MeasureLine | null, model: TeamModel): string | null {
  const { language, today, words } = model;
  if (balancing === null) return null;
  const { baselineFrom } = read.edited.record;
  const { changeDate, decideBy } = read.test;
  const dates = { baselineFrom, changeDate, decideBy, today };
  const verdict = judgeTest(balancing.series, balancing.measure.betterIs, dates);
  if (verdict.key !== 'lasting_worse' && verdict.key !== 'early_worse') return null;
  const { headline } = verdictWords(verdict, { language, change: read.changeWords, changeDate, decideBy });
  return words.watch({ measure: measureName(balancing.measure, language), headline });
}

/** A team that adopted its change may take the new level as its usual one from now on. */
function newPhaseLine({ series, measure, test, verdict }: ReadTest, { language }: TeamModel): string | null {
  const adopted = test.decision?.choice === 'adopt' && verdict.key === 'lasting_better';
  if (!adopted || measure === undefined || test.changeDate === null) return null;
  const offer = offerNewPhase(series, measure.betterIs, test.changeDate);
  return offer === null ? null : newPhaseInWords(language, offer);
}
