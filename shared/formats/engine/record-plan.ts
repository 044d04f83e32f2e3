import * as z from 'zod';
import type { RecordType } from '../../records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../../records/records.ts';
import type { ReadFormat, RecordTemplate, Source } from '../format-definition.ts';
import type { Finding, Value } from '../values/finding.ts';
import type { Read, WatchedSource } from './bound-source.ts';
import type { CheckName } from './check-names.ts';
import { CHECKS, type Check } from './checks.ts';
import { bindCondition, type Condition } from './conditions.ts';
import { daysThatHappened } from './day-that-happened.ts';
import { type FieldFacts, fieldsOf } from './field-parsers.ts';
import { bindSource } from './sources.ts';
import type { Identity } from './student-identity.ts';
import type { TableBinding } from './table-binding.ts';

/** One field that is read from each row. */
export interface FieldPlan {
  readonly field: string;
  readonly read: Read;
  /** Columns that its value depends on. */
  readonly looksAt: readonly number[];
  /** A cell that cannot be read leaves the field empty. */
  readonly lenient: boolean;
}

/** Whether the schema takes a value. */
export type IsValid = (value: Value) => boolean;

/** One record that a row can give. */
export interface RecordPlan {
  readonly type: RecordTypeName;
  readonly when: Condition;
  readonly deletedWhen: Condition;
  readonly byProduct: boolean;
  readonly once: boolean;
  /** Field that numbers records with otherwise the same key. */
  readonly numbered: string | undefined;
  /** Every field of the record type, constants filled in, the others null. */
  readonly blank: Readonly<Record<string, Value>>;
  readonly fields: readonly FieldPlan[];
  /** Fields taken from what all records of the row share: shared slot -> field. */
  readonly shared: readonly { readonly slot: number; readonly field: string; readonly required: boolean }[];
  /** The record's student ids come from the row's identity. */
  readonly identified: boolean;
  /** Fields that the schema requires and no constant fills. */
  readonly required: readonly string[];
  readonly checks: readonly Check[];
  readonly naturalKey: readonly string[];
  /** Column named in messages about a field; undefined where it has none. */
  readonly columnOf: ReadonlyMap<string, number>;
  readonly isValid: (record: Readonly<Record<string, Value>>) => Finding | undefined;
  /** Gives what tells whether the schema takes a value of one field. A record is valid when all its fields are. */
  readonly fieldValidator: (field: string) => IsValid;
}

/** Replaces {name} in every text of a template. */
function filledIn<T>(template: T, words: Readonly<Record<string, string>>): T {
  const text = JSON.stringify(template).replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in words ? JSON.stringify(words[name]).slice(1, -1) : whole,
  );
  return JSON.parse(text) as T;
}

/** The templates of a format with forEach written out. */
export function writtenOut(templates: readonly RecordTemplate[]): readonly RecordTemplate[] {
  return templates.flatMap(({ forEach, ...template }) =>
    forEach ? forEach.map((words) => filledIn(template, words)) : [template],
  );
}

/** Fields that name the student of a row. */
export const IDENTITY_FIELDS = [
  'studentKey',
  'studentStateId',
  'studentLocalId',
] as const satisfies readonly (keyof Identity)[];

