/** A day as YYYY-MM-DD, in the district's own time zone. */
export type IsoDate = string;

/**
 * One lesson day on a chart.
 *
 * A missing point (no lesson, nobody answered) has value null and keeps its place on the axis.
 * An excluded point has a value, is drawn hollow, and takes no part in any calculation.
 */
export interface ChartPoint {
  readonly date: IsoDate;
  /** In the measure's own units: a proportion 0..1 for percents, a rate, a count per lesson or a score. */
  readonly value: number | null;
  /** Proportions: students counted; rates: things counted. Absent for scores. */
  readonly numerator?: number;
  /** Proportions: students asked; rates: minutes or lessons observed. Absent for scores. */
  readonly denominator?: number;
  /** Why people left this point out (a substitute teacher, a fire drill); null = it counts. */
  readonly excluded: string | null;
}

/** A point that enters centre lines, limits and runs. */
export function takesPart(point: ChartPoint): boolean {
  return point.value !== null && point.excluded === null;
}

/** A point from a numerator and a denominator; a zero denominator makes it a missing point. */
export function ratioPoint(date: IsoDate, numerator: number, denominator: number): ChartPoint {
  const value = denominator > 0 ? numerator / denominator : null;
  return { date, value, numerator, denominator, excluded: null };
}

/** The values of the points that take part, with null where one does not: the shape every rule works on. */
export function valuesTakingPart(points: readonly ChartPoint[]): (number | null)[] {
  return points.map((point) => (takesPart(point) ? point.value : null));
}
