import type { Subject } from '../../../shared/standards/smarter-balanced.ts';
import { districtCode, type EndYear } from '../model/network-shape.ts';
import { levelOf, type TestResult } from '../model/scores.ts';
import { englishStatusIn, homelessIn } from '../model/student.ts';
import { TOPIC } from '../model/topics.ts';
import { draw, wholeBelow } from '../random.ts';
import type { EarlierTest, TomsRow } from './toms-row.ts';

const yesNo = (value: boolean) => (value ? 'Yes' : 'No');
const twoDigits = (number: number) => String(number).padStart(2, '0');

/** Error of measurement printed with a score, in points. */
function standardError(row: TomsRow): number {
  return 19 + wholeBelow(12, row.shape.seed, TOPIC.errorOfMeasurement, row.student.serial, row.year);
}

function printedScore(result: TestResult): string {
  return 'score' in result ? String(result.score) : '';
}

function printedLevel(result: TestResult, subject: Subject, grade: number): string {
  if (result.kind === 'alternate') return String(result.level);
  return 'score' in result ? String(levelOf(subject, grade, result.score)) : '9';
}

function conditionCode(result: TestResult): string {
  if (result.kind === 'below-threshold') return 'LOSS';
  if (result.kind === 'not-tested') return result.conditionCode;
  return result.kind === 'newcomer' ? 'NEL' : '';
}

const INCLUDE_INDICATOR: Readonly<Record<TestResult['kind'], string>> = {
  scored: 'Y',
  alternate: 'Y',
  'below-threshold': 'T',
  invalidated: 'R',
  'not-tested': 'N',
  newcomer: 'E',
};

const tested = (row: TomsRow) => row.result.kind !== 'not-tested' && row.result.kind !== 'newcomer';

const testDaysOf = new Map<EndYear, readonly string[]>();

/** The thirty school days of the six weeks from the second Monday of April on. */
function testDays(year: EndYear): readonly string[] {
  const known = testDaysOf.get(year);
  if (known) return known;
  const aprilFirst = new Date(Date.UTC(year, 3, 1)).getUTCDay();
  const monday = 8 + ((8 - aprilFirst) % 7);
  const days = Array.from({ length: 30 }, (_, day) =>
    new Date(Date.UTC(year, 3, monday + Math.floor(day / 5) * 7 + (day % 5))).toISOString().slice(0, 10),
  );
  testDaysOf.set(year, days);
  return days;
}

/** Day of the test: a school day from the second week of April to the third week of May. */
function testDate(row: TomsRow): string {
  const days = testDays(row.year);
  return days[
    draw(row.shape.seed, TOPIC.testDate, row.student.serial, row.year * 2 + subjectDigit(row)) % days.length
  ]!;
}

const subjectDigit = (row: TomsRow) => (row.subject === 'mathematics' ? 2 : 1);

function recordType(row: TomsRow): string {
  return `0${subjectDigit(row) + (row.result.kind === 'alternate' ? 2 : 0)}`;
}

const ETHNICITY_COLUMNS = [
  ['HispanicorLatino', '500'],
  ['AmericanIndianorAlaskaNative', '100'],
  ['Asian', '200'],
  ['HawaiianOrOtherPacificIslander', '300'],
  ['Filipino', '400'],
  ['BlackorAfricanAmerican', '600'],
  ['White', '700'],
  ['TwoorMoreRaces', '800'],
] as const;

const reportingEthnicity = ({ student }: TomsRow) =>
  student.ethnicity === 'none' ? '800' : student.ethnicity;
