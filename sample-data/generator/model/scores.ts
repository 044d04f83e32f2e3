import { schoolYearEnding } from '../../../shared/standards/school-year.ts';
import {
  CUT_SCORES,
  type Subject,
  scoreRange,
  type TestedGrade,
} from '../../../shared/standards/smarter-balanced.ts';
import { chance, normal, uniform } from '../random.ts';
import type { District, EndYear, NetworkShape } from './network-shape.ts';
import { englishStatusIn, gradeIn, placeIn, type Student } from './student.ts';
import { TOPIC } from './topics.ts';

/** What came of one student's test in one subject and year. */
export type TestResult =
  | { readonly kind: 'scored'; readonly score: number }
  /** Tested, too few items: the file prints the lowest obtainable score. */
  | { readonly kind: 'below-threshold'; readonly score: number }
  /** Invalidated, or a resource changed what was measured. */
  | { readonly kind: 'invalidated'; readonly score: number }
  | { readonly kind: 'not-tested'; readonly conditionCode: 'PGE' | 'NTE' | 'NT' }
  /** In the country for less than twelve months: excused from English language arts. */
  | { readonly kind: 'newcomer' }
  | { readonly kind: 'alternate'; readonly score: number; readonly level: 1 | 2 | 3 };

export const SUBJECTS_TESTED = ['english-language-arts', 'mathematics'] as const;

/** Mean of the network relative to the standard, in points, for grade 3 and per grade above it. */
const NETWORK_MEAN: Readonly<Record<Subject, readonly [atGrade3: number, perGrade: number]>> = {
  mathematics: [-12, -9],
  'english-language-arts': [-8, -2],
};
/** Standard deviations in points: lasting change from one year to the next, and error of one test. */
const STEP = 16;
const ERROR = 24;

function testedGrade(grade: number): TestedGrade {
  return `0${grade}` as TestedGrade;
}

/** Lowest score of level 3: scores above it meet the standard. */
export function standardOf(subject: Subject, grade: number): number {
  return CUT_SCORES[subject][testedGrade(grade)][1];
}

export function levelOf(subject: Subject, grade: number, score: number): 1 | 2 | 3 | 4 {
  const reached = CUT_SCORES[subject][testedGrade(grade)].filter((cut) => score >= cut).length;
  return (reached + 1) as 1 | 2 | 3 | 4;
}

/**
 * Where a student stands at the end of each year from grade 3 to `lastYear`, before the error of any test, in points from the
 * standard of the grade: what lasts, plus a small step each year, plus what the school and the district's changes added.
 * The first entry is the student's cohort year.
 */
function standings(
  shape: NetworkShape,
  student: Student,
  subject: Subject,
  lastYear: EndYear,
): readonly number[] {
  const [atGrade3, perGrade] = NETWORK_MEAN[subject];
  const subjectNumber = subject === 'mathematics' ? 1 : 2;
  const ability = student.ability[subject];
  const found: number[] = [];
  let gained = 0;
  for (let year = student.cohort; year <= lastYear; year += 1) {
    const place = placeIn(student, year);
    gained += normal(shape.seed, TOPIC.growthStep, student.serial, year * 4 + subjectNumber) * STEP;
    if (subject === 'mathematics') gained += place?.school.extraGrowth[year] ?? 0;
    const above = gradeIn(student, year) - 3;
    // Abilities spread as students grow older.
    const lasting = atGrade3 + perGrade * above + ability * (0.94 + 0.04 * above);
    found.push(lasting + gained + shiftOf(student, place?.district ?? student.home, subject, year));
  }
  return found;
}

function shiftOf(student: Student, district: District, subject: Subject, year: EndYear): number {
  let points = 0;
  for (const shift of district.groupShifts) {
    if (shift.ethnicity === student.ethnicity && shift.subject === subject && year >= shift.from) {
      points += shift.points;
    }
  }
  return points;
}

