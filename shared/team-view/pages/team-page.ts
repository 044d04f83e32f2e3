import { howToReadThis } from '../../change/how-to-read.ts';
import { lessonsBetween } from '../../change/lessons-between.ts';
import type { MeasureRecord } from '../../records/team.ts';
import type { SeriesView, TeamView } from '../../workbook/team-view.ts';
import { type CodingViewing, codingView, wroteViews } from '../coding/coding-view.ts';
import { codebookAsItCounts } from '../coding/what-people-say.ts';
import { type GroupsOfTest, groupsOfTest } from '../groups/groups-view.ts';
import type { LinesOfMeasure, MeasureLine, NotUsed } from '../lines/measure-lines.ts';
import { type ChartedTest, seriesView } from '../lines/series-view.ts';
import type { SlipQuestion } from '../lines/slip-lines.ts';
import type { TeamContext } from '../team-context.ts';
import type { TeamModel } from '../team-model.ts';
import type { ReadTest } from '../tests/read-test.ts';
import { testView } from '../tests/test-view.ts';
import { thisWeekView } from '../tests/this-week.ts';
import { interimsView } from './interims-view.ts';
import { setAsideRows } from './set-aside-rows.ts';
import { storyboardView } from './storyboard-view.ts';

export interface TeamPage {
  readonly view: TeamView;
  readonly groups: GroupsOfTest;
}

/** Everything one workbook shows. `all` are the tests of the team, this one among them. */
export function teamPage(
  read: ReadTest,
  all: readonly ReadTest[],
  model: TeamModel,
  context: TeamContext,
): TeamPage {
  const { records, names } = model;
  const charts = chartsOf(read, all, model);
  const groups = groupsOfTest(questionOf(read.lines?.main ?? null, model), spanOf(read), {
    groups: model.groups,
    roster: records.roster,
    days: model.days,
    floor: model.settings.floors.teamGroup,
    schoolYear: model.schoolYear,
    words: model.words,
  });
  const viewing = codingViewing(model);
  const { from, to } = spanOf(read);
  const answers = model.answers.between(from, to);
  const wanted = (choice: 'yes' | 'no' | null | undefined): boolean => choice === 'yes';
  const view: TeamView = {
    language: model.language,
    cycleName: records.team?.cycleName ?? 'PDSA',
    writtenOn: model.today,
    team: names,
    thisWeek: thisWeekView(read, all, charts.balancingLine, wroteViews(answers, viewing), model),
    outcome: charts.outcome,
    implementation: read.implementation.view,
    balancing: charts.balancing,
    furtherSeries: charts.further,
    groups: groups.view,
    coding: codingView(answers, model.answers.seenByPeople, model.log.conflicts, viewing),
    test: testView(read, model, context.districtReply ?? null),
    storyboard: storyboardView(read, all, model),
    setAsideRows: setAsideRows(read, charts.setAside, model),
    howToRead: wanted(records.team?.showHowToRead) ? { sentences: howToReadThis(model.language) } : null,
    showCodebook: wanted(records.team?.showCodebook),
    context: wanted(records.team?.showContext) ? (context.annualContext ?? null) : null,
    interims: interimsView(model),
  };
  return { view, groups };
}

function codingViewing(model: TeamModel): CodingViewing {
  const { codebook, answers, coding, words, sectionName, masking } = model;
  return {
    written: codebook,
    codebook: codebookAsItCounts(codebook, answers.seenByPeople),
    coding,
    words,
    sectionName,
    maskAnswer: masking.answer,
    maskTeamText: masking.teamText,
  };
}

/** Lessons a test is about: since the change once it has begun, else all so far. */
function spanOf({ test, until, stage }: ReadTest): { readonly from: string; readonly to: string } {
  const begun = test.changeDate !== null && test.changeDate <= until ? test.changeDate : '';
  // What comes in after the decide-by date belongs to the test until the team decides.
  return { from: begun, to: stage.stage === 'decided' ? until : '9999-12-31' };
}

export function questionOf(line: MeasureLine | null, model: TeamModel): SlipQuestion | null {
  if (line === null || line.name.itemId === null) return null;
  return (
    model.questions.find(({ itemId, measure }) => itemId === line.name.itemId && measure === line.measure) ??
    null
  );
}

interface Charts {
  readonly outcome: SeriesView | null;
  readonly balancing: SeriesView | null;
  readonly balancingLine: MeasureLine | null;
  readonly further: readonly SeriesView[];
  /** Rows of the measures shown that are in no line. */
  readonly setAside: readonly NotUsed[];
}

