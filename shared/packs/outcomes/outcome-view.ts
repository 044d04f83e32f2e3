import type { GapChange } from '../../gaps/change-of-gap.ts';
import { COMPARISONS, type Comparison, comparisonsOf, type StudentGroup } from '../../gaps/groups.ts';
import { progressToAim } from '../../gaps/progress-to-aim.ts';
import { aimSentence, changeSentence, gapSentence, whyItChangedSentence } from '../../gaps/sentences.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ALL } from './group-members.ts';
import { comparisonMember } from './outcome-table.ts';
import type { ReleasedOutcomes } from './release-outcomes.ts';
import { printedMean, type ShownCell, shownCell } from './shown-cells.ts';

/** What the network (or district) has set itself. Units: points of distance from standard. */
export interface PackAim {
  readonly subject: string;
  readonly groups: readonly string[];
  readonly baselineYear: SchoolYear;
  readonly targetYear: SchoolYear;
  readonly meanChange: number;
  readonly gapChange: number;
}

/** One group over the years beside those it is compared with. */
export interface GroupTrendView {
  readonly group: StudentGroup;
  readonly comparison: Comparison;
  readonly years: readonly SchoolYear[];
  readonly inGroup: readonly (ShownCell | null)[];
  readonly compared: readonly (ShownCell | null)[];
  /** The finding in one line, for the title of the picture. Null = nothing may be shown. */
  readonly finding: string | null;
  /** The gap narrowed or widened clearly. */
  readonly hasMoved: boolean;
  /** Direction, size, comparison and n, in full sentences. */
  readonly sentences: readonly string[];
}

/** A row of the table of groups. */
export interface GroupRowView {
  readonly year: SchoolYear;
  readonly group: StudentGroup;
  readonly comparison: Comparison;
  readonly inGroup: ShownCell | null;
  readonly compared: ShownCell | null;
}

const MEASURE = 'distance-from-standard';

/** The cells of a group and of whom it is compared with, year by year. Empty = hidden or nobody. */
function cellsOf(
  { table }: ReleasedOutcomes,
  place: string,
  years: readonly SchoolYear[],
  member: string,
): readonly (ShownCell | null)[] {
  return years.map((year) => shownCell(table, place, year, ALL, member));
}

/** The trend of one group: picture, finding and sentences, made of what the released table shows and nothing else. */
export function groupTrend(
  outcomes: ReleasedOutcomes,
  place: string,
  years: readonly SchoolYear[],
  group: StudentGroup,
  comparison: Comparison,
): GroupTrendView {
  const inGroup = cellsOf(outcomes, place, years, group.id);
  const compared = cellsOf(outcomes, place, years, comparisonMember(group.id, comparison));
  const change = changeFinding(outcomes, place, group, comparison);
  const [now, other] = [inGroup.at(-1) ?? null, compared.at(-1) ?? null];
  const names = { group: group.students.en, comparison: COMPARISONS[comparison].en };
  const sentences: string[] = [];
  if (change !== null) {
    const context = changeContext(outcomes, place, group, comparison, change, names);
    const sides = (year: SchoolYear) => ({
      group: printedMean(inGroup[years.indexOf(year)] ?? null),
      comparison: printedMean(compared[years.indexOf(year)] ?? null),
    });
    const printed = changeAsPrinted(change.change, sides(change.yearThen), sides(change.yearNow));
    sentences.push(changeSentence(context, printed), whyItChangedSentence(context, printed));
  } else if (now?.mean != null && other?.mean != null) {
    sentences.push(
      gapSentence(
        MEASURE,
        { students: names.group, value: now.mean, n: now.n },
        { students: names.comparison, value: other.mean, n: other.n },
      ),
    );
  } else {
    sentences.push(`${names.group} beside ${names.comparison}: too few students to show.`);
  }
  return {
    group,
    comparison,
    years,
    inGroup,
    compared,
    finding: findingInShort(names, now, other, change?.change ?? null, change?.yearThen ?? null),
    hasMoved: change !== null && change.change.word !== 'no clear change',
    sentences,
  };
}

type PrintedSides = Record<'group' | 'comparison', number | null>;

/** The numbers of a change as differences of the means that are printed; its word stays what the interval says. */
function changeAsPrinted(change: GapChange, then: PrintedSides, now: PrintedSides): GapChange {
  if (then.group === null || then.comparison === null || now.group === null || now.comparison === null)
    return change;
  const [gapThen, gapNow] = [then.comparison - then.group, now.comparison - now.group];
  return {
    ...change,
    gapThen,
    gapNow,
    change: gapNow - gapThen,
    groupChange: now.group - then.group,
    comparisonChange: now.comparison - then.comparison,
  };
}

interface Names {
  readonly group: string;
  readonly comparison: string;
}

