import { bindFormat } from './engine/bind-format.ts';
import { teamOf } from './engine/facts.ts';
import { bindTable, trimmedCell } from './engine/table-binding.ts';
import type { Recognition, TableFacts } from './format-contract.ts';
import { type FormatDefinition, isRefused, type ReadFormat } from './format-definition.ts';
import { builtInFormats } from './formats.ts';
import { columnKeys, type HeaderIndex, headerIndex, headerKey } from './header-names.ts';
import { isFinding } from './values/finding.ts';

/** A column group of a recogniser: any one of the keys. */
interface Wanted {
  readonly name: string;
  readonly keys: readonly string[];
}

/** The recogniser of a format, with header keys made once. */
interface Recogniser {
  readonly format: FormatDefinition;
  readonly allOf: readonly Wanted[];
  readonly noneOf: readonly Wanted[];
  readonly fileName: RegExp | undefined;
}

function recogniserOf(format: FormatDefinition): Recogniser {
  const wanted = (name: string): Wanted => ({ name, keys: columnKeys(name, format.aliases) });
  const { allOf, noneOf = [], fileName } = format.recognise;
  return {
    format,
    allOf: allOf.map(wanted),
    noneOf: noneOf.map(wanted),
    fileName: fileName === undefined ? undefined : new RegExp(fileName, 'i'),
  };
}

const builtIn = builtInFormats.map(recogniserOf);

const has = (index: HeaderIndex, { keys }: Wanted): boolean => keys.some((key) => index.has(key));

function matches(recogniser: Recogniser, index: HeaderIndex, table: TableFacts): boolean {
  return (
    recogniser.allOf.every((wanted) => has(index, wanted)) &&
    !recogniser.noneOf.some((unwanted) => has(index, unwanted)) &&
    (recogniser.fileName?.test(table.fileName) ?? true) &&
    cellsMatch(recogniser.format, table)
  );
}

/** The first filled cell of each column that the recogniser looks into. A table without rows is judged by its header alone. */
function cellsMatch(format: FormatDefinition, table: TableFacts): boolean {
  const { cells } = format.recognise;
  if (!cells) return true;
  const binding = bindTable(table, format.aliases);
  return Object.entries(cells).every(([column, parser]) => {
    const position = binding.position(column);
    if (position === undefined) return false;
    binding.holdsDates(position);
    binding.settle();
    const texts = table.sampleRows.map((row) => trimmedCell(row[position]));
    const first = texts.find((text) => text !== '');
    return first === undefined || !isFinding(binding.parsers[parser](first));
  });
}

type Refusal = Extract<Recognition, { readonly kind: 'refused' }>;

/** What a table is, before anything is bound to its columns. */
export type Identification = { readonly kind: 'format'; readonly definition: ReadFormat } | Refusal;

/**
 * Says what a table is: the one format that matches, or why it is refused. Formats match by the set of their columns; order, case, blanks,
 * punctuation and further columns do not count. Of look-alikes the one whose place fits is taken; recognisers of everyday names
 * ('generic') are asked only when no other matches.
 *
 * @param customFormats the district's own formats, from `checkFormat`
 */
export function identify(table: TableFacts, customFormats: readonly ReadFormat[] = []): Identification {
  const index = headerIndex(table.headers);
  const recognisers = customFormats.length === 0 ? builtIn : [...customFormats.map(recogniserOf), ...builtIn];
  const matching = recognisers.filter((recogniser) => matches(recogniser, index, table));
  const placed = preferred(matching, ({ format }) => isRefused(format) || liesRight(format, table));
  const found = preferred(placed, ({ format }) => !format.recognise.generic).map(({ format }) => format);
  const [format] = found;
  if (!format) return unknown(recognisers, index, table);
  if (found.length > 1) return ambiguous(found);
  if (isRefused(format)) {
    const message = `This is ${format.title}. ${format.refuse.says}`;
    return { kind: 'refused', code: format.refuse.code, message };
  }
  return liesRight(format, table) ? { kind: 'format', definition: format } : misplaced(format, table);
}

/** Says what a table is, and binds its format to the columns of the table. */
export function recognise(table: TableFacts, customFormats: readonly ReadFormat[] = []): Recognition {
  const found = identify(table, customFormats);
  return found.kind === 'format' ? { kind: 'format', format: bindFormat(found.definition, table) } : found;
}

/** Those that have a quality, where any has it; else all. */
function preferred<T>(candidates: readonly T[], has: (candidate: T) => boolean): readonly T[] {
  const better = candidates.filter(has);
  return better.length > 0 ? better : candidates;
}

/** A table of observations belongs to a team's folder, a calendar to the district's. */
function liesRight(format: ReadFormat, table: TableFacts): boolean {
  const place = teamsPartBeside(format, table) === undefined ? format.place : 'team';
  return place === 'anywhere' || (place === 'team') === (teamOf(table) !== null);
}

