import { columnsOf, type RecordType } from '../records/record-type.ts';
import { batchColumns, countingColumns, naturalKeyColumns, studentKeyColumn } from './lake-columns.ts';
import type { LandedPart } from './landed-parts.ts';
import { identifierList, quoteIdentifier, quoteLiteral, readParquet } from './sql.ts';

/** A part and where its Parquet file lies on this machine. */
export interface StagedPart extends LandedPart {
  readonly path: string;
}

/**
 * Version of the counting rule: part of every snapshot's id, so that a changed rule makes new snapshots. Raise it whenever the
 * SQL of this folder gives other rows for the same batches.
 */
export const COUNTING_RULE_VERSION = 1;

/** Where a record stands: a later file, then a later row, is newer. The last two only make the order total. */
const NEWEST_FIRST = 'landing_order DESC, source_row DESC, file_index DESC, file_row_number DESC';

/**
 * SQL for the records that count, of one record type, district and school year.
 *
 * Of all records with the same natural key, the one from the file that landed last counts; inside one file the one in the
 * later row. Where that one is a tombstone, none counts. Students are resolved before records are compared: a result under a
 * local id and one under the state id of the same student are two readings of one thing. Record types with history 'append'
 * keep every record.
 *
 * @param parts Parts that take part (landedParts().counting), staged.
 * @param studentLinks SQL relation (id, student) of the school year; needed for record types with a student's key.
 * @returns A SELECT with the columns of countingColumns(type).
 */
export function countingRecords(
  type: RecordType,
  parts: readonly StagedPart[],
  studentLinks?: string,
): string {
  const columns = identifierList(countingColumns(type).map(({ name }) => name));
  if (type.history === 'append') {
    return `SELECT ${columns} FROM (${allRecords(type, parts, studentLinks)}) WHERE NOT deleted`;
  }
  return `SELECT ${columns} FROM (${rankedRecords(type, parts, studentLinks)}) WHERE newest AND NOT deleted`;
}

/** SQL for all landed records, students resolved, with `newest`: is it the newest of its natural key? */
function rankedRecords(type: RecordType, parts: readonly StagedPart[], studentLinks?: string): string {
  const records = allRecords(type, parts, studentLinks);
  const key = identifierList(naturalKeyColumns(type));
  return `SELECT *, row_number() OVER (PARTITION BY ${key} ORDER BY ${NEWEST_FIRST}) = 1 AS newest FROM (${records})`;
}

/** SQL for all landed records, students resolved, tombstones included. */
export function allRecords(type: RecordType, parts: readonly StagedPart[], studentLinks?: string): string {
  return withStudent(type, landedRecords(type, parts), studentLinks);
}

/**
 * SQL for all records of the parts as they landed, tombstones included. What the ledger says of a file (its key, its moment)
 * goes before what stands in the batch.
 */
export function landedRecords(type: RecordType, parts: readonly StagedPart[]): string {
  const columns = batchColumns(type);
  const names = identifierList(columns.map(({ name }) => name));
  // The typed but empty SELECT stands for columns that the batches of an older version of the code lack.
  const typed = columns.map((column) => `NULL::${column.type} AS ${quoteIdentifier(column.name)}`).join(', ');
  const none = `SELECT ${typed}, NULL::UBIGINT AS file_index, NULL::BIGINT AS file_row_number WHERE false`;
  if (parts.length === 0) {
    return `SELECT *, NULL::TIMESTAMP AS landed_at, NULL::INTEGER AS landing_order FROM (${none})`;
  }
  const paths = parts.map((part) => part.path);
  const read = `SELECT *, file_index, file_row_number FROM ${readParquet(paths, ', union_by_name = true')}`;
  const files = parts.map(
    (part, index) =>
      `(${index}, ${quoteLiteral(part.landingKey)}, ${quoteLiteral(part.landedAt)}::TIMESTAMP, ${part.landingOrder})`,
  );
  return `SELECT r.* EXCLUDE (source_key), f.source_key, f.landed_at, f.landing_order
    FROM (SELECT ${names}, file_index, file_row_number FROM (${none} UNION ALL BY NAME ${read})) r
    JOIN (VALUES ${files.join(', ')}) f(file_index, source_key, landed_at, landing_order) USING (file_index)`;
}

/** Adds `student`: the resolved student of records that are about one (teachers' enrollments have none). */
function withStudent(type: RecordType, records: string, studentLinks: string | undefined): string {
  const key = studentKeyColumn(type)?.column;
  if (!key) return records;
  if (!studentLinks) throw new Error(`The records of ${type.name} need the district's student links.`);
  const student = `coalesce(links.student, records.${quoteIdentifier(key)})`;
  const hasRole = columnsOf(type).some(({ column }) => column === 'role');
  return `SELECT records.*, ${hasRole ? `CASE WHEN records.role = 'student' THEN ${student} END` : student} AS student
    FROM (${records}) records LEFT JOIN ${studentLinks} links ON links.id = records.${quoteIdentifier(key)}`;
}
