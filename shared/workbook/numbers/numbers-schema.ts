/** The columns of numbers.csv, in order: name, type, and what stands in them. */
export const NUMBERS_COLUMNS = [
  {
    name: 'date',
    type: 'string',
    description:
      'Lesson day (YYYY-MM-DD) in the district’s time zone; for a group comparison the first and last lesson day, joined by / (ISO 8601 interval).',
  },
  {
    name: 'section',
    type: 'string',
    description: 'Section the row is about; empty = all sections of the team together.',
  },
  { name: 'measure', type: 'string', description: 'Id of the measure.' },
  {
    name: 'group',
    type: 'string',
    description: 'all, or a student group, or not-in- and a student group: the students who are not in it.',
  },
  {
    name: 'n_answered',
    type: 'integer',
    description: 'Students who answered; empty where nobody counts them or where they are too few to show.',
  },
  {
    name: 'n_expected',
    type: 'integer',
    description: 'Students on the roster that day, where there is one.',
  },
  {
    name: 'value',
    type: 'number',
    description:
      'The value: percents as proportions from 0 to 1, other measures in their own unit; implementation measures 1 = done, 0.5 = partly, 0 = no. Empty = missing or too few to show, never zero.',
  },
  { name: 'baseline', type: 'string', description: 'yes when the lesson enters the usual level.' },
  { name: 'excluded', type: 'string', description: 'yes when the team left the lesson out.' },
  { name: 'reason', type: 'string', description: 'Why it was left out, or that there are too few to show.' },
] as const;

export type NumbersColumnName = (typeof NUMBERS_COLUMNS)[number]['name'];

/** numbers.schema.json: a Frictionless table schema (specs.frictionlessdata.io/table-schema). */
export function numbersSchema(): string {
  const allowed = { enum: ['yes', 'no'] };
  const schema = {
    fields: NUMBERS_COLUMNS.map((column) => ({
      ...column,
      ...(column.name === 'baseline' || column.name === 'excluded' ? { constraints: allowed } : {}),
    })),
    missingValues: [''],
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}
