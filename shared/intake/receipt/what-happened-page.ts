import type ExcelJS from 'exceljs';
import type { TableToMend } from '../account/rows-to-mend.ts';
import { asText } from './cell-text.ts';
import type { ReasonCount, Receipt } from './receipt.ts';
import { examplesOf, exampleText, number, receiptHeadline } from './receipt-text.ts';

const COLUMNS = [
  { heading: 'Rows', width: 9 },
  { heading: 'Why', width: 34 },
  { heading: 'How to mend it', width: 58 },
  { heading: 'First examples', width: 70 },
] as const;

const FONT = { name: 'Calibri', family: 2, size: 11 } as const;
/** Height of one line of text in points, for the size of `FONT`. */
const LINE_HEIGHT = 15;

/** Shown of each reason. */
const EXAMPLES = 3;

const OUTCOME_TITLES: Readonly<Record<ReasonCount['outcome'], string>> = {
  rejected: 'Rows that must be mended',
  'set aside': 'Rows set aside: nothing in them is used here',
  noted: 'Put right or left out in rows that were read',
};

/** Writes the page that tells a data lead, top to bottom: what became of the file, why, and what to do next. */
export function writeWhatHappened(
  sheet: ExcelJS.Worksheet,
  receipt: Receipt,
  toMend: readonly TableToMend[],
): void {
  sheet.columns = COLUMNS.map(({ width }) => ({
    width,
    style: { numFmt: '@', font: FONT, alignment: { wrapText: true, vertical: 'top' } },
  }));
  sheet.views = [{ showGridLines: false }];
  sheet.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  writeSentence(sheet, receipt.file, { size: 14, bold: true });
  writeSentence(sheet, receiptHeadline(receipt), { size: 12 });
  for (const sentence of aboutTheFile(receipt)) writeSentence(sheet, sentence);
  for (const outcome of ['rejected', 'set aside', 'noted'] as const) writeReasons(sheet, receipt, outcome);
  const next = whatToDoNext(receipt, toMend);
  if (next.length > 0) writeHeading(sheet, 'What to do next');
  for (const sentence of next) writeSentence(sheet, sentence);
  if (receipt.notes.length > 0) writeHeading(sheet, 'Good to know');
  for (const note of receipt.notes) writeSentence(sheet, note);
}

function aboutTheFile(receipt: Receipt): string[] {
  const records = Object.entries(receipt.records).map(
    ([type, count]) => `${number(count)} ${type.replaceAll('-', ' ')}`,
  );
  return [
    `District ${receipt.district}, landed ${receipt.landedAt.slice(0, 16).replace('T', ' ')} UTC.`,
    ...(receipt.format ? [`Read as: ${receipt.readAs ?? receipt.format}.`] : []),
    ...(records.length > 0 ? [`Records made: ${records.join(', ')}.`] : []),
  ];
}

function writeReasons(sheet: ExcelJS.Worksheet, receipt: Receipt, outcome: ReasonCount['outcome']): void {
  const reasons = receipt.reasons.filter((reason) => reason.outcome === outcome);
  if (reasons.length === 0) return;
  writeHeading(sheet, OUTCOME_TITLES[outcome]);
  const headings = outcome === 'set aside' ? COLUMNS.slice(0, 2) : COLUMNS;
  const row = sheet.addRow(headings.map(({ heading }) => heading));
  row.eachCell((cell) => {
    cell.font = { ...FONT, bold: true };
    cell.border = { bottom: { style: 'thin', color: { argb: 'FF808080' } } };
  });
  for (const reason of reasons) {
    const examples = examplesOf(receipt, reason, EXAMPLES).map(exampleText);
    const cells = [number(reason.rows), reason.reason, reason.mend, examples.join('\n')];
    sheet.addRow(cells.map(asText)).height = Math.max(
      ...cells.map((cell, at) => heightOf(cell, COLUMNS[at]!.width)),
    );
  }
}

/** Points a text needs in a column so many characters wide. Rows do not grow by themselves in every program. */
function heightOf(text: string, width: number): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil((line.length * 1.1) / width)));
  return LINE_HEIGHT * lines.reduce((sum, count) => sum + count, 0);
}

function whatToDoNext(receipt: Receipt, toMend: readonly TableToMend[]): string[] {
  if (receipt.rows.rejected === 0 || receipt.status === 'refused') return [];
  const shown = toMend.reduce((sum, table) => sum + table.rows.length, 0);
  const further = toMend.reduce((sum, table) => sum + table.further, 0);
  const files = toMend.flatMap(({ overflowName }) => (overflowName === null ? [] : [overflowName]));
  return [
    'Best: mend the cause in the source system, export again, and drop the new file. What it repeats is counted once.',
    ...(shown > 0
      ? [
          'Or: correct the rows in the sheet "Rows to mend" of this workbook, save it under a new name that begins with the name of the file, and drop it into the same folder. Its last two columns may stay.',
        ]
      : []),
    ...(further > 0
      ? [
          files.length > 0
            ? `A workbook cannot hold all of them: ${number(further)} further rows lie beside this workbook in ${files.join(', ')}, in the same columns.`
            : `A workbook cannot hold all of them: ${number(further)} further rows are counted here but not listed.`,
        ]
      : []),
  ];
}

function writeHeading(sheet: ExcelJS.Worksheet, text: string): void {
  sheet.addRow([]);
  writeSentence(sheet, text, { size: 12, bold: true });
}

/** A sentence across the page. */
function writeSentence(sheet: ExcelJS.Worksheet, text: string, font: Partial<ExcelJS.Font> = {}): void {
  const row = sheet.addRow([asText(text)]);
  const scale = (font.size ?? FONT.size) / FONT.size;
  const width = COLUMNS.reduce((sum, column) => sum + column.width, 0) / scale;
  row.getCell(1).font = { ...FONT, ...font };
  row.height = heightOf(text, width) * scale * 1.1;
  sheet.mergeCells(row.number, 1, row.number, COLUMNS.length);
}
