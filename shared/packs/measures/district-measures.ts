import { rowsByKey } from '../../gaps/rows-by-key.ts';
import type { MeasureValue } from '../../records/classroom.ts';
import type { MeasureRecord } from '../../records/team.ts';
import { districtMeasureValues } from './reserved-measures.ts';

/** One number of a district's own measure, on its day. Percent 0-100 where it has a denominator, else the value itself. */
export interface MeasurePoint {
  readonly date: string;
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Why people left: counts by coded reason, newest day. */
export interface ReasonCount {
  readonly reason: string;
  readonly avoidable: 'yes' | 'no' | 'not known';
  readonly count: number;
}

/** A measure of the district that needs no team and no student: teacher retention, attendance at sessions, an adult survey. */
export interface DistrictMeasureView {
  readonly measureId: string;
  readonly name: string;
  readonly isPercent: boolean;
  readonly betterIs: 'higher' | 'lower' | null;
  readonly goal: number | null;
  readonly points: readonly MeasurePoint[];
  /** Reasons of the newest day that has them; empty where the measure has none. */
  readonly reasons: readonly ReasonCount[];
  readonly sentences: readonly string[];
}

/** Reasons that fewer people gave are put together: two leavers of a district know each other. */
const FEWEST_OF_A_REASON = 3;
/** Under this many people one of them moves the percent by more than three points: said in words. */
const FEW_PEOPLE = 30;
const OTHER_REASONS = 'Other reasons, together';

/**
 * The measures of a district out of its measure values, in the order of their names. Rows of schools and groups of one day are added up.
 *
 * With coded reasons a percent counts the avoidable ones only: 4 of 60 teachers left, one of them "moving out of the region" (not
 * avoidable): 3 of 60, 5%. The denominator stands in the row without a reason, or is the same in every row of a school.
 */
export function districtMeasures(
  values: readonly MeasureValue[],
  described: readonly MeasureRecord[],
): readonly DistrictMeasureView[] {
  const byMeasure = rowsByKey(districtMeasureValues(values), ({ measureId }) => measureId);
  return [...byMeasure]
    .map(([measureId, rows]) =>
      measureView(
        measureId,
        rows,
        described.find((one) => one.measureId === measureId),
      ),
    )
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.measureId < b.measureId ? -1 : 1));
}

function measureView(
  measureId: string,
  rows: readonly MeasureValue[],
  described: MeasureRecord | undefined,
): DistrictMeasureView {
  const withReasons = rows.some(({ reason }) => reason !== null);
  const days = [...new Set(rows.map(({ date }) => date))].sort();
  const points = days.flatMap((date) => {
    const ofDay = rows.filter((row) => row.date === date);
    const point = withReasons ? avoidablePoint(date, ofDay) : plainPoint(date, ofDay);
    return point === null ? [] : [point];
  });
  const newestReasons = days.findLast((date) => rows.some((row) => row.date === date && row.reason !== null));
  const reasons =
    newestReasons === undefined ? [] : reasonCounts(rows.filter(({ date }) => date === newestReasons));
  const name =
    described?.name ?? rows.find(({ measureName }) => measureName !== null)?.measureName ?? measureId;
  const view = {
    measureId,
    name,
    isPercent: points.some(({ denominator }) => denominator !== null),
    betterIs: described?.betterIs ?? (withReasons ? ('lower' as const) : null),
    goal: described?.goal ?? null,
    points,
    reasons,
  };
  return { ...view, sentences: sentencesOf(view, withReasons) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

function plainPoint(date: string, rows: readonly MeasureValue[]): MeasurePoint | null {
  const ratios = rows.filter(({ numerator, denominator }) => numerator !== null && (denominator ?? 0) > 0);
  if (ratios.length > 0) {
    const numerator = sum(ratios.map((row) => row.numerator ?? 0));
    const denominator = sum(ratios.map((row) => row.denominator ?? 0));
    return { date, value: (100 * numerator) / denominator, numerator, denominator };
  }
  const [only, ...others] = rows.flatMap(({ value }) => value ?? []);
  // Values without numerator and denominator cannot be added up.
  return only === undefined || others.length > 0
    ? null
    : { date, value: only, numerator: null, denominator: null };
}

/** Avoidable leavers of all people: the denominator of a school is said once, or the same in each of its rows. */
function avoidablePoint(date: string, rows: readonly MeasureValue[]): MeasurePoint | null {
  const bySchool = rowsByKey(rows, ({ schoolCode }) => schoolCode ?? '');
  const denominator = sum(
    [...bySchool.values()].map((ofSchool) => Math.max(0, ...ofSchool.map((row) => row.denominator ?? 0))),
  );
  if (denominator === 0) return null;
  const avoidable = rows.filter(
    ({ reason, countsAsAvoidable }) => reason !== null && countsAsAvoidable === 'yes',
  );
  const numerator = sum(avoidable.map((row) => row.numerator ?? 0));
  return { date, value: (100 * numerator) / denominator, numerator, denominator };
}

function reasonCounts(rows: readonly MeasureValue[]): readonly ReasonCount[] {
  const counts = new Map<string, ReasonCount>();
  for (const { reason, countsAsAvoidable, numerator } of rows) {
    if (reason === null) continue;
    const avoidable = countsAsAvoidable ?? 'not known';
    const key = `${avoidable}\n${reason}`;
    const count = (counts.get(key)?.count ?? 0) + (numerator ?? 0);
    counts.set(key, { reason, avoidable, count });
  }
  const order = { yes: 0, no: 1, 'not known': 2 } as const;
  const all = [...counts.values()];
  const few = all.filter(({ count }) => count < FEWEST_OF_A_REASON);
  const shown = all.filter(({ count }) => count >= FEWEST_OF_A_REASON);
  const together = (['yes', 'no', 'not known'] as const).flatMap((avoidable): ReasonCount[] => {
    const count = sum(few.filter((one) => one.avoidable === avoidable).map((one) => one.count));
    return count === 0 ? [] : [{ reason: OTHER_REASONS, avoidable, count }];
  });
  return [...shown, ...together].sort(
    (a, b) =>
      order[a.avoidable] - order[b.avoidable] ||
      Number(a.reason === OTHER_REASONS) - Number(b.reason === OTHER_REASONS) ||
      b.count - a.count ||
      (a.reason < b.reason ? -1 : 1),
  );
}

function sentencesOf(
  { name, points, isPercent }: Pick<DistrictMeasureView, 'name' | 'points' | 'isPercent'>,
  withReasons: boolean,
): readonly string[] {
  const newest = points.at(-1);
  if (newest === undefined) return [`${name}: no number that can be added up.`];
  const { numerator, denominator, value, date } = newest;
  if (!isPercent || denominator === null)
    return [`${name}: ${round(value)} on ${date} (${counted(points.length)}).`];
  const what = withReasons
    ? `${numerator} of ${denominator} left for an avoidable reason`
    : `${numerator} of ${denominator}`;
  const sentences = [`${name}: ${what}, ${round(value)}% (n ${denominator}, ${date}).`];
  if (withReasons)
    sentences.push('Reasons nobody could avoid, such as moving out of the region, are not counted.');
  if (denominator < FEW_PEOPLE) {
    sentences.push(`Few people: one person is worth ${round(100 / denominator)} points (n ${denominator}).`);
  }
  return sentences;
}

function counted(days: number): string {
  return days === 1 ? 'n 1 day' : `n ${days} days`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
