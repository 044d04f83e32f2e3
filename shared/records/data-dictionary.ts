import { columnsOf } from './record-type.ts';
import { recordTypeNamed, recordTypeNames } from './records.ts';

const COLUMN_WORDS = {
  text: 'text',
  integer: 'whole number',
  decimal: 'number',
  flag: 'true/false',
  date: 'date',
  timestamp: 'local date and time',
} as const;

/** docs/data-dictionary.md, made from the record types; a test holds the file to it. */
export function dataDictionary(): string {
  const lines = [
    '# Data dictionary',
    '',
    'Every record type of the common schema, with its fields. Made from `shared/records`; do not edit by hand.',
    '',
    'In the lake, in SQL and in Athena the columns are in snake case (`scaleScore` is `scale_score`). Every record also carries where it came',
    'from: `district`, `source_key` (landing key of the file), `source_row` (1-based line, or sheet row) and `batch_id`; records that count carry',
    '`student` (the resolved student), `landed_at` and `landing_order`. Missing is null, never 0 and never an empty text.',
    '',
    'Of all records with the same **key** in one district and school year, the one from the newest landed file that still counts is true.',
    '',
  ];
  for (const name of recordTypeNames) {
    const type = recordTypeNamed(name);
    const rule =
      type.history === 'append'
        ? 'every record counts for ever'
        : `key: ${type.naturalKey.map((field) => `\`${field}\``).join(', ')}`;
    const cadence =
      type.cadence === 'at once' ? 'refreshes the team’s workbook at once' : 'seen by the next night';
    lines.push(
      `## ${name}`,
      '',
      `${type.description} (${rule}; ${cadence})`,
      '',
      '| field | what it is | kind |',
      '|---|---|---|',
    );
    for (const column of columnsOf(type)) {
      lines.push(
        `| \`${column.field}\` | ${column.description.replace(/\|/g, '\\|')} | ${COLUMN_WORDS[column.type]} |`,
      );
    }
    lines.push('');
  }
  return lines.join('\n');
}
