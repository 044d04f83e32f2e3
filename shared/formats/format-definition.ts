import * as z from 'zod';
import { type RecordTypeName, recordTypeNames } from '../records/records.ts';
import { CHECK_NAMES } from './engine/check-names.ts';
import { DERIVATION_NAMES } from './engine/derivation-names.ts';
import { FACT_NAMES } from './engine/fact-names.ts';
import { repeatsWithinRepeat, sharesOutTooOften } from './pattern-safety.ts';
import type { Value } from './values/finding.ts';
import { PARSER_NAMES } from './values/parsers.ts';

/*
 * A format is data: how a table is recognised and how its columns become records. The formats of this folder and a district's own
 * <name>.format.json have this one shape and are checked by this one schema. What is truly code has a name and stands in a table:
 * parsers (values/parsers.ts), derivations (engine/derivations.ts), facts (engine/facts.ts), checks (engine/checks.ts).
 */

/** A header text, or several joined by ' | ': whichever the file has. Case, blanks and punctuation do not count. */
const columnName = z.string().min(1);

/** A pattern with one group, searched in a text. Repetition within repetition, and beside repetition of anything, is refused: it can take for ever. */
const pattern = z
  .string()
  .min(1)
  .max(200)
  .refine(isRegularExpression, 'is no regular expression')
  .refine(
    (text) => !repeatsWithinRepeat(text),
    'repeats a group that itself repeats or offers a choice; write it more simply',
  )
  .refine(
    (text) => !sharesOutTooOften(text),
    'has more than two parts that may be anything (".*" and the like); say what stands between them',
  );

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text, 'i');
    return true;
  } catch {
    return false;
  }
}

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const parser = z.enum(PARSER_NAMES);

/** What one cell, the header or the file must look like. A list of tests holds when all of them hold. */
export type CellTest =
  | { readonly column: string; readonly is: readonly string[] }
  | { readonly column: string; readonly isNot: readonly string[] }
  | { readonly column: string; readonly matches: string }
  | { readonly column: string; readonly blank: boolean }
  /** A value instead of a cell. */
  | { readonly value: Source; readonly is: readonly string[] }
  | { readonly value: Source; readonly isNot: readonly string[] }
  | { readonly hasColumn: string }
  | { readonly lacksColumn: string }
  | { readonly fileName: string };

const words = z.array(z.string()).min(1);
const testSchema: z.ZodType<CellTest> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ column: columnName, is: words }),
      z.strictObject({ column: columnName, isNot: words }),
      z.strictObject({ column: columnName, matches: pattern }),
      z.strictObject({ column: columnName, blank: z.boolean() }),
      z.strictObject({ value: sourceSchema, is: words }),
      z.strictObject({ value: sourceSchema, isNot: words }),
      z.strictObject({ hasColumn: columnName }),
      z.strictObject({ lacksColumn: columnName }),
      z.strictObject({ fileName: pattern }),
    ],
    {
      error:
        'must be one of {column, is: [...]}, {column, isNot: [...]}, {column, matches}, {column, blank: true}, {hasColumn}, {lacksColumn}, {fileName}',
    },
  ),
);

/** How one cell is read. */
export interface ColumnSource {
  readonly column: string;
  /** Default: what the field it fills calls for. */
  readonly parse?: z.infer<typeof parser> | undefined;
  /** Texts to translate before parsing; case and surrounding blanks do not count. */
  readonly codes?: Readonly<Record<string, string>> | undefined;
  /** Only the part of the cell that the group of this pattern finds is read; nothing found is an empty cell. */
  readonly pattern?: string | undefined;
  /** Value of an empty cell. Default: no value. */
  readonly blank?: Value | undefined;
  /** What a cell that cannot be read does: refuse the record, or leave the field empty and report it. */
  readonly unreadable?: 'refuse' | 'leave-empty' | undefined;
}

