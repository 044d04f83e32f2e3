import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../test/seeded-random.ts';
import type { TableFacts } from './format-contract.ts';
import { defineFormat } from './format-definition.ts';
import { builtInFormats } from './formats.ts';
import { looseTable } from './map-table.ts';
import { identify, recognise } from './recognise.ts';
import { TEAM_TEMPLATE_SHEETS, templateColumns } from './team-template.ts';

const reference = join(import.meta.dirname, 'reference');

interface HeaderRow {
  readonly id: string;
  readonly expected: string;
  readonly columns: readonly string[];
}

const headerRows: readonly HeaderRow[] = readFileSync(join(reference, 'headers.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as HeaderRow);

/** What was decided for the rows that the collection left open. */
const DECIDED: Readonly<Record<string, string>> = {
  H153: 'iready_wide',
  H154: 'iready_wide',
  H155: 'iready_diagnostic',
  H156: 'iready_diagnostic',
  H157: 'iready_diagnostic',
};

const expectedOf = ({ id, expected }: HeaderRow) => (expected === 'undecided' ? DECIDED[id] : expected);

function table(
  headers: readonly string[],
  rows: readonly string[][] = [],
  facts: Partial<TableFacts> = {},
): TableFacts {
  return looseTable(headers, rows, { fileName: 'export.csv', localDate: '2026-02-01', ...facts });
}

/** The family, or 'refused:<reason>', as the collection writes it. */
function verdict(facts: TableFacts): string {
  const found = identify(facts);
  return found.kind === 'format' ? found.definition.format : `refused:${found.code.replaceAll('-', '_')}`;
}

/** Columns that staff add to exports; the last ones are words of other formats. */
const STAFF_COLUMNS = [
  'Homeroom',
  'Math Teacher',
  "Don't Count",
  '194(184)',
  '50th',
  'ELL',
  'SPED',
  'RecordIdentifier',
  'School',
  'Notes',
  'Group',
  'Counselor',
  '',
  'Lit Teacher',
];

function respelt(header: string, next: () => number): string {
  const spelling = Math.floor(next() * 5);
  if (spelling === 0) return header.toUpperCase();
  if (spelling === 1) return header.toLowerCase();
  if (spelling === 2) return ` ${header} `;
  return spelling === 3 ? header.replaceAll(' ', '_') : header.replaceAll('_', ' ');
}

/** Shuffled, respelt, and with five more columns. */
function variant(columns: readonly string[], next: () => number): string[] {
  const headers = columns.map((header) => respelt(header, next));
  for (let added = 0; added < 5; added++) {
    const column = STAFF_COLUMNS[Math.floor(next() * STAFF_COLUMNS.length)] ?? '';
    headers.push(
      columns.some((header) => header.trim().toLowerCase() === column.toLowerCase())
        ? `Extra ${added}`
        : column,
    );
  }
  for (let last = headers.length - 1; last > 0; last--) {
    const other = Math.floor(next() * (last + 1));
    [headers[last], headers[other]] = [headers[other] as string, headers[last] as string];
  }
  return headers;
}

describe('header rows that districts dropped', () => {
  it('are recognised as their family, or refused for their reason', () => {
    const wrong = headerRows
      .map((row) => ({ id: row.id, expected: expectedOf(row), got: verdict(table(row.columns)) }))
      .filter(({ expected, got }) => expected !== got);
    expect(headerRows).toHaveLength(204);
    expect(wrong).toEqual([]);
  });

  it('are recognised the same when shuffled, respelt and lengthened by five columns: 200 variants each', () => {
    const wrong: string[] = [];
    headerRows.forEach((row, index) => {
      const next = seededRandom(index + 1);
      for (let turn = 0; turn < 200; turn++) {
        const got = verdict(table(variant(row.columns, next)));
        if (got !== expectedOf(row)) wrong.push(`${row.id} turn ${turn}: ${got} for ${expectedOf(row)}`);
      }
    });
    expect(wrong.slice(0, 10)).toEqual([]);
  }, 60_000);
});

describe('sample files', () => {
  const index = readFileSync(join(reference, 'samples', 'INDEX.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1);

  it.each(index.map((line) => [line.split('\t')[0] as string, line.split('\t').at(-1) as string]))(
    '%s is %s',
    (file, expected) => {
      const text = readFileSync(join(reference, 'samples', file), 'utf8').replace(/^\uFEFF/, '');
      const { data } = Papa.parse<string[]>(text, {
        delimiter: delimiterOf(text),
        comments: '#',
        skipEmptyLines: true,
      });
      const [headers = [], ...rows] = data;
      const wanted = expected === 'not_dropped (code list)' ? 'refused:code_list' : expected;
      expect(verdict(table(headers, rows, { fileName: file.split('/').at(-1) ?? '' }))).toBe(wanted);
    },
  );
});

function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n');
  return ['^', '\t'].find((delimiter) => header.includes(delimiter)) ?? ',';
}

describe('the project’s own templates', () => {
  it.each(TEAM_TEMPLATE_SHEETS.map(({ sheet, recordType }) => [sheet, recordType] as const))(
    'sheet %s is a sheet of %s',
    (_sheet, recordType) => {
      const headings = templateColumns(recordType).map(({ heading }) => heading);
      const wanted = `team_${recordType.replaceAll('-', '_')}`;
      expect(verdict(table(headings, [], { teamId: 'oak' }))).toBe(wanted);
    },
  );

  it('an observation sheet belongs to a team, a measure value to the district; a short one is told by its folder', () => {
    const observation = [
      'Date',
      'Section',
      'Measure',
      'Source',
      'Observer',
      'Count',
      'Out of',
      'Minutes',
      'Value',
      'Done',
      'Note',
    ];
    expect(verdict(table(observation, [], { teamId: 'oak' }))).toBe('observations');
    expect(verdict(table(observation))).toBe('refused:wrong_place');
    expect(verdict(table(['Date', 'Measure', 'Value'], [], { teamId: 'oak' }))).toBe('observations');
    expect(verdict(table(['Date', 'Measure', 'Value']))).toBe('measure_values');
    expect(verdict(table(['First day', 'Last day', 'Name']))).toBe('no_school_days');
  });
});

describe('aims and measures', () => {
  const aim = ['Aim id', 'Statement'];
  const beside = (...names: string[]): Partial<TableFacts> => ({
    siblings: { names, table: () => undefined },
  });

  it.each(TEAM_TEMPLATE_SHEETS.map(({ sheet, recordType }) => [sheet, recordType] as const))(
    'of a whole team workbook are refused outside of a team’s folder, as sheet %s',
    (_sheet, recordType) => {
      const headings = templateColumns(recordType).map(({ heading }) => heading);
      const names = TEAM_TEMPLATE_SHEETS.map(({ sheet }) => sheet);
      expect(identify(table(headings, [], beside(...names)))).toMatchObject({
        code: 'wrong-place',
        message: expect.stringContaining('teams/<team>/'),
      });
    },
  );
  it('are told why: which sheet shows that they are a team’s, and what to do if they are not', () => {
    expect(identify(table(aim, [], beside('Aim', 'Team', 'Members')))).toMatchObject({
      message:
        'This is sheet "Aim" of the team workbook, and "Team" beside it shows that it is a team’s. Move the file into the folder of its team: teams/<team>/. If it is the district’s own, take "Team" out of it and drop it again.',
    });
  });
  it('of a district have no team’s sheet beside them', () => {
    expect(verdict(table(aim, [], beside('Aim', 'Drivers', 'Change ideas', 'Measures')))).toBe('team_aim');
    expect(verdict(table(aim, [], beside('Aim', 'Team of teams')))).toBe('team_aim');
  });
  it('of a team lie right in its folder, beside whatever', () => {
    expect(verdict(table(aim, [], { teamId: 'oak', ...beside('Aim', 'Team') }))).toBe('team_aim');
  });
  it('are told by the files of a zip as by the sheets of a workbook', () => {
    expect(verdict(table(aim, [], beside('oak/aim.csv', 'oak/team.csv')))).toBe('refused:wrong_place');
  });
});

describe('forms', () => {
  const slip = ['Timestamp', 'Student ID', 'I explained my thinking.'];

  it.each(['9/6/2018 0:06:16', '2026/09/27 3:00:00 PM GMT+3'])(
    'are Google’s with the timestamp %s',
    (stamp) => {
      expect(verdict(table(slip, [[stamp, '1', 'Yes']], { teamId: 'oak' }))).toBe('google_forms');
    },
  );
  it('lie below a team or a convening, and are sent there otherwise', () => {
    const rows = [['9/6/2018 0:06:16', '1', 'Yes']];
    expect(verdict(table(slip, rows))).toBe('refused:wrong_place');
    expect(verdict(table(slip, rows, { landingKey: 'alder/convenings/october/slips.csv' }))).toBe(
      'google_forms',
    );
  });
  it('are none when the timestamp column holds something else', () => {
    expect(verdict(table(slip, [['first', '1', 'Yes']], { teamId: 'oak' }))).toBe('refused:unknown_format');
  });
  it('are Microsoft’s by their front columns', () => {
    const headers = ['ID', 'Start time', 'Completion time', 'Email', 'Name', 'I explained my thinking.'];
    expect(
      verdict(table(headers, [['1', '9/6/26 8:00:01', '9/6/26 8:01:00', 'a', '', 'Yes']], { teamId: 'oak' })),
    ).toBe('microsoft_forms');
  });
});

describe('aggregates', () => {
  it('are named and refused', () => {
    expect(
      verdict(
        table([
          'County Code',
          'District Code',
          'School Code',
          'Filler',
          'Test Year',
          'Student Group ID',
          'Test Type',
          'Total Tested at Reporting Level',
        ]),
      ),
    ).toBe('refused:aggregate');
    expect(
      verdict(
        table(['cds', 'rtype', 'schoolname', 'districtname', 'studentgroup', 'currdenom', 'currstatus']),
      ),
    ).toBe('refused:aggregate');
  });
});

describe('a table that matches nothing', () => {
  it('is refused with the closest format and what is missing', () => {
    const found = recognise(table(['Student ID', 'Overall Scale Score', 'Overall Placement', 'Percentile']));
    expect(found).toMatchObject({ kind: 'refused', code: 'unknown-format', closest: 'iready_diagnostic' });
    expect(found).toHaveProperty('message', expect.stringContaining('"Overall Relative Placement"'));
  });
  it('is told apart from a known look-alike', () => {
    const found = recognise(
      table(['Statewide Student Identifier (SSID)', 'Gender', 'English Learner (EL)', 'Homeless Status']),
    );
    expect(found).toHaveProperty('message', expect.stringContaining('demographics snapshot'));
  });
  it('may be a fixed-width file', () => {
    expect(recognise(table(['01 2663752814 SMITH']))).toHaveProperty(
      'message',
      expect.stringContaining('fixed-width'),
    );
  });
  it('may be a sheet with a title and nothing else', () => {
    const found = recognise(table(['Alder Unified'], [], { sheetName: 'Cover' }));
    expect(found).toHaveProperty('message', expect.stringContaining('unhide that sheet'));
  });
  it.each([
    ['lines quoted as a whole', ['StudentID,AssessmentName,TestDate,Score'], 'in quotation marks as a whole'],
    ['data without column names', ['1001', 'Math', '2025-10-01', '80'], 'column names are missing'],
    ['a CALPADS file', ['SENR', 'A', '1', '1234567', '2025-2026'], 'CALPADS'],
  ])('may be %s', (_what, headers, words) => {
    expect(recognise(table(headers))).toHaveProperty('message', expect.stringContaining(words));
  });
  it('may be like nothing at all', () => {
    expect(recognise(table(['apples', 'pears']))).toMatchObject({ code: 'unknown-format' });
  });
});

describe('a table that matches two formats', () => {
  const own = defineFormat({
    format: 'alder_cers',
    title: 'Alder’s own CERS file',
    recognise: { allOf: ['StudentIdentifier', 'AssessmentSubType'] },
  });
  it('is refused, naming both', () => {
    const cers = headerRows.find(({ id }) => id === 'H003');
    const found = recognise(table(cers?.columns ?? []), [own]);
    expect(found).toMatchObject({ kind: 'refused', code: 'ambiguous-format' });
    expect(found).toHaveProperty(
      'message',
      expect.stringMatching(/Alder’s own CERS file.*CERS district or school export/),
    );
  });
  it('is a district’s own format rather than a generic one', () => {
    const benchmark = defineFormat({
      format: 'alder_benchmark',
      title: 'Alder benchmark',
      recognise: { allOf: ['StudentID', 'AssessmentName', 'TestDate', 'Score'] },
      identity: { localId: 'StudentID' },
    });
    const found = recognise(table(['StudentID', 'AssessmentName', 'TestDate', 'Score']), [benchmark]);
    expect(found).toMatchObject({ kind: 'format', format: { name: 'alder_benchmark' } });
  });
});

describe('the list of formats', () => {
  it('holds data only: every definition survives JSON', () => {
    for (const format of builtInFormats) expect(JSON.parse(JSON.stringify(format))).toEqual(format);
  });
  it('gives every format a title of its own', () => {
    const titles = builtInFormats.map(({ title }) => title);
    expect(new Set(titles).size).toBe(titles.length);
  });
});
