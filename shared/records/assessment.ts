import * as z from 'zod';
import { GRADES } from '../standards/grades.ts';
import { SUBJECTS } from '../standards/smarter-balanced.ts';
import {
  integer,
  oneOf,
  optionalDate,
  optionalDecimal,
  optionalInteger,
  optionalOneOf,
  optionalText,
  schoolYear,
  text,
} from './fields.ts';
import { type RecordOf, recordType } from './record-type.ts';
import { studentIdentity } from './student.ts';

/**
 * Whether a result enters averages, and if not, why:
 * 'counts'; 'no-score'; 'not-tested'; 'below-threshold' (tested, too few items: score is LOSS); 'invalidated';
 * 'english-learner-under-12-months'; 'nonstandardized' (interim given informally); 'partial'; 'not-comparable' (no scale score, such as interim blocks);
 * 'not-for-growth' (a retake the vendor excludes).
 */
const RESULT_STANDINGS = [
  'counts',
  'no-score',
  'not-tested',
  'below-threshold',
  'invalidated',
  'english-learner-under-12-months',
  'nonstandardized',
  'partial',
  'not-comparable',
  'not-for-growth',
] as const;

/** One test result of one student. */
export const assessmentResult = recordType({
  name: 'assessment-result',
  description: 'One result of one student on one test.',
  schema: z.object({
    schoolYear: schoolYear(),
    ...studentIdentity,
    test: text(
      'Test family: smarter-balanced-summative, smarter-balanced-interim-comprehensive, smarter-balanced-interim-block, iready-diagnostic, nwea-map-growth, renaissance-star, mclass-dibels, local:<name>',
    ),
    testName: optionalText('Name of the test as the source wrote it'),
    subject: oneOf([...SUBJECTS, 'other'], 'Subject'),
    administration: text("When in the year: 'summative', 'fall', 'winter', 'spring', or a date"),
    attempt: integer('1 for the first attempt in that administration'),
    testedOn: optionalDate('Date the test was completed'),
    schoolCode: optionalText('School of the student when tested'),
    gradeAssessed: optionalOneOf(GRADES, 'Grade of the test form'),
    scaleScore: optionalDecimal('Scale score, in points of the test’s own scale'),
    standardError: optionalDecimal('Standard error of measurement, same points'),
    achievementLevel: optionalInteger(
      'Level 1-4 (Smarter Balanced summative and interim comprehensive); 1-3 for interim blocks',
    ),
    performanceWords: optionalText('Placement or level in the source’s words'),
    percentile: optionalDecimal('National percentile the vendor reports'),
    percentCorrect: optionalDecimal('Percent correct, 0-100'),
    distanceFromStandard: optionalDecimal(
      'Scale score minus the lowest level 3 score of grade and subject; null for tests with no standard',
    ),
    standing: oneOf(RESULT_STANDINGS, 'Whether the result enters averages, and if not, why'),
  }),
  naturalKey: ['studentKey', 'test', 'testName', 'subject', 'administration', 'attempt'],
});
export type AssessmentResult = RecordOf<typeof assessmentResult>;

/** A score of an earlier year that stands beside this year's in the same row (TOMS): growth only, never gaps or n. */
export const priorScore = recordType({
  name: 'prior-score',
  description: 'A score of an earlier year printed in a later file; used for growth only.',
  schema: z.object({
    schoolYear: schoolYear('School year of the earlier test'),
    ...studentIdentity,
    test: text('Test family, as in assessment-result'),
    subject: oneOf(SUBJECTS, 'Subject'),
    gradeAssessed: optionalOneOf(GRADES, 'Grade of the earlier test'),
    scaleScore: optionalDecimal('Scale score of the earlier test'),
    achievementLevel: optionalInteger('Level 1-4'),
    reportedInYear: schoolYear('School year of the file that reports it'),
  }),
  naturalKey: ['studentKey', 'test', 'subject'],
});
export type PriorScore = RecordOf<typeof priorScore>;

/** A growth percentile a district's own file supplies. Kept apart; never mixed with computed ones. */
export const suppliedGrowth = recordType({
  name: 'supplied-growth',
  description: 'A growth percentile that a file supplies, with who computed it.',
  schema: z.object({
    schoolYear: schoolYear(),
    ...studentIdentity,
    subject: oneOf([...SUBJECTS, 'other'], 'Subject'),
    provider: text('Who computed it, or the column it came from'),
    window: text("Span it covers: 'year', 'fall-spring' ..."),
    growthPercentile: integer('1-99'),
  }),
  naturalKey: ['studentKey', 'subject', 'provider', 'window'],
});
export type SuppliedGrowth = RecordOf<typeof suppliedGrowth>;
