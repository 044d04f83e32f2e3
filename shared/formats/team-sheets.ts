import { recordTypes } from '../records/records.ts';
import { defineFormat, type ReadFormat, type Source } from './format-definition.ts';
import { TEAM_TEMPLATE_SHEETS, templateColumns } from './team-template.ts';

type Sheet = (typeof TEAM_TEMPLATE_SHEETS)[number];

/** Columns by which each sheet is told from the others. Optional columns may be missing: a facilitator may delete what is not used. */
const TELLING_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  Team: ['Name', 'Language | Cycle name | Next meeting on | Show codebook'],
  Members: ['Person email', 'Role'],
  Sections: ['Section id', 'Section label | Member email | Students expected'],
  Aim: ['Aim id', 'Statement'],
  Drivers: ['Driver id', 'Name', 'Level'],
  'Change ideas': ['Change idea id', 'Name'],
  Measures: ['Measure id', 'Name', 'Kind', 'Better is'],
  Items: ['Item id', 'Question', 'Role'],
  Tests: ['Test id', 'Title'],
  Meetings: ['Met on', 'Outcome | Next step | Blocker'],
  Storyboard: ['Heading', 'Body'],
  Codebook: ['Code id', 'Name'],
};

/** What an empty cell means, so that a facilitator need not fill in what is nearly always the same. */
const DEFAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Team: { language: 'en', cycleName: 'PDSA' },
  Members: { role: 'member' },
  Items: { role: 'measure' },
  Measures: { role: 'outcome', betterIs: 'higher' },
};

const CODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  language: { english: 'en', inglés: 'en', ingles: 'en', spanish: 'es', español: 'es', espanol: 'es' },
  betterIs: { up: 'higher', more: 'higher', down: 'lower', less: 'lower' },
};

/** Records that districts and the network have as well: their sheets may lie outside of a team's folder. */
const ALSO_OF_DISTRICTS: readonly string[] = ['aim', 'driver', 'change-idea', 'measure'];

/** Sheets that only a team has. A workbook with one of them is a team's, and so are the aims and measures in it. */
const ONLY_OF_TEAMS: string[] = TEAM_TEMPLATE_SHEETS.filter(
  ({ recordType }) => !ALSO_OF_DISTRICTS.includes(recordType),
).map(({ sheet }) => sheet);

function fieldSource(sheet: string, field: string, heading: string): Source {
  if (field === 'schoolYear') return { firstOf: [heading, { fact: 'landed-school-year' }] };
  const blank = DEFAULTS[sheet]?.[field];
  const codes = CODES[field];
  if (blank === undefined && !codes) return heading;
  return { column: heading, ...(blank === undefined ? {} : { blank }), ...(codes ? { codes } : {}) };
}

function fieldsOfSheet({ sheet, recordType }: Sheet): Record<string, Source> {
  const columns = templateColumns(recordType).map(({ heading, field }): [string, Source] => [
    field,
    fieldSource(sheet, field, heading),
  ]);
  const hasTeam = 'teamId' in recordTypes[recordType].schema.shape;
  return { ...Object.fromEntries(columns), ...(hasTeam ? { teamId: { fact: 'team' } as const } : {}) };
}

/** The format of one sheet of the team workbook; a CSV of the same columns is read as well. */
function sheetFormat(sheet: Sheet): ReadFormat {
  return defineFormat({
    format: `team_${sheet.recordType.replaceAll('-', '_')}`,
    title: `sheet "${sheet.sheet}" of the team workbook`,
    partOf: 'team workbook',
    system: 'team-workbook',
    ...(ALSO_OF_DISTRICTS.includes(sheet.recordType)
      ? { place: 'anywhere', teamBeside: ONLY_OF_TEAMS }
      : { place: 'team' }),
    recognise: { allOf: [...(TELLING_COLUMNS[sheet.sheet] ?? [])], noneOf: NOT_OF_SHEET[sheet.sheet] ?? [] },
    setAside: [{ when: nothingFilledIn(sheet), reason: 'empty row of the template' }],
    records: [{ type: sheet.recordType, fields: fieldsOfSheet(sheet) }],
  });
}

/** Columns of sheets whose telling columns include those of another sheet. */
const NOT_OF_SHEET: Readonly<Record<string, string[]>> = {
  Team: ['Driver id', 'Change idea id', 'Measure id', 'Code id', 'Section id'],
  Drivers: ['Change idea id'],
  Codebook: ['Driver id'],
};

/**
 * A row with nothing but a school year is a line of the template that nobody filled in. A row that was left half empty is not: it is read,
 * and the receipt names the cell that is missing.
 */
function nothingFilledIn({ recordType }: Sheet): { column: string; blank: true }[] {
  return templateColumns(recordType)
    .filter(({ field }) => field !== 'schoolYear')
    .map(({ heading }) => ({ column: heading, blank: true }));
}

export const teamSheets: readonly ReadFormat[] = TEAM_TEMPLATE_SHEETS.map(sheetFormat);
