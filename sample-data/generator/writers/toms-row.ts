import type { Subject } from '../../../shared/standards/smarter-balanced.ts';
import type { EndYear, NetworkShape } from '../model/network-shape.ts';
import { type ScoreHistory, SUBJECTS_TESTED, scoreHistory, type TestResult } from '../model/scores.ts';
import { gradeIn, placeIn, type Student } from '../model/student.ts';

/** One row of a student score file: one student, one subject, one year, with the three years before. */
export interface TomsRow {
  readonly shape: NetworkShape;
  readonly student: Student;
  readonly subject: Subject;
  readonly year: EndYear;
  readonly result: TestResult;
  readonly place: NonNullable<ReturnType<typeof placeIn>>;
  /** One, two and three years before; null where there was no test. */
  readonly before: readonly (EarlierTest | null)[];
}

export interface EarlierTest {
  readonly grade: number;
  readonly result: TestResult;
}

/** Every test row a student gives in a year: one per subject, none when the student was elsewhere. */
export function tomsRowsOf(
  shape: NetworkShape,
  student: Student,
  year: EndYear,
  history: ScoreHistory = scoreHistory(shape, student, year),
): TomsRow[] {
  const place = placeIn(student, year);
  if (place === null) return [];
  return SUBJECTS_TESTED.flatMap((subject) => {
    const result = history(subject, year);
    if (result === null) return [];
    const before = [1, 2, 3].map((years) =>
      earlierTest(student, history(subject, year - years), year - years),
    );
    return [{ shape, student, subject, year, result, place, before }];
  });
}

const NOT_REPEATED: ReadonlySet<TestResult['kind']> = new Set(['alternate', 'newcomer', 'invalidated']);

/** The earlier columns hold Smarter Balanced results only, and no invalidated ones. */
function earlierTest(student: Student, result: TestResult | null, year: EndYear): EarlierTest | null {
  if (result === null || NOT_REPEATED.has(result.kind)) return null;
  return { grade: gradeIn(student, year), result };
}
