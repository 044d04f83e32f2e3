import { type CountedStudents, type GroupTableRow, studentsOf } from '../../gaps/group-table.ts';
import { EVERYONE } from '../../gaps/groups.ts';
import type { LevelCuts } from '../../growth/growth-cohort.ts';
import { GROWTH_LEVELS, growthLevelCode } from '../../growth/growth-level.ts';
import type { Axis, CountCell, CountTable } from '../../privacy/count-table.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import { ALL } from './group-members.ts';
import { ANNUAL_TEST } from './outcome-table.ts';
import type { ScoreLimitsOf } from './score-limits.ts';

/** Which students of a district's schools are counted. */
export interface SchoolTableInput {
  readonly id: string;
  readonly rows: readonly GroupTableRow[];
  readonly district: string;
  readonly subject: string;
  readonly schoolYear: SchoolYear;
}

/** A place of the district with all its students of the test, or with a growth percentile. */
interface PlaceCount {
  readonly place: string;
  readonly students: CountedStudents;
}

type Counted = 'distance-from-standard' | 'similar-student-percentile';

function placesOf(
  { rows, district, subject, schoolYear }: SchoolTableInput,
  measure: Counted,
): readonly PlaceCount[] {
  return rows
    .filter(
      (row) =>
        row.test === ANNUAL_TEST &&
        row.subject === subject &&
        row.schoolYear === schoolYear &&
        row.measure === measure &&
        row.gradeSpan === ALL &&
        row.division === EVERYONE &&
        row.district === district &&
        (row.scopeLevel === 'school' || row.scopeLevel === 'district'),
    )
    .map((row) => ({ place: row.scopeId, students: studentsOf(row) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
}

/** Students of no known school: with them the schools add up to the district. */
const NO_SCHOOL = 'no school known';

function withNoSchool(places: readonly PlaceCount[], district: string): readonly PlaceCount[] {
  const whole = places.find(({ place }) => place === district);
  if (whole === undefined) return places;
  const schools = places.filter(({ place }) => place !== district).map(({ students }) => students);
  const rest = (of: (students: CountedStudents) => number) =>
    of(whole.students) - schools.reduce((sum, one) => sum + of(one), 0);
  const n = rest((one) => one.n);
  if (n === 0) return places;
  const students: CountedStudents = {
    ...whole.students,
    n,
    sum: rest((one) => one.sum),
    nMet: whole.students.nMet === null ? null : rest((one) => one.nMet ?? 0),
    histogram: { scores: [], counts: [] },
  };
  return [...places, { place: NO_SCHOOL, students }];
}

function placeAxis(places: readonly PlaceCount[], district: string): Axis {
  const members = places.map(({ place }) => place);
  return {
    name: 'place',
    kind: 'places',
    members,
    partitions: [{ whole: district, parts: members.filter((place) => place !== district) }],
  };
}

const yearAxis = (schoolYear: SchoolYear): Axis => ({
  name: 'year',
  kind: 'places',
  members: [schoolYear],
  partitions: [],
});

/** Percent met and mean distance from standard of all students, by school: the horizontal place in the picture of schools. */
export function schoolOutcomeTable(input: SchoolTableInput, scoreLimits: ScoreLimitsOf): CountTable {
  const places = withNoSchool(placesOf(input, 'distance-from-standard'), input.district);
  const limits = scoreLimits(input.schoolYear);
  return {
    id: input.id,
    population: `${ANNUAL_TEST}/${input.subject}/distance-from-standard`,
    axes: [placeAxis(places, input.district), yearAxis(input.schoolYear)],
    standard: 0,
    cells: places.map(({ place, students: { n, sum, nMet } }) => ({
      at: [place, input.schoolYear],
      n,
      met: nMet ?? 0,
      scores: { sum, ...limits },
    })),
    derived: [],
  };
}

/** Mean growth percentile (compared with similar students) by school: the vertical place in the picture. */
export function schoolGrowthTable(input: SchoolTableInput, scoreLimits: ScoreLimitsOf): CountTable {
  const places = withNoSchool(placesOf(input, 'similar-student-percentile'), input.district);
  const limits = scoreLimits(input.schoolYear);
  return {
    id: input.id,
    population: growthPopulation(input),
    axes: [placeAxis(places, input.district), yearAxis(input.schoolYear)],
    standard: null,
    cells: places.map(({ place, students: { n, sum } }) => ({
      at: [place, input.schoolYear],
      n,
      met: null,
      scores: { sum, ...limits },
    })),
    derived: [],
  };
}

const growthPopulation = ({ subject }: SchoolTableInput) =>
  `${ANNUAL_TEST}/${subject}/similar-student-percentile`;

/** Students with low, typical and high growth by school. */
export const SHOWN_LEVELS = GROWTH_LEVELS.slice(1) as readonly ('low' | 'typical' | 'high')[];

/** How many students of each school had low, typical and high growth: counts that add up to all. */
export function schoolLevelTable(input: SchoolTableInput, levelCuts: LevelCuts): CountTable {
  const places = withNoSchool(placesOf(input, 'similar-student-percentile'), input.district);
  const known = places.filter(({ place }) => place !== NO_SCHOOL);
  const byPlace = known.map(({ place, students }) => ({ place, levels: levelCounts(students, levelCuts) }));
  const whole = byPlace.find(({ place }) => place === input.district)?.levels ?? [0, 0, 0];
  const rest = whole.map(
    (count, level) =>
      count -
      byPlace
        .filter(({ place }) => place !== input.district)
        .reduce((sum, { levels }) => sum + (levels[level] ?? 0), 0),
  );
  const all = places.length > known.length ? [...byPlace, { place: NO_SCHOOL, levels: rest }] : byPlace;
  const cell = (place: string, level: string, n: number): CountCell => ({
    at: [place, input.schoolYear, level],
    n,
    met: null,
    scores: null,
  });
  return {
    id: input.id,
    population: growthPopulation(input),
    axes: [
      placeAxis(places, input.district),
      yearAxis(input.schoolYear),
      {
        name: 'level',
        kind: 'other',
        members: [ALL, ...SHOWN_LEVELS],
        partitions: [{ whole: ALL, parts: SHOWN_LEVELS }],
      },
    ],
    standard: null,
    cells: all.flatMap(({ place, levels }) => [
      cell(
        place,
        ALL,
        levels.reduce((sum, n) => sum + n, 0),
      ),
      ...SHOWN_LEVELS.map((level, i) => cell(place, level, levels[i] ?? 0)),
    ]),
    derived: [],
  };
}

function levelCounts({ histogram }: CountedStudents, cuts: LevelCuts): readonly [number, number, number] {
  const counts: [number, number, number] = [0, 0, 0];
  histogram.scores.forEach((percentile, i) => {
    const level = growthLevelCode(percentile, cuts);
    if (level > 0) counts[(level - 1) as 0 | 1 | 2] += histogram.counts[i] ?? 0;
  });
  return counts;
}
