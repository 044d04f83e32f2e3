import { type IsoDate, takesPart } from './run-chart/point.ts';
import type { Series, SeriesPoint } from './series.ts';

/** The rarer of "everybody" and "nobody", and how many lessons lie from one such lesson to the next. */
export interface LessonsBetween {
  /** What happens now and then: a lesson that is not at the usual end of the scale. */
  readonly usualEnd: 0 | 1;
  readonly points: readonly SeriesPoint[];
}

/**
 * Lessons between events, for a percent line of which more than half of the points sit at 0 % or 100 %
 * (rule R7): dots at the edge of a chart say nothing, the distance between the other ones does.
 *
 * An event is a lesson away from the end where most points sit. The first event has no distance.
 * Missing and excluded lessons are not counted. Null where the percent line can be charted itself.
 *
 * @example 100 100 80 100 100 100 90 %: events at lessons 3 and 7, one point of 4 lessons
 */
export function lessonsBetween(series: Series): LessonsBetween | null {
  if (series.kind !== 'percent') return null;
  const counted = series.points.filter(takesPart);
  const [none, all] = [0, 1].map((end) => counted.filter(({ value }) => value === end).length);
  if ((none ?? 0) + (all ?? 0) <= counted.length / 2) return null;
  const usualEnd = (none ?? 0) >= (all ?? 0) ? 0 : 1;
  const events = counted.flatMap((point, i) =>
    point.value === usualEnd ? [] : [{ date: point.date, lesson: i }],
  );
  return {
    usualEnd,
    points: events.slice(1).map(({ date, lesson }, i) => between(date, lesson - (events[i]?.lesson ?? 0))),
  };
}

function between(date: IsoDate, lessons: number): SeriesPoint {
  return { date, value: lessons, excluded: null, answered: null, expected: null };
}