/** Where a student stands in one year, in points from the standard of the grade. */
export function standing(shape: NetworkShape, student: Student, subject: Subject, year: EndYear): number {
  return standings(shape, student, subject, year).at(-1)!;
}

/** A scale score made on a day the student stands at `points` from the standard; kept inside the obtainable range. */
export function scaleScore(subject: Subject, grade: number, year: EndYear, points: number): number {
  const [lowest, highest] = scoreRange(subject, testedGrade(grade), schoolYearEnding(year));
  const score = Math.round(standardOf(subject, grade) + points);
  return Math.min(highest, Math.max(lowest, score));
}

/** What came of a student's summative tests, by subject and year. */
export type ScoreHistory = (subject: Subject, year: EndYear) => TestResult | null;

/**
 * The summative tests of a student up to a year, computed once. Null outside grades 3 to 8, after leaving, and before arriving for
 * those who were not tested elsewhere in the state.
 */
export function scoreHistory(shape: NetworkShape, student: Student, lastYear: EndYear): ScoreHistory {
  const bySubject = {
    mathematics: results(shape, student, 'mathematics', lastYear),
    'english-language-arts': results(shape, student, 'english-language-arts', lastYear),
  };
  return (subject, year) => bySubject[subject][year - student.cohort] ?? null;
}

function results(
  shape: NetworkShape,
  student: Student,
  subject: Subject,
  lastYear: EndYear,
): readonly (TestResult | null)[] {
  return standings(shape, student, subject, lastYear).map((points, passed) =>
    resultAt(shape, student, subject, student.cohort + passed, points),
  );
}

function resultAt(
  shape: NetworkShape,
  student: Student,
  subject: Subject,
  year: EndYear,
  points: number,
): TestResult | null {
  const grade = gradeIn(student, year);
  if (grade < 3 || grade > 8 || year > student.leavesAfter) return null;
  if (year < student.arrivesIn && !student.testedElsewhereBefore) return null;
  if (student.alternateTest) return alternateResult(shape, student, subject, year, grade);
  if (subject === 'english-language-arts' && isNewcomer(shape, student, year)) return { kind: 'newcomer' };
  const key = year * 4 + (subject === 'mathematics' ? 1 : 2);
  const error = normal(shape.seed, TOPIC.measurementError, student.serial, key) * ERROR;
  const score = scaleScore(subject, grade, year, points + error);
  const at = uniform(shape.seed, TOPIC.testDay, student.serial, key);
  if (at < 0.012)
    return { kind: 'not-tested', conditionCode: at < 0.007 ? 'PGE' : at < 0.009 ? 'NTE' : 'NT' };
  if (at < 0.018) {
    const [lowest] = scoreRange(subject, testedGrade(grade), schoolYearEnding(year));
    return { kind: 'below-threshold', score: lowest };
  }
  return { kind: at < 0.021 ? 'invalidated' : 'scored', score };
}

/** Learners of English who came in this year from another country, and so have no earlier score. */
function isNewcomer(shape: NetworkShape, student: Student, year: EndYear): boolean {
  const arrived = student.arrivesIn === year && year > student.cohort && !student.testedElsewhereBefore;
  const learner = englishStatusIn(student, year) === 'EL';
  return learner && arrived && chance(0.9, shape.seed, TOPIC.newcomer, student.serial);
}

/** The alternate assessment has a scale of its own: grade x 100 to grade x 100 + 99. */
function alternateResult(
  shape: NetworkShape,
  student: Student,
  subject: Subject,
  year: EndYear,
  grade: number,
): TestResult {
  const subjectNumber = subject === 'mathematics' ? 1 : 2;
  const points = Math.floor(
    uniform(shape.seed, TOPIC.otherScale, student.serial, year * 4 + subjectNumber) * 100,
  );
  return { kind: 'alternate', score: grade * 100 + points, level: points < 45 ? 1 : points < 60 ? 2 : 3 };
}
