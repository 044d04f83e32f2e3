import { numberInWords } from '../../change/sentence.ts';
import type { GapRow, GapSide } from '../../gaps/gap-rows.ts';
import { COMPARISONS, type StudentGroup } from '../../gaps/groups.ts';
import { DEFAULT_MINIMUM_COHORT, type Settings } from '../../settings/settings.ts';
import type { ContextValue, ContextView, Language } from '../../workbook/team-view.ts';
import { teamWords } from '../words/words.ts';

export interface AnnualContextFacts {
  readonly group: StudentGroup;
  readonly subject: string;
  readonly language: Language;
  readonly floors: Pick<Settings['floors'], 'teamGroup' | 'growthTeam' | 'growthGroup'>;
  readonly minimumCohort: number;
}

/** Years on the line, newest last. */
const YEARS = 3;

/**
 * The one annual line of a team: how far the students of its classes stood from the standard, the group beside the students not in it, in
 * the last three years with results, and their average growth percentile in the newest. No causes, no verdict.
 *
 * Under the floor on either side neither side is shown: one would give the other away. Growth means have a floor of their own.
 *
 * @param rows gaps of the team's classes over all grades, in distance from standard (points) and growth percentiles; other rows are left
 * alone
 * @returns null where no year may be shown
 */
export function annualContext(rows: readonly GapRow[], facts: AnnualContextFacts): ContextView | null {
  const { group, language, floors } = facts;
  const words = teamWords(language).annualContext;
  const ofGroup = rows.filter(
    (row) => row.group === group.id && row.comparison === 'not-in-group' && row.subject === facts.subject,
  );
  const distances = ofGroup
    .filter(({ measure }) => measure === 'distance-from-standard')
    .toSorted((a, b) => (a.schoolYear < b.schoolYear ? -1 : 1))
    .slice(-YEARS);
  const shown = distances.map((row) => pairOf(row, floors.teamGroup));
  const at = shown.findLastIndex((pair) => pair !== null);
  const newest = shown[at];
  const year = distances[at]?.schoolYear;
  if (newest == null || year === undefined) return null;
  const growthFloor = Math.max(floors.growthTeam, floors.growthGroup);
  const growth = ofGroup.find((row) => row.measure === 'growth-percentile' && row.schoolYear === year);
  const grown = growth === undefined ? null : pairOf(growth, growthFloor);
  const notIn = COMPARISONS['not-in-group'][language];
  return {
    title: words.title({
      group: group.students[language],
      inGroup: Math.round(newest.inGroup.mean),
      notInGroup: Math.round(newest.notInGroup.mean),
    }),
    subtitle: words.subtitle({
      subject: words.subjects[facts.subject] ?? facts.subject,
      year,
      n: [newest.inGroup.n, newest.notInGroup.n],
    }),
    schoolYears: distances.map(({ schoolYear }) => schoolYear),
    groupName: group.name[language],
    inGroup: shown.map((pair) => pair?.inGroup ?? HIDDEN),
    notInGroup: shown.map((pair) => pair?.notInGroup ?? HIDDEN),
    notes: [
      words.whoIsMeant,
      ...(shown.includes(null) ? [words.tooFew(floors.teamGroup)] : []),
      ...(grown === null
        ? []
        : [
            words.growth({
              year,
              group: group.students[language],
              inGroup: numberInWords(Math.round(grown.inGroup.mean)),
              notIn,
              notInGroup: numberInWords(Math.round(grown.notInGroup.mean)),
              n: [grown.inGroup.n, grown.notInGroup.n],
            }),
            ...(facts.minimumCohort < DEFAULT_MINIMUM_COHORT
              ? [teamWords(language).growthNote(facts.minimumCohort)]
              : []),
          ]),
    ],
  };
}

const HIDDEN: ContextValue = { mean: null, n: null };

interface ShownValue {
  readonly mean: number;
  readonly n: number;
}

/** Both sides, or neither. */
function pairOf(row: GapRow, floor: number): { inGroup: ShownValue; notInGroup: ShownValue } | null {
  const inGroup = shownValue(row.groupSide, floor);
  const notInGroup = shownValue(row.comparisonSide, floor);
  return inGroup === null || notInGroup === null ? null : { inGroup, notInGroup };
}

function shownValue({ value, n }: GapSide, floor: number): ShownValue | null {
  return value === null || n < floor ? null : { mean: value, n };
}
