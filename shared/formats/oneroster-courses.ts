import { defineFormat } from './format-definition.ts';

/** OneRoster courses.csv. Classes carry their own title and subjects; courses make no records. */
export const onerosterCourses = defineFormat({
  format: 'oneroster',
  title: 'OneRoster courses (courses.csv)',
  system: 'oneroster-courses',
  recognise: { allOf: ['sourcedId', 'title', 'courseCode', 'orgSourcedId'] },
  nothingWanted: 'course: its classes are read from classes.csv',
});
