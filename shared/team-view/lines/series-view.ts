import { limitsOnRequest } from '../../change/odd-days.ts';
import { chartLimits } from '../../change/run-chart/limits.ts';
import { takesPart } from '../../change/run-chart/point.ts';
import { pointsBefore, testOfChangeChart } from '../../change/run-chart/run-chart.ts';
import type { Language } from '../../change/sentence.ts';
import type { Series } from '../../change/series.ts';
import type {
  ChangeMark,
  IsoDate,
  SeriesPointView,
  SeriesView,
  UsualLevel,
} from '../../workbook/team-view.ts';
import type { RowKeys } from '../row-keys.ts';
import { teamWords } from '../words/words.ts';
import type { MeasureLine } from './measure-lines.ts';
import { goalOf, measureName, unitOf } from './team-measures.ts';

/** What a line is shown against. */
export interface ChartedTest {
  /** First baseline day; null = the first point. */
  readonly baselineFrom: IsoDate | null;
  /** First lesson with the change, and the change in a few words; null without a test or a date. */
  readonly change: ChangeMark | null;
}

export interface SeriesViewing {
  readonly language: Language;
  readonly keys: RowKeys;
  readonly sectionName: (sectionId: string) => string;
  readonly mask: (text: string) => string;
  readonly showLimits: boolean;
}

/** A line as the workbook shows it: usual levels by phase, the frozen baseline of the test, what was left out and why. */
export function seriesView(line: MeasureLine, test: ChartedTest, viewing: SeriesViewing): SeriesView {
  const { measure, name, series } = line;
  const { language, keys, sectionName, mask } = viewing;
  const several = series.section === null ? null : sectionName(series.section);
  const baseline = baselineOf(series, test);
  return {
    measureId: measure.measureId,
    measureName: measureName(measure, language),
    section: several,
    source: teamWords(language).sources[series.source],
    unit: unitOf(measure, language),
    betterIs: measure.betterIs,
    students: series.students,
    points: series.points.map(
      (point): SeriesPointView => ({
        key: keys.point({ ...name, section: series.section, date: point.date }),
        date: point.date,
        value: point.value,
        answered: point.answered,
        expected: point.expected,
        inBaseline: takesPart(point) && point.date >= baseline.from && point.date < baseline.until,
        excluded: point.excluded === null ? null : mask(point.excluded),
        hidden: point.hidden ?? false,
      }),
    ),
    usualLevels: usualLevels(series, test),
    goal: goalOf(measure),
    change: test.change,
    limits: viewing.showLimits ? limitsOf(series, test) : null,
  };
}

/** The phase starts of a line: those people made, and the first baseline day of the test. */
function phaseStarts(series: Series, { baselineFrom }: ChartedTest): IsoDate[] {
  const starts = baselineFrom === null ? series.phaseStarts : [...series.phaseStarts, baselineFrom];
  return [...new Set(starts)].sort();
}

/** From the phase in which the change began until the change. Without a change every lesson so far is baseline. */
function baselineOf(series: Series, test: ChartedTest): { readonly from: IsoDate; readonly until: IsoDate } {
  const changeOn = test.change?.on ?? null;
  const starts = phaseStarts(series, test).filter((day) => changeOn === null || day <= changeOn);
  return { from: starts.at(-1) ?? '', until: changeOn ?? '9999-12-31' };
}

function usualLevels(series: Series, test: ChartedTest): UsualLevel[] {
  const { points } = series;
  return testOfChangeChart(points, phaseStarts(series, test), test.change?.on ?? null).flatMap((phase) => {
    const [from, to] = [points[phase.first]?.date, points[phase.last]?.date];
    if (phase.centreLine === null || from === undefined || to === undefined) return [];
    // Lessons before the baseline are drawn, but no level of theirs was agreed on.
    if (test.baselineFrom !== null && to < test.baselineFrom) return [];
    return [{ from, to, value: phase.centreLine }];
  });
}

/**
 * Limits on request, from 12 points on. The chart draws one pair of lines, so they are those of single values (XmR); for percents they
 * stay between 0 and 1, and nothing is below 0.
 */
function limitsOf(series: Series, { change }: ChartedTest): SeriesView['limits'] {
  const { points, kind } = series;
  const before = change === null ? points.length : pointsBefore(points, change.on);
  if (limitsOnRequest(points, before, kind) === null) return null;
  const limits = chartLimits('individuals', points, before)?.points[0];
  if (limits === undefined || limits.lower === null || limits.upper === null) return null;
  const highest = kind === 'percent' ? 1 : Number.POSITIVE_INFINITY;
  return { lower: Math.max(0, limits.lower), upper: Math.min(highest, limits.upper) };
}
