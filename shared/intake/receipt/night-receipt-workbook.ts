import type ExcelJS from 'exceljs';
import { subjectName } from '../../standards/smarter-balanced.ts';
import { asText } from './cell-text.ts';
import { fillMendSheets } from './mend-sheet.ts';
import { type NightReceipt, nightSentences, whyWithout } from './night-receipt.ts';

interface Sheet<Row, Facts = NightReceipt> {
  readonly name: string;
  readonly columns: readonly {
    readonly head: string;
    readonly width: number;
    readonly value: (row: Row) => string | number;
    /** How a number is written: thousands of students with a comma, scores without. */
    readonly numFmt?: string;
  }[];
  readonly rows: (facts: Facts) => readonly Row[];
}

/** A table of a workbook about `Facts`, one sheet of its own. */
export const tableOf = <Row, Facts>(definition: Sheet<Row, Facts>): Sheet<unknown, Facts> =>
  definition as Sheet<unknown, Facts>;

/** A new table of the night receipt is one more of these in `SHEETS`. */
const sheet = <Row>(definition: Sheet<Row>): Sheet<unknown> => tableOf(definition);

const COUNT = '#,##0';

const SHEETS: readonly Sheet<unknown>[] = [
  sheet({
    name: 'Growth percentiles',
    rows: ({ growth }) => growth,
    columns: [
      { head: 'School year', width: 13, value: (row) => row.schoolYear },
      { head: 'Subject', width: 24, value: (row) => subjectName(row.subject) },
      { head: 'Grade', width: 8, value: (row) => Number(row.grade) },
      { head: 'Students', width: 11, value: (row) => row.students, numFmt: COUNT },
      { head: 'With a growth percentile', width: 16, value: (row) => row.withPercentile, numFmt: COUNT },
      {
        head: 'With a similar-student percentile',
        width: 18,
        value: (row) => row.withSimilarStudentPercentile,
        numFmt: COUNT,
      },
      {
        head: 'Why the others have no growth percentile',
        width: 80,
        value: (row) => row.without.map(whyWithout).join('; '),
      },
    ],
  }),
  sheet({
    name: 'Earlier scores that differ',
    rows: ({ earlierScores }) => earlierScores,
    columns: [
      { head: 'Student', width: 18, value: (row) => row.student },
      { head: 'Subject', width: 24, value: (row) => subjectName(row.subject) },
      { head: 'School year', width: 13, value: (row) => row.schoolYear },
      { head: 'Score in that year’s file (counts)', width: 20, value: (row) => row.scoreOfItsYear },
      { head: 'Score printed later', width: 14, value: (row) => row.scorePrintedLater },
      { head: 'Printed in', width: 70, value: (row) => row.printedIn },
    ],
  }),
  sheet({
    name: 'Ids of two students',
    rows: ({ ids }) => ids,
    columns: [
      { head: 'Id', width: 20, value: (row) => row.id },
      { head: 'School year', width: 22, value: (row) => row.schoolYear ?? 'differs between years' },
      { head: 'Linked to', width: 60, value: (row) => row.students.join(', ') },
      { head: 'Taken for', width: 24, value: (row) => row.taken },
    ],
  }),
];

const FONT = { name: 'Calibri', family: 2, size: 11 } as const;
const WRAPPED = { wrapText: true, vertical: 'top' } as const;
/** Texts keep their distance from the number that ends in the column before. */
const INDENTED = { ...WRAPPED, horizontal: 'left', indent: 1 } as const;
const NUMBERS = { ...WRAPPED, horizontal: 'right' } as const;

/** Characters across the page of sentences: what fits a page in width as it is, also with a wider font than Calibri. */
const PAGE_WIDTH = 100;

/** The night receipt as a workbook. */
export function nightReceiptWorkbook(receipt: NightReceipt, writtenOn: string): Promise<Uint8Array> {
  const page = {
    sheet: 'What the night found',
    title: `What the night found: ${receipt.district}`,
    sentences: nightSentences(receipt),
    tables: SHEETS,
  };
  return tablesWorkbook(page, receipt, writtenOn);
}

/** Sentences first, then a sheet for each table that has rows. Only text and numbers are written. */
export async function tablesWorkbook<Facts>(
  {
    sheet: name,
    title,
    sentences,
    tables,
  }: {
    readonly sheet: string;
    readonly title: string;
    readonly sentences: readonly string[];
    readonly tables: readonly Sheet<unknown, Facts>[];
  },
  facts: Facts,
  writtenOn: string,
): Promise<Uint8Array> {
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  workbook.created = new Date(`${writtenOn}T00:00:00Z`);
  workbook.modified = workbook.created;
  const page = workbook.addWorksheet(name, { views: [{ showGridLines: false }] });
  page.getColumn(1).width = PAGE_WIDTH;
  page.addRow([asText(title)]).font = { ...FONT, size: 14, bold: true };
  for (const sentence of sentences) {
    const row = page.addRow([asText(sentence)]);
    row.font = FONT;
    row.alignment = WRAPPED;
    row.height = 15 * Math.ceil((sentence.length * 1.1) / PAGE_WIDTH) + 6;
  }
  page.pageSetup = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  for (const definition of tables) {
    const rows = definition.rows(facts);
    if (rows.length > 0) writeSheet(workbook.addWorksheet(definition.name), definition, rows);
  }
  // Written anew with fixed times: the same findings give the same bytes.
  return fillMendSheets(new Uint8Array(await workbook.xlsx.writeBuffer()), new Map());
}

function writeSheet(
  target: ExcelJS.Worksheet,
  { columns }: Pick<Sheet<unknown>, 'columns'>,
  rows: readonly unknown[],
): void {
  target.columns = columns.map(({ head, width, value, numFmt }) => ({
    header: head,
    width,
    style: {
      font: FONT,
      alignment: typeof value(rows[0]) === 'number' ? NUMBERS : INDENTED,
      ...(numFmt === undefined ? {} : { numFmt }),
    },
  }));
  const head = target.getRow(1);
  head.font = { ...FONT, bold: true };
  head.height = heightOf(
    columns,
    columns.map((column) => column.head),
  );
  for (const row of rows) {
    const cells = columns.map(({ value }) => {
      const cell = value(row);
      return typeof cell === 'string' ? asText(cell) : cell;
    });
    target.addRow(cells).height = heightOf(columns, cells);
  }
  target.views = [{ state: 'frozen', ySplit: 1 }];
  target.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  target.pageSetup = {
    orientation: 'landscape',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '1:1',
  };
}

/** Points the tallest cell of a row needs. Rows do not grow by themselves in every program. */
function heightOf(columns: Sheet<unknown>['columns'], cells: readonly (string | number)[]): number {
  const lines = cells.map((cell, at) => Math.ceil((String(cell).length * 1.15) / (columns[at]?.width ?? 1)));
  return 15 * Math.max(1, ...lines);
}
