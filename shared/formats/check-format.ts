import type * as z from 'zod';
import { recordTypeNamed } from '../records/records.ts';
import { fieldsOf } from './engine/field-parsers.ts';
import { writtenOut } from './engine/record-plan.ts';
import { isRefused, type ReadFormat, type Source, schemaFor } from './format-definition.ts';
import { builtInFormats } from './formats.ts';
import type { MappingProblemCode } from './mapping-problems.ts';
import { jsonFault, shapeWords } from './shape-words.ts';
import type { Value } from './values/finding.ts';

/** One fault of a district's format, in the shape of a receipt's problem. */
export interface FormatProblem {
  readonly row: null;
  /** Place in the JSON: 'records[0].fields.scaleScore'. Null for the whole file. */
  readonly column: string | null;
  readonly value: string;
  readonly code: MappingProblemCode;
  readonly message: string;
}

export type CheckedFormat =
  | { readonly ok: true; readonly format: ReadFormat }
  | { readonly ok: false; readonly problems: readonly FormatProblem[] };

/**
 * Checks the text of a <name>.format.json: JSON, shape (the schema of the built-in formats), and sense: fields that exist, records that can be
 * complete. Every fault comes as a sentence with its place.
 */
export function checkFormat(text: string): CheckedFormat {
  const json = parseJson(text);
  if ('problem' in json) return { ok: false, problems: [json.problem] };
  const parsed = schemaFor(json.value).safeParse(json.value);
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => shapeProblems(issue, json.value)) };
  }
  const format = parsed.data;
  if (isRefused(format)) {
    return {
      ok: false,
      problems: [
        problem('refuse', 'A district’s own format says how a file is read; it cannot refuse files.'),
      ],
    };
  }
  const problems = senseProblems(format);
  return problems.length > 0 ? { ok: false, problems } : { ok: true, format };
}

function problem(place: string | null, message: string, value = ''): FormatProblem {
  return { row: null, column: place, value, code: 'format-invalid', message };
}

function parseJson(text: string): { readonly value: unknown } | { readonly problem: FormatProblem } {
  const json = text.replace(/^\uFEFF/, '');
  try {
    return { value: JSON.parse(json) };
  } catch (error) {
    return { problem: { ...problem(null, jsonFault(json, error)), code: 'format-not-json' } };
  }
}

type Issue = z.core.$ZodIssue;

/** 'records[0].fields.scaleScore' */
function placeOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((place, step) => {
    if (typeof step === 'number') return `${place}[${step}]`;
    return place === '' ? String(step) : `${place}.${String(step)}`;
  }, '');
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, step) => (at as Record<PropertyKey, unknown> | undefined)?.[step], value);
}

function shown(value: unknown): string {
  const text = value === undefined ? '' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Of a union's branches, the one that was meant is the one whose keys the value has; its faults are the ones to tell. */
function shapeProblems(
  issue: Issue,
  whole: unknown,
  base: readonly PropertyKey[] = [],
): readonly FormatProblem[] {
  const path = [...base, ...issue.path];
  const value = valueAt(whole, path);
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.filter((branch) => isMeant(branch)).sort((a, b) => a.length - b.length)[0];
    if (meant) return meant.flatMap((inner) => shapeProblems(inner, whole, path));
  }
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problem(
        placeOf([...path, key]),
        `"${key}" is not known here; check the spelling.`,
        shown(valueAt(whole, [...path, key])),
      ),
    );
  }
  const message = value === undefined ? 'is missing' : shapeWords(issue);
  return [problem(placeOf(path) || null, `${sentencePlace(path)} ${message}.`, shown(value))];
}

function sentencePlace(path: readonly PropertyKey[]): string {
  const last = path.filter((step) => typeof step === 'string').at(-1);
  return last === undefined ? 'The format' : `"${String(last)}"`;
}

/** A branch was meant when nothing is wrong at its own level but a value deeper down or one unknown key beside known ones. */
function isMeant(branch: readonly Issue[]): boolean {
  return branch.length > 0 && branch.every((issue) => issue.path.length > 0 && !isMissing(issue));
}

function isMissing(issue: Issue): boolean {
  return issue.code === 'invalid_type' && /received undefined/.test(issue.message);
}

function senseProblems(format: ReadFormat): readonly FormatProblem[] {
  const problems: FormatProblem[] = [];
  if (builtInFormats.some((builtIn) => builtIn.format === format.format)) {
    problems.push(problem('format', `"${format.format}" is the name of a built-in format; choose another.`));
  }
  if (format.records.every(({ byProduct }) => byProduct) && !format.answers) {
    const message =
      'The format makes no records: say under "records" which, at least one that is no by-product.';
    problems.push(problem('records', message));
  }
  if (format.answers && format.place !== 'team') {
    problems.push(problem('place', 'Answers of a form belong to a team: set "place" to "team".'));
  }
  return [
    ...problems,
    ...sharedProblems(format),
    ...format.records.flatMap((_, position) => recordProblems(format, position)),
  ];
}

