import { runChart } from '../charts/run-chart.ts';
import { smallMultiples } from '../charts/small-multiples.ts';
import type { Drawing } from '../charts/svg.ts';
import type { SeriesPointView, SeriesView } from '../team-view.ts';
import { dayOf, valueInWords, type Words } from '../words/words.ts';
import { addChartPicture } from '../xlsx/book.ts';
import { rowPixels, setColumns, setRowHeight } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { dayCell } from '../xlsx/safe-cell.ts';
import { writeTable } from '../xlsx/table.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { lessonSlots } from './lesson-slots.ts';
import { alternativeOf, runChartOf } from './series-chart.ts';
import { type TeamSheet, teamFoot } from './sheet.ts';
import { writeLines } from './text-lines.ts';
import { DATE_FORMAT, valueFormat } from './value-format.ts';

const WIDTHS = [110, 420, 90, 100] as const;
const PANEL = { width: 350, height: 220 } as const;
const GAP = 20;
const TEXT_WIDTH = 2 * PANEL.width + GAP;

interface InterimRow {
  readonly series: SeriesView;
  readonly point: SeriesPointView;
}

/** On request: slow measures with a few points a year. Dots and a table, no usual level, no verdict. */
export const interims: TeamSheet = {
  name: 'interims',
  wanted: (view) => (view.interims?.series ?? []).some((series) => series.points.length > 0),
  write: (context) => {
    const { book, sheet, view, words } = context;
    const series = (view.interims?.series ?? []).filter((one) => one.points.length > 0);
    setColumns(sheet, [4, ...WIDTHS]);
    hideKeyColumn(sheet);
    let row = writeLines(sheet, 1, words.interims.heading, TEXT_WIDTH, 'sheetTitle');
    row = writeLines(sheet, row, words.interims.explanation, TEXT_WIDTH, 'line');
    const heights = rowPixels(sheet, row - 1);
    const top = heights.reduce((sum, height) => sum + height, 8);
    const columns = Math.min(2, series.length);
    const drawing = smallMultiples({
      heading: { title: '', subtitle: '' },
      panels: series.map((one) => interimPanel(one, words, series.length === 1 ? TEXT_WIDTH : PANEL.width)),
      columns,
      gap: GAP,
    });
    const alternative = series.map((one) => alternativeOf(titleOf(one, words), one, words)).join(' ');
    addChartPicture(
      book,
      sheet,
      drawing,
      alternative,
      { left: 4, top, width: drawing.width, height: drawing.height },
      { columns: [0, ...WIDTHS], rows: [...heights, drawing.height + 24] },
    );
    setRowHeight(sheet, row, Math.min(540, drawing.height + 24));
    const [date, measure, n, value] = words.interims.columns;
    const last = writeTable(sheet, {
      name: 'Interims',
      top: row + 1,
      columns: [
        {
          head: date,
          width: WIDTHS[0],
          value: ({ point }: InterimRow) => dayCell(point.date),
          format: () => DATE_FORMAT,
        },
        { head: measure, width: WIDTHS[1], value: (one: InterimRow) => one.series.measureName },
        { head: n, width: WIDTHS[2], value: ({ point }: InterimRow) => point.answered, format: () => '0' },
        {
          head: value,
          width: WIDTHS[3],
          value: ({ point }: InterimRow) => (point.hidden ? words.groups.tooFew : point.value),
          format: (one: InterimRow) => valueFormat(one.series.unit),
        },
      ],
      rows: series.flatMap((one) => one.points.map((point): InterimRow => ({ series: one, point }))),
      key: null,
    });
    setUpPage(sheet, {
      orientation: 'portrait',
      onePage: true,
      lastColumn: 'E',
      lastRow: last,
      frozenRows: 0,
      foot: teamFoot(context),
    });
  },
};

/** The newest value with its n: all that may be said of a few points. */
function titleOf(series: SeriesView, words: Words): string {
  const newest = series.points.findLast((point) => point.value !== null);
  if (newest?.value == null) return words.charts.nothingYet;
  const value = valueInWords(words, series.unit, newest.value, newest.answered);
  const withN = newest.answered === null ? value : words.groups.withN(value, newest.answered);
  return `${dayOf(words, newest.date)}: ${withN}`;
}

function interimPanel(series: SeriesView, words: Words, width: number): Drawing {
  const lessons = lessonSlots([series.points.map((point) => point.date)]);
  const chart = runChartOf({ ...series, usualLevels: [], limits: null }, words, { ...PANEL, width, lessons });
  return runChart({ ...chart, heading: { title: titleOf(series, words), subtitle: series.measureName } });
}
