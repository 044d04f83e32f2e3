import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { checkFormat } from './check-format.ts';
import { CHECK_NAMES } from './engine/check-names.ts';
import { DERIVATION_NAMES } from './engine/derivation-names.ts';
import { FACT_NAMES } from './engine/fact-names.ts';
import { builtInFormats } from './formats.ts';
import { looseTable, mapTable } from './map-table.ts';
import { recognise } from './recognise.ts';
import { PARSER_NAMES } from './values/parsers.ts';

const guide = readFileSync(join(import.meta.dirname, '../../docs/formats.md'), 'utf8');

interface Example {
  readonly title: string;
  readonly format: string;
  readonly fileName: string;
  readonly csv: string;
  readonly records: readonly Record<string, unknown>[];
  readonly setAside: string;
}

/** The worked examples of docs/formats.md: format, sample, the records it makes and the row it sets aside. */
const examples: readonly Example[] = guide
  .split(/^### Example /m)
  .slice(1)
  .map((part) => {
    const fence = (kind: string) => part.match(new RegExp(`\`\`\`${kind}([^\\n]*)\\n([\\s\\S]*?)\`\`\``));
    const sample = fence('csv');
    return {
      title: part.split('\n')[0] ?? '',
      format: fence('json\\b')?.[2] ?? '',
      fileName: sample?.[1]?.trim() ?? '',
      csv: sample?.[2] ?? '',
      records: (fence('jsonl')?.[2] ?? '')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
      setAside: part.match(/sets one row aside: `([^`]+)`/)?.[1] ?? '',
    };
  });

describe('docs/formats.md', () => {
  it('has three worked examples', () => expect(examples).toHaveLength(3));

  it.each(examples)('example $title does what the page says', (example) => {
    const checked = checkFormat(example.format);
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
    const [headers = [], ...rows] = Papa.parse<string[]>(example.csv.trim()).data;
    const found = recognise(
      looseTable(headers, rows, { fileName: example.fileName, localDate: '2026-02-01' }),
      [checked.format],
    );
    if (found.kind !== 'format') throw new Error(found.message);
    const mapped = mapTable(found.format, rows);
    expect(found.format.name).toBe(checked.format.format);
    expect(mapped.problems).toEqual([]);
    expect(mapped.records).toHaveLength(example.records.length);
    expect(mapped.records).toMatchObject(example.records);
    expect(mapped.reasons).toEqual({ [example.setAside]: 1 });
  });

  it('names every parser, derivation, fact, check and family', () => {
    const families = builtInFormats.filter((format) => 'records' in format).map(({ format }) => format);
    const names = [
      ...PARSER_NAMES,
      ...DERIVATION_NAMES,
      ...FACT_NAMES,
      ...CHECK_NAMES,
      ...families.filter((name) => !name.startsWith('team_')),
    ];
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});

const GOOD = {
  format: 'alder-benchmark',
  title: 'Alder benchmark',
  recognise: { allOf: ['Student Number', 'Points'] },
  identity: { localId: 'Student Number' },
  shared: { schoolYear: { column: 'Given On', parse: 'school-year-of-date' } },
  records: [
    {
      type: 'assessment-result',
      fields: {
        test: { constant: 'local:alder' },
        subject: { constant: 'mathematics' },
        administration: { constant: 'fall' },
        attempt: { constant: 1 },
        scaleScore: 'Points',
        standing: { constant: 'counts' },
      },
    },
  ],
};

type Json = { [key: string]: unknown };

/** The text of a good format with some parts replaced. */
const changed = (parts: Json): string => JSON.stringify({ ...GOOD, ...parts });
/** The same with some fields of its record replaced. */
const withFields = (fields: Json): string =>
  changed({ records: [{ ...GOOD.records[0], fields: { ...GOOD.records[0]?.fields, ...fields } }] });

function faults(text: string): readonly (readonly [string | null, string])[] {
  const checked = checkFormat(text);
  return checked.ok ? [] : checked.problems.map(({ column, message }) => [column, message]);
}

describe('a district’s own format', () => {
  it('that is in order is returned, with what it left out filled in', () => {
    const checked = checkFormat(`\uFEFF${JSON.stringify(GOOD)}`);
    expect(checked).toMatchObject({ ok: true, format: { system: 'local', place: 'anywhere', setAside: [] } });
  });

  it('that is no JSON is refused with the place', () => {
    expect(checkFormat('{ "format": "x", }')).toMatchObject({
      ok: false,
      problems: [{ code: 'format-not-json', column: null }],
    });
    expect(checkFormat('[]')).toMatchObject({ ok: false, problems: [{ code: 'format-invalid' }] });
  });

  it('that is no JSON is told the line, the character, and what often causes it', () => {
    const [[, message] = []] = faults('{\n "format": "x"\n "title": "X"\n}');
    expect(message).toContain('at line 3, character 2, the character "\\"" cannot stand there');
    expect(faults('{ “format”: "x" }')[0]?.[1]).toContain('curly quotation marks');
    expect(faults('{ "format": "x"')[0]?.[1]).toContain('ends before');
    expect(faults('')[0]?.[1]).toBe('The file is empty.');
  });

  it.each([
    [
      'a text for a list',
      changed({ recognise: { allOf: 'Points' } }),
      'recognise.allOf',
      '"allOf" must be a list in [ ].',
    ],
    ['an empty list', changed({ recognise: { allOf: [] } }), 'recognise.allOf', '"allOf" must not be empty.'],
    [
      'a record type nobody knows',
      changed({ records: [{ ...GOOD.records[0], type: 'result' }] }),
      'records[0].type',
      expect.stringContaining('"type" must be one of "student", '),
    ],
    [
      'a constant that its field does not take',
      withFields({ standing: { constant: 'ok' } }),
      'records[0].fields.standing',
      expect.stringContaining('The constant of "standing" must be one of "counts", "no-score"'),
    ],
    [
      'a constant of another kind, in a choice',
      withFields({
        attempt: {
          choose: [{ when: [{ hasColumn: 'Points' }], take: { constant: 1 } }],
          otherwise: { constant: 'two' },
        },
      }),
      'records[0].fields.attempt',
      expect.stringContaining('number, without quotation marks'),
    ],
    [
      'a shared value that no record has',
      changed({ shared: { ...GOOD.shared, schoolyear: 'Given On' } }),
      'shared.schoolyear',
      expect.stringContaining('No record of this format has a field "schoolyear". They have: schoolYear'),
    ],
    ['a part that is missing', changed({ title: undefined }), 'title', '"title" is missing.'],
    [
      'a part that is misspelt',
      changed({ recognize: {} }),
      'recognize',
      '"recognize" is not known here; check the spelling.',
    ],
    [
      'a name with blanks',
      changed({ format: 'My format' }),
      'format',
      '"format" must be lower case letters, digits, - and _.',
    ],
    [
      'the name of a built-in format',
      changed({ format: 'cers' }),
      'format',
      '"cers" is the name of a built-in format; choose another.',
    ],
    [
      'a parser nobody knows',
      withFields({ scaleScore: { column: 'Points', parse: 'number' } }),
      'records[0].fields.scaleScore.parse',
      expect.stringContaining('"decimal"'),
    ],
    [
      'a word misspelt inside a field',
      withFields({ scaleScore: { column: 'Points', code: {} } }),
      'records[0].fields.scaleScore.code',
      '"code" is not known here; check the spelling.',
    ],
    [
      'a field that is no place to take a value from',
      withFields({ scaleScore: 17 }),
      'records[0].fields.scaleScore',
      expect.stringContaining('must be a column name, or one of {column}'),
    ],
    [
      'a field that the record type does not have',
      withFields({ score: 'Points' }),
      'records[0].fields.score',
      expect.stringContaining('has no field "score". It has: schoolYear, studentKey'),
    ],
    [
      'a record that can never be complete',
      changed({ shared: {} }),
      'records[0].fields',
      'A record of type "assessment-result" needs "schoolYear": take it from a column, a date or the file name (under "shared").',
    ],
    [
      'no student id',
      changed({ identity: undefined }),
      'records[0].fields',
      expect.stringContaining('needs "studentKey": say under "identity"'),
    ],
    [
      'a placeholder that nothing fills in',
      withFields({ scaleScore: '{window} Points' }),
      'records[0]',
      'Nothing fills in {window}: name it in "forEach".',
    ],
    [
      'a pattern that is no regular expression',
      withFields({ scaleScore: { column: 'Points', pattern: '(' } }),
      'records[0].fields.scaleScore.pattern',
      '"pattern" is no regular expression.',
    ],
    [
      'a pattern that can take for ever',
      withFields({ scaleScore: { column: 'Points', pattern: '(a+)+$' } }),
      'records[0].fields.scaleScore.pattern',
      expect.stringContaining('repeats a group that itself repeats'),
    ],
    ['no records', changed({ records: [] }), 'records', expect.stringContaining('makes no records')],
    [
      'answers outside of a team',
      changed({ records: [], answers: { submittedAt: 'When' } }),
      'place',
      expect.stringContaining('set "place" to "team"'),
    ],
    [
      'a refusal',
      JSON.stringify({
        format: 'x',
        title: 'X',
        recognise: { allOf: ['A'] },
        refuse: { code: 'aggregate', says: 'no' },
      }),
      'refuse',
      expect.stringContaining('cannot refuse files'),
    ],
  ])('with %s is refused with a sentence and its place', (_what, text, place, message) => {
    expect(faults(text)).toEqual([[place, message]]);
  });

  it('has all its faults told at once', () => {
    expect(faults(changed({ title: '', system: '', place: 'here' })).map(([place]) => place)).toEqual([
      'title',
      'system',
      'place',
    ]);
  });
});

describe('built-in formats', () => {
  it('pass the check that districts’ formats must pass, but for their names', () => {
    const wrong = builtInFormats
      .filter((format) => 'records' in format)
      .flatMap((format) => {
        const makes = format.records.length > 0 || format.answers !== undefined;
        const text = JSON.stringify({ ...format, format: 'own' });
        return makes ? faults(text).map((fault) => [format.title, ...fault]) : [];
      });
    expect(wrong).toEqual([]);
  });
});