/** Where the value of a field comes from. */
export type Source =
  | string
  | ColumnSource
  | { readonly constant: Value }
  | { readonly fileName: string; readonly parse?: z.infer<typeof parser> | undefined }
  | { readonly fact: (typeof FACT_NAMES)[number] }
  | { readonly firstOf: readonly Source[] }
  | { readonly join: readonly Source[]; readonly with: string }
  | { readonly choose: readonly Choice[]; readonly otherwise: Source }
  | { readonly mostCommon: Source }
  | { readonly yearsBefore: string | number; readonly of: Source }
  | {
      readonly derive: (typeof DERIVATION_NAMES)[number];
      readonly from: Readonly<Record<string, Source>>;
      /** How the derived text is read. Default: it is the value already. */
      readonly parse?: z.infer<typeof parser> | undefined;
    };

export interface Choice {
  readonly when: readonly CellTest[];
  readonly take: Source;
}

const sourceSchema: z.ZodType<Source> = z.lazy(() =>
  z.union(
    [
      columnName,
      z.strictObject({
        column: columnName,
        parse: parser.optional(),
        codes: z.record(z.string(), z.string()).optional(),
        pattern: pattern.optional(),
        blank: scalar.optional(),
        unreadable: z.enum(['refuse', 'leave-empty']).optional(),
      }),
      z.strictObject({ constant: scalar }),
      z.strictObject({ fileName: pattern, parse: parser.optional() }),
      z.strictObject({ fact: z.enum(FACT_NAMES) }),
      z.strictObject({ firstOf: z.array(sourceSchema).min(1) }),
      z.strictObject({ join: z.array(sourceSchema).min(1), with: z.string() }),
      z.strictObject({
        choose: z.array(z.strictObject({ when: z.array(testSchema).min(1), take: sourceSchema })).min(1),
        otherwise: sourceSchema,
      }),
      z.strictObject({ mostCommon: sourceSchema }),
      z.strictObject({ yearsBefore: z.union([z.int(), z.string()]), of: sourceSchema }),
      z.strictObject({
        derive: z.enum(DERIVATION_NAMES),
        from: z.record(z.string(), sourceSchema),
        parse: parser.optional(),
      }),
    ],
    {
      error:
        'must be a column name, or one of {column}, {constant}, {fileName}, {fact}, {firstOf}, {join, with}, {choose, otherwise}, {mostCommon}, {yearsBefore, of}, {derive, from}',
    },
  ),
);

const recognitionSchema = z.strictObject({
  /** Columns that must all be there. */
  allOf: z.array(columnName).min(1),
  /** Columns that must not be there. */
  noneOf: z.array(columnName).optional(),
  /** The name of the file must match too. */
  fileName: pattern.optional(),
  /** The first filled cell of a column must be readable by this parser (where the table has rows at all). */
  cells: z.record(z.string(), parser).optional(),
  /** Considered only when no other format matches: recognisers of everyday names. */
  generic: z.boolean().optional(),
  /** Look-alikes: when all these columns are there and no format matches, the refusal says so. */
  nearMisses: z.array(z.strictObject({ columns: z.array(columnName).min(1), says: z.string() })).optional(),
});

const identitySchema = z.strictObject({
  /** Statewide Student Identifier. */
  stateId: sourceSchema.optional(),
  /** The district's own student id. */
  localId: sourceSchema.optional(),
  /** The file is a vendor's: its state id column may hold anything. */
  doubtful: z.boolean().optional(),
});

const recordTemplateSchema = z.strictObject({
  type: z.enum(recordTypeNames as readonly [RecordTypeName, ...RecordTypeName[]]),
  /** One record for each of these; {name} in any text of the template is replaced. */
  forEach: z.array(z.record(z.string(), z.string())).min(1).optional(),
  /** Made only when these hold. */
  when: z.array(testSchema).optional(),
  /** The record is gone: a tombstone is written. */
  deletedWhen: z.array(testSchema).optional(),
  /** Made only where the table has these columns. */
  withColumns: z.array(columnName).optional(),
  /** Made only beside a record that is no by-product: demographics of a score row, earlier scores. */
  byProduct: z.boolean().optional(),
  /** An integer field that numbers the records whose natural key is otherwise the same: two counts of one lesson. */
  numbered: z.string().optional(),
  /** Of records with one natural key, only the first of the table is made. */
  once: z.boolean().optional(),
  fields: z.record(z.string(), sourceSchema),
  checks: z.array(z.enum(CHECK_NAMES)).optional(),
});
export type RecordTemplate = z.infer<typeof recordTemplateSchema>;

