import { PALETTE } from '../charts/palette.ts';
import { FEWEST_STUDENTS_FOR_SOLID } from '../charts/run-chart.ts';
import type { SeriesView } from '../team-view.ts';
import type { Words } from '../words/words.ts';
import { quotedSheetName } from '../xlsx/dropdown.ts';
import type { NativeChart, NativeLine, NumberRange } from '../xlsx/native-chart.ts';
import type { Corner } from '../xlsx/picture.ts';
import { onLine, seriesRows } from './number-rows.ts';
import { findingOf } from './series-chart.ts';
import { SHORT_DATE_FORMAT, valueFormat } from './value-format.ts';
import { scaleOf } from './value-scale.ts';

/** Where the rows of a series stand on The numbers. */
export interface SeriesCells {
  readonly sheetName: string;
  readonly firstRow: number;
  readonly lastRow: number;
  /** Letters of the columns. */
  readonly columns: Readonly<Record<'date' | 'onLine' | 'usualLevel' | 'goal', string>>;
}

const MILLISECONDS_A_DAY = 86_400_000;
/** Day 0 of Excel's calendar. */
const EXCEL_EPOCH = Date.UTC(1899, 11, 30);

/** The series as a chart that people can edit and copy to a slide: values, usual level, goal. */
export function seriesNativeChart(
  series: SeriesView,
  words: Words,
  cells: SeriesCells,
  place: { readonly from: Corner; readonly to: Corner },
): NativeChart {
  const rows = seriesRows(series);
  const range = (column: string, values: readonly (number | null)[], format: string): NumberRange => ({
    reference: `${quotedSheetName(cells.sheetName)}!$${column}$${cells.firstRow}:$${column}$${cells.lastRow}`,
    values,
    format,
  });
  const format = valueFormat(series.unit);
  const hollow = rows.flatMap((row, i) =>
    onLine(row) !== null && row.answered !== null && row.answered < FEWEST_STUDENTS_FOR_SOLID ? [i] : [],
  );
  const values: NativeLine = {
    name: words.numbers.columns.value,
    values: range(cells.columns.onLine, rows.map(onLine), format),
    colour: PALETTE.blue,
    dash: 'solid',
    marker: 'circle',
    hollow,
  };
  const level = (
    name: string,
    column: string,
    of: 'usualLevel' | 'goal',
    dash: NativeLine['dash'],
  ): NativeLine => ({
    name,
    values: range(
      column,
      rows.map((row) => row[of]),
      format,
    ),
    colour: PALETTE.grey,
    dash,
    marker: 'none',
    hollow: [],
  });
  const { lowest, highest } = scaleOf(
    series.unit,
    rows.flatMap((row) => [row.value ?? 0, row.goal ?? 0]),
  );
  const measure = [series.measureName, series.section].filter((name) => name !== null).join(', ');
  const title = `${measure}: ${findingOf(series, words)}`;
  return {
    kind: 'line',
    title,
    alternative: words.numbers.chartAlternative(title),
    language: words.language,
    categories: range(
      cells.columns.date,
      rows.map((row) => excelDay(row.date)),
      SHORT_DATE_FORMAT[words.language],
    ),
    lines: [
      values,
      ...(series.usualLevels.length === 0
        ? []
        : [level(words.numbers.columns.usualLevel, cells.columns.usualLevel, 'usualLevel', 'solid')]),
      ...(series.goal === null
        ? []
        : [level(words.numbers.columns.goal, cells.columns.goal, 'goal', 'sysDot')]),
    ],
    lowest,
    highest,
    ...place,
  };
}

function excelDay(date: string): number {
  return (Date.parse(`${date}T00:00:00Z`) - EXCEL_EPOCH) / MILLISECONDS_A_DAY;
}
