import { columnsOf } from '../records/record-type.ts';
import { recordTypes } from '../records/records.ts';
import { quoteIdentifier, quoteLiteral } from './sql.ts';

/** Version of the merging rule: part of the id of every file of merged students. */
export const MERGING_RULE_VERSION = 1;

/** Whose word goes first where two sources speak of the same day and landed at the same moment; all others come last. */
const PRECEDENCE = ['toms', 'ca-student-extract', 'cers', 'oneroster'];

/** Fields that are no facts about the student. */
const NOT_MERGED = new Set(['schoolYear', 'studentKey', 'system', 'asOf']);

/** Columns of the merged students: one row a student of a district and school year. */
export const mergedColumns: readonly string[] = [
  'district',
  'school_year',
  'student',
  ...columnsOf(recordTypes.student)
    .filter(({ field }) => !NOT_MERGED.has(field))
    .map(({ column }) => column),
  'as_of',
];

/**
 * SQL that merges the student records of all sources field by field: one row a district, school year and student.
 *
 * For each field the newest value that is known: by the date the facts were true (the day the file landed where the source
 * gives none), then by the moment of landing, then by source (PRECEDENCE), then by landing order and row. A field that no
 * source knows stays NULL: unknown is never a no. Nothing is taken from other school years.
 *
 * @param students SQL relation of the counting student records.
 */
export function mergeStudents(students: string): string {
  const facts = mergedColumns.slice(3, -1).map((name) => {
    const column = quoteIdentifier(name);
    return `arg_max(${column}, standing) AS ${column}`;
  });
  const ranks = PRECEDENCE.map((system, index) => {
    const name = quoteLiteral(system);
    return `WHEN system = ${name} OR starts_with(system, ${name} || '-') THEN ${PRECEDENCE.length - index}`;
  });
  // One number that sorts like all of them: days, milliseconds, precedence, order, row (17 + 43 + 4 + 24 + 32 bits).
  const day = `date_diff('day', DATE '1970-01-01', coalesce(as_of, landed_at::DATE))`;
  const standing = `(least(greatest(${day}, 0), 131071)::HUGEINT << 103)
    + (epoch_ms(landed_at)::HUGEINT << 60) + ((CASE ${ranks.join(' ')} ELSE 0 END)::HUGEINT << 56)
    + (landing_order::HUGEINT << 32) + source_row`;
  return `SELECT district, school_year, student, ${facts.join(', ')}, max(as_of) AS as_of
    FROM (SELECT *, ${standing} AS standing FROM ${students} WHERE student IS NOT NULL)
    GROUP BY district, school_year, student`;
}
