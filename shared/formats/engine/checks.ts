import type { Grade } from '../../standards/grades.ts';
import type { SchoolYear } from '../../standards/school-year.ts';
import {
  achievementLevel,
  distanceFromStandard,
  isTestedGrade,
  SUBJECTS,
  type Subject,
  scoreRange,
} from '../../standards/smarter-balanced.ts';
import type { Finding, Value } from '../values/finding.ts';
import type { CheckName } from './check-names.ts';

/** A record while it is made. */
export type Draft = Record<string, Value>;

/** What a check found, and the field it is about. A finding without a usable value refuses the record. */
export interface FieldFinding {
  readonly field: string;
  readonly finding: Finding;
}

/** Looks at a record; may set fields that follow from others. */
export interface Check {
  /** Every field it looks at: records that say the same there get the same answer. */
  readonly reads: readonly string[];
  /** Every field it may set. */
  readonly sets: readonly string[];
  readonly find: (record: Draft) => FieldFinding | undefined;
}

/** Tests with the published cut scores. Interim blocks have another scale and other levels. */
const WITH_CUT_SCORES: readonly Value[] = [
  'smarter-balanced-summative',
  'smarter-balanced-interim-comprehensive',
];

function isSubject(value: Value | undefined): value is Subject {
  return SUBJECTS.some((subject) => subject === value);
}

/**
 * Scale score against the published ranges and cuts: outside LOSS and HOSS the record is refused; distance from standard follows from the
 * score; a level that contradicts the score is replaced by the one the cut scores give, and reported (the score wins).
 * Grades 9 and 10 have no published cuts: their level stands as the source gave it and no distance is made.
 * Source: CDE "2021-2022 CAASPP Student Data File Layout" p. 199-201 (standards/smarter-balanced.ts).
 */
function smarterBalancedScore(record: Draft): FieldFinding | undefined {
  const { subject, gradeAssessed, scaleScore, schoolYear } = record;
  if (typeof scaleScore !== 'number' || !WITH_CUT_SCORES.includes(record.test ?? null)) return undefined;
  if (typeof gradeAssessed !== 'string' || !isTestedGrade(gradeAssessed as Grade) || !isSubject(subject))
    return undefined;
  const grade = gradeAssessed as Parameters<typeof distanceFromStandard>[1];
  const [lowest, highest] = scoreRange(subject, grade, schoolYear as SchoolYear);
  if (scaleScore < lowest || scaleScore > highest) {
    return { field: 'scaleScore', finding: outOfRange(lowest, highest, record) };
  }
  if ('distanceFromStandard' in record) {
    record.distanceFromStandard = distanceFromStandard(subject, grade, scaleScore);
  }
  return levelFromScore(record, achievementLevel(subject, grade, scaleScore));
}

const SUBJECT_WORDS: Readonly<Record<Subject, string>> = {
  mathematics: 'mathematics',
  'english-language-arts': 'ELA',
};

function outOfRange(lowest: number, highest: number, record: Draft): Finding {
  const where = `grade ${Number(record.gradeAssessed)} ${SUBJECT_WORDS[record.subject as Subject]} in ${record.schoolYear}`;
  return { code: 'score-out-of-range', message: `Scores of ${where} lie from ${lowest} to ${highest}.` };
}

function levelFromScore(record: Draft, level: number): FieldFinding | undefined {
  const given = record.achievementLevel ?? null;
  record.achievementLevel = level;
  if (given === null || given === level) return undefined;
  return {
    field: 'achievementLevel',
    finding: {
      code: 'level-contradicts-score',
      message: `The file says level ${given}; the score is in level ${level}. The score was believed.`,
      usable: level,
    },
  };
}

/** A score without the grade of its test cannot be compared with the standard. */
function gradeWithScore(record: Draft): FieldFinding | undefined {
  if (record.scaleScore === null || record.gradeAssessed !== null) return undefined;
  return {
    field: 'gradeAssessed',
    finding: { code: 'grade-missing', message: 'The row has a score and no grade.' },
  };
}

export const CHECKS: Readonly<Record<CheckName, Check>> = {
  'smarter-balanced-score': {
    reads: ['test', 'subject', 'gradeAssessed', 'scaleScore', 'schoolYear', 'achievementLevel'],
    sets: ['achievementLevel', 'distanceFromStandard'],
    find: smarterBalancedScore,
  },
  'grade-with-score': { reads: ['scaleScore', 'gradeAssessed'], sets: [], find: gradeWithScore },
};
