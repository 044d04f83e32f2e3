import type { GapRow } from '../../gaps/gap-rows.ts';
import { type StudentGroup, studentGroup } from '../../gaps/groups.ts';
import { sameStudentSentence, unknownSentence } from '../../gaps/sentences.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ALL } from './group-members.ts';
import {
  aimSentences,
  type GroupRowView,
  type GroupTrendView,
  groupRows,
  groupTrend,
  type PackAim,
} from './outcome-view.ts';
import type { ReleasedOutcomes } from './release-outcomes.ts';
import type { SameStudentFinding } from './same-student-table.ts';
import type { SchoolsView } from './schools-view.ts';
import { type ShownCell, shownCell } from './shown-cells.ts';

/** Everything a pack tells about one subject in one place. */
export interface SubjectView {
  readonly subject: string;
  readonly years: readonly SchoolYear[];
  /** The year from which changes are told. */
  readonly baseline: SchoolYear;
  /** Of the groups the pack is about: beside students not in the group, and beside White students. */
  readonly trends: readonly { readonly notInGroup: GroupTrendView; readonly white: GroupTrendView | null }[];
  readonly aims: readonly string[];
  readonly sameStudents: readonly string[];
  readonly unknown: readonly string[];
  readonly rows: readonly SubjectRowView[];
  readonly schools: SchoolsView | null;
}

/** A row of the table of groups, with growth and the sizes that compare over tests. */
export interface SubjectRowView extends GroupRowView {
  readonly inGroupGrowth: ShownCell | null;
  readonly comparedGrowth: ShownCell | null;
  /** Range in which the gap could lie, and the gap on a common scale; null where the gap is hidden. */
  readonly size: Pick<GapRow, 'interval' | 'hedgesG' | 'v'> | null;
}

export interface SubjectInput {
  readonly subject: string;
  readonly place: string;
  readonly years: readonly SchoolYear[];
  readonly baseline: SchoolYear;
  readonly outcomes: ReleasedOutcomes;
  readonly growth: ReleasedOutcomes | null;
  readonly sameStudents: readonly SameStudentFinding[];
  /** Groups the pack is about. */
  readonly about: readonly string[];
  /** Null = no aim is set for this subject. */
  readonly aim: PackAim | null;
  readonly schools: SchoolsView | null;
  /** False where n is a band: the range of a gap is told only beside exact numbers. */
  readonly exact: boolean;
}

/** Puts together what the released tables say of one subject. */
export function subjectView(input: SubjectInput): SubjectView {
  const { outcomes, place, years, about, aim } = input;
  const groups = about
    .flatMap((id) => studentGroup(id) ?? [])
    .filter((group) => outcomes.groups.some(({ id }) => id === group.id));
  const hasWhite = outcomes.groups.some(({ id }) => id === 'white');
  return {
    subject: input.subject,
    years,
    baseline: input.baseline,
    trends: groups.map((group) => ({
      notInGroup: groupTrend(outcomes, place, years, group, 'not-in-group'),
      white:
        hasWhite && group.division === 'race-ethnicity'
          ? groupTrend(outcomes, place, years, group, 'white')
          : null,
    })),
    aims: aim === null ? [] : aimSentences(outcomes, place, years, aim),
    sameStudents: input.sameStudents.map(sameStudentWords),
    unknown: unknownWords(input, groups),
    rows: groupRows(outcomes, place, years).map((row) => ({
      ...row,
      inGroupGrowth: growthOf(input, row.year, row.group.id),
      comparedGrowth: growthOf(input, row.year, row.comparison === 'white' ? 'white' : `not:${row.group.id}`),
      size: input.exact ? sizeOf(input, row) : null,
    })),
    schools: input.schools,
  };
}

function growthOf({ growth, place }: SubjectInput, year: SchoolYear, member: string): ShownCell | null {
  return growth === null ? null : shownCell(growth.table, place, year, ALL, member);
}

function sizeOf({ outcomes, place }: SubjectInput, row: GroupRowView): SubjectRowView['size'] {
  for (const { value } of outcomes.table.derived) {
    if (value.kind !== 'gap' || value.place !== place) continue;
    const { row: gap } = value;
    const same =
      gap.group === row.group.id &&
      gap.comparison === row.comparison &&
      gap.schoolYear === row.year &&
      gap.gradeSpan === ALL &&
      gap.measure === 'distance-from-standard';
    if (same) return { interval: gap.interval, hedgesG: gap.hedgesG, v: gap.v };
  }
  return null;
}

/** Students of whom it is not known whether they are in a group: said once for the groups of one division. */
function unknownWords(
  { outcomes, place, years }: SubjectInput,
  groups: readonly StudentGroup[],
): readonly string[] {
  const year = years.at(-1);
  if (year === undefined) return [];
  const unknowns = [
    ...new Set(groups.flatMap(({ division, unknown }) => unknown.map((part) => `${division}/${part}`))),
  ];
  const sentences = unknowns.flatMap((member) => {
    const cell = shownCell(outcomes.table, place, year, ALL, member);
    return cell === null ? [] : [`${year}: ${unknownSentence(cell.n)}`];
  });
  return sentences.filter((sentence) => sentence !== '');
}

function sameStudentWords({ group, comparison, yearThen, yearNow, trend }: SameStudentFinding): string {
  return sameStudentSentence({ group, comparison, yearThen, yearNow }, trend);
}
