import { defineFormat } from './format-definition.ts';
import { identity, schoolYear, student } from './iready-columns.ts';

const completedOn = { column: 'Completion Date', parse: 'date' as const };

/** i-Ready assessment of Spanish reading: a placement and percentages correct, no scale score. */
export const ireadySpanish = defineFormat({
  format: 'iready_diagnostic',
  title: 'i-Ready assessment of Spanish reading',
  system: 'iready',
  recognise: {
    allOf: ['Student ID', 'Academic Year', 'Completion Date', 'Window', 'Overall Spanish Placement'],
    noneOf: ['Overall Scale Score'],
  },
  identity,
  shared: { schoolYear: schoolYear(completedOn.column) },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'iready-diagnostic' },
        testName: { constant: 'Spanish reading' },
        subject: { constant: 'other' },
        administration: { firstOf: [completedOn, { column: 'Window', parse: 'testing-window' }] },
        attempt: { constant: 1 },
        testedOn: completedOn,
        schoolCode: 'School State ID',
        gradeAssessed: { column: 'Assessment Grade | Student Grade', unreadable: 'leave-empty' },
        performanceWords: 'Overall Spanish Placement',
        standing: { constant: 'not-comparable' },
      },
    },
    student,
  ],
});
