import { defineFormat } from './format-definition.ts';

/**
 * Growth percentiles that somebody else computed: student, school year, subject, percentile, and who computed it over which span.
 * They are kept apart from computed ones and never mixed with them.
 */
export const suppliedGrowth = defineFormat({
  format: 'supplied_growth',
  title: 'Growth percentiles from another source',
  system: 'supplied-growth',
  recognise: {
    allOf: [
      'SSID | State student id | Student id | Local student id',
      'School year',
      'Subject',
      'Growth percentile | SGP | Student growth percentile',
    ],
  },
  identity: {
    stateId: 'SSID | State student id',
    localId: 'Student id | Local student id',
    doubtful: true,
  },
  setAside: [
    {
      when: [{ column: 'Growth percentile | SGP | Student growth percentile', blank: true }],
      reason: 'no percentile',
    },
  ],
  records: [
    {
      type: 'supplied-growth',
      fields: {
        schoolYear: 'School year',
        subject: 'Subject',
        provider: { firstOf: ['Provider | Computed by | Source', { constant: 'not named' }] },
        window: { firstOf: ['Window | Span', { constant: 'year' }] },
        growthPercentile: 'Growth percentile | SGP | Student growth percentile',
      },
    },
  ],
});
