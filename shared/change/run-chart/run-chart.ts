import { type AnhoejResult, anhoejRules } from './anhoej.ts';
import { type CentreLine, centreLineOf } from './centre-line.ts';
import { type ChartPoint, type IsoDate, valuesTakingPart } from './point.ts';
import { type Run, runsAbout } from './runs.ts';

/** One phase of a chart: the stretch over which one centre line holds. Positions count from 0. */
export interface ChartPhase {
  readonly first: number;
  readonly last: number;
  /** Points in the phase that nobody excluded, missing ones included. */
  readonly lessons: number;
  /** The position after the last baseline point: first + baselineCount. */
  readonly baselineEnd: number;
  /** Null when no baseline point takes part. */
  readonly centreLine: number | null;
  readonly runs: readonly Run[];
  /** Null when no point lies off the centre line. */
  readonly anhoej: AnhoejResult | null;
}

/** Phases and freezing, both by number of points from the start of the series. */
export interface RunChartOptions {
  readonly centre?: CentreLine;
  /** Centre line from points 1..k, tested against all points. Ignored when there are phase breaks. */
  readonly freezeAfter?: number | null;
  /** A new phase begins with the point after each of these. Only people create phases. */
  readonly phaseBreaksAfter?: readonly number[];
}

/**
 * A run chart: per phase the centre line, the runs about it and what the Anhøj rules say of them.
 *
 * Points must be in time order. Runs never cross a phase.
 *
 * @example runChart(points of 41 38 44 40 36 43 39 42 | 45 47 ..., { freezeAfter: 8 })
 * // one phase, centre line 40.5
 */
export function runChart(points: readonly ChartPoint[], options: RunChartOptions = {}): ChartPhase[] {
  const { centre = 'median', freezeAfter = null, phaseBreaksAfter = [] } = options;
  const breaks = [...new Set(phaseBreaksAfter)]
    .filter((after) => after > 0 && after < points.length)
    .sort((a, b) => a - b);
  const starts = [0, ...breaks];
  return starts.map((first, phase) => {
    const end = starts[phase + 1] ?? points.length;
    const frozen = breaks.length === 0 && freezeAfter !== null ? freezeAfter : end;
    return chartPhase(points, { first, end, baselineEnd: Math.min(frozen, end), centre });
  });
}

interface PhaseSpan {
  readonly first: number;
  readonly end: number;
  readonly baselineEnd: number;
  readonly centre: CentreLine;
}

function chartPhase(
  points: readonly ChartPoint[],
  { first, end, baselineEnd, centre }: PhaseSpan,
): ChartPhase {
  const centreLine = centreLineOf(points.slice(first, baselineEnd), centre);
  // Positions outside the phase become null, so that runs come out in positions of the whole chart.
  const values = valuesTakingPart(points).map((value, i) => (i >= first && i < end ? value : null));
  const runs = centreLine === null ? [] : runsAbout(values, centreLine);
  const lessons = points.slice(first, end).filter((point) => point.excluded === null).length;
  return { first, last: end - 1, lessons, baselineEnd, centreLine, runs, anhoej: anhoejRules(runs) };
}

/** How many points of a time-ordered series lie before a day. */
export function pointsBefore(points: readonly ChartPoint[], day: IsoDate): number {
  return points.filter((point) => point.date < day).length;
}

/**
 * The chart of a test of change: every finished phase with its own median, and in the current phase the
 * median frozen at the change.
 *
 * The current phase is the one in which the change began (the last one when it has not begun): a team
 * that took a new level as its usual level tests the next change against that.
 */
export function testOfChangeChart(
  points: readonly ChartPoint[],
  phaseStarts: readonly IsoDate[],
  changeDate: IsoDate | null,
): ChartPhase[] {
  const breaks = phaseStarts.map((day) => pointsBefore(points, day));
  const phases = runChart(points, { phaseBreaksAfter: breaks });
  if (changeDate === null) return phases;
  const change = pointsBefore(points, changeDate);
  return phases.map((phase) =>
    change >= phase.first && change <= phase.last
      ? chartPhase(points, { first: phase.first, end: phase.last + 1, baselineEnd: change, centre: 'median' })
      : phase,
  );
}
