import { type TrendLine, type TwoLineTrend, twoLineTrend } from '../charts/two-line-trend.ts';
import type { ContextValue, ContextView } from '../team-view.ts';
import type { Words } from '../words/words.ts';
import { addChartPicture } from '../xlsx/book.ts';
import { rowPixels, setColumns, setRowHeight } from '../xlsx/measures.ts';
import { setUpPage } from '../xlsx/page.ts';
import { writeTable } from '../xlsx/table.ts';
import { hideKeyColumn } from '../xlsx/write-back.ts';
import { type TeamSheet, teamFoot } from './sheet.ts';
import { writeLines } from './text-lines.ts';
import { distanceScale } from './value-scale.ts';

const WIDTHS = [140, 260, 200, 90] as const;
const CHART = { width: 680, height: 340 } as const;

interface ContextRow {
  readonly year: string;
  readonly name: string;
  readonly value: ContextValue;
}

/** On request: one annual line, where the students of the team's grades stand, without causes. */
export const context: TeamSheet = {
  name: 'context',
  wanted: (view) => view.context !== null,
  write: (sheetContext) => {
    const { book, sheet, view, words } = sheetContext;
    if (view.context === null) return;
    setColumns(sheet, [4, ...WIDTHS]);
    hideKeyColumn(sheet);
    let row = writeLines(sheet, 1, words.context.heading, CHART.width, 'sheetTitle');
    for (const note of [words.context.noCauses, ...view.context.notes]) {
      row = writeLines(sheet, row, note, CHART.width, 'line');
    }
    const heights = rowPixels(sheet, row - 1);
    const top = heights.reduce((sum, height) => sum + height, 8);
    const trend = contextTrend(view.context, words);
    const alternative = contextAlternative(view.context, words);
    addChartPicture(
      book,
      sheet,
      twoLineTrend(trend),
      alternative,
      { left: 4, top, ...CHART },
      {
        columns: [0, ...WIDTHS],
        rows: [...heights, CHART.height + 24],
      },
    );
    setRowHeight(sheet, row, CHART.height + 24);
    const [year, group, mean, n] = words.context.columns;
    const last = writeTable(sheet, {
      name: 'Context',
      top: row + 1,
      columns: [
        { head: year, width: WIDTHS[0], value: (one: ContextRow) => one.year },
        { head: group, width: WIDTHS[1], value: (one: ContextRow) => one.name },
        { head: mean, width: WIDTHS[2], value: (one: ContextRow) => one.value.mean, format: () => '+0;-0;0' },
        { head: n, width: WIDTHS[3], value: (one: ContextRow) => one.value.n, format: () => '0' },
      ],
      rows: contextRows(view.context, words),
      key: null,
    });
    setUpPage(sheet, {
      orientation: 'portrait',
      onePage: true,
      lastColumn: 'E',
      lastRow: last,
      frozenRows: 0,
      foot: teamFoot(sheetContext),
    });
  },
};

function contextRows(context: ContextView, words: Words): readonly ContextRow[] {
  const empty: ContextValue = { mean: null, n: null };
  return context.schoolYears.flatMap((year, i) => [
    { year, name: context.groupName, value: context.inGroup[i] ?? empty },
    { year, name: words.groups.notInGroup, value: context.notInGroup[i] ?? empty },
  ]);
}

function contextTrend(context: ContextView, words: Words): TwoLineTrend {
  const line = (name: string, values: readonly ContextValue[]): TrendLine => ({
    name,
    values: values.map((value) => value.mean),
    counts: values.map((value) => value.n),
    newestLabel: distanceInWords(values.findLast((value) => value.mean !== null)?.mean ?? 0, words),
  });
  const means = [...context.inGroup, ...context.notInGroup].flatMap((value) => value.mean ?? []);
  return {
    ...CHART,
    heading: { title: context.title, subtitle: context.subtitle },
    times: context.schoolYears,
    lines: [line(context.groupName, context.inGroup), line(words.groups.rowNotIn, context.notInGroup)],
    scale: distanceScale(means),
    reference: { value: 0, label: words.context.standardMet },
    countWord: words.charts.countWord,
  };
}

function distanceInWords(points: number, words: Words): string {
  const size = String(Math.abs(Math.round(points)));
  return points < 0 ? words.context.below(size) : words.context.above(size);
}

function contextAlternative(context: ContextView, words: Words): string {
  const values = contextRows(context, words)
    .filter((row) => row.value.mean !== null)
    .map(
      (row) =>
        `${row.year} ${row.name} ${distanceInWords(row.value.mean ?? 0, words)} (n ${row.value.n ?? '?'})`,
    );
  return `${context.title}. ${values.join('; ')}.`;
}
