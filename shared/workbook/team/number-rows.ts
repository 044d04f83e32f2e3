import type { DoneLevel } from '../charts/implementation-dots.ts';
import type { IsoDate, SeriesView, TeamView, ValueUnit } from '../team-view.ts';

/** One lesson of one measure: a row of The numbers and of numbers.csv. */
export interface NumberRow {
  readonly key: string;
  readonly date: IsoDate;
  readonly section: string | null;
  readonly measureId: string;
  readonly measureName: string;
  readonly unit: ValueUnit;
  readonly answered: number | null;
  readonly expected: number | null;
  readonly value: number | null;
  /** Implementation measures: what was written down; `value` is then its share (1, 0.5, 0). */
  readonly done: DoneLevel | null;
  readonly inBaseline: boolean;
  readonly excluded: string | null;
  readonly hidden: boolean;
  readonly usualLevel: number | null;
  readonly goal: number | null;
}

/** The value where the line of a chart touches it; null where people left the lesson out. */
export function onLine({ value, excluded }: NumberRow): number | null {
  return excluded === null ? value : null;
}

/** How much of the plan was done, as a number. */
const DONE_SHARE: Readonly<Record<DoneLevel, number>> = { done: 1, partly: 0.5, no: 0 };

/** The series of a workbook in the order in which The numbers lists them. */
export function seriesOf(view: TeamView): readonly SeriesView[] {
  return [view.outcome, view.balancing, ...view.furtherSeries].filter((series) => series !== null);
}

/** A series as rows. */
export function seriesRows(series: SeriesView): NumberRow[] {
  return series.points.map((point) => ({
    key: point.key,
    date: point.date,
    section: series.section,
    measureId: series.measureId,
    measureName: series.measureName,
    unit: series.unit,
    answered: point.hidden ? null : point.answered,
    expected: point.expected,
    value: point.hidden ? null : point.value,
    done: null,
    inBaseline: point.inBaseline,
    excluded: point.excluded,
    hidden: point.hidden,
    usualLevel: series.usualLevels.findLast(({ from }) => from <= point.date)?.value ?? null,
    goal: series.goal,
  }));
}

/** What was written down about the change itself, as rows. */
export function implementationRows({ implementation }: TeamView): NumberRow[] {
  if (implementation === null) return [];
  const { measureId, measureName, lessons } = implementation;
  return lessons.map(({ key, date, section, done, excluded }) => ({
    key,
    date,
    section,
    measureId,
    measureName,
    unit: { kind: 'percent' },
    answered: null,
    expected: null,
    value: DONE_SHARE[done],
    done,
    inBaseline: false,
    excluded,
    hidden: false,
    usualLevel: null,
    goal: null,
  }));
}
