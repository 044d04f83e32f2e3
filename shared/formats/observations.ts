import { defineFormat } from './format-definition.ts';

/**
 * Observation counts of a team, one row an observation: counts "out of" students, groups or lessons, or per minutes observed; a value for
 * ratings; done/partly/no for "did we do it as planned?".
 */
export const observations = defineFormat({
  format: 'observations',
  title: 'Observation counts',
  system: 'observations',
  place: 'team',
  recognise: {
    allOf: ['Date', 'Measure', 'Count | Value | Done'],
    noneOf: ['Measure id', 'Numerator', 'Denominator'],
  },
  setAside: [
    {
      when: [
        { column: 'Measure', blank: true },
        { column: 'Count', blank: true },
        { column: 'Value', blank: true },
        { column: 'Done', blank: true },
      ],
      reason: 'empty row of the template',
    },
  ],
  contradictions: [
    {
      when: [{ column: 'Minutes', matches: '^0+([.,]0+)?$' }],
      column: 'Minutes',
      says: 'No minutes were observed, so there is no rate.',
    },
    {
      when: [
        { column: 'Out of', blank: false },
        { column: 'Minutes', blank: false },
      ],
      column: 'Minutes',
      says: 'Both "Out of" and "Minutes" are filled; a count is out of a number or per minutes.',
    },
    {
      when: [
        { column: 'Count', blank: true },
        { column: 'Value', blank: true },
        { column: 'Done', blank: true },
      ],
      column: 'Count',
      says: 'The row has neither a count, nor a value, nor a "done".',
    },
  ],
  records: [
    {
      type: 'observation',
      numbered: 'ordinal',
      fields: {
        schoolYear: { firstOf: ['School year', { column: 'Date', parse: 'school-year-of-date' }] },
        teamId: { fact: 'team' },
        observedOn: 'Date',
        sectionId: 'Section',
        measureId: 'Measure',
        source: {
          column: 'Source',
          blank: 'observed',
          codes: {
            observation: 'observed',
            'self report': 'self-report',
            self: 'self-report',
            'student work': 'work-sample',
          },
        },
        observer: 'Observer',
        numerator: 'Count',
        denominator: { firstOf: ['Out of', 'Minutes'] },
        value: 'Value',
        done: {
          column: 'Done',
          codes: { yes: 'done', y: 'done', x: 'done', partially: 'partly', 'not done': 'no' },
        },
        note: 'Note',
      },
    },
  ],
});
