import type { Worksheet } from 'exceljs';
import type { ChartFont } from '../charts/font.ts';
import type {
  CheckReason,
  SectionView,
  StudentGrowthView,
  StudentView,
  SuppliedGrowthView,
} from '../section-view.ts';
import { writeLines } from '../team/text-lines.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { finishedBook, newBook } from '../xlsx/book.ts';
import { setColumns } from '../xlsx/measures.ts';
import { PAGE_COUNT, PAGE_NUMBER, pageFoot, setUpPage } from '../xlsx/page.ts';
import { type TableColumn, writeTable } from '../xlsx/table.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { answersOverTime } from './answers-over-time.ts';

/**
 * The file of one section, for the members who teach it: students to check on, answers over time, growth. The
 * only workbook with student rows; nothing on it is read back.
 */
export async function sectionWorkbook(view: SectionView, font: ChartFont): Promise<Uint8Array> {
  const words = wordsFor(view.language);
  const book = newBook({
    title: `${view.teamName}: ${view.sectionName}`,
    author: view.teamName,
    language: view.language,
    writtenOn: view.writtenOn,
    listsSheetName: words.sheetNames.lists,
    font,
  });
  writeCheckOn(book.workbook.addWorksheet(words.sheetNames['check-on']), view, words);
  writeAnswers(book.workbook.addWorksheet(words.sheetNames.answers), view, words);
  if (view.students.some((student) => student.growth.length > 0)) {
    writeGrowth(book.workbook.addWorksheet(words.sheetNames.growth), view, words);
  }
  return finishedBook(book);
}

interface SectionTable<Row> {
  readonly name: string;
  readonly heading: string;
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Columns that are printed; without it all. */
  readonly printedColumns?: number;
  /** Said when there is no row. */
  readonly nothing: string;
}

const LEAST_TEXT_WIDTH = 700;

/** A sheet with one table under the confidentiality line. */
function writeSheet<Row>(sheet: Worksheet, view: SectionView, words: Words, table: SectionTable<Row>): void {
  setColumns(sheet, [4, ...table.columns.map((column) => column.width)]);
  hideKeyColumn(sheet);
  const width = Math.max(
    LEAST_TEXT_WIDTH,
    table.columns.reduce((sum, column) => sum + column.width, 0),
  );
  let row = writeLines(sheet, 1, `${view.sectionName}: ${table.heading}`, width, 'sheetTitle');
  for (const line of [words.section.confidential, ...table.notes]) {
    row = writeLines(sheet, row, line, width, 'line');
  }
  const empty = table.rows.length === 0;
  const last = empty
    ? writeLines(sheet, row, table.nothing, width, 'line')
    : writeTable(sheet, { name: table.name, top: row, columns: table.columns, rows: table.rows, key: null });
  const { page } = words.everySheet;
  const printed = Math.min(table.columns.length, table.printedColumns ?? table.columns.length);
  setUpPage(sheet, {
    orientation: 'landscape',
    onePage: false,
    lastColumn: sheet.getColumn(Math.max(8, printed + 1)).letter,
    lastRow: last,
    frozenRows: empty ? 0 : row,
    frozenColumns: empty ? 0 : 2,
    foot: pageFoot(words.section.confidential, '', page(PAGE_NUMBER, PAGE_COUNT)),
  });
}

function writeCheckOn(sheet: Worksheet, view: SectionView, words: Words): void {
  const rows = view.students.filter((student) => student.checkOn.length > 0);
  writeSheet<StudentView>(sheet, view, words, {
    name: 'CheckOn',
    heading: words.section.checkOnHeading(rows.length),
    notes: [],
    columns: [
      { head: words.section.columns.student, width: 220, value: (student) => student.name },
      { head: words.section.columns.id, width: 150, value: (student) => student.localId },
      {
        head: words.section.columns.reasons,
        width: 560,
        value: (student) => student.checkOn.map((reason) => reasonInWords(reason, words)).join('\n'),
      },
    ],
    rows,
    nothing: words.section.nobodyToCheckOn,
  });
}