function findingInShort(
  names: Names,
  now: ShownCell | null,
  other: ShownCell | null,
  change: GapChange | null,
  yearThen: string | null,
): string | null {
  const [own, theirs] = [printedMean(now), printedMean(other)];
  if (own === null || theirs === null) return null;
  const gap = theirs - own;
  const size = Math.abs(gap).toFixed(0);
  const points = size === '1' ? 'point' : 'points';
  const where =
    size === '0'
      ? `${names.group} stand where the others stand`
      : `${names.group} ${size} ${points} ${gap > 0 ? 'lower' : 'higher'} than ${names.comparison}`;
  if (change === null || yearThen === null) return where;
  return change.word === 'no clear change'
    ? `${where}, no clear change since ${yearThen}`
    : `${where}, gap ${change.word} since ${yearThen}`;
}

function changeFinding(
  { table }: ReleasedOutcomes,
  place: string,
  group: StudentGroup,
  comparison: Comparison,
) {
  const found = table.derived
    .map(({ value }) => value)
    .find(
      (value) =>
        value.kind === 'change' &&
        value.place === place &&
        value.group === group.id &&
        value.comparison === comparison,
    );
  return found?.kind === 'change' ? found : null;
}

function changeContext(
  { table }: ReleasedOutcomes,
  place: string,
  group: StudentGroup,
  comparison: Comparison,
  { yearThen, yearNow }: { readonly yearThen: SchoolYear; readonly yearNow: SchoolYear },
  names: Names,
) {
  const ns = (year: SchoolYear) => ({
    group: shownCell(table, place, year, ALL, group.id)?.n ?? '?',
    comparison: shownCell(table, place, year, ALL, comparisonMember(group.id, comparison))?.n ?? '?',
  });
  return { measure: MEASURE, ...names, yearThen, yearNow, nThen: ns(yearThen), nNow: ns(yearNow) } as const;
}

/**
 * Progress of each group of the aim: its own mean, and its gap to White students, as sentences. Values are those the table shows; a hidden
 * or missing baseline "cannot be computed".
 */
export function aimSentences(
  outcomes: ReleasedOutcomes,
  place: string,
  years: readonly SchoolYear[],
  aim: PackAim,
): readonly string[] {
  const yearNow = years.at(-1);
  if (yearNow === undefined) return [];
  const cell = (year: SchoolYear, member: string) => shownCell(outcomes.table, place, year, ALL, member);
  return outcomes.groups
    .filter(({ id }) => aim.groups.includes(id))
    .flatMap((group) => {
      const value = (year: SchoolYear) => printedMean(cell(year, group.id));
      const gap = (year: SchoolYear) => {
        const [own, white] = [value(year), printedMean(cell(year, 'white'))];
        return own === null || white === null ? null : white - own;
      };
      const n = (year: SchoolYear, withWhite: boolean) => {
        const own = cell(year, group.id)?.n ?? 'not shown';
        return withWhite ? `${own} and ${cell(year, 'white')?.n ?? 'not shown'}` : own;
      };
      const told = (
        subject: string,
        of: (year: SchoolYear) => number | null,
        targetChange: number,
        both: boolean,
      ) =>
        aimSentence(
          {
            subject,
            baselineYear: aim.baselineYear,
            targetYear: aim.targetYear,
            year: yearNow,
            targetChange,
            nThen: n(aim.baselineYear, both),
            nNow: n(yearNow, both),
          },
          progressToAim({ ...aim, targetChange }, valuesOf(years, of), yearNow),
        );
      return [
        told(group.students.en, value, aim.meanChange, false),
        ...(comparisonsOf(group).includes('white')
          ? [told(`Gap between ${group.students.en} and White students`, gap, aim.gapChange, true)]
          : []),
      ];
    });
}

function valuesOf(
  years: readonly SchoolYear[],
  of: (year: SchoolYear) => number | null,
): ReadonlyMap<SchoolYear, number> {
  return new Map(
    years.flatMap((year) => {
      const value = of(year);
      return value === null ? [] : [[year, value] as const];
    }),
  );
}

/** All groups, years and comparisons of a place as rows of a table: hidden ones are there, and say so. */
export function groupRows(
  outcomes: ReleasedOutcomes,
  place: string,
  years: readonly SchoolYear[],
): readonly GroupRowView[] {
  return outcomes.groups.flatMap((group) =>
    comparisonsOf(group).flatMap((comparison) =>
      years.flatMap((year): GroupRowView[] => {
        if (!outcomes.table.cells.some(({ at }) => at.at(-1) === group.id && at[1] === year)) return [];
        return [
          {
            year,
            group,
            comparison,
            inGroup: shownCell(outcomes.table, place, year, ALL, group.id),
            compared: shownCell(outcomes.table, place, year, ALL, comparisonMember(group.id, comparison)),
          },
        ];
      }),
    ),
  );
}
