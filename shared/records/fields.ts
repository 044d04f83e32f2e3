import * as z from 'zod';
import { isSchoolYear, type SchoolYear } from '../standards/school-year.ts';

/** How a field is stored in the lake: the Parquet column type follows from it. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'flag' | 'date' | 'timestamp';

/** What a field is: its column type and the sentence that stands in the data dictionary. */
export interface FieldFacts {
  readonly column: ColumnType;
  readonly description: string;
}

/** Every field of every record type is registered here when it is declared; the lake and the data dictionary read it. */
export const fieldFacts = z.registry<FieldFacts>();

function declare<S extends z.ZodType>(schema: S, column: ColumnType, description: string): S {
  fieldFacts.add(schema, { column, description });
  return schema;
}

const LOCAL_TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;

/** Text that must be there. */
export const text = (description: string) => declare(z.string().min(1), 'text', description);
/** Text that may be missing (null, never ''). */
export const optionalText = (description: string) =>
  declare(z.string().min(1).nullable(), 'text', description);
/** One word of a fixed list. */
export const oneOf = <const W extends readonly [string, ...string[]]>(words: W, description: string) =>
  declare(z.enum(words), 'text', description);
export const optionalOneOf = <const W extends readonly [string, ...string[]]>(
  words: W,
  description: string,
) => declare(z.enum(words).nullable(), 'text', description);
export const integer = (description: string) => declare(z.int32(), 'integer', description);
export const optionalInteger = (description: string) => declare(z.int32().nullable(), 'integer', description);
export const optionalDecimal = (description: string) =>
  declare(z.number().nullable(), 'decimal', description);
/** Yes, no, or not known (null): a missing answer is never a no. */
export const optionalFlag = (description: string) => declare(z.boolean().nullable(), 'flag', description);
/** Calendar date 'YYYY-MM-DD'. */
export const date = (description: string) => declare(z.iso.date(), 'date', description);
export const optionalDate = (description: string) => declare(z.iso.date().nullable(), 'date', description);
/** Local time in the district's time zone, 'YYYY-MM-DDTHH:MM:SS'. */
export const timestamp = (description: string) =>
  declare(z.string().regex(LOCAL_TIMESTAMP), 'timestamp', description);
/** School year 'YYYY-YY'. */
export const schoolYear = (description = 'School year the record belongs to, such as 2024-25') =>
  declare(
    z.custom<SchoolYear>((value) => typeof value === 'string' && isSchoolYear(value), 'not a school year'),
    'text',
    description,
  );
