import type { SetAsideRow } from '../team-view.ts';
import type { NumbersColumn } from '../words/words.ts';
import { addNativeChart } from '../xlsx/book.ts';
import { addDropdown, choiceRange } from '../xlsx/dropdown.ts';
import { rowPixels, setColumns } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { cornersOf } from '../xlsx/picture.ts';
import { type CellValue, dayCell } from '../xlsx/safe-cell.ts';
import { type TableColumn, writeTable } from '../xlsx/table.ts';
import { hideKeyColumn, KEY_COLUMN, writeFieldsRow } from '../xlsx/write-back.ts';
import { implementationRows, type NumberRow, onLine, seriesOf, seriesRows } from './number-rows.ts';
import { seriesNativeChart } from './series-native-chart.ts';
import { type SheetContext, type TeamSheet, teamFoot } from './sheet.ts';
import { writeLines } from './text-lines.ts';
import { DATE_FORMAT, valueFormat } from './value-format.ts';

interface NumbersColumnPlan {
  readonly id: NumbersColumn;
  readonly width: number;
  readonly value: (row: NumberRow, context: SheetContext) => CellValue;
  readonly format?: 'value' | 'date' | 'count';
  readonly writeBack?: boolean;
}

/** The columns of the sheet, in order. Yellow ones are read back by their id. */
const COLUMNS: readonly NumbersColumnPlan[] = [
  { id: 'date', width: 110, value: (row) => dayCell(row.date), format: 'date' },
  {
    id: 'section',
    width: 120,
    value: (row, { words }) => row.section ?? words.everySheet.allClasses,
  },
  { id: 'measure', width: 250, value: (row) => row.measureName },
  { id: 'answered', width: 95, value: (row) => row.answered, format: 'count' },
  { id: 'expected', width: 95, value: (row) => row.expected, format: 'count' },
  { id: 'value', width: 80, value: valueCell, format: 'value' },
  {
    id: 'inBaseline',
    width: 95,
    value: (row, { words }) => (row.inBaseline ? words.everySheet.yes : words.everySheet.no),
  },
  {
    id: 'leaveOut',
    width: 110,
    value: (row, { words }) => (row.excluded === null ? null : words.everySheet.yes),
    writeBack: true,
  },
  { id: 'reason', width: 210, value: (row) => row.excluded, writeBack: true },
  { id: 'onLine', width: 80, value: (row) => (row.done === null ? onLine(row) : null), format: 'value' },
  { id: 'usualLevel', width: 80, value: (row) => row.usualLevel, format: 'value' },
  { id: 'goal', width: 75, value: (row) => row.goal, format: 'value' },
];

function valueCell(row: NumberRow, { words }: SheetContext): CellValue {
  if (row.done !== null) return words.charts.done[row.done];
  return row.hidden ? words.groups.tooFew : row.value;
}

const TEXT_WIDTH = 1100;
/** Charts stand right of the table, under each other. */
const CHART = { width: 640, height: 340, gap: 24 } as const;

/** Sheet 5: every number behind the charts, an editable chart of each series, and the rows that could not be used. */
export const theNumbers: TeamSheet = {
  name: 'numbers',
  wanted: () => true,
  write: (context) => {
    const { sheet, view, words } = context;
    setColumns(sheet, [4, ...COLUMNS.map((column) => column.width)]);
    hideKeyColumn(sheet);
    const fields = COLUMNS.flatMap(({ id, writeBack }, i): [number, string][] =>
      writeBack ? [[KEY_COLUMN + 1 + i, id]] : [],
    );
    writeFieldsRow(sheet, 1, new Map(fields));
    const count = (kind: SetAsideRow['kind']): number =>
      view.setAsideRows.filter((row) => row.kind === kind).length;
    const heading = words.numbers.heading({ notUsed: count('not-used'), late: count('late') });
    let row = writeLines(sheet, 2, heading, TEXT_WIDTH, 'sheetTitle');
    row = writeLines(sheet, row, words.numbers.explanation, TEXT_WIDTH, 'line');
    const top = row;
    const rows = [...seriesOf(view).flatMap(seriesRows), ...implementationRows(view)];
    if (rows.length === 0) {
      row = writeLines(sheet, row, words.numbers.nothingYet, TEXT_WIDTH, 'line');
    } else {
      row = writeNumbers(context, top, rows) + 1;
      writeCharts(context, top);
    }
    if (view.setAsideRows.length > 0) row = writeSetAside(context, row + 1) + 1;
    setUpPage(sheet, {
      orientation: 'landscape',
      onePage: false,
      lastColumn: sheet.getColumn(KEY_COLUMN + COLUMNS.length).letter,
      lastRow: row,
      frozenRows: rows.length === 0 ? 0 : top,
      foot: teamFoot(context),
    });
  },
};

