import Papa from 'papaparse';
import { contentKind, SNIFF_BYTES } from './bytes/content-kind.ts';
import { type SheetRow, sheetRows } from './sheet/sheet-rows.ts';
import { readWorkbookParts } from './sheet/workbook-parts.ts';
import { textEncoding } from './text/encoding.ts';
import { readZipDirectory, type ZipMember } from './zip/zip-directory.ts';
import { unpackMember, unpackWhole } from './zip/zip-member.ts';

/** A sheet as it stands: every row from the top, hidden or not, without the idea of a header. */
export interface Grid {
  /** Null for a CSV file. */
  readonly sheetName: string | null;
  readonly rows: readonly SheetRow[];
}

export interface Grids {
  readonly grids: readonly Grid[];
  /** Who saved the workbook last, as the program says. */
  readonly savedBy: string | null;
}

/** A team's workbook is small; anything larger is none. */
const LARGEST_BYTES = 16 * 1024 * 1024;
const LARGEST_SHEET = 64 * 1024 * 1024;
const MOST_SHEETS = 64;

/**
 * Reads a small workbook, or one of its sheets saved as CSV, cell by cell. Undefined for everything else.
 * For files of our own that come back; data files go through `readFile`.
 */
export function readGrids(bytes: Uint8Array): Grids | undefined {
  if (bytes.length > LARGEST_BYTES) return undefined;
  const content = contentKind(bytes.subarray(0, SNIFF_BYTES));
  if (content.kind === 'text') return { grids: [textGrid(bytes)], savedBy: null };
  try {
    return workbookGrids(bytes);
  } catch {
    // Not a workbook, or a damaged one: the ordinary way says why.
    return undefined;
  }
}

function workbookGrids(bytes: Uint8Array): Grids | undefined {
  const members = readZipDirectory(bytes);
  if (!members.some(({ name }) => name.toLowerCase() === 'xl/workbook.xml')) return undefined;
  const parts = readWorkbookParts(bytes, members);
  if (parts.sheets.length > MOST_SHEETS || parts.sheets.some(({ member }) => member.size > LARGEST_SHEET))
    return undefined;
  const counts = { formulas: 0, formulasWithoutValue: 0 };
  const grids = parts.sheets.map((sheet) => ({
    sheetName: sheet.name,
    rows: [...sheetRows(unpackMember(bytes, sheet.member), parts, counts)],
  }));
  return { grids, savedBy: savedBy(bytes, members) };
}

function savedBy(bytes: Uint8Array, members: readonly ZipMember[]): string | null {
  const core = members.find(({ name }) => name.toLowerCase() === 'docprops/core.xml');
  if (!core || core.size > 64 * 1024) return null;
  const xml = new TextDecoder().decode(unpackWhole(bytes, core));
  return /<cp:lastModifiedBy>([^<]+)<\/cp:lastModifiedBy>/.exec(xml)?.[1]?.trim() || null;
}

function textGrid(bytes: Uint8Array): Grid {
  const encoding = textEncoding(bytes.subarray(0, SNIFF_BYTES));
  const text = decode(bytes, encoding).replace(/^\ufeff/, '');
  const { data } = Papa.parse<string[]>(text, { delimitersToGuess: [',', ';', '\t'] });
  return { sheetName: null, rows: data.map((cells, index) => ({ line: index + 1, cells })) };
}

/** UTF-8 where it is; otherwise what Excel in western countries writes. */
function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
