import {
  addStudents,
  type CountedMeasure,
  type CountedStudents,
  type GroupTableRow,
  type SameStudentRow,
  studentsOf,
  subtractStudents,
  type TableKey,
} from './group-table.ts';
import { type Comparison, comparisonsOf, EVERYONE, type StudentGroup } from './groups.ts';
import { rowsByKey } from './rows-by-key.ts';
import {
  addPairedScores,
  type PairedScores,
  type SameStudentTrend,
  sameStudentTrend,
  subtractPairedScores,
} from './same-student-trend.ts';
import type { GapMeasure } from './sentences.ts';
import { hedgesG, scaleFreeGap } from './statistics/effect-size.ts';
import type { Interval } from './statistics/interval.ts';
import { newcombe, type Proportion } from './statistics/proportion.ts';
import { meanOf, standardDeviationOf } from './statistics/score-summary.ts';
import { welchGap } from './statistics/welch-interval.ts';

/** One side of a gap: n, sums (for changes between years) and its value in the units of the measure. */
export interface GapSide {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly nMet: number | null;
  /** Mean in points or percentiles; percent 0-100 for percent met; null for nobody. */
  readonly value: number | null;
  /** Standard deviation of the scores, in points; null under two students and for percents. */
  readonly standardDeviation: number | null;
}

/**
 * One gap: a group against a named comparison, in one scope, subject, grade span, year, administration and measure.
 * gap = comparison - group, in points or percentage points: positive = the group is behind.
 */
export interface GapRow extends Omit<TableKey, 'measure'> {
  readonly measure: GapMeasure;
  /** Group id of groups.ts. */
  readonly group: string;
  readonly comparison: Comparison;
  readonly groupSide: GapSide;
  readonly comparisonSide: GapSide;
  /** Students whose membership is not known: on neither side. */
  readonly unknownN: number;
  readonly gap: number | null;
  readonly standardError: number | null;
  /** 95 %: Welch for means, Newcombe for percents. */
  readonly interval: Interval | null;
  readonly hedgesG: number | null;
  readonly v: number | null;
}

/** Measures that may be split by group. The percentile from the model with demographics may not: its group means are about 50 by construction. */
const MEASURES: Readonly<Record<CountedMeasure, readonly GapMeasure[]>> = {
  'distance-from-standard': ['distance-from-standard', 'percent-met'],
  'scale-score': ['scale-score'],
  'growth-percentile': ['growth-percentile'],
  'similar-student-percentile': [],
};

function meanGap({ group, comparison }: Sides<CountedStudents>) {
  const side = (students: CountedStudents): GapSide => ({
    ...sums(students),
    value: meanOf(students),
    standardDeviation: standardDeviationOf(students),
  });
  const [groupSide, comparisonSide] = [side(group), side(comparison)];
  const welch = welchGap(group, comparison);
  return {
    groupSide,
    comparisonSide,
    gap: difference(comparisonSide.value, groupSide.value),
    standardError: welch?.standardError ?? null,
    interval: welch?.interval ?? null,
    hedgesG: hedgesG(group, comparison),
    v: scaleFreeGap(group.histogram, comparison.histogram),
  };
}

function percentGap({ group, comparison }: Sides<CountedStudents>) {
  const side = (students: CountedStudents): GapSide => ({
    ...sums(students),
    value: students.n > 0 ? (100 * (students.nMet ?? 0)) / students.n : null,
    standardDeviation: null,
  });
  const [groupSide, comparisonSide] = [side(group), side(comparison)];
  const both = group.n > 0 && comparison.n > 0;
  const met = (students: CountedStudents): Proportion => ({ k: students.nMet ?? 0, n: students.n });
  const interval = both ? newcombe(met(group), met(comparison)) : null;
  const variance = ({ k, n }: Proportion) => (k / n) * (1 - k / n) * (1 / n);
  return {
    groupSide,
    comparisonSide,
    gap: difference(comparisonSide.value, groupSide.value),
    standardError: both ? 100 * Math.sqrt(variance(met(group)) + variance(met(comparison))) : null,
    interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
    hedgesG: null,
    v: null,
  };
}

function sums({ n, sum, sumOfSquares, nMet }: CountedStudents) {
  return { n, sum, sumOfSquares, nMet };
}

function difference(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a - b;
}

/**
 * The sides of a group and those on neither, out of the rows of one table: `isIn` finds the parts of a side. "Not in the group" is everyone
 * without members and without those whose membership is not known, so the sides add up to everyone by construction.
 */
