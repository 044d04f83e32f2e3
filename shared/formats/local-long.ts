import { SUBJECT_IN_FILE_NAME } from './file-name-patterns.ts';
import { defineFormat } from './format-definition.ts';

const takenOn = { column: 'TestDate | AssessmentDate', parse: 'date' as const };

/**
 * A district benchmark, one row a student and test: student id, name of the test, date, score. The subject comes from a column, else from
 * the name of the test or of the file. Its score is on no scale that is known here: it has no distance from standard.
 */
export const localLong = defineFormat({
  format: 'local_long',
  title: 'Local assessment, one row a student and test',
  system: 'local',
  recognise: {
    allOf: [
      'StudentID | LocalStudentId | StateStudentId',
      'AssessmentName | TestName',
      'TestDate | AssessmentDate',
      'Score',
    ],
    generic: true,
  },
  identity: {
    localId: 'StudentID | LocalStudentId',
    stateId: 'StateStudentId | SSID',
    doubtful: true,
  },
  shared: {
    schoolYear: { firstOf: ['SchoolYear', { ...takenOn, parse: 'school-year-of-date' }] },
  },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { join: [{ constant: 'local' }, 'AssessmentName | TestName'], with: ':' },
        testName: 'AssessmentName | TestName',
        subject: {
          firstOf: [
            'Subject',
            { column: 'AssessmentName | TestName', parse: 'subject-if-named' },
            { fileName: SUBJECT_IN_FILE_NAME, parse: 'subject-if-named' },
            { constant: 'other' },
          ],
        },
        administration: takenOn,
        attempt: { constant: 1 },
        testedOn: takenOn,
        schoolCode: 'SchoolCode | SchoolID',
        gradeAssessed: { column: 'Grade | GradeLevel', unreadable: 'leave-empty' },
        scaleScore: 'Score',
        performanceWords: 'PerformanceLevel | Performance Band',
        percentCorrect: 'PercentCorrect | Percent',
        standing: {
          choose: [{ when: [{ column: 'Score', blank: true }], take: { constant: 'no-score' } }],
          otherwise: { constant: 'counts' },
        },
      },
    },
  ],
});
