import { defineFormat } from './format-definition.ts';
import { identity, schoolYear, student, subject } from './iready-columns.ts';

const completedOn = {
  column: 'Completion Date | Diagnostic Completion Date',
  parse: 'date' as const,
};
const WINDOW = 'Norming Window | Window';

/**
 * i-Ready Diagnostic results: one row a student and diagnostic, 12 to 82 columns; LAUSD's warehouse copies abbreviate the names.
 * The subject follows from the columns or the name of the file.
 */
export const ireadyDiagnostic = defineFormat({
  format: 'iready_diagnostic',
  title: 'i-Ready diagnostic results',
  system: 'iready',
  aliases: {
    'Overall Placement': ['OVERALL_PLACE'],
    'Overall Relative Placement': ['OVERALL_REL_PLACE'],
  },
  recognise: {
    allOf: ['Student ID', 'Overall Scale Score', 'Overall Placement', 'Overall Relative Placement'],
    noneOf: ['Diagnostic: Overall Scale Score (Most Recent)'],
  },
  identity,
  shared: { schoolYear: schoolYear(completedOn.column) },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'iready-diagnostic' },
        subject,
        administration: { firstOf: [completedOn, { column: WINDOW, parse: 'testing-window' }] },
        attempt: { constant: 1 },
        testedOn: completedOn,
        schoolCode: 'School State ID',
        gradeAssessed: {
          column: 'Student Grade at Time of Diagnostic | Student Grade | Grade',
          unreadable: 'leave-empty',
        },
        scaleScore: 'Overall Scale Score',
        performanceWords: 'Overall Relative Placement',
        percentile: 'Percentile',
        standing: {
          choose: [
            { when: [{ column: 'Overall Scale Score', blank: true }], take: { constant: 'no-score' } },
          ],
          otherwise: { constant: 'counts' },
        },
      },
    },
    student,
  ],
});
