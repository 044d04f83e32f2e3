import { defineFormat } from './format-definition.ts';

/** Dated numbers of a district or school: teacher retention, attendance, on-track rates. A coded reason may say why. */
export const measureValues = defineFormat({
  format: 'measure_values',
  title: 'Measure values of a district or school',
  system: 'measure-values',
  place: 'district',
  recognise: {
    allOf: ['Measure id | Measure', 'Date', 'Numerator | Value', 'Denominator | Value'],
    noneOf: ['Observer', 'Done', 'Count', 'Out of'],
  },
  setAside: [
    {
      when: [
        { column: 'Measure id | Measure', blank: true },
        { column: 'Numerator', blank: true },
        { column: 'Denominator', blank: true },
        { column: 'Value', blank: true },
        { column: 'Note', blank: true },
      ],
      reason: 'empty row of the template',
    },
  ],
  records: [
    {
      type: 'measure-value',
      fields: {
        schoolYear: { firstOf: ['School year', { column: 'Date', parse: 'school-year-of-date' }] },
        measureId: 'Measure id | Measure',
        measureName: 'Measure name',
        date: 'Date',
        schoolCode: 'School code | School',
        group: 'Group',
        numerator: 'Numerator',
        denominator: 'Denominator',
        value: 'Value',
        reason: 'Reason',
        countsAsAvoidable: 'Counts as avoidable',
        note: 'Note',
      },
    },
  ],
});
