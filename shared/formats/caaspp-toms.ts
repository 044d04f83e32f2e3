import { SCHOOL_YEAR_IN_FILE_NAME } from './file-name-patterns.ts';
import { defineFormat, type Source } from './format-definition.ts';

/** The row names no year: the day of testing tells it, then the testing window, then the name of the file, then the other rows. */
const yearFromDates: readonly Source[] = [
  'FinalTestCompletedDate',
  'TestCompletedDate1 | TestCompletionDate1 | TestCompletionDateandTime1',
  'TestStartDate1 | TestStartDateandTime1',
  'PaperTestCompletionDate | PaperandPencilTestCompletionDate(PAPER)',
  'SchoolEndDateTestWindow1 | SchoolSelectedEndofTestWindow1 | SchoolSelectedEndofTestWindow',
].map((column) => ({ column, parse: 'school-year-of-date' as const }));

const schoolYear: Source = {
  firstOf: [
    ...yearFromDates,
    { fileName: SCHOOL_YEAR_IN_FILE_NAME, parse: 'school-year' },
    { mostCommon: { firstOf: [...yearFromDates] } },
  ],
};

const testedOn: Source = {
  derive: 'latest-date',
  from: {
    final: 'FinalTestCompletedDate',
    first: 'TestCompletedDate1 | TestCompletionDate1 | TestCompletionDateandTime1',
    second: 'TestCompletedDate2 | TestCompletionDate2 | TestCompletionDateandTime2',
    paper: 'PaperTestCompletionDate | PaperandPencilTestCompletionDate(PAPER)',
  },
};

const raceColumns = {
  hispanic: 'HispanicorLatino',
  americanIndian: 'AmericanIndianorAlaskaNative',
  asian: 'Asian',
  pacificIslander: 'HawaiianOrOtherPacificIslander | NativeHawaiianorOtherPacificIslander',
  filipino: 'Filipino',
  black: 'BlackorAfricanAmerican',
  white: 'White',
  twoOrMore: 'TwoorMoreRaces',
} as const;

/** Where a flag stands twice, CALPADS' present value is taken, and the one locked "for Testing" where that is empty. */
const flag = (now: string, forTesting: string): Source => ({ firstOf: [now, forTesting] });

const SUBJECT_OF_RECORD_TYPE = { '01': 'ELA', '1': 'ELA', '02': 'Mathematics', '2': 'Mathematics' };
const ethnicityCode = 'ReportingEthnicity | EthnicityforTesting';
const smarterBalanced = [{ column: 'RecordType', is: ['01', '02'] }];

/**
 * CAASPP student score file of TOMS: one row a student and test, 165 to 401 columns over the years, caret or comma.
 * Source: CDE "2021-2022 CAASPP Student Data File Layout" (26 July 2022); header rows of ten years.
 */
