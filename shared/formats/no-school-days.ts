import { defineFormat } from './format-definition.ts';

/** Breaks and closures of a district. */
export const noSchoolDays = defineFormat({
  format: 'no_school_days',
  title: 'Days without school',
  system: 'no-school-days',
  place: 'district',
  recognise: { allOf: ['First day', 'Last day', 'Name'] },
  setAside: [
    {
      when: [
        { column: 'First day', blank: true },
        { column: 'Last day', blank: true },
        { column: 'Name', blank: true },
      ],
      reason: 'empty row of the template',
    },
  ],
  records: [
    {
      type: 'no-school-day',
      fields: {
        schoolYear: { firstOf: ['School year', { column: 'First day', parse: 'school-year-of-date' }] },
        firstDay: 'First day',
        lastDay: 'Last day',
        name: 'Name',
      },
    },
  ],
});
