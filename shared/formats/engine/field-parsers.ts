import type * as z from 'zod';
import { columnsOf } from '../../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../../records/records.ts';
import type { Parse } from '../values/finding.ts';
import type { ParserName } from '../values/parsers.ts';
import { oneWordOf } from '../values/words.ts';

/** Fields that are read in one way wherever they stand. */
const BY_NAME: Readonly<Record<string, ParserName>> = {
  studentStateId: 'state-id',
  studentLocalId: 'local-id',
  schoolYear: 'school-year',
  schoolCode: 'school-code',
  grade: 'grade',
  gradeAssessed: 'grade',
  gender: 'gender',
  raceEthnicity: 'race-ethnicity',
  englishStatus: 'english-status',
  achievementLevel: 'achievement-level',
  subject: 'subject',
  percentCorrect: 'percent',
  growthPercentile: 'growth-percentile',
};

/** Every other field is read by the type of its column in the lake. */
const BY_COLUMN_TYPE = {
  text: 'text',
  integer: 'integer',
  decimal: 'decimal',
  flag: 'yes-no',
  date: 'date',
  timestamp: 'timestamp',
} as const satisfies Readonly<Record<string, ParserName>>;

/** Record types of which a row is worth keeping although one of its optional cells cannot be read. */
const LENIENT_TYPES: ReadonlySet<RecordTypeName> = new Set(['student', 'school', 'section', 'staff']);
/** Fields that are worth less than the record they stand in. */
const LENIENT_FIELDS: ReadonlySet<string> = new Set([
  'standardError',
  'percentile',
  'percentCorrect',
  'achievementLevel',
  'schoolCode',
  'testedOn',
]);

/** What a format must know of a field of a record type. */
export interface FieldFacts {
  readonly field: string;
  readonly parse: ParserName | Parse;
  readonly holdsDates: boolean;
  /** The record cannot be made without it. */
  readonly required: boolean;
  /** A cell that cannot be read leaves the field empty instead of refusing the record. */
  readonly lenient: boolean;
}

function unwrapped(schema: z.ZodType): z.ZodType {
  return 'unwrap' in schema && typeof schema.unwrap === 'function' ? (schema.unwrap() as z.ZodType) : schema;
}

function wordsOf(schema: z.ZodType): readonly string[] | undefined {
  const inner = unwrapped(schema);
  return 'options' in inner && Array.isArray(inner.options) ? (inner.options as string[]) : undefined;
}

const known = new Map<RecordTypeName, ReadonlyMap<string, FieldFacts>>();

/** The fields of a record type, in the order of its schema. */
export function fieldsOf(name: RecordTypeName): ReadonlyMap<string, FieldFacts> {
  const before = known.get(name);
  if (before) return before;
  const type = recordTypeNamed(name);
  const fields = new Map<string, FieldFacts>();
  for (const column of columnsOf(type)) {
    const schema = type.schema.shape[column.field] as z.ZodType;
    const words = wordsOf(schema);
    const byName = BY_NAME[column.field];
    const parse = byName ?? (words ? oneWordOf(words) : BY_COLUMN_TYPE[column.type]);
    const required = !schema.safeParse(null).success;
    fields.set(column.field, {
      field: column.field,
      parse,
      holdsDates: column.type === 'date' || column.type === 'timestamp',
      required,
      lenient: !required && (LENIENT_TYPES.has(name) || LENIENT_FIELDS.has(column.field)),
    });
  }
  known.set(name, fields);
  return fields;
}
