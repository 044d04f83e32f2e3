import type { RecordType } from '../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../records/records.ts';
import type { SchoolYear } from '../standards/school-year.ts';
import { allRecords, type StagedPart } from './counting-records.ts';
import type { DistrictRecords } from './district-records.ts';
import { countingColumns, naturalKeyColumns, sortColumns, studentKeyColumn } from './lake-columns.ts';
import type { Queries } from './queries.ts';
import { identifierList, quoteIdentifier, quoteLiteral, readParquet } from './sql.ts';
import { mergeStudents } from './students-merged.ts';

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
  const counting =
    (await fromSeveralFiles(queries, type, parts)) ??
    (await withoutComparison(queries, records, type, parts, schoolYear)) ??
    (await records.counting(recordType, schoolYear));
  return `FROM (${counting}) ORDER BY ${order}`;
}

/**
 * Files of the state say the same of a student again, year after year, each student and test once a file: what a later file says is taken,
 * and of earlier ones the rest. Files are compared by the ids they hold, and only rows that count are read whole.
 * Undefined under the conditions of fromOneFile, and where a file says two things of one key.
 */
async function fromSeveralFiles(
  queries: Queries,
  type: RecordType,
  parts: readonly StagedPart[],
): Promise<string | undefined> {
  const student = studentKeyColumn(type)?.column;
  if (type.history === 'append' || student === undefined || parts.length < 2 || parts.length > MOST_FILES)
    return undefined;
  const keys = naturalKeyColumns(type).map((name) => quoteIdentifier(name === 'student' ? student : name));
  const all = readParquet(
    parts.map((part) => part.path),
    ', union_by_name = true',
  );
  const [counted] = await queries.query(
    `SELECT count(*) AS records, count(DISTINCT hash(file_index, ${keys.join(', ')})) AS keys,
      count(*) FILTER (deleted OR NOT coalesce(starts_with(${quoteIdentifier(student)}, 'S:'), false) OR ${keys
        .map((key) => `${key} IS NULL`)
        .join(' OR ')}) AS odd
    FROM ${all}`,
  );
  if (!counted || Number(counted.odd) > 0 || counted.records !== counted.keys) return undefined;
  const selects = parts.map(async (part, index) => {
    const columns = await columnsOfOneFile(queries, type, part, student);
    const later = parts.slice(index + 1).map(({ path }) => path);
    const own = `SELECT ${columns.join(', ')} FROM ${readParquet([part.path])} r`;
    if (later.length === 0) return own;
    const same = keys.map((key) => `l.${key} = r.${key}`).join(' AND ');
    return `${own} WHERE NOT EXISTS (FROM ${readParquet(later, ', union_by_name = true')} l WHERE ${same})`;
  });
  return (await Promise.all(selects)).join(' UNION ALL ');
}

/** Each file is compared with all later ones: with many files, putting all records in order is cheaper. */
const MOST_FILES = 6;

/** Where no two records are about the same thing, none has to be compared with others. Undefined where some are. */
async function withoutComparison(
  queries: Queries,
  records: DistrictRecords,
  type: RecordType,
  parts: readonly StagedPart[],
  schoolYear: SchoolYear,
): Promise<string | undefined> {
  if (type.history === 'append' || parts.length === 0) return undefined;
  const links = studentKeyColumn(type) ? await records.linksIn(schoolYear) : undefined;
  const all = allRecords(type, parts, links);
  const [counted] = await queries.query(
    `SELECT count(*) AS records, count(DISTINCT hash(${identifierList(naturalKeyColumns(type))})) AS keys FROM (${all})`,
  );
  if (!counted || counted.records !== counted.keys) return undefined;
  return `SELECT ${identifierList(countingColumns(type).map(({ name }) => name))} FROM (${all}) WHERE NOT deleted`;
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

/** Whether each student of a snapshot of students has one record: then there is nothing to merge. */
export async function isOneRecordAStudent(queries: Queries, path: string): Promise<boolean> {
  const [counted] = await queries.query(
    `SELECT count(*) AS records, count(DISTINCT hash(student)) FILTER (student IS NOT NULL) AS students FROM ${readParquet([path])}`,
  );
  return counted !== undefined && counted.records === counted.students;
}

/** SQL of the merged students of a snapshot of students, by school and student. */
export function mergedSnapshotSql(path: string): string {
  return `FROM (${mergeStudents(readParquet([path]))}) ORDER BY school_code, student`;
}
