import { defineFormat } from './format-definition.ts';

/** i-Ready lessons without diagnostics: minutes and lessons passed are no results. */
export const ireadyInstruction = defineFormat({
  format: 'iready_diagnostic',
  title: 'i-Ready instruction without diagnostics',
  system: 'iready',
  recognise: {
    allOf: [
      'Student ID',
      'Academic Year',
      'Instruction: Overall Lessons Passed',
      'Instruction: Overall Pass Rate (%)',
    ],
    noneOf: [
      'Overall Scale Score',
      'Diagnostic: Overall Scale Score (Most Recent)',
      'Diagnostic: Overall Scale Score (1)',
    ],
  },
  nothingWanted: 'i-Ready lessons: no diagnostic result in the row',
});
