import type { ColumnType } from '../records/fields.ts';
import { type Column, columnsOf, type RecordType } from '../records/record-type.ts';

/** DuckDB's type of a column; Parquet's and Athena's follow from it. */
const sqlTypes: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  decimal: 'DOUBLE',
  flag: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

export interface LakeColumn {
  readonly name: string;
  /** DuckDB type. */
  readonly type: string;
}

/** Columns that stand beside the record's own in every batch (Provenance in shared/records). */
const provenance: readonly LakeColumn[] = [
  { name: 'district', type: 'VARCHAR' },
  { name: 'source_key', type: 'VARCHAR' },
  { name: 'source_row', type: 'INTEGER' },
  { name: 'batch_id', type: 'VARCHAR' },
  { name: 'deleted', type: 'BOOLEAN' },
];

/** The columns of a batch: the record's own, then where it came from. */
export function batchColumns(type: RecordType): readonly LakeColumn[] {
  return [...ownColumns(type), ...provenance];
}

/**
 * The columns of records that count (snapshots, relations): the record's own; `student`, the resolved student, where the
 * record is about one; where it came from; `landed_at`, the moment its file landed (UTC), and `landing_order`, the place of
 * its file among those of the district (a later file has a higher number).
 */
export function countingColumns(type: RecordType): readonly LakeColumn[] {
  return [
    ...ownColumns(type),
    ...(studentKeyColumn(type) ? [{ name: 'student', type: 'VARCHAR' }] : []),
    ...provenance.filter(({ name }) => name !== 'deleted'),
    { name: 'landed_at', type: 'TIMESTAMP' },
    { name: 'landing_order', type: 'INTEGER' },
  ];
}

function ownColumns(type: RecordType): LakeColumn[] {
  return columnsOf(type).map((column) => ({ name: column.column, type: sqlTypes[column.type] }));
}

/** Fields that hold a student's key as a source knows it. */
const STUDENT_KEY_FIELDS = ['studentKey', 'personKey'];

/** The column with the student's key, for record types that are about a student (or, in enrollments, may be). */
export function studentKeyColumn(type: RecordType): Column | undefined {
  return columnsOf(type).find((column) => STUDENT_KEY_FIELDS.includes(column.field));
}

/** The columns by which two records are about the same thing; `student` stands for the student's key. */
export function naturalKeyColumns(type: RecordType): readonly string[] {
  const columns = columnsOf(type);
  return type.naturalKey.map((field) => {
    if (field === 'studentKey') return 'student';
    return columns.find((column) => column.field === field)?.column ?? field;
  });
}

/** Records lie in this order inside a file, so that a reader of one school or student opens few row groups. */
export function sortColumns(type: RecordType): readonly string[] {
  const names = columnsOf(type).map(({ column }) => column);
  const student = studentKeyColumn(type)?.column;
  return ['school_code', student ?? 'team_id'].filter((name) => names.includes(name));
}