const learnerNow = (row: TomsRow) => englishStatusIn(row.student, row.year) === 'EL';
const foster = ({ student }: TomsRow) => yesNo(student.foster);
const homeless = ({ shape, student, year }: TomsRow) => yesNo(homelessIn(shape, student, year));
const migrant = ({ student }: TomsRow) => yesNo(student.migrant);
const military = ({ student }: TomsRow) => yesNo(student.military);
const parentEducation = ({ student }: TomsRow) => student.parentEducation;
const disability = ({ student }: TomsRow) => student.disabilityType ?? '';
const specialEducation = ({ student }: TomsRow) => yesNo(student.disabilityType !== null);
const disadvantaged = ({ student }: TomsRow) => yesNo(student.disadvantaged);
const grade = ({ place }: TomsRow) => twoDigits(place.grade);
const whenTested = (value: (row: TomsRow) => string) => (row: TomsRow) => (tested(row) ? value(row) : '');
const rawScore = (row: TomsRow) => ('score' in row.result ? String(10 + (row.result.score % 23)) : 'NS');
const domainLevel = (offset: number) => (row: TomsRow) =>
  'score' in row.result ? String(1 + ((row.result.score + offset) % 3)) : '';
const compositeClaim = (offset: number) => (row: TomsRow) =>
  row.result.kind === 'scored' ? String(1 + ((row.result.score + offset) % 4)) : '';
const errorBand = (side: 1 | -1) => (row: TomsRow) =>
  'score' in row.result ? String(row.result.score + side * standardError(row)) : '';

