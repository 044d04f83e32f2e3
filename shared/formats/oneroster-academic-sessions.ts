import { defineFormat } from './format-definition.ts';

/** OneRoster academicSessions.csv: the other members ask it for the school year; its rows make no records. */
export const onerosterAcademicSessions = defineFormat({
  format: 'oneroster',
  title: 'OneRoster academic sessions (academicSessions.csv)',
  system: 'oneroster-academic-sessions',
  recognise: { allOf: ['sourcedId', 'title', 'type', 'startDate', 'endDate'], noneOf: ['classCode'] },
  nothingWanted: 'academic session: read for the school year of the other files',
});
