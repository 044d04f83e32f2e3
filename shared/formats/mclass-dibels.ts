import { SCHOOL_YEAR_IN_FILE_NAME } from './file-name-patterns.ts';
import { defineFormat, type Source } from './format-definition.ts';

const takenOn: Source = { column: 'Client Date', parse: 'date' };

/** Amplify writes races as letters; H and W were seen, the others are those of its data guide. */
const RACE_LETTERS = {
  a: 'Asian',
  b: 'Black',
  h: 'Hispanic',
  i: 'American Indian',
  m: 'Multiracial',
  p: 'Pacific Islander',
  w: 'White',
};

/** The column of the student id says in its name whose id it is; "Student Primary ID" repeats it. */
const identity = {
  stateId:
    'Primary ID - Student ID (State ID) | Primary ID - Primary Student ID (State ID) | Student ID (State ID) | Student SASID',
  localId: {
    firstOf: [
      'Primary ID - Student ID (District ID) | Student ID (District ID) | Primary ID - Student ID (District ID or School ID) | Student ID (District ID or School ID) | PRIMARY_STUDENT_ID_SCHOOL_ID',
      {
        choose: [
          {
            when: [
              {
                lacksColumn:
                  'Primary ID - Student ID (State ID) | Primary ID - Primary Student ID (State ID) | Student ID (State ID)',
              },
            ],
            take: 'Student Primary ID | Primary ID - Student ID Number (State ID) | Student ID',
          },
        ],
        otherwise: { constant: null },
      },
    ],
  },
  doubtful: true,
} as const;

const subject: Source = {
  choose: [
    {
      when: [{ hasColumn: 'Assessment Measure-Number Facts-Score | Assessment Measure-Computation-Score' }],
      take: { constant: 'mathematics' },
    },
    {
      when: [
        {
          hasColumn:
            'Assessment Measure-Fluidez en Nombrar Letras-Score | Nombrar letras (FNL) - Score | Fluidez en la lectura (FLO) - Score',
        },
      ],
      take: { constant: 'other' },
    },
    { when: [{ column: 'Assessment Edition', matches: 'IDEL|lectura' }], take: { constant: 'other' } },
  ],
  otherwise: { constant: 'english-language-arts' },
};

const COMPOSITE_SCORE = 'Composite Score | Assessment Measure-Composite Score-Score | Score';
const COMPOSITE_LEVEL =
  'Composite Level | Assessment Measure-Composite Score-Levels | Assessment Measure-Overall-Levels | Assessment Measure-Instructional Recommendation-Levels';

/** mCLASS exports: DIBELS 8 and Next benchmarks, mCLASS Math, IDEL, and progress monitoring; LAUSD's copy abbreviates the names. */
export const mclassDibels = defineFormat({
  format: 'mclass_dibels',
  title: 'mCLASS / DIBELS results',
  system: 'mclass',
  recognise: {
    allOf: [
      'School Year',
      'Assessment Edition',
      'Assessment Grade',
      'Benchmark Period | PM Period',
      'Student Primary ID',
    ],
  },
  identity,
  shared: {
    schoolYear: {
      firstOf: ['School Year', { fileName: SCHOOL_YEAR_IN_FILE_NAME, parse: 'school-year' }],
    },
  },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'mclass-dibels' },
        testName: { join: ['Assessment Edition', 'Measure', 'Probe Number'], with: ' ' },
        subject,
        administration: {
          firstOf: [takenOn, { column: 'Benchmark Period | PM Period', parse: 'testing-window' }],
        },
        attempt: { constant: 1 },
        testedOn: takenOn,
        schoolCode: 'Primary School ID',
        gradeAssessed: { column: 'Assessment Grade', unreadable: 'leave-empty' },
        scaleScore: COMPOSITE_SCORE,
        performanceWords: COMPOSITE_LEVEL,
        percentile: 'Composite - National Norm Percentile | COM_NATION_NORM_PERCENTILE',
        standing: {
          choose: [
            // One measure of progress monitoring is no benchmark.
            { when: [{ hasColumn: 'PM Period' }], take: { constant: 'not-comparable' } },
            { when: [{ column: COMPOSITE_SCORE, blank: true }], take: { constant: 'no-score' } },
          ],
          otherwise: { constant: 'counts' },
        },
      },
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: takenOn,
        givenName: 'Student First Name',
        familyName: 'Student Last Name',
        grade: 'Enrollment Grade | Grade',
        gradeOriginal: 'Enrollment Grade | Grade',
        gender: 'Gender',
        raceEthnicity: {
          derive: 'race-words-or-hispanic',
          from: {
            words: { column: 'Race', codes: { ...RACE_LETTERS, 'n/a': '' } },
            hispanic: { column: 'Hispanic or Latino Ethnicity', parse: 'yes-no' },
          },
        },
        raceEthnicityOriginal: 'Race',
        englishLearner: 'ELL Status | ESL',
        socioeconomicallyDisadvantaged: 'Economically Disadvantaged | ECON_DISADV',
        studentWithDisability: 'Special Education | SPECIAL_ED | IEP Status',
        migrant: 'Migrant',
      },
    },
  ],
});