/** What stands in a column; columns that are not listed are empty in every row. */
export const TOMS_COLUMNS: Readonly<Record<string, (row: TomsRow) => string>> = {
  RecordType: recordType,
  SSID: ({ student }) => student.stateId,
  StudentLastName: ({ student }) => student.familyName,
  StudentFirstName: ({ student }) => student.givenName,
  DateofBirth: ({ student }) => student.birthDate,
  Gender: ({ student }) => student.gender,
  CALPADSGrade: grade,
  GradeAssessed: grade,
  CALPADSDistrictCode: ({ place }) => districtCode(place.district),
  CALPADSDistrictName: ({ place }) => place.district.name,
  CALPADSSchoolCode: ({ place }) => place.school.code,
  CALPADSSchoolName: ({ place }) => place.school.name,
  CALPADSCharterSchoolIndicator: () => 'No',
  Section504Status: ({ student }) => yesNo(student.section504),
  PrimaryDisabilityType: disability,
  PrimaryDisabilityforTesting: disability,
  CALPADSSpecialEducation: specialEducation,
  SpecialEducationforTesting: specialEducation,
  MigrantStatus: migrant,
  CALPADSMigrantStatus: migrant,
  MigrantStatusforTesting: migrant,
  ELStatus: (row) => yesNo(learnerNow(row)),
  ELEntryDate: ({ student }) => (student.englishStart === 'EL' ? `${student.cohort - 4}-08-20` : ''),
  RFEPDate: ({ student, year }) =>
    englishStatusIn(student, year) === 'RFEP' ? (student.reclassifiedOn ?? '') : '',
  EnrollmentEffectiveDate: ({ year }) => `${year - 1}-08-18`,
  ELAS: ({ student, year }) => englishStatusIn(student, year),
  CALPADSPrimaryLanguage: ({ student }) => student.language,
  MilitaryStatus: military,
  CALPADSMilitaryStatus: military,
  MilitaryStatusforTesting: military,
  FosterStatus: foster,
  CALPADSFosterStatus: foster,
  FosterStatusforTesting: foster,
  HomelessStatus: homeless,
  CALPADSHomelessStatus: homeless,
  HomelessStatusforTesting: homeless,
  EconomicDisadvantageStatus: disadvantaged,
  EconomicDisadvantageTesting: disadvantaged,
  CALPADSNPSSchoolFlag: () => 'No',
  ...Object.fromEntries(
    ETHNICITY_COLUMNS.map(([column, code]) => [
      column,
      (row: TomsRow) => yesNo(row.student.ethnicity === code),
    ]),
  ),
  ReportingEthnicity: reportingEthnicity,
  EthnicityforTesting: reportingEthnicity,
  ParentEducationLevel: parentEducation,
  CALPADSParentEducationLevel: parentEducation,
  ParentEducationLevelforTesting: parentEducation,
  OpportunityTestingStatus1: whenTested(() => 'completed'),
  TestedDistrictName1: whenTested(({ place }) => place.district.name),
  TestedDistrictCode1: whenTested(({ place }) => districtCode(place.district)),
  TestedSchoolName1: whenTested(({ place }) => place.school.name),
  TestedSchoolCode1: whenTested(({ place }) => place.school.code),
  TestStartDate1: whenTested(testDate),
  TestCompletedDate1: whenTested(testDate),
  FinalTestedDistrictName: whenTested(({ place }) => place.district.name),
  FinalTestedDistrictCode: whenTested(({ place }) => districtCode(place.district)),
  FinalTestedSchoolName: whenTested(({ place }) => place.school.name),
  FinalTestedSchoolCode: whenTested(({ place }) => place.school.code),
  FinalTestCompletedDate: whenTested(testDate),
  SchoolStartDateTestWindow1: ({ year }) => `${year}-04-07`,
  SchoolEndDateTestWindow1: ({ year }) => `${year}-06-05`,
  ConditionCode: ({ result }) => conditionCode(result),
  Attemptedness: ({ result }) =>
    result.kind === 'below-threshold'
      ? 'P'
      : result.kind === 'not-tested' || result.kind === 'newcomer'
        ? 'N'
        : 'Y',
  ScoreStatus: ({ result }) =>
    result.kind === 'invalidated'
      ? 'I'
      : result.kind === 'not-tested' || result.kind === 'newcomer'
        ? ''
        : 'V',
  UnlistedResourcesConstructChange: ({ result }) => (result.kind === 'invalidated' ? 'Yes' : 'No'),
  TestMode: whenTested(() => 'O'),
  IncludeIndicator: ({ result }) => INCLUDE_INDICATOR[result.kind],
  SSREligible: ({ result }) => yesNo(result.kind === 'scored'),
  RawScore1: rawScore,
  SmarterCompClaim1PL: compositeClaim(0),
  SmarterCompClaim2PL: compositeClaim(1),
  ScaleScore: ({ result }) => printedScore(result),
  // Two digits followed by two spaces, as the state prints it.
  StandardErrorMeasurement: (row) => ('score' in row.result ? `${standardError(row)}  ` : ''),
  SmarterScaleScoresErrorBandsMin: errorBand(-1),
  SmarterScaleScoresErrorBandsMax: errorBand(1),
  AchievementLevels: ({ result, subject, place }) => printedLevel(result, subject, place.grade),
  Domain1Level: domainLevel(0),
  Domain2Level: domainLevel(1),
  Domain3Level: domainLevel(2),
  ItemsAttempted1: ({ result }) =>
    result.kind === 'below-threshold' ? '6' : 'score' in result ? String(30 + (result.score % 9)) : '0',
  ...earlierColumns(1),
  ...earlierColumns(2),
  ...earlierColumns(3),
  UIN: uniqueNumber,
  ScoreAvailableDate: ({ year }) => `${year}-06-25`,
  LocalStudentID: ({ student }) => student.localId,
  LTELorARLTEL: () => '',
  EndofRecord: () => 'ZZ',
};

function earlierColumns(years: 1 | 2 | 3): Record<string, (row: TomsRow) => string> {
  const from = (value: (test: EarlierTest, row: TomsRow) => string) => (row: TomsRow) => {
    const test = row.before[years - 1];
    return test ? value(test, row) : '';
  };
  return {
    [`SSREligibleMinus${years}`]: from(({ result }) => yesNo(result.kind === 'scored')),
    [`GradeAssessedMinus${years}`]: from((test) => twoDigits(test.grade)),
    [`SEMMinus${years}`]: from(({ result }, row) =>
      'score' in result ? `${standardError({ ...row, year: row.year - years })}  ` : '',
    ),
    [`ScaleScoreMinus${years}`]: from(({ result }) => printedScore(result)),
    [`AchievementLevelMinus${years}`]: from(({ result, grade: earlier }, row) =>
      printedLevel(result, row.subject, earlier),
    ),
    [`ConditionCodeMinus${years}`]: from(({ result }) => conditionCode(result)),
  };
}

/** Sixteen digits, unique in all files: year, student, subject. */
function uniqueNumber(row: TomsRow): string {
  return `${row.year}${String(row.student.serial).padStart(9, '0')}00${subjectDigit(row)}`;
}
