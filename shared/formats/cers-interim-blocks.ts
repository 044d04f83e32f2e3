import { defineFormat } from './format-definition.ts';
import { gradeOfForm, otherTests, subject } from './smarter-balanced-interims.ts';

const takenOn = { column: 'Test Completion Date | Date Taken', parse: 'date' as const };

/** Interim blocks from Centralized Reporting (2022-24), 19 columns: the result stands in one column of words. */
export const cersInterimBlocks = defineFormat({
  format: 'cers',
  title: 'Interim blocks from Centralized Reporting',
  system: 'cers',
  recognise: {
    allOf: ['Test Group', 'Test Subject', 'Test Name', 'Student ID', 'Test OppNumber', 'Performance'],
  },
  identity: { stateId: 'Student ID' },
  setAside: otherTests,
  shared: { schoolYear: { ...takenOn, parse: 'school-year-of-date' } },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'smarter-balanced-interim-block' },
        testName: 'Test Name',
        subject,
        administration: takenOn,
        attempt: { column: 'Test OppNumber', blank: 1 },
        testedOn: takenOn,
        gradeAssessed: gradeOfForm('Test Grade | Grade Level When Assessed'),
        achievementLevel: 'Performance',
        performanceWords: 'Performance',
        standing: { constant: 'not-comparable' },
      },
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        asOf: takenOn,
        grade: 'Grade Level When Assessed',
        gradeOriginal: 'Grade Level When Assessed',
        gender: 'Gender',
        raceEthnicity: 'Ethnicity',
        raceEthnicityOriginal: 'Ethnicity',
        englishLearner: 'EL/ML',
        studentWithDisability: 'IDEA Indicator',
      },
    },
  ],
});
