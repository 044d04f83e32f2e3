import { LABEL_SIZE, textWidth } from '../charts/lettering.ts';
import { plotEdges } from '../charts/run-chart.ts';
import type { TeamView } from '../team-view.ts';
import { wordsFor } from '../words/words.ts';
import { addChartPicture } from '../xlsx/book.ts';
import { dress, type Look, letterSize } from '../xlsx/look.ts';
import { heightOfText, setColumns, setRowHeight } from '../xlsx/measures.ts';
import { PRINTABLE, setUpPage } from '../xlsx/page.ts';
import { setCell } from '../xlsx/safe-cell.ts';
import { firstSheetWords } from './first-sheet-words.ts';
import { implementationChart, noImplementationYet } from './implementation-chart.ts';
import { lessonSlots } from './lesson-slots.ts';
import { type DescribedChart, mostLessons, runChartOf, seriesChart } from './series-chart.ts';
import { type SheetContext, type TeamSheet, teamFoot } from './sheet.ts';

/** Charts on the left, words on the right: together one landscape letter page, and one screen. */
export const COLUMNS = { charts: 620, gap: 20, words: 330 } as const;
const WIDTHS = [COLUMNS.charts, COLUMNS.gap, COLUMNS.words];
const [CHART_COLUMN, WORD_COLUMN] = [1, 3];
const GAP = 14;
/** The run chart takes what the page leaves, within reason. */
const RUN_CHART_HEIGHT = { least: 240, most: 370 } as const;
const THIRD_CHART_HEIGHT = 156;

interface Line {
  readonly look: Look;
  readonly text: string;
  /** Room above, in pixels. */
  readonly above?: number;
}

/** Sheet 1: verdict, did students respond, did we do it, prediction and result, what students wrote, what is next. */
export const thisWeek: TeamSheet = {
  name: 'this-week',
  wanted: () => true,
  write: (context) => {
    const { sheet, view, words } = context;
    setColumns(sheet, WIDTHS);
    const text = firstSheetWords(view, words);
    const head: readonly (readonly [Line, Line])[] = [
      [
        { look: 'headline', text: text.headline },
        { look: 'strong', text: text.team },
      ],
      [
        { look: view.thisWeek.stale ? 'strong' : 'muted', text: text.freshness },
        { look: 'muted', text: '' },
      ],
    ];
    const rowHeights = head.map(([left, right], i) => writeRow(context, i + 1, left, right));
    const top = sum(rowHeights) + GAP;
    const charts = firstSheetCharts(view, PRINTABLE.landscape.height - top);
    const noCharts: Line = {
      look: 'muted',
      text:
        charts.length > 0 ? '' : words.thisWeek[view.thisWeek.freshness === null ? 'noLessons' : 'noChart'],
      above: 8,
    };
    for (const [i, line] of wordLines(text).entries()) {
      const row = rowHeights.length + 1;
      rowHeights.push(writeRow(context, row, i === 0 ? noCharts : { look: 'body', text: '' }, line));
    }
    const chartsHeight = sum(charts.map(({ drawing }) => drawing.height + GAP));
    const missing = top + chartsHeight - sum(rowHeights);
    if (missing > 0) {
      rowHeights.push(missing);
      setRowHeight(sheet, rowHeights.length, missing);
    }
    let y = top;
    for (const { drawing, alternative } of charts) {
      const place = { left: 4, top: y, width: drawing.width, height: drawing.height };
      addChartPicture(context.book, sheet, drawing, alternative, place, {
        columns: WIDTHS,
        rows: rowHeights,
      });
      y += drawing.height + GAP;
    }
    setUpPage(sheet, {
      orientation: 'landscape',
      onePage: true,
      lastColumn: 'C',
      lastRow: rowHeights.length,
      frozenRows: 0,
      foot: teamFoot(context),
    });
  },
};

/** Writes both columns of a row and returns its height in pixels. */
function writeRow({ sheet }: SheetContext, row: number, left: Line, right: Line): number {
  const heights = [
    [CHART_COLUMN, COLUMNS.charts, left] as const,
    [WORD_COLUMN, COLUMNS.words, right] as const,
  ].map(([column, width, line]) => {
    dress(setCell(sheet.getCell(row, column), line.text), line.look);
    const bold = line.look === 'headline' || line.look === 'strong' || line.look === 'boxTitle';
    return line.text === ''
      ? 0
      : heightOfText(line.text, width, letterSize(line.look), bold) + (line.above ?? 0);
  });
  const height = Math.max(4, ...heights);
  setRowHeight(sheet, row, height);
  return height;
}

function wordLines(text: ReturnType<typeof firstSheetWords>): readonly Line[] {
  const box = (title: string, above: number): Line => ({ look: 'boxTitle', text: title, above });
  return [
    box(text.predictionTitle, 0),
    { look: 'body', text: text.prediction },
    ...(text.wroteTitle === '' ? [] : [box(text.wroteTitle, 14)]),
    ...text.wrote.flatMap(({ code, quote }): Line[] => [
      { look: 'strong', text: code },
      ...(quote === '' ? [] : [{ look: 'quote' as const, text: quote }]),
    ]),
    box(text.nextTitle, 14),
    ...text.next.map((line): Line => ({ look: 'body', text: line })),
  ];
}

/** At most three charts, in a height: what students said, what was done, and what is watched for harm. */
export function firstSheetCharts(view: TeamView, room: number): readonly DescribedChart[] {
  const words = wordsFor(view.language);
  const { outcome, implementation } = view;
  const width = COLUMNS.charts - 8;
  const shared = lessonSlots(
    [outcome?.points ?? [], implementation?.lessons ?? []].map((all) => all.map((one) => one.date)),
    mostLessons(width),
  );
  const leastLeft = Math.max(
    ...[...Object.values(words.charts.done), '100%'].map((name) => textWidth(name, LABEL_SIZE) + 14),
  );
  const runChartPlace = {
    width,
    height: RUN_CHART_HEIGHT.most,
    lessons: shared,
    leastLeft,
    question: words.thisWeek.didStudentsRespond,
  };
  const others = [
    implementation === null
      ? outcome === null
        ? null
        : noImplementationYet(words, width)
      : implementationChart(implementation, words, {
          width,
          question: words.thisWeek.didWeDoIt,
          days: shared.days,
          slots: shared.slots[1] ?? [],
          changeOn: outcome?.change?.on ?? null,
          edges: outcome === null ? null : plotEdges(runChartOf(outcome, words, runChartPlace)),
        }),
    balancingChart(view, width, leastLeft),
  ].filter((chart) => chart !== null);
  if (outcome === null) return others;
  const left = room - GAP - sum(others.map(({ drawing }) => drawing.height + GAP));
  const height = Math.min(RUN_CHART_HEIGHT.most, Math.max(RUN_CHART_HEIGHT.least, left));
  return [seriesChart(outcome, words, { ...runChartPlace, height }), ...others];
}

function balancingChart(
  { balancing, language }: TeamView,
  width: number,
  leastLeft: number,
): DescribedChart | null {
  if (balancing === null) return null;
  const words = wordsFor(language);
  return seriesChart(balancing, words, {
    width,
    height: THIRD_CHART_HEIGHT,
    lessons: lessonSlots([balancing.points.map((point) => point.date)], mostLessons(width)),
    leastLeft,
    question: words.thisWeek.watchForHarm,
    questionInTitle: true,
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
