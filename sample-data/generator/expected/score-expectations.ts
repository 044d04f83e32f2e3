import type { Subject } from '../../../shared/standards/smarter-balanced.ts';
import type { District, EndYear } from '../model/network-shape.ts';
import { SUBJECTS_TESTED, scoreHistory, standardOf } from '../model/scores.ts';
import { englishStatusIn, gradeIn, homelessIn, placeIn, type Student } from '../model/student.ts';
import { alder, SAMPLE, SCORE_YEARS } from '../sample/districts.ts';
import { scoreRows, wrongRows } from '../sample/score-files.ts';
import { type TomsRow, tomsRowsOf } from '../writers/toms-row.ts';

/** n, mean distance from standard and percent at or above standard of some students. Null where there are none. */
export interface ScoreSummary {
  readonly n: number;
  readonly meanDistance: number | null;
  readonly percentMet: number | null;
}

export interface GroupExpectation {
  readonly district: string;
  readonly schoolYear: string;
  readonly subject: Subject;
  readonly group: string;
  readonly inGroup: ScoreSummary;
  readonly notInGroup: ScoreSummary;
  readonly white?: ScoreSummary;
  /** Students whose membership nobody knows: on neither side. */
  readonly unknown: number;
  /** Mean of the comparison minus mean of the group, in points; percent met in percentage points. */
  readonly gapToNotInGroup: number | null;
  readonly gapToWhite?: number | null;
  readonly percentGapToNotInGroup: number | null;
}

type Membership = (row: TomsRow) => boolean | null;

const RACES: readonly (readonly [group: string, code: string])[] = [
  ['african-american', '600'],
  ['american-indian', '100'],
  ['asian', '200'],
  ['filipino', '400'],
  ['hispanic-latino', '500'],
  ['pacific-islander', '300'],
  ['two-or-more', '800'],
  ['white', '700'],
];

/** Reclassified on or after June 15 four years before the test year. */
function recentlyReclassified({ student, year }: TomsRow): boolean {
  return (
    englishStatusIn(student, year) === 'RFEP' &&
    student.reclassifiedOn !== null &&
    student.reclassifiedOn >= `${year - 4}-06-15`
  );
}

const learner: Membership = ({ student, year }) => englishStatusIn(student, year) === 'EL';

const GROUPS: readonly (readonly [group: string, membership: Membership])[] = [
  ...RACES.map(
    ([group, code]) =>
      [
        group,
        ({ student }: TomsRow) => (student.ethnicity === 'none' ? null : student.ethnicity === code),
      ] as const,
  ),
  ['english-learner', learner],
  ['english-learner-or-recently-reclassified', (row) => learner(row) === true || recentlyReclassified(row)],
  ['socioeconomically-disadvantaged', ({ student }) => student.disadvantaged],
  ['student-with-disability', ({ student }) => student.disabilityType !== null],
  ['foster', ({ student }) => student.foster],
  ['homeless', ({ student, year }) => homelessIn(SAMPLE, student, year)],
  ['migrant', ({ student }) => student.migrant],
  ['female', ({ student }) => student.gender === 'F'],
  ['male', ({ student }) => student.gender === 'M'],
  ['nonbinary', ({ student }) => student.gender === 'X'],
];

const schoolYearText = (year: EndYear) => `${year - 1}-${String(year).slice(2)}`;

/** Six decimals: enough for any comparison, short enough to read. */
export const rounded = (value: number) => Math.round(value * 1e6) / 1e6;

function summary(rows: readonly TomsRow[]): ScoreSummary {
  if (rows.length === 0) return { n: 0, meanDistance: null, percentMet: null };
  const distances = rows.map(distanceOf);
  return {
    n: rows.length,
    meanDistance: rounded(distances.reduce((sum, distance) => sum + distance, 0) / rows.length),
    percentMet: rounded((100 * distances.filter((distance) => distance >= 0).length) / rows.length),
  };
}

function distanceOf({ result, subject, place }: TomsRow): number {
  if (result.kind !== 'scored') throw new Error('Only scored tests have a distance from standard');
  return result.score - standardOf(subject, place.grade);
}

const difference = (comparison: number | null, group: number | null) =>
  comparison === null || group === null ? null : rounded(comparison - group);

/** The rows that count: scored (IncludeIndicator Y), no alternate test, no impossible score; a repeated row counts once. */
function countingRows(students: readonly Student[], district: District, year: EndYear): readonly TomsRow[] {
  const rows = scoreRows(students, district, year);
  const wrong = new Set(district === alder && year === 2025 ? wrongRows(rows).map(({ row }) => row) : []);
  return rows.filter((row) => row.result.kind === 'scored' && !wrong.has(row));
}