function reasonInWords(reason: CheckReason, words: Words): string {
  switch (reason.kind) {
    case 'unfavourable-answers':
      return words.section.unfavourable(reason);
    case 'no-slip':
      return words.section.noSlip(reason.lessons);
    case 'small-group':
      return words.section.smallGroup(reason);
  }
}

/** More columns would be too small to read on paper. */
const PRINTED_LESSONS = 8;
const COLUMNS_BEFORE_ANSWERS = 3;

function writeAnswers(sheet: Worksheet, view: SectionView, words: Words): void {
  const { days, rows } = answersOverTime(view);
  writeSheet(sheet, view, words, {
    name: 'AnswersOverTime',
    heading: words.section.answersHeading,
    notes: days.length > PRINTED_LESSONS ? [words.section.newestFirst(PRINTED_LESSONS)] : [],
    printedColumns: COLUMNS_BEFORE_ANSWERS + PRINTED_LESSONS,
    columns: [
      { head: words.section.columns.student, width: 200, value: (row) => row.student.name },
      { head: words.section.columns.id, width: 130, value: (row) => row.student.localId },
      { head: words.section.question, width: 240, value: (row) => row.question },
      ...days.map(
        (day, i): TableColumn<(typeof rows)[number]> => ({
          head: day,
          width: 110,
          value: (row) => row.answers[i] ?? null,
        }),
      ),
    ],
    rows,
    nothing: words.section.noAnswers,
  });
}

interface GrowthRow {
  readonly student: StudentView;
  readonly growth: StudentGrowthView;
  /** A percentile that a file of the district supplies: beside ours, and each further one on a row of its own. */
  readonly supplied: SuppliedGrowthView | null;
}

/** A row for each subject and year of a student. */
function growthRows(students: readonly StudentView[]): GrowthRow[] {
  return students.flatMap((student) =>
    student.growth.flatMap((growth) =>
      (growth.supplied.length === 0 ? [null] : growth.supplied).map((supplied, i): GrowthRow => {
        const ours = i === 0 ? growth : { ...growth, ...WITHOUT_NUMBERS };
        return { student, growth: ours, supplied };
      }),
    ),
  );
}

const WITHOUT_NUMBERS = { scaleScore: null, distanceFromStandard: null, growthPercentile: null };

function writeGrowth(sheet: Worksheet, view: SectionView, words: Words): void {
  const [student, id, subject, year, score, distance, percentile] = words.section.growthColumns;
  const number = { holdsNumbers: true, width: 130 } as const;
  const rows = growthRows(view.students);
  writeSheet<GrowthRow>(sheet, view, words, {
    name: 'Growth',
    heading: words.section.growthHeading,
    notes: view.growthNotes,
    columns: [
      { head: student, width: 220, value: (row) => row.student.name },
      { head: id, width: 150, value: (row) => row.student.localId },
      {
        head: subject,
        width: 190,
        value: ({ growth }) => words.section.subjects[growth.subject] ?? growth.subject,
      },
      { head: year, width: 110, value: (row) => row.growth.schoolYear },
      { ...number, head: score, value: (row) => row.growth.scaleScore, format: () => '0' },
      {
        ...number,
        head: distance,
        value: (row) => row.growth.distanceFromStandard,
        format: () => '+0;-0;0',
      },
      { ...number, head: percentile, value: (row) => row.growth.growthPercentile, format: () => '0' },
      ...(rows.some((row) => row.supplied !== null) ? suppliedColumns(words) : []),
    ],
    rows,
    nothing: words.section.noAnswers,
  });
}

function suppliedColumns(words: Words): readonly TableColumn<GrowthRow>[] {
  const [percentile, provider] = words.section.suppliedColumns;
  return [
    {
      head: percentile,
      width: 150,
      holdsNumbers: true,
      value: (row) => row.supplied?.percentile ?? null,
      format: () => '0',
    },
    {
      head: provider,
      width: 190,
      value: ({ supplied }) => (supplied === null ? null : `${supplied.provider} (${supplied.window})`),
    },
  ];
}
