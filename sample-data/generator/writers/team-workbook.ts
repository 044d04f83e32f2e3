import ExcelJS from 'exceljs';
import { unzipSync, zipSync } from 'fflate';
import { TEAM_TEMPLATE_SHEETS, templateColumns } from '../../../shared/formats/team-template.ts';
import { columnsOf } from '../../../shared/records/record-type.ts';
import { type RecordTypeName, recordTypeNamed } from '../../../shared/records/records.ts';
import { fixedWords } from './team-workbook-words.ts';

/** What a facilitator typed, sheet by sheet: field name to value. Dates are 'YYYY-MM-DD' and become date cells. */
export type FilledSheets = Readonly<
  Partial<Record<RecordTypeName, readonly Readonly<Record<string, string | number>>[]>>
>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** Rows that get drop-down lists and help: more than any team fills in. */
const ROWS_WITH_HELP = 200;
/** Zip entries carry a time; a fixed one keeps the bytes the same every time. */
const FIXED_TIME = new Date(2026, 0, 5, 8, 0, 0);

/** The team workbook with these rows; without rows it is the empty template. */
export async function teamWorkbook(filled: FilledSheets): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Sample data';
  workbook.lastModifiedBy = 'Sample data';
  workbook.created = new Date(Date.UTC(2026, 0, 5));
  workbook.modified = new Date(Date.UTC(2026, 0, 5));
  for (const { sheet, recordType } of TEAM_TEMPLATE_SHEETS) {
    addSheet(workbook, sheet, recordType, filled[recordType] ?? []);
  }
  return withFixedTimes(new Uint8Array(await workbook.xlsx.writeBuffer()));
}

function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  recordType: RecordTypeName,
  rows: readonly Readonly<Record<string, string | number>>[],
): void {
  const sheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  const facts = new Map(columnsOf(recordTypeNamed(recordType)).map((column) => [column.field, column]));
  const columns = templateColumns(recordType);
  sheet.columns = columns.map(({ heading, field }) => ({
    header: heading,
    width: widthOf(heading, rows, field),
  }));
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE7EEF7' } };
  header.alignment = { wrapText: true, vertical: 'top' };
  columns.forEach(({ field, heading }, position) => {
    const letter = sheet.getColumn(position + 1).letter;
    validationsOf(sheet).add(`${letter}2:${letter}${ROWS_WITH_HELP}`, {
      ...allowed(fixedWords(recordType, field)),
      allowBlank: true,
      showInputMessage: true,
      promptTitle: heading.slice(0, 32),
      prompt: (facts.get(field)?.description ?? '').slice(0, 255),
    });
  });
  rows.forEach((row, number) => {
    const unknown = Object.keys(row).find((field) => !columns.some((column) => column.field === field));
    if (unknown) throw new Error(`Sheet "${name}" has no column for "${unknown}"`);
    columns.forEach(({ field }, position) => {
      const value = row[field];
      if (value === undefined) return;
      const cell = sheet.getCell(number + 2, position + 1);
      if (typeof value === 'string' && DAY.test(value)) {
        cell.value = new Date(`${value}T00:00:00Z`);
        cell.numFmt = 'm/d/yyyy';
      } else {
        cell.value = value;
      }
    });
  });
}

/** A drop-down list for fields with fixed words; anything goes elsewhere, and the help shows all the same. */
function allowed(words: readonly string[] | undefined): Pick<ExcelJS.DataValidation, 'type' | 'formulae'> {
  return words
    ? { type: 'list', formulae: [`"${words.join(',')}"`] }
    : { type: 'custom', formulae: ['TRUE'] };
}

/** exceljs sets validations of whole ranges here; its type declarations leave the property out. */
function validationsOf(sheet: ExcelJS.Worksheet) {
  return (sheet as unknown as { dataValidations: { add(range: string, rule: ExcelJS.DataValidation): void } })
    .dataValidations;
}

function widthOf(
  heading: string,
  rows: readonly Readonly<Record<string, string | number>>[],
  field: string,
): number {
  const longest = Math.max(heading.length, ...rows.map((row) => String(row[field] ?? '').length));
  return Math.min(46, Math.max(11, longest + 2));
}

/** exceljs stamps zip entries with the clock. */
function withFixedTimes(bytes: Uint8Array): Uint8Array {
  return zipSync(unzipSync(bytes), { mtime: FIXED_TIME, level: 6 });
}
