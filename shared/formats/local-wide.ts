import { SUBJECT_IN_FILE_NAME } from './file-name-patterns.ts';
import { defineFormat } from './format-definition.ts';

const takenOn = { column: 'adminDate', parse: 'date' as const };

/** A local assessment with one whole score and its parts side by side. Only the whole is read: the parts are no tests of their own. */
export const localWide = defineFormat({
  format: 'local_wide',
  title: 'Local assessment, whole score and parts side by side',
  system: 'local',
  recognise: {
    allOf: ['studentId', 'schoolYear', 'adminDate', 'grade', 'scaleScore', 'performanceLevel'],
    generic: true,
  },
  identity: { localId: 'studentId', stateId: 'stateStudentId | SSID', doubtful: true },
  shared: { schoolYear: { firstOf: ['schoolYear', { ...takenOn, parse: 'school-year-of-date' }] } },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: {
          join: [{ constant: 'local' }, { firstOf: ['assessmentName', { fileName: '^(.*?)(?:\\.\\w+)?$' }] }],
          with: ':',
        },
        testName: 'assessmentName',
        subject: {
          firstOf: [
            'subject',
            { fileName: SUBJECT_IN_FILE_NAME, parse: 'subject-if-named' },
            {
              choose: [
                {
                  when: [{ hasColumn: 'mathPercentage | math123Percentage | mathLevel | math123Level' }],
                  take: { constant: 'mathematics' },
                },
                {
                  when: [{ hasColumn: 'readingPercentage | elaPercentage | readingLevel | elaLevel' }],
                  take: { constant: 'english-language-arts' },
                },
              ],
              otherwise: { constant: 'other' },
            },
          ],
        },
        administration: takenOn,
        attempt: { constant: 1 },
        testedOn: takenOn,
        schoolCode: 'adminSchoolID | schoolCode',
        gradeAssessed: { column: 'grade', unreadable: 'leave-empty' },
        scaleScore: 'scaleScore',
        standardError: 'sem',
        performanceWords: 'performanceLevel',
        standing: {
          choose: [{ when: [{ column: 'scaleScore', blank: true }], take: { constant: 'no-score' } }],
          otherwise: { constant: 'counts' },
        },
      },
    },
  ],
});
