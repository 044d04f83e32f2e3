import { defineFormat } from './format-definition.ts';

/**
 * California student extract sent to TOMS and CERS: who the students are, with the state's groups. An empty program flag means "no" here.
 * The meaning of its one-digit `Ethnicity` is not published: it is kept as written and makes no group.
 */
export const caStudentExtract = defineFormat({
  format: 'ca_student_extract',
  title: 'California student extract (TOMS/CERS)',
  system: 'ca-student-extract',
  recognise: {
    allOf: [
      'SSID',
      'ResponsibleDistrictIdentifier',
      'GradeLevelWhenAssessed',
      'EnglishLanguageAcquisitionStatus',
    ],
    // CALPADS files have no row of column names: their first cell is the type of record.
    nearMisses: ['SENR', 'SINF', 'SPRG', 'SELA', 'SENR-R', 'SINF-R', 'SPRG-R', 'SELA-R'].map((type) => ({
      columns: [type],
      says: `It looks like a CALPADS file (${type}), which has no column names. Drop the student extract that goes to TOMS and CERS instead, or export the same from the student information system with column names.`,
    })),
  },
  identity: { stateId: 'SSID' },
  shared: {
    schoolYear: {
      firstOf: [
        'AdminYear',
        { column: 'InfoUpdate', parse: 'school-year-of-date' },
        { fact: 'landed-school-year' },
      ],
    },
  },
  records: [
    {
      type: 'student',
      deletedWhen: [{ column: 'DeleteStudent', is: ['Y', 'Yes'] }],
      fields: {
        asOf: 'InfoUpdate',
        givenName: 'FirstName',
        familyName: 'LastOrSurname',
        schoolCode: { column: 'ResponsibleSchoolIdentifier', parse: 'cds-code' },
        grade: 'GradeLevelWhenAssessed',
        gradeOriginal: 'GradeLevelWhenAssessed',
        gender: 'Sex',
        raceEthnicityOriginal: 'Ethnicity',
        englishStatus: 'EnglishLanguageAcquisitionStatus',
        englishLearner: {
          firstOf: [
            'LEPStatus',
            { column: 'EnglishLanguageAcquisitionStatus', parse: 'learner-from-status' },
          ],
        },
        reclassifiedOn: 'LEPExitDate',
        socioeconomicallyDisadvantaged: { column: 'EconomicDisadvantageStatus', blank: false },
        studentWithDisability: { column: 'IDEAIndicator', blank: false },
        migrant: { column: 'MigrantStatus', blank: false },
      },
    },
  ],
});
