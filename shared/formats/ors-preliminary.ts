import { SCHOOL_YEAR_IN_FILE_NAME } from './file-name-patterns.ts';
import { defineFormat } from './format-definition.ts';

/**
 * CAASPP preliminary results of the Online Reporting System (2017-19): one row a student, both subjects. It names neither year nor grade:
 * the year comes from the name of the file, and without the grade no distance from standard is made.
 */
export const orsPreliminary = defineFormat({
  format: 'ors_preliminary',
  title: 'CAASPP preliminary results (Online Reporting System)',
  system: 'ors',
  recognise: { allOf: ['Student ID', 'ELA/Literacy Scale Score', 'Mathematics Scale Score'] },
  identity: { stateId: 'Student ID', doubtful: true },
  nothingWanted: 'no result in either subject',
  shared: { schoolYear: { fileName: SCHOOL_YEAR_IN_FILE_NAME, parse: 'school-year' } },
  records: [
    {
      type: 'assessment-result',
      forEach: [
        { part: 'ELA/Literacy', subject: 'english-language-arts' },
        { part: 'Mathematics', subject: 'mathematics' },
      ],
      when: [{ column: '{part} Scale Score', matches: '\\d' }],
      fields: {
        test: { constant: 'smarter-balanced-summative' },
        subject: { constant: '{subject}' },
        administration: { constant: 'summative' },
        attempt: { constant: 1 },
        schoolCode: 'Enrolled School ID',
        gradeAssessed: 'Enrolled Grade | Grade | Student Grade | Grade Level When Assessed',
        scaleScore: '{part} Scale Score',
        standardError: 'Standard Error for {part} Scale Score',
        achievementLevel: '{part} Achievement Level',
        performanceWords: '{part} Achievement Level',
        standing: { constant: 'counts' },
      },
      checks: ['smarter-balanced-score'],
    },
    {
      type: 'student',
      byProduct: true,
      fields: {
        givenName: 'Student First Name',
        familyName: 'Student Last Name',
        gender: 'Gender',
        raceEthnicity: 'Race/Ethnicity',
        raceEthnicityOriginal: 'Race/Ethnicity',
        englishLearner: 'LEP Status',
        reclassifiedOn: 'LEP Exit Date',
        socioeconomicallyDisadvantaged: 'Economically Disadvantaged Status',
        studentWithDisability: 'IDEA Indicator',
        migrant: 'Migrant Status',
      },
    },
  ],
});
