import type { RecordType } from '../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import type { StagedPart } from './counting-records.ts';
import type { DistrictRecords } from './district-records.ts';
import { countingColumns, naturalKeyColumns, sortColumns, studentKeyColumn } from './lake-columns.ts';
import type { Queries } from './queries.ts';
import { identifierList, quoteIdentifier, quoteLiteral, readParquet } from './sql.ts';
import { mergedColumns, mergeStudents } from './students-merged.ts';

/** SQL of a snapshot: the records that count, by school, student (or team), landing order and row. */
export async function snapshotSql(
  queries: Queries,
  records: DistrictRecords,
  recordType: RecordTypeName,
  schoolYear: SchoolYear,
): Promise<string> {
  const type = recordTypeNamed(recordType);
  const parts = await records.stage(records.partsOf(recordType, schoolYear)?.counting ?? []);
  const [only] = parts;
  const fromOne = only && parts.length === 1 ? await fromOneFile(queries, type, only) : undefined;
  if (fromOne) return fromOne;
  const order = identifierList([
    ...sortColumns(type).filter((name) => name === 'school_code' || name === 'team_id'),
    ...(studentKeyColumn(type) ? ['student'] : []),
    'landing_order',
    'source_row',
  ]);
  return `FROM (${await records.counting(recordType, schoolYear)}) ORDER BY ${order}`;
}

/**
 * Most years of a district are one big file, whose batch lies in the order of snapshots already. Where it holds no tombstone and every student
 * in it is known by state id (so that no link can make another of them), its rows are taken as they stand, less those of which a later row
 * of the file speaks. That is the rule of countingRecords without its sort, its window over whole rows and its join, for half the time.
 * Undefined where the short way does not lead to the same records.
 */
async function fromOneFile(
  queries: Queries,
  type: RecordType,
  part: StagedPart,
): Promise<string | undefined> {
  if (type.history === 'append') return undefined;
  const student = studentKeyColumn(type)?.column;
  const file = `read_parquet(${quoteLiteral(part.path)}, file_row_number = true)`;
  const keys = identifierList(
    naturalKeyColumns(type).map((name) => (name === 'student' && student ? student : name)),
  );
  const isOdd =
    student === undefined
      ? 'deleted'
      : `deleted OR NOT coalesce(starts_with(${quoteIdentifier(student)}, 'S:'), false)`;
  const [counted] = await queries.query(
    `SELECT count(*) AS records, count(DISTINCT hash(${keys})) AS keys, count(*) FILTER (${isOdd}) AS odd FROM ${file}`,
  );
  if (!counted || Number(counted.odd) > 0) return undefined;
  const select = `SELECT ${(await columnsOfOneFile(queries, type, part, student)).join(', ')} FROM ${file}`;
  if (counted.records === counted.keys) return select;
  return `${select} WHERE file_row_number NOT IN (
      SELECT file_row_number FROM (SELECT file_row_number,
        row_number() OVER (PARTITION BY ${keys} ORDER BY source_row DESC, file_row_number DESC) AS age FROM ${file})
      WHERE age > 1)
    ORDER BY file_row_number`;
}

/** What the ledger says of the file goes before what stands in the batch; a batch of an older version of the code may lack columns. */
async function columnsOfOneFile(
  queries: Queries,
  type: RecordType,
  part: StagedPart,
  student: string | undefined,
): Promise<readonly string[]> {
  const there = new Set(
    (await queries.query(`DESCRIBE FROM ${readParquet([part.path])}`)).map((row) => String(row.column_name)),
  );
  const said: Readonly<Record<string, string>> = {
    source_key: quoteLiteral(part.landingKey),
    landed_at: `${quoteLiteral(part.landedAt)}::TIMESTAMP`,
    landing_order: `${part.landingOrder}::INTEGER`,
    ...(student === undefined ? {} : { student: quoteIdentifier(student) }),
  };
  return countingColumns(type).map(({ name, type: sqlType }) => {
    const column = quoteIdentifier(name);
    return `${said[name] ?? `${there.has(name) ? column : 'NULL'}::${sqlType}`} AS ${column}`;
  });
}

/** SQL of the merged students of a snapshot of students, by school and student. Where each has one record, there is nothing to merge. */
export async function mergedSnapshotSql(queries: Queries, path: string): Promise<string> {
  const students = readParquet([path]);
  const [counted] = await queries.query(
    `SELECT count(*) AS records, count(DISTINCT hash(student)) FILTER (student IS NOT NULL) AS students FROM ${students}`,
  );
  if (counted && counted.records === counted.students)
    return `SELECT ${identifierList(mergedColumns)} FROM ${students}`;
  return `FROM (${mergeStudents(students)}) ORDER BY school_code, student`;
}