interface Sides<Counted> {
  readonly group: Counted;
  readonly comparison: Counted;
  readonly unknown: Counted;
}

interface Row {
  readonly division: string;
  readonly part: string;
}

function sidesOf<Counted, R extends Row>(
  group: StudentGroup,
  comparison: Comparison,
  rows: readonly R[],
  add: (rows: R[]) => Counted,
  subtract: (whole: Counted, ...parts: Counted[]) => Counted,
): Sides<Counted> {
  const inParts = (division: string, parts: readonly string[]) =>
    add(rows.filter((row) => row.division === division && parts.includes(row.part)));
  const members = inParts(group.division, group.members);
  const unknown = inParts(group.division, group.unknown);
  const others =
    comparison === 'white'
      ? inParts('race-ethnicity', ['white'])
      : subtract(inParts(EVERYONE, ['all']), members, unknown);
  return { group: members, comparison: others, unknown };
}

function tableKey(row: TableKey): TableKey {
  const {
    scopeLevel,
    scopeId,
    district,
    rosterYear,
    subject,
    gradeSpan,
    schoolYear,
    test,
    administration,
    measure,
  } = row;
  return {
    scopeLevel,
    scopeId,
    district,
    rosterYear,
    subject,
    gradeSpan,
    schoolYear,
    test,
    administration,
    measure,
  };
}

/**
 * Every gap of a group table: all groups with both comparisons, in all measures that may be split by group.
 * A group nobody in the scope is in gives no row. Nothing here is suppressed: above a team's own students only
 * shared/privacy may let rows out.
 *
 * @example gapRows(rows, STUDENT_GROUPS).find((row) => row.group === 'hispanic-latino' && row.comparison === 'white')
 */
export function gapRows(rows: readonly GroupTableRow[], groups: readonly StudentGroup[]): readonly GapRow[] {
  const tables = rowsByKey(rows, (row) => Object.values(tableKey(row)).join('\t'));
  return [...tables.values()].flatMap((table) => gapsOfTable(table, groups));
}

function gapsOfTable(table: readonly GroupTableRow[], groups: readonly StudentGroup[]): readonly GapRow[] {
  const { measure: counted, ...key } = tableKey(table[0] as GroupTableRow);
  const measures = MEASURES[counted];
  if (measures.length === 0) return [];
  const parts = table.map((row) => ({ division: row.division, part: row.part, students: studentsOf(row) }));
  const add = (rows: typeof parts) => addStudents(rows.map((row) => row.students));
  return groups.flatMap((group) =>
    comparisonsOf(group).flatMap((comparison) => {
      const sides = sidesOf(group, comparison, parts, add, subtractStudents);
      if (sides.group.n === 0) return [];
      return measures.map((measure) => ({
        ...key,
        measure,
        group: group.id,
        comparison,
        unknownN: sides.unknown.n,
        ...(measure === 'percent-met' ? percentGap(sides) : meanGap(sides)),
      }));
    }),
  );
}

/** One same-student trend: who, where, from when to when. `trend` is null where a side has fewer than two students. */
export interface SameStudentGapRow extends Omit<SameStudentRow, keyof PairedScores | keyof Row> {
  readonly group: string;
  readonly comparison: Comparison;
  readonly groupN: number;
  readonly comparisonN: number;
  readonly trend: SameStudentTrend | null;
}

function trendKey(row: SameStudentRow) {
  const { scopeLevel, scopeId, district, subject, test, administration, yearThen, yearNow } = row;
  return { scopeLevel, scopeId, district, subject, test, administration, yearThen, yearNow };
}

/** The same-student trends of all groups and comparisons in the rows of the same-student query. */
export function sameStudentGapRows(
  rows: readonly SameStudentRow[],
  groups: readonly StudentGroup[],
): readonly SameStudentGapRow[] {
  const tables = rowsByKey(rows, (row) => Object.values(trendKey(row)).join('\t'));
  return [...tables.values()].flatMap((table) =>
    groups.flatMap((group) =>
      comparisonsOf(group).flatMap((comparison) => {
        const sides = sidesOf(
          group,
          comparison,
          table,
          (parts) => addPairedScores(...parts),
          subtractPairedScores,
        );
        if (sides.group.n === 0) return [];
        return [
          {
            ...trendKey(table[0] as SameStudentRow),
            group: group.id,
            comparison,
            groupN: sides.group.n,
            comparisonN: sides.comparison.n,
            trend: sameStudentTrend(sides),
          },
        ];
      }),
    ),
  );
}