/** Shared values that no record of the format has a field for. */
function sharedProblems({ shared, records }: ReadFormat): readonly FormatProblem[] {
  if (records.length === 0) return [];
  const known = new Set(records.flatMap(({ type }) => [...fieldsOf(type).keys()]));
  return Object.keys(shared)
    .filter((field) => !known.has(field))
    .map((field) =>
      problem(
        `shared.${field}`,
        `No record of this format has a field "${field}". They have: ${[...known].join(', ')}.`,
      ),
    );
}

/** Fields that are no fields of the record type, and fields without which no record can be made. */
function recordProblems(format: ReadFormat, position: number): readonly FormatProblem[] {
  const template = format.records[position];
  if (!template) return [];
  const place = `records[${position}].fields`;
  const facts = fieldsOf(template.type);
  const unknown = Object.keys(template.fields).filter((field) => !facts.has(field));
  const given = new Set([
    ...Object.keys(template.fields),
    ...Object.keys(format.shared),
    'system',
    template.numbered,
  ]);
  if (format.identity)
    for (const field of ['studentKey', 'studentStateId', 'studentLocalId']) given.add(field);
  const needed = neededFields(template);
  const missing = [...facts.keys()].filter((field) => needed.has(field) && !given.has(field));
  const fields = [...facts.keys()].join(', ');
  return [
    ...unknown.map((field) =>
      problem(
        `${place}.${field}`,
        `A record of type "${template.type}" has no field "${field}". It has: ${fields}.`,
      ),
    ),
    ...missing.map((field) =>
      problem(place, `A record of type "${template.type}" needs "${field}"${hintFor(field)}.`),
    ),
    ...constantProblems(template, format.shared, place),
    ...placeholderProblems(template, `records[${position}]`),
  ];
}

/** Fields without which a record cannot be made; of one that only withdraws, the natural key and the school year. */
function neededFields({ type, when, deletedWhen }: ReadFormat['records'][number]): ReadonlySet<string> {
  const tests = new Set((when ?? []).map((test) => JSON.stringify(test)));
  const onlyWithdraws = deletedWhen?.every((test) => tests.has(JSON.stringify(test))) ?? false;
  const required = [...fieldsOf(type).values()].filter((facts) => facts.required).map(({ field }) => field);
  const { naturalKey } = recordTypeNamed(type);
  return new Set(
    onlyWithdraws ? required.filter((field) => [...naturalKey, 'schoolYear'].includes(field)) : required,
  );
}

function hintFor(field: string): string {
  if (field === 'studentKey') return ': say under "identity" which columns hold the student ids';
  if (field === 'schoolYear') return ': take it from a column, a date or the file name (under "shared")';
  return '';
}

/** Constants that their field does not take: every row would be refused for them. */
function constantProblems(
  template: ReadFormat['records'][number],
  shared: ReadFormat['shared'],
  place: string,
): readonly FormatProblem[] {
  const { shape } = recordTypeNamed(template.type).schema;
  const found = new Map<string, FormatProblem>();
  for (const { fields } of writtenOut([template]))
    for (const [field, source] of Object.entries({ ...shared, ...fields })) {
      const schema = shape[field] as z.ZodType | undefined;
      for (const constant of schema ? constantsOf(source) : []) {
        const [issue] = schema!.safeParse(constant).error?.issues ?? [];
        const where = field in fields ? `${place}.${field}` : `shared.${field}`;
        if (issue && !isPlaceholder(constant))
          found.set(
            where,
            problem(where, `The constant of "${field}" ${shapeWords(issue)}.`, shown(constant)),
          );
      }
    }
  return [...found.values()];
}

/** The constants that a source can give. */
function constantsOf(source: Source): readonly Value[] {
  if (typeof source === 'string') return [];
  if ('constant' in source) return source.constant === null ? [] : [source.constant];
  if ('firstOf' in source) return source.firstOf.flatMap(constantsOf);
  if ('choose' in source)
    return [...source.choose.map(({ take }) => take), source.otherwise].flatMap(constantsOf);
  return [];
}

/** A {name} that nothing fills in is told as such. */
function isPlaceholder(constant: Value): boolean {
  return typeof constant === 'string' && /\{\w+\}/.test(constant);
}

/** {name} left over in a text once forEach is written out. */
function placeholderProblems(
  template: ReadFormat['records'][number],
  place: string,
): readonly FormatProblem[] {
  const [first] = writtenOut([template]);
  const left = JSON.stringify(first).match(/(?<!\\p)\{([a-z]\w*)\}/i);
  return left ? [problem(place, `Nothing fills in {${left[1]}}: name it in "forEach".`)] : [];
}
