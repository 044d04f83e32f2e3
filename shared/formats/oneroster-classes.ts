import { defineFormat } from './format-definition.ts';
import { goneWhen, rosterYear } from './oneroster-shared.ts';

/** OneRoster classes.csv: the sections. */
export const onerosterClasses = defineFormat({
  format: 'oneroster',
  title: 'OneRoster classes (classes.csv)',
  system: 'oneroster-classes',
  completeSet: 'oneroster-manifest',
  recognise: {
    allOf: [
      'sourcedId',
      'title',
      'courseSourcedId',
      'classCode | classType',
      'schoolSourcedId',
      'termSourcedIds',
    ],
  },
  shared: rosterYear,
  records: [
    {
      type: 'section',
      deletedWhen: goneWhen,
      fields: {
        sectionId: 'sourcedId',
        sectionCode: 'classCode',
        title: { firstOf: ['title', 'classCode', 'sourcedId'] },
        schoolCode: 'schoolSourcedId',
        subjects: 'subjects',
        grades: 'grades | grade',
        period: 'periods',
      },
    },
  ],
});