/** Every group of every district and of the network, per year and subject. */
export function groupExpectations(students: readonly Student[]): readonly GroupExpectation[] {
  return SCORE_YEARS.flatMap((year) => {
    const byDistrict = SAMPLE.districts.map((district) => ({
      name: district.id,
      rows: countingRows(students, district, year),
    }));
    const scopes = [...byDistrict, { name: 'network', rows: byDistrict.flatMap(({ rows }) => rows) }];
    return scopes.flatMap((scope) =>
      SUBJECTS_TESTED.flatMap((subject) => {
        const rows = scope.rows.filter((row) => row.subject === subject);
        return GROUPS.map(([group, membership]) =>
          groupExpectation(scope.name, year, subject, group, membership, rows),
        );
      }),
    );
  });
}

function groupExpectation(
  district: string,
  year: EndYear,
  subject: Subject,
  group: string,
  membership: Membership,
  rows: readonly TomsRow[],
): GroupExpectation {
  const inGroup = summary(rows.filter((row) => membership(row) === true));
  const notInGroup = summary(rows.filter((row) => membership(row) === false));
  const race = RACES.some(([name]) => name === group) && group !== 'white';
  const white = summary(rows.filter(({ student }) => student.ethnicity === '700'));
  return {
    district,
    schoolYear: schoolYearText(year),
    subject,
    group,
    inGroup,
    notInGroup,
    ...(race ? { white } : {}),
    unknown: rows.filter((row) => membership(row) === null).length,
    gapToNotInGroup: difference(notInGroup.meanDistance, inGroup.meanDistance),
    ...(race ? { gapToWhite: difference(white.meanDistance, inGroup.meanDistance) } : {}),
    percentGapToNotInGroup: difference(notInGroup.percentMet, inGroup.percentMet),
  };
}

/** All counting students of a scope: 'network', a district's id or a school's code. */
export interface TotalExpectation extends ScoreSummary {
  readonly scope: string;
  readonly name: string;
  readonly schoolYear: string;
  readonly subject: Subject;
}

/** All students of each district, school and of the network. */
export function totalExpectations(students: readonly Student[]): readonly TotalExpectation[] {
  return SCORE_YEARS.flatMap((year) => {
    const rows = SAMPLE.districts.flatMap((district) => countingRows(students, district, year));
    const scopes = [
      { scope: 'network', name: 'Network', part: rows },
      ...SAMPLE.districts.map((district) => ({
        scope: district.id,
        name: district.name,
        part: rows.filter(({ place }) => place.district === district),
      })),
      ...SAMPLE.districts
        .flatMap((district) => [...district.elementarySchools, ...district.middleSchools])
        .map((school) => ({
          scope: school.code,
          name: school.name,
          part: rows.filter(({ place }) => place.school === school),
        })),
    ];
    return scopes.flatMap(({ part, ...scope }) =>
      SUBJECTS_TESTED.map((subject) => ({
        ...scope,
        schoolYear: schoolYearText(year),
        subject,
        ...summary(part.filter((row) => row.subject === subject)),
      })),
    );
  });
}

/**
 * Students of the 2024-25 growth cohorts: a counting score now, and a score a year before in the grade below. Districts pooled.
 * `fromThreshold` more have only the score of a test with too few items (LOSS) a year before.
 */
export function growthCohorts(students: readonly Student[]) {
  const now = SAMPLE.districts.flatMap((district) => countingRows(students, district, 2025));
  return SUBJECTS_TESTED.flatMap((subject) =>
    [4, 5, 6, 7, 8].map((grade) => {
      const rows = now.filter((row) => row.subject === subject && row.place.grade === grade);
      const before = rows.map(({ student }) => ({
        result: scoreHistory(SAMPLE, student, 2024)(subject, 2024),
        gradeBefore: gradeIn(student, 2024),
        inFile: placeIn(student, 2024) !== null,
      }));
      const promoted = before.filter(({ gradeBefore }) => gradeBefore === grade - 1);
      return {
        schoolYear: '2024-25',
        subject,
        grade: `0${grade}`,
        students: promoted.filter(({ result }) => result?.kind === 'scored').length,
        ofThemOnlyInPriorColumns: promoted.filter(
          ({ result, inFile }) => result?.kind === 'scored' && !inFile,
        ).length,
        fromThreshold: promoted.filter(({ result }) => result?.kind === 'below-threshold').length,
        repeatedGrade: before.filter(
          ({ gradeBefore, result }) => gradeBefore === grade && result?.kind === 'scored',
        ).length,
        noScoreBefore: before.filter(
          ({ result }) => result === null || (result.kind !== 'scored' && result.kind !== 'below-threshold'),
        ).length,
      };
    }),
  );
}

/** Rows of the files in which a student's earlier score of the other district stands: movers. */
export function moversBetweenDistricts(students: readonly Student[]): number {
  return students.filter((student) => {
    const [before, after] = [placeIn(student, 2024), placeIn(student, 2025)];
    return (
      before !== null &&
      after !== null &&
      before.district !== after.district &&
      tomsRowsOf(SAMPLE, student, 2025).length > 0
    );
  }).length;
}
