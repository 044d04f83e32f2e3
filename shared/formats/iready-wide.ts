import { defineFormat, type RecordTemplate } from './format-definition.ts';
import { identity, schoolYear, student } from './iready-columns.ts';

const SCORE = 'Diagnostic: Overall Scale Score ({turn}) | {turn} Diagnostic Overall Scale Score';
const COMPLETED = 'Diagnostic: Completion Date ({turn}) | {turn} Diagnostic Completion Date';

/** The diagnostic of one turn: 1 to 5, or the most recent one. */
function turn(words: readonly string[], only: RecordTemplate['when']): RecordTemplate {
  return {
    type: 'assessment-result',
    forEach: words.map((word) => ({ turn: word })),
    withColumns: [SCORE],
    when: [...(only ?? []), { column: SCORE, blank: false }],
    fields: {
      test: { constant: 'iready-diagnostic' },
      subject: 'Subject',
      administration: { column: COMPLETED, parse: 'date' },
      attempt: { constant: 1 },
      testedOn: COMPLETED,
      gradeAssessed: { column: 'Student Grade', unreadable: 'leave-empty' },
      scaleScore: SCORE,
      performanceWords:
        'Diagnostic: Overall Relative Placement ({turn}) | {turn} Diagnostic Overall Relative Placement',
      percentile: 'Diagnostic: Percentile ({turn}) | {turn} Diagnostic Percentile',
      standing: { constant: 'counts' },
    },
  };
}

/**
 * i-Ready "diagnostic and instruction": one row a student and subject, up to five diagnostics side by side. The most recent one is one of
 * them, so it is read only where they are missing.
 */
export const ireadyWide = defineFormat({
  format: 'iready_wide',
  title: 'i-Ready diagnostic and instruction (wide)',
  system: 'iready',
  recognise: {
    allOf: [
      'Student ID',
      'Academic Year',
      'Diagnostic: Overall Scale Score (Most Recent) | Diagnostic: Overall Scale Score (1) | Most Recent Diagnostic Overall Scale Score',
    ],
  },
  identity,
  nothingWanted: 'no diagnostic taken',
  shared: { schoolYear: schoolYear('Diagnostic: Completion Date (Most Recent)') },
  records: [
    turn(['1', '2', '3', '4', '5'], undefined),
    turn(['Most Recent'], [{ lacksColumn: 'Diagnostic: Overall Scale Score (1)' }]),
    student,
  ],
});