/** The sheet of the same workbook, or the file of the same zip, that shows the table to be a team's. */
function teamsPartBeside(format: ReadFormat, table: TableFacts): string | undefined {
  const wanted = new Set(format.teamBeside?.map(headerKey));
  return wanted.size === 0
    ? undefined
    : table.siblings.names.find((name) => wanted.has(headerKey(partName(name))));
}

/** 'set/Team.csv' and 'Team' are one. */
function partName(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/\.(csv|txt|tsv)$/i, '');
}

function ambiguous(found: readonly FormatDefinition[]): Refusal {
  const names = found.map((format) => `"${format.title}"`).join(' and ');
  return {
    kind: 'refused',
    code: 'ambiguous-format',
    message: `The columns match more than one format: ${names}. Remove the columns of one of them, or drop the original exports one by one.`,
  };
}

function misplaced(format: ReadFormat, table: TableFacts): Refusal {
  return {
    kind: 'refused',
    code: 'wrong-place',
    message: `This is ${format.title}${whereItBelongs(format, table)}`,
    closest: format.format,
  };
}

function whereItBelongs(format: ReadFormat, table: TableFacts): string {
  const beside = teamsPartBeside(format, table);
  if (beside !== undefined)
    return `, and "${beside}" beside it shows that it is a team’s. Move the file into the folder of its team: teams/<team>/. If it is the district’s own, take "${beside}" out of it and drop it again.`;
  return format.place === 'team'
    ? ', which belongs to a team. Move the file into the folder of its team: teams/<team>/.'
    : ', which belongs to the district. Move the file out of the team’s folder into the district’s own.';
}

/** Share of the columns a format asks for that must be there before it is called close. */
const CLOSE = 0.4;

function unknown(recognisers: readonly Recogniser[], index: HeaderIndex, table: TableFacts): Refusal {
  const refused = { kind: 'refused', code: 'unknown-format' } as const;
  const near = nearMiss(recognisers, index);
  if (near)
    return { ...refused, message: `No format matches this table. ${near.says}`, closest: near.format };
  if (index.size < 2) return { ...refused, message: hardlyATable(index, table) };
  const closest = closestTo(recognisers, index, table);
  if (!closest && looksLikeData(table.headers)) {
    return {
      ...refused,
      message:
        'The first row looks like data, so the column names are missing. Export the file again with column names (headers).',
    };
  }
  if (!closest) {
    return {
      ...refused,
      message:
        'No format matches this table, and none comes close. Describe it in the folder _formats (docs/formats.md).',
    };
  }
  const { format, missing } = closest;
  const lacks = missing.map((name) => `"${name.split('|')[0]?.trim()}"`).join(', ');
  return {
    ...refused,
    message: `No format matches this table. The closest is "${format.title}"; for it, ${missing.length === 1 ? 'this column is' : 'these columns are'} missing: ${lacks}. Drop the original export, or describe this one in the folder _formats (docs/formats.md).`,
    closest: format.format,
  };
}

/** Ids, scores and dates, where names of columns should stand. */
function looksLikeData(headers: readonly string[]): boolean {
  return headers.filter((header) => /^\s*\d+(?:[-./:]\d+)*\s*$/.test(header)).length >= 2;
}

/** Several names in one heading, with what separates columns between them. */
const SEVERAL_NAMES = /\w\s*([,;\t^|])[^,;\t^|]+\1/;

/** A table of one column, or of none that has a name. */
function hardlyATable(index: HeaderIndex, table: TableFacts): string {
  const has = index.size === 1 ? 'one column' : 'no headings';
  if (table.headers.some((header) => SEVERAL_NAMES.test(header)))
    return 'Each line of this table stands in quotation marks as a whole, so all its values are one. Export the file again and drop it without opening it in between.';
  return table.sheetName === undefined
    ? `The table has ${has}. If it is a fixed-width file (.dat), drop the .csv of the same download; if the heading is missing, export again with headings.`
    : `The sheet has ${has}, so it holds no results. If they stand on another sheet, unhide that sheet; if the headings are missing, export again with headings.`;
}

function nearMiss(
  recognisers: readonly Recogniser[],
  index: HeaderIndex,
): { readonly format: string; readonly says: string } | undefined {
  for (const { format } of recognisers) {
    for (const { columns, says } of format.recognise.nearMisses ?? []) {
      const here = columns.every((name) => columnKeys(name, format.aliases).some((key) => index.has(key)));
      if (here) return { format: format.format, says };
    }
  }
  return undefined;
}

function closestTo(
  recognisers: readonly Recogniser[],
  index: HeaderIndex,
  table: TableFacts,
): { readonly format: ReadFormat; readonly missing: readonly string[] } | undefined {
  let best: { format: ReadFormat; missing: readonly string[]; share: number } | undefined;
  for (const { format, allOf } of recognisers) {
    if (isRefused(format) || !liesRight(format, table)) continue;
    const missing = allOf.filter((wanted) => !has(index, wanted)).map(({ name }) => name);
    const share = 1 - missing.length / allOf.length;
    if (missing.length > 0 && share >= CLOSE && share > (best?.share ?? 0)) best = { format, missing, share };
  }
  return best;
}
