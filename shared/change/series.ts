import type { ChartPoint, IsoDate } from './run-chart/point.ts';

/** Where values come from. Two sources never share a line: what teachers say of themselves is not what an observer saw. */
export type Source = 'student-slip' | 'self-report' | 'observed' | 'work-sample';

/**
 * What a line shows: a percent (0..1), a rate per observed minutes, a count per lesson, the median of
 * scores, or the difference of two percents (the gap).
 */
export type SeriesKind = 'percent' | 'rate' | 'count' | 'score' | 'difference';

/** Which way is better. Known for every measure before it is charted. */
export type BetterIs = 'higher' | 'lower';

/** A chart point with the number of people or pieces of work behind it. */
export interface SeriesPoint extends ChartPoint {
  /** Students who answered (or pieces of work scored), 'not confused' answers included; null for counts of talk. */
  readonly answered: number | null;
  /** Students on the roster that day; null without a roster. */
  readonly expected: number | null;
  /** Scores: lower and upper quartile. */
  readonly spread?: readonly [lower: number, upper: number];
  /** The value was left out on purpose: too few people in the group or beside it. */
  readonly hidden?: true;
}

/** One line of one chart: one measure, one source, one section or all sections together. */
export interface Series {
  readonly measure: string;
  readonly kind: SeriesKind;
  readonly source: Source;
  /** Null = the team's sections together. */
  readonly section: string | null;
  /** In time order, one per lesson day. */
  readonly points: readonly SeriesPoint[];
  /** Different students behind the line, at least; null where the line is not about students. */
  readonly students: number | null;
  /** Days on which people began a new phase, for instance with a new wording of the question. */
  readonly phaseStarts: readonly IsoDate[];
}

/** Why a row does not count. Listed for the team, never dropped in silence. */
export type SetAsideReason =
  | 'off_the_scale'
  | 'answer_does_not_fit_the_question'
  | 'answered_again_the_same_day'
  | 'no_minutes_observed'
  | 'not_a_count'
  | 'more_than_asked';

/** A row that does not count, and why. */
export interface SetAside<Row> {
  readonly row: Row;
  readonly reason: SetAsideReason;
}

/** Lines, and the rows that are in none of them. */
export interface BuiltSeries<Row> {
  readonly series: readonly Series[];
  readonly setAside: readonly SetAside<Row>[];
}