function writeNumbers(context: SheetContext, top: number, rows: readonly NumberRow[]): number {
  const { book, sheet, words } = context;
  const formats = {
    date: () => DATE_FORMAT,
    count: () => '0',
    value: (row: NumberRow) => valueFormat(row.unit),
  } as const;
  const columns = COLUMNS.map((plan): TableColumn<NumberRow> => {
    const column = {
      holdsNumbers: plan.format === 'value' || plan.format === 'count',
      head: words.numbers.columns[plan.id],
      width: plan.width,
      value: (row: NumberRow) => plan.value(row, context),
      writeBack: plan.writeBack ?? false,
    };
    return plan.format === undefined ? column : { ...column, format: formats[plan.format] };
  });
  const key = (row: NumberRow) => ({ kind: 'exclude-point', row: row.key }) as const;
  const last = writeTable(sheet, { name: 'Numbers', top, columns, rows, key });
  const source = choiceRange(book.lists, words.everySheet.yes, [words.everySheet.yes]);
  const letter = letterOf(context, 'leaveOut');
  addDropdown(sheet, `${letter}${top + 1}:${letter}${last}`, source, words.everySheet.typeHere);
  return last;
}

function letterOf({ sheet }: SheetContext, id: NumbersColumn): string {
  return sheet.getColumn(KEY_COLUMN + 1 + COLUMNS.findIndex((column) => column.id === id)).letter;
}

/** One editable chart for each series with a value, bound to its rows. */
function writeCharts(context: SheetContext, top: number): void {
  const { book, sheet, view, words } = context;
  let firstRow = top + 1;
  const columnPixels = [0, ...COLUMNS.map((column) => column.width)];
  const grid = { columns: columnPixels, rows: rowPixels(sheet, sheet.rowCount) };
  const left = columnPixels.reduce((sum, width) => sum + width, 0) + CHART.gap;
  let chartTop = grid.rows.slice(0, top - 1).reduce((sum, height) => sum + height, 0);
  for (const series of seriesOf(view)) {
    const lastRow = firstRow + series.points.length - 1;
    if (series.points.some((point) => point.value !== null)) {
      const corners = cornersOf({ left, top: chartTop, width: CHART.width, height: CHART.height }, grid);
      const columns = {
        date: letterOf(context, 'date'),
        onLine: letterOf(context, 'onLine'),
        usualLevel: letterOf(context, 'usualLevel'),
        goal: letterOf(context, 'goal'),
      };
      const cells = { sheetName: sheet.name, firstRow, lastRow, columns };
      addNativeChart(book, sheet, seriesNativeChart(series, words, cells, corners));
      chartTop += CHART.height + CHART.gap;
    }
    firstRow = lastRow + 1;
  }
}

function writeSetAside({ sheet, view, words }: SheetContext, top: number): number {
  const row = writeLines(sheet, top, words.numbers.setAsideHeading, TEXT_WIDTH, 'sheetTitle');
  const [what, file, rowNumber, reason] = words.numbers.setAsideColumns;
  const [first = 0, second = 0, third = 0, fourth = 0] = COLUMNS.map((column) => column.width);
  const columns: TableColumn<SetAsideRow>[] = [
    { head: what, width: first, value: (one) => words.numbers.setAsideKinds[one.kind] },
    { head: file, width: second, value: (one) => one.file },
    { head: reason, width: third, value: (one) => one.reason },
    { head: rowNumber, width: fourth, value: (one) => one.row, format: () => '0', holdsNumbers: true },
  ];
  return writeTable(sheet, { name: 'SetAside', top: row, columns, rows: view.setAsideRows, key: null });
}
