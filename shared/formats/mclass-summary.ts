import { SCHOOL_YEAR_IN_FILE_NAME } from './file-name-patterns.ts';
import { defineFormat } from './format-definition.ts';

/** mCLASS class summary saved as CSV: names the student but carries no id, so its rows can be given to nobody. */
export const mclassSummary = defineFormat({
  format: 'mclass_dibels',
  title: 'mCLASS summary by student name',
  system: 'mclass',
  recognise: {
    allOf: [
      'School Name',
      'Student Name',
      'Grade',
      'Composite Score',
      'Composite Level',
      'DORF (Fluency) Score',
    ],
    noneOf: ['Student Primary ID'],
  },
  identity: {
    stateId: 'Student ID (State ID)',
    localId: 'Student ID (District ID) | Student ID',
    doubtful: true,
  },
  shared: { schoolYear: { fileName: SCHOOL_YEAR_IN_FILE_NAME, parse: 'school-year' } },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'mclass-dibels' },
        subject: { constant: 'english-language-arts' },
        administration: { fileName: '(boy|moy|eoy|fall|winter|spring)', parse: 'testing-window' },
        attempt: { constant: 1 },
        gradeAssessed: { column: 'Grade', unreadable: 'leave-empty' },
        scaleScore: 'Composite Score',
        performanceWords: 'Composite Level',
        standing: { constant: 'counts' },
      },
    },
  ],
});