/** A form export: every column but a few is a question, every cell an answer. */
const answersSchema = z.strictObject({
  /** When the slip was sent. */
  submittedAt: columnName,
  /** Columns that are no questions. */
  notQuestions: z.array(columnName).optional(),
  /** Columns whose header begins so are no questions (points and feedback columns). */
  notQuestionsStarting: z.array(z.string()).optional(),
});

const wantedShape = {
  format: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, 'must be lower case letters, digits, - and _'),
  /** What people call it: 'CAASPP student score file (TOMS)'. */
  title: z.string().min(1),
  recognise: recognitionSchema,
  /** Further header texts of a column: {"SSID": ["Statewide Student Identifier (SSID)"]}. */
  aliases: z.record(z.string(), z.array(z.string())).optional(),
};

const contradictionSchema = z.strictObject({
  when: z.array(testSchema).min(1),
  column: columnName,
  says: z.string().min(1),
});
/** Rows whose cells cannot be true: sent back with a sentence. */
export type Contradiction = z.infer<typeof contradictionSchema>;

const readFormatSchema = z.strictObject({
  ...wantedShape,
  /** Kind of source, said in every student record: 'toms', 'cers', 'local'. */
  system: z.string().min(1).default('local'),
  /** Where such files may lie. 'team': below teams/<team>/ (or convenings/<name>/), for records of a team; 'district': outside of it. */
  place: z.enum(['anywhere', 'team', 'district']).default('anywhere'),
  /** What people call the whole file of which this is a sheet: 'team workbook'. */
  partOf: z.string().min(1).optional(),
  /** Sheets (or files of the zip) that only a team has: a table with one of these beside it is a team's, wherever such tables may lie. */
  teamBeside: z.array(z.string().min(1)).min(1).optional(),
  /** Whether a file may say that it is complete (what it does not repeat is gone), and how. */
  completeSet: z.enum(['never', 'oneroster-manifest']).default('never'),
  identity: identitySchema.optional(),
  /** Rows nobody wants, with the reason that the receipt counts. The first that holds is said. */
  setAside: z
    .array(z.strictObject({ when: z.array(testSchema).min(1), reason: z.string().min(1) }))
    .default([]),
  /** Rows whose cells cannot all be true: refused with this sentence. */
  contradictions: z.array(contradictionSchema).default([]),
  /** Fields of every record, where its type has them; read once a row. */
  shared: z.record(z.string(), sourceSchema).default({}),
  records: z.array(recordTemplateSchema).default([]),
  answers: answersSchema.optional(),
  /** Reason said when a row gave nothing and nothing is wrong with it. */
  nothingWanted: z.string().default('nothing to read in the row'),
});

const refusedFormatSchema = z.strictObject({
  ...wantedShape,
  refuse: z.strictObject({
    code: z.enum([
      'unsupported-test',
      'other-state',
      'standards-report',
      'alternate-or-science-test',
      'aggregate',
      'code-list',
    ]),
    /** What the data lead reads after "This is <title>." */
    says: z.string().min(1),
  }),
});

/** A format that is read. */
export type ReadFormat = z.infer<typeof readFormatSchema>;
/** A format that is known and not wanted. */
export type RefusedFormat = z.infer<typeof refusedFormatSchema>;
export type FormatDefinition = ReadFormat | RefusedFormat;

/** Schema by which a definition is checked: `refuse` decides which. */
export function schemaFor(value: unknown): z.ZodType<FormatDefinition> {
  const refused = typeof value === 'object' && value !== null && 'refuse' in value;
  return refused ? refusedFormatSchema : readFormatSchema;
}

export function isRefused(definition: FormatDefinition): definition is RefusedFormat {
  return 'refuse' in definition;
}

/** Declares a built-in format; throws when it does not fit the schema (a test declares them all). */
export function defineFormat(definition: z.input<typeof readFormatSchema>): ReadFormat {
  return readFormatSchema.parse(definition);
}

export function defineRefusal(definition: z.input<typeof refusedFormatSchema>): RefusedFormat {
  return refusedFormatSchema.parse(definition);
}
