import { calendarDate } from './dates.ts';
import { type Parse, type ReadingHabits, remembering } from './finding.ts';
import { decimal, growthPercentile, integer, percent, pointsEarned } from './numbers.ts';
import { raceEthnicity } from './race-ethnicity.ts';
import { schoolYear, schoolYearOf } from './school-years.ts';
import { cdsCode, doubtfulStateId, localId, schoolCode, stateId } from './student-ids.ts';
import { localTimestamp } from './timestamps.ts';
import {
  achievementLevel,
  englishStatus,
  gender,
  grade,
  learnerFromStatus,
  subject,
  subjectIfNamed,
  testingWindow,
} from './words.ts';
import { yesNo } from './yes-no.ts';

/** Every way to read a cell that a format can name. A new one is a function in this folder and a line here. */
export const PARSER_NAMES = [
  'text',
  'decimal',
  'integer',
  'percent',
  'points-earned',
  'growth-percentile',
  'date',
  'timestamp',
  'school-year',
  'school-year-of-date',
  'testing-window',
  'grade',
  'yes-no',
  'gender',
  'race-ethnicity',
  'english-status',
  'learner-from-status',
  'achievement-level',
  'subject',
  'subject-if-named',
  'state-id',
  'doubtful-state-id',
  'local-id',
  'school-code',
  'cds-code',
] as const;
export type ParserName = (typeof PARSER_NAMES)[number];

/** The parsers of one table. Those whose columns repeat few texts remember what they have read. */
export function parsersOf(habits: ReadingHabits): Readonly<Record<ParserName, Parse>> {
  return {
    text: (text) => text,
    decimal,
    integer,
    percent,
    'points-earned': pointsEarned,
    'growth-percentile': growthPercentile,
    date: remembering(calendarDate(habits)),
    timestamp: localTimestamp(habits, habits.timeZone),
    'school-year': remembering(schoolYear),
    'school-year-of-date': remembering(schoolYearOf(habits)),
    'testing-window': remembering(testingWindow),
    grade: remembering(grade),
    'yes-no': yesNo,
    gender: remembering(gender),
    'race-ethnicity': remembering(raceEthnicity),
    'english-status': remembering(englishStatus),
    'learner-from-status': remembering(learnerFromStatus),
    'achievement-level': remembering(achievementLevel),
    subject: remembering(subject),
    'subject-if-named': remembering(subjectIfNamed),
    'state-id': stateId,
    'doubtful-state-id': doubtfulStateId,
    'local-id': localId,
    'school-code': remembering(schoolCode(habits.countyDistrictCode)),
    'cds-code': remembering(cdsCode(habits.countyDistrictCode)),
  };
}