/** The lines of a workbook: the outcome and what is watched for harm on the first sheet, everything else on The numbers. */
function chartsOf(read: ReadTest, all: readonly ReadTest[], model: TeamModel): Charts {
  const { record } = read.edited;
  const title = model.masking.teamText(record.title);
  const test: ChartedTest = {
    baselineFrom: record.baselineFrom,
    change: record.startsOn === null ? null : { on: record.startsOn, words: title },
  };
  const viewing = {
    language: model.language,
    keys: model.keys,
    sectionName: model.sectionName,
    mask: model.masking.teamText,
    showLimits: model.records.team?.showLimits === 'yes',
  };
  const show = (line: MeasureLine): SeriesView => seriesView(line, test, viewing);
  const own = read.lines;
  const main = own?.main ?? null;
  const chartable = main !== null && read.verdict.key !== 'not_chartable';
  const between = main === null || chartable ? null : lessonsBetweenView(main, show(main), model);
  const others = otherMeasures(read, all, model).map((measure) => model.linesOf(measure));
  const balancing = others.find((lines) => lines.measure.role === 'balancing' && lines.main !== null);
  const nextBegins = beginOfNextTest(read, all);
  return {
    outcome: untilNextTest(chartable ? show(main) : between, nextBegins),
    balancing: balancing?.main ? show(balancing.main) : null,
    balancingLine: balancing?.main ?? null,
    further: [
      ...(main !== null && !chartable ? [main] : []),
      ...(own === null ? [] : [...own.bySection(), ...own.others]),
      ...others.flatMap((lines) => (lines === balancing ? lines.others : furtherLines(lines))),
    ].map(show),
    setAside: [own, ...others].flatMap((lines) => lines?.setAside ?? []),
  };
}

/** The first lesson of the test that goes on with the measure of a decided one; null while none does. */
function beginOfNextTest(read: ReadTest, all: readonly ReadTest[]): string | null {
  const own = read.edited.record.startsOn;
  if (read.stage.stage !== 'decided' || own === null) return null;
  const later = all.flatMap(({ measure, edited: { record } }) =>
    measure === read.measure && record.startsOn !== null && record.startsOn > own ? [record.startsOn] : [],
  );
  return later.sort()[0] ?? null;
}

/** What came in with the next test stands in that test's workbook: here it would look like news about the old one. */
function untilNextTest(view: SeriesView | null, nextBegins: string | null): SeriesView | null {
  if (view === null || nextBegins === null) return view;
  return { ...view, points: view.points.filter(({ date }) => date < nextBegins) };
}

function furtherLines({ main, others }: LinesOfMeasure): MeasureLine[] {
  return main === null ? [] : [main, ...others];
}

/**
 * Measures of the team that belong to no other test: what is watched for harm, and what the team follows beside its tests. Lines of
 * another test stand in that test's workbook.
 */
function otherMeasures(read: ReadTest, all: readonly ReadTest[], model: TeamModel): MeasureRecord[] {
  const ofTests = new Set(
    all
      .filter((one) => one !== read)
      .flatMap(({ measure, implementation }) => [measure, implementation.measure]),
  );
  const shown = read.lines?.measure;
  return model.measures.all.filter(
    (measure) =>
      measure !== shown &&
      measure.kind !== 'implementation' &&
      (measure === read.implementation.measure || !ofTests.has(measure)),
  );
}

/** Where most lessons lie at 0 % or 100 %: the lessons from one rarer lesson to the next, from the second such lesson on. */
function lessonsBetweenView(line: MeasureLine, view: SeriesView, model: TeamModel): SeriesView | null {
  const between = lessonsBetween(line.series);
  if (between === null || between.points.length === 0) return null;
  // Rarely falling away from the good end is good; rarely leaving the other end is not.
  const usualIsGood = (between.usualEnd === 1) === (line.measure.betterIs === 'higher');
  return {
    ...view,
    measureName: model.words.measure.lessonsBetween(view.measureName),
    unit: { kind: 'count' },
    betterIs: usualIsGood ? 'higher' : 'lower',
    points: between.points.map((point) => ({
      key: model.keys.point({ ...line.name, section: 'lessons-between', date: point.date }),
      date: point.date,
      value: point.value,
      answered: null,
      expected: null,
      inBaseline: false,
      excluded: null,
      hidden: false,
    })),
    usualLevels: [],
    goal: null,
    limits: null,
  };
}