/** Plans one record of a format for one table; undefined where the table cannot give it. */
export function planRecord(
  template: RecordTemplate,
  format: ReadFormat,
  sharedFields: readonly string[],
  table: TableBinding,
): RecordPlan | undefined {
  if (!(template.withColumns ?? []).every((column) => table.position(column) !== undefined)) return undefined;
  const when = bindCondition(template.when, table);
  if (when === false) return undefined;
  const type = recordTypeNamed(template.type);
  const facts = fieldsOf(template.type);
  const blank: Record<string, Value> = {};
  for (const field of facts.keys()) blank[field] = null;
  if (facts.has('system')) blank.system = format.system;
  const bound = bindFields(template.fields, facts, table);
  for (const [field, source] of bound) if (!source.read) blank[field] = source.constant;

  const identified = format.identity !== undefined && facts.has('studentKey') && !bound.has('studentKey');
  const shared = sharedFields.flatMap((field, slot) =>
    facts.has(field) && !bound.has(field)
      ? [{ slot, field, required: facts.get(field)?.required ?? false }]
      : [],
  );
  const fields = fieldPlans(bound, facts);
  const required = requiredFields(facts, blank, identified).filter((field) => field !== template.numbered);
  return {
    type: template.type,
    when,
    deletedWhen: template.deletedWhen ? bindCondition(template.deletedWhen, table) : false,
    byProduct: template.byProduct ?? false,
    once: template.once ?? false,
    numbered: template.numbered,
    blank,
    fields,
    shared,
    identified,
    required,
    checks: [
      ...(template.checks ?? []).map((name: CheckName) => CHECKS[name]),
      ...daysThatHappened(template.type, table.facts.localDate),
    ],
    naturalKey: type.naturalKey,
    columnOf: columnsByField(bound),
    isValid: validatorOf(type),
    fieldValidator: (field) => fieldValidatorOf(type.schema.shape[field] as z.ZodType),
  };
}

function bindFields(
  fields: Readonly<Record<string, Source>>,
  facts: ReadonlyMap<string, FieldFacts>,
  table: TableBinding,
): ReadonlyMap<string, WatchedSource> {
  const bound = new Map<string, WatchedSource>();
  for (const [field, source] of Object.entries(fields)) {
    const known = facts.get(field);
    if (known) bound.set(field, bindSource(source, table, known));
  }
  return bound;
}

function fieldPlans(
  bound: ReadonlyMap<string, WatchedSource>,
  facts: ReadonlyMap<string, FieldFacts>,
): readonly FieldPlan[] {
  return [...bound].flatMap(([field, { read, looksAt, unreadable }]) => {
    const known = facts.get(field);
    if (!read || !known) return [];
    const lenient = unreadable ? unreadable === 'leave-empty' && !known.required : known.lenient;
    return [{ field, read, looksAt, lenient }];
  });
}

function requiredFields(
  facts: ReadonlyMap<string, FieldFacts>,
  blank: Readonly<Record<string, Value>>,
  identified: boolean,
): readonly string[] {
  return [...facts.values()]
    .filter(({ required, field }) => required && blank[field] === null)
    .map(({ field }) => field)
    .filter((field) => !(identified && IDENTITY_FIELDS.some((identity) => identity === field)));
}

function columnsByField(bound: ReadonlyMap<string, WatchedSource>): ReadonlyMap<string, number> {
  return new Map(
    [...bound].flatMap(([field, { columns }]): [string, number][] =>
      columns[0] === undefined ? [] : [[field, columns[0]]],
    ),
  );
}

const fieldValidators = new Map<z.ZodType, IsValid>();

function fieldValidatorOf(schema: z.ZodType): IsValid {
  const before = fieldValidators.get(schema);
  if (before) return before;
  const compiled = z.compile(schema, { strict: true });
  const isValid: IsValid = (value) => compiled.safeParse(value).success;
  fieldValidators.set(schema, isValid);
  return isValid;
}

const validators = new Map<string, RecordPlan['isValid']>();

/** The record type's own schema, compiled once a process. It sees every record before it leaves. */
function validatorOf(type: RecordType): RecordPlan['isValid'] {
  const before = validators.get(type.name);
  if (before) return before;
  const compiled = z.compile(type.schema, { strict: true });
  const validator: RecordPlan['isValid'] = (record) => {
    const result = compiled.safeParse(record);
    if (result.success) return undefined;
    const [issue] = result.error.issues;
    return {
      code: 'record-invalid',
      message: `${String(issue?.path[0] ?? 'record')}: ${issue?.message ?? 'invalid'}.`,
    };
  };
  validators.set(type.name, validator);
  return validator;
}
