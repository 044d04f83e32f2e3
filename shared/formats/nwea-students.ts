import { defineFormat } from './format-definition.ts';
import { raceByWords } from './student-columns.ts';

/** NWEA StudentsBySchool.csv: who the students of AssessmentResults are. */
export const nweaStudents = defineFormat({
  format: 'nwea_students',
  title: 'NWEA students by school',
  system: 'nwea-students',
  recognise: {
    allOf: ['TermName', 'StudentLastName', 'StudentEthnicGroup', 'Grade'],
    noneOf: ['TestRITScore'],
  },
  identity: {
    localId: 'StudentID | Student_Number',
    stateId: 'Student_StateID',
    doubtful: true,
  },
  shared: { schoolYear: 'TermName' },
  records: [
    {
      type: 'student',
      fields: {
        givenName: 'StudentFirstName',
        familyName: 'StudentLastName',
        schoolCode: 'School_StateID',
        // Until 2015 NWEA wrote 13 for kindergarten.
        grade: { column: 'NWEAStandard_Grade | Grade', codes: { '13': 'K', '0': 'K' } },
        gradeOriginal: 'Grade',
        gender: 'StudentGender',
        ...raceByWords('StudentEthnicGroup | NWEAStandard_EthnicGroup', 'HispanicOrLatino'),
      },
    },
  ],
});