export const caasppToms = defineFormat({
  format: 'caaspp_toms',
  title: 'CAASPP student score file (TOMS)',
  system: 'toms',
  recognise: {
    allOf: [
      'RecordType',
      'GradeAssessed | CALPADSGrade',
      'IncludeIndicator',
      'Attemptedness',
      'ScaleScore',
      'AchievementLevels',
    ],
    nearMisses: [
      {
        columns: ['Statewide Student Identifier (SSID)', 'English Learner (EL)', 'Homeless Status'],
        says: 'It looks like the TOMS demographics snapshot report, which holds no scores. Drop the student score data file (.csv inside the zip) instead.',
      },
    ],
  },
  identity: {
    stateId: 'SSID | Statewide Student Identifier (SSID)',
    localId: 'LocalStudentID | Local ID number',
  },
  setAside: [
    { when: [{ column: 'RecordType', is: ['03', '04', '05'] }], reason: 'alternate assessment' },
    { when: [{ column: 'RecordType', is: ['06'] }], reason: 'science test' },
    { when: [{ column: 'RecordType', is: ['09'] }], reason: 'Spanish test' },
  ],
  contradictions: [
    {
      when: [
        { column: 'IncludeIndicator', isNot: ['Y', 'T', 'R', 'N', 'E'] },
        { column: 'ScaleScore', isNot: ['', '0'] },
      ],
      column: 'IncludeIndicator',
      says: 'The row has a score, and IncludeIndicator does not say whether it counts: it should be Y, T, R, N or E.',
    },
  ],
  nothingWanted: 'record type that is not used',
  shared: { schoolYear },
  records: [
    {
      type: 'assessment-result',
      when: smarterBalanced,
      fields: {
        test: { constant: 'smarter-balanced-summative' },
        subject: { column: 'RecordType', codes: SUBJECT_OF_RECORD_TYPE },
        administration: { constant: 'summative' },
        attempt: { constant: 1 },
        testedOn,
        schoolCode: {
          firstOf: ['FinalTestedSchoolCode', 'TestedSchoolCode1', 'CALPADSSchoolCode'].map((column) => ({
            column,
            parse: 'cds-code' as const,
          })),
        },
        gradeAssessed: { firstOf: ['GradeAssessed', 'CALPADSGrade'] },
        scaleScore: { column: 'ScaleScore', codes: { '0': '', '0000': '' } },
        standardError: 'StandardErrorMeasurement | SmarterStandardErrorMeasurement-SEM',
        achievementLevel: 'AchievementLevels',
        standing: {
          choose: [
            { when: [{ column: 'IncludeIndicator', is: ['R'] }], take: { constant: 'invalidated' } },
            { when: [{ column: 'ScoreStatus', is: ['I'] }], take: { constant: 'invalidated' } },
            { when: [{ column: 'IncludeIndicator', is: ['N'] }], take: { constant: 'not-tested' } },
            {
              when: [{ column: 'IncludeIndicator', is: ['E'] }],
              take: { constant: 'english-learner-under-12-months' },
            },
            { when: [{ column: 'IncludeIndicator', is: ['T'] }], take: { constant: 'below-threshold' } },
            { when: [{ column: 'ScaleScore', is: ['', '0'] }], take: { constant: 'no-score' } },
          ],
          otherwise: { constant: 'counts' },
        },
      },
      checks: ['grade-with-score', 'smarter-balanced-score'],
    },
    {
      type: 'prior-score',
      byProduct: true,
      forEach: [{ years: '1' }, { years: '2' }, { years: '3' }],
      withColumns: [
        'ScaleScoreMinus{years} | Scale Score Current Year minus {years} | Scale Scores Current Year minus {years}',
      ],
      when: [
        {
          column:
            'ScaleScoreMinus{years} | Scale Score Current Year minus {years} | Scale Scores Current Year minus {years}',
          isNot: ['', '0'],
        },
        { column: 'ConditionCodeMinus{years} | Condition Code Current Year minus {years}', blank: true },
      ],
      fields: {
        schoolYear: { yearsBefore: '{years}', of: schoolYear },
        reportedInYear: schoolYear,
        test: { constant: 'smarter-balanced-summative' },
        subject: { column: 'RecordType', codes: SUBJECT_OF_RECORD_TYPE },
        gradeAssessed: 'GradeAssessedMinus{years} | Grade Assessed Current Year minus {years}',
        scaleScore:
          'ScaleScoreMinus{years} | Scale Score Current Year minus {years} | Scale Scores Current Year minus {years}',
        achievementLevel: 'AchievementLevelMinus{years} | Achievement Level Current Year minus {years}',
      },
      checks: ['smarter-balanced-score'],
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: testedOn,
        givenName: 'StudentFirstName',
        familyName: 'StudentLastName',
        schoolCode: { column: 'CALPADSSchoolCode', parse: 'cds-code' },
        grade: { firstOf: ['CALPADSGrade', 'GradeAssessed'] },
        gradeOriginal: { firstOf: ['CALPADSGrade', 'GradeAssessed'] },
        gender: 'Gender',
        raceEthnicity: {
          derive: 'toms-race',
          from: { code: { column: ethnicityCode, parse: 'text' }, ...raceColumns },
        },
        raceEthnicityOriginal: ethnicityCode,
        englishStatus: 'ELAS | EnglishLanguageAcquisitionStatus',
        englishLearner: {
          firstOf: [
            'ELStatus | LEP(Limited English Proficient)Status',
            { column: 'ELAS | EnglishLanguageAcquisitionStatus', parse: 'learner-from-status' },
          ],
        },
        reclassifiedOn: 'RFEPDate | LEP(Limited English Proficient)ExitDate',
        socioeconomicallyDisadvantaged: flag('EconomicDisadvantageStatus', 'EconomicDisadvantageTesting'),
        studentWithDisability: flag(
          'CALPADSSpecialEducation | CALPADSIDEAIndicator | IDEAIndicator',
          'SpecialEducationforTesting | IDEAIndicatorforTesting',
        ),
        homeless: flag('CALPADSHomelessStatus | HomelessStatus', 'HomelessStatusforTesting'),
        foster: flag('CALPADSFosterStatus | FosterStatus', 'FosterStatusforTesting'),
        migrant: flag('CALPADSMigrantStatus | MigrantStatus', 'MigrantStatusforTesting'),
      },
    },
  ],
});
