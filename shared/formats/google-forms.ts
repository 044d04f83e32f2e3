import { defineFormat } from './format-definition.ts';

/**
 * Responses of a Google Form: the timestamp, then one column a question with its text as the heading. Both routes are read: the sheet saved
 * as CSV (9/6/2018 0:06:16, in the zone of the sheet) and "Download responses" (2026/09/27 3:00:00 PM GMT+3).
 */
export const googleForms = defineFormat({
  format: 'google_forms',
  title: 'Google Forms responses',
  system: 'google-forms',
  place: 'team',
  recognise: {
    allOf: ['Timestamp | Marca temporal'],
    noneOf: ['Completion time', 'StudentIdentifier'],
    cells: { 'Timestamp | Marca temporal': 'timestamp' },
    generic: true,
  },
  answers: { submittedAt: 'Timestamp | Marca temporal' },
});
