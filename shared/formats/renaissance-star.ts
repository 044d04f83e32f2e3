import { SCHOOL_YEAR_IN_FILE_NAME } from './file-name-patterns.ts';
import { type CellTest, defineFormat, type Source } from './format-definition.ts';
import { raceByFlags } from './student-columns.ts';

const takenOn: Source = {
  column:
    'CompletedDateLocal | CompletedDate | Activity Completed Date | AssessmentDate | DateTaken | Test Date | LaunchDate',
  parse: 'date',
};
const TAKEN_ON = takenOn.column;

/** Which Star test it is: by a column, by the columns that only one of them has, by the name of the file. */
const READING_COLUMNS =
  'InstructionalReadingLevel | LowerZoneOfProximalDevelopment | ZPD Range | IRL | LowerZPD';
const EARLY_LITERACY_COLUMNS =
  'LiteracyClassification | EstimatedOralReadingFluency | SEL_SubDomain_AP_AlphabeticPrinciple';

/** The historic export mixes the tests and has the columns of all: a row that fills none of reading is of another test. */
const noReading: CellTest[] = [
  { hasColumn: READING_COLUMNS },
  { hasColumn: 'Quantile Measure' },
  { column: 'ZPD Range', blank: true },
  { column: 'Instructional Reading Level', blank: true },
  { column: 'Lexile Score', blank: true },
];

function byTest(reading: Source, earlyLiteracy: Source, mathematics: Source, other: Source): Source {
  return {
    choose: [
      { when: [{ column: 'Activity Type | Activity Name', matches: 'math' }], take: mathematics },
      { when: [{ column: 'Activity Type | Activity Name', matches: 'early' }], take: earlyLiteracy },
      { when: [{ column: 'Activity Type | Activity Name', matches: 'reading' }], take: reading },
      { when: [...noReading, { column: 'Literacy Classification', blank: false }], take: earlyLiteracy },
      { when: [...noReading, { column: 'Quantile Measure', blank: false }], take: mathematics },
      { when: noReading, take: other },
      { when: [{ hasColumn: READING_COLUMNS }], take: reading },
      { when: [{ hasColumn: EARLY_LITERACY_COLUMNS }], take: earlyLiteracy },
      { when: [{ fileName: 'math|(^|[_\\W])sm([_\\W]|$)' }], take: mathematics },
      { when: [{ fileName: 'reading|(^|[_\\W])sr([_\\W]|$)' }], take: reading },
      { when: [{ fileName: 'early|literacy|(^|[_\\W])sel([_\\W]|$)' }], take: earlyLiteracy },
      // The full export of Star Math is the one without any reading column.
      { when: [{ hasColumn: 'RenaissanceClientID' }, { hasColumn: 'TotalPossible' }], take: mathematics },
    ],
    otherwise: other,
  };
}

const SGP_WINDOWS = [
  { column: 'CurrentSGP', window: 'current' },
  { column: 'StudentGrowthPercentileFallFall', window: 'fall-fall' },
  { column: 'StudentGrowthPercentileFallWinter', window: 'fall-winter' },
  { column: 'StudentGrowthPercentileFallSpring', window: 'fall-spring' },
  { column: 'StudentGrowthPercentileWinterSpring', window: 'winter-spring' },
  { column: 'StudentGrowthPercentileSpringFall', window: 'spring-fall' },
  { column: 'StudentGrowthPercentileSpringSpring', window: 'spring-spring' },
];

const ela: Source = { constant: 'english-language-arts' };
const subject = byTest(ela, ela, { constant: 'mathematics' }, { constant: null });

/**
 * Renaissance Star results: v2 (up to 126 columns), its trimmed copies, and the two older layouts. Only the scaled score is read:
 * the unified score is another scale.
 */
export const renaissanceStar = defineFormat({
  format: 'renaissance_star',
  title: 'Renaissance Star results',
  system: 'star',
  aliases: { ScaledScore: ['SS'] },
  recognise: {
    allOf: [
      'ScaledScore',
      'GradeEquivalent | GE | LiteracyClassification | RaschScore',
      'PercentileRank | PR | EstimatedOralReadingFluency',
      'CompletedDate | Activity Completed Date | AssessmentDate | DateTaken | Test Date',
      'CurrentGrade | ExportGrade | AssessmentGrade | Grade',
    ],
  },
  identity: {
    localId: 'StudentIdentifier | StudentLocalID | Student District ID | StudentId',
    stateId: 'StudentStateID | StateStudentID',
    doubtful: true,
  },
  setAside: [
    {
      when: [{ column: 'AssessmentStatus', isNot: ['', 'Active'] }],
      reason: 'deactivated test',
    },
    {
      when: [{ column: 'TestStatus', matches: 'deactivat|inactive|incomplete' }],
      reason: 'deactivated test',
    },
  ],
  shared: {
    schoolYear: {
      firstOf: [
        'SchoolYear',
        { column: TAKEN_ON, parse: 'school-year-of-date' },
        { fileName: SCHOOL_YEAR_IN_FILE_NAME, parse: 'school-year' },
      ],
    },
    subject,
  },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'renaissance-star' },
        testName: byTest(
          { constant: 'Star Reading' },
          { constant: 'Star Early Literacy' },
          { constant: 'Star Math' },
          { constant: 'Star' },
        ),
        administration: {
          firstOf: [
            takenOn,
            { column: 'ScreeningPeriodWindowName | Screening Window Name', parse: 'testing-window' },
          ],
        },
        attempt: { constant: 1 },
        testedOn: takenOn,
        schoolCode: { firstOf: ['SchoolStateID', 'SchoolIdentifier'] },
        gradeAssessed: { column: 'Grade | AssessmentGrade | CurrentGrade', unreadable: 'leave-empty' },
        scaleScore: 'ScaledScore',
        standardError: 'StandardErrorOfMeasurement | SEM',
        performanceWords:
          'DistrictBenchmarkCategoryName | RenaissanceBenchmarkCategoryName | District Benchmark Category',
        percentile: 'PercentileRank | PR',
        standing: {
          choose: [{ when: [{ column: 'ScaledScore', blank: true }], take: { constant: 'no-score' } }],
          otherwise: { constant: 'counts' },
        },
      },
    },
    {
      type: 'supplied-growth',
      byProduct: true,
      forEach: SGP_WINDOWS,
      withColumns: ['{column}'],
      when: [{ column: '{column}', matches: '\\d' }],
      fields: {
        provider: { constant: 'Renaissance Star SGP' },
        window: { constant: '{window}' },
        growthPercentile: '{column}',
      },
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: takenOn,
        givenName: 'StudentFirstName | StudentFirst | FirstName',
        familyName: 'StudentLastName | StudentLast | LastName',
        grade: 'CurrentGrade | ExportGrade',
        gradeOriginal: 'CurrentGrade | ExportGrade',
        gender: 'Gender',
        ...raceByFlags({
          hispanic: 'HispanicOrLatino',
          americanIndian: 'AmericanIndianOrAlaskaNative',
          asian: 'Asian',
          pacificIslander: 'NativeHawaiianOrOtherPacificIslander',
          black: 'BlackOrAfricanAmerican',
          white: 'White',
          twoOrMore: 'MultiRace',
        }),
      },
    },
  ],
});
