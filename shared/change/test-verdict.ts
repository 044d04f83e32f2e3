import { type IsoDate, takesPart } from './run-chart/point.ts';
import { pointsBefore } from './run-chart/run-chart.ts';
import type { BetterIs, Series, SeriesPoint } from './series.ts';
import { judgeSeries, type SeriesVerdict } from './verdict.ts';

/** The days that decide what a verdict may look at. */
export interface TestDates {
  /** First day of the baseline; null = the first point. Earlier points are drawn but not judged. */
  readonly baselineFrom: IsoDate | null;
  /** First lesson with the change; null while it is only planned. */
  readonly changeDate: IsoDate | null;
  /** The day on which the team said it would decide. */
  readonly decideBy: IsoDate | null;
  readonly today: IsoDate;
}

/** A verdict in the life of a test of change. */
export type TestVerdict = SeriesVerdict & {
  /**
   * 'so_far' before the decide-by date and without one; 'called' from that day on. Only the called
   * verdict has the stated error rates: a look after every lesson finds far more false changes.
   */
  readonly standing: 'so_far' | 'called';
  /** Points that take part, before and since the change. */
  readonly lessons: number;
  readonly students: number | null;
  /** Later points: on the chart, not in this verdict. */
  readonly lessonsAfterDecideBy: number;
};

/**
 * The verdict on one line of a test of change.
 *
 * From the decide-by date on it looks at the points up to that day and no further, so that it is one
 * look and stays as it was called; late files about earlier days still count. It looks at the phase in
 * which the change began.
 */
export function judgeTest(series: Series, betterIs: BetterIs, dates: TestDates): TestVerdict {
  const { baselineFrom, changeDate, decideBy, today } = dates;
  const called = decideBy !== null && today >= decideBy;
  const inTime = called ? series.points.filter((point) => point.date <= decideBy) : series.points;
  const starts = baselineFrom === null ? series.phaseStarts : [...series.phaseStarts, baselineFrom];
  const points = phaseWithChange(inTime, starts, changeDate);
  const verdict = judgeSeries({
    points,
    baselineCount: changeDate === null ? points.length : pointsBefore(points, changeDate),
    changeBegun: changeDate !== null && changeDate <= today,
    betterIs,
    kind: series.kind,
  });
  return {
    ...verdict,
    standing: called ? 'called' : 'so_far',
    lessons: verdict.lessonsBefore + verdict.lessonsSince,
    students: series.students,
    lessonsAfterDecideBy: series.points.slice(inTime.length).filter(takesPart).length,
  };
}

/** The points from the last phase start up to the change until the next phase start. */
function phaseWithChange(
  points: readonly SeriesPoint[],
  phaseStarts: readonly IsoDate[],
  changeDate: IsoDate | null,
): readonly SeriesPoint[] {
  const starts = [...phaseStarts].sort();
  const start = starts.filter((day) => changeDate === null || day <= changeDate).at(-1);
  const next = starts.find((day) => changeDate !== null && day > changeDate);
  return points.filter(
    (point) => (start === undefined || point.date >= start) && (next === undefined || point.date < next),
  );
}
