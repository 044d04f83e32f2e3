import { QUADRANT_CAPTION } from '../../gaps/quadrant.ts';
import { subjectName } from '../../standards/smarter-balanced.ts';
import { addChartPicture } from '../../workbook/xlsx/book.ts';
import type { GroupTrendView } from '../outcomes/outcome-view.ts';
import type { SubjectView } from '../outcomes/subject-view.ts';
import { NO_CAUSES } from '../text/pack-words.ts';
import {
  type GridCell,
  heightsSoFar,
  type PageGrid,
  pixelsSoFar,
  skip,
  writeGridRow,
  writeText,
} from './grid.ts';
import { type ChartSize, type PackChart, schoolsChart, trendChart } from './outcome-charts.ts';
import { finishPage, type PackBook, printedPage } from './pack-book.ts';

const COLUMN = 560;
const GAP = 20;
const TREND: ChartSize = { width: COLUMN - 8, height: 244 };
/** The picture of schools is as high as the words beside it, within these. */
const SCHOOLS = { width: COLUMN - 8, least: 262, most: 340 };

/**
 * A printed page about one subject: trends of the groups side by side with their sentences, then the aim beside the picture of schools.
 * Two columns; words below or beside their picture.
 */
export function outcomesPage(
  pack: PackBook,
  name: string,
  where: string,
  subject: SubjectView,
  notes: readonly string[],
): void {
  const grid = printedPage(pack, name, [COLUMN, GAP, COLUMN]);
  const years = [subject.years[0], subject.years.at(-1)].filter((year) => year !== undefined);
  const span = [...new Set(years)].join(' to ');
  writeGridRow(grid, [
    {
      column: 1,
      value: `${subjectName(subject.subject)}, ${where}, ${span}`,
      look: 'headline',
      runsOn: true,
    },
  ]);
  writeText(grid, NO_CAUSES, 'muted');
  for (let i = 0; i < subject.trends.length; i += 2) {
    twoTrends(pack, grid, subject, subject.trends.slice(i, i + 2));
  }
  lowerHalf(pack, grid, subject, notes);
  finishPage(pack, grid);
}

function twoTrends(
  pack: PackBook,
  grid: PageGrid,
  { subject }: SubjectView,
  pair: SubjectView['trends'],
): void {
  const charts = pair.map(({ notInGroup }) => trendChart(notInGroup, subject, TREND));
  if (charts.some((chart) => chart !== null)) pictureRow(pack, grid, charts, TREND.height);
  const texts = pair.map(({ notInGroup, white }) => trendSentences(notInGroup, white));
  const rows = Math.max(...texts.map((sentences) => sentences.length));
  for (let i = 0; i < rows; i += 1) {
    writeGridRow(
      grid,
      texts.flatMap((sentences, side): GridCell[] =>
        sentences[i] === undefined ? [] : [{ column: side * 2 + 1, value: sentences[i] ?? '', look: 'body' }],
      ),
    );
  }
}

/** Beside students not in the group, then beside White students; where a gap moved, which side moved. */
function trendSentences(notInGroup: GroupTrendView, white: GroupTrendView | null): readonly string[] {
  const moved = [notInGroup, white].find((trend) => trend?.hasMoved) ?? null;
  return [notInGroup.sentences[0], white?.sentences[0], moved?.sentences[1]].filter(
    (text) => text !== undefined,
  );
}

/** Pictures side by side in one row as high as they are. */
function pictureRow(
  pack: PackBook,
  grid: PageGrid,
  charts: readonly (PackChart | null)[],
  height: number,
): void {
  const top = pixelsSoFar(grid) + 4;
  const rows = [...heightsSoFar(grid), height + 10];
  charts.forEach((chart, side) => {
    if (chart === null) return;
    const place = {
      left: side * (COLUMN + GAP) + 4,
      top,
      width: chart.drawing.width,
      height: chart.drawing.height,
    };
    addChartPicture(pack.book, grid.sheet, chart.drawing, chart.alternative, place, {
      columns: grid.widths,
      rows,
    });
  });
  skip(grid, height + 10);
}

/** Left the aim and what else is known, in words; right the picture of schools. */
function lowerHalf(pack: PackBook, grid: PageGrid, subject: SubjectView, notes: readonly string[]): void {
  skip(grid, 8);
  const { schools } = subject;
  const top = pixelsSoFar(grid);
  const words: readonly (readonly [GridCell['look'], string])[] = [
    ...(subject.aims.length > 0 ? [['boxTitle', 'Progress to the aim'] as const] : []),
    ...subject.aims.map((text) => ['body', text] as const),
    ...(schools?.growthSentence
      ? [['boxTitle', 'Growth'] as const, ['body', schools.growthSentence] as const]
      : []),
    ...notes.map((text) => ['muted', text] as const),
  ];
  if (schools?.picture == null) {
    inTwoColumns(grid, words);
    return;
  }
  for (const [look, value] of words) writeGridRow(grid, [{ column: 1, value, look }]);
  const beside = pixelsSoFar(grid) - top - 8;
  const height = Math.min(SCHOOLS.most, Math.max(SCHOOLS.least, beside));
  const chart = schoolsChart(schools, { width: SCHOOLS.width, height });
  if (chart === null) return;
  if (beside < height) skip(grid, height - beside);
  addChartPicture(
    pack.book,
    grid.sheet,
    chart.drawing,
    chart.alternative,
    { left: COLUMN + GAP + 4, top, width: chart.drawing.width, height: chart.drawing.height },
    { columns: grid.widths, rows: heightsSoFar(grid) },
  );
  writeGridRow(grid, [{ column: 3, value: QUADRANT_CAPTION, look: 'muted' }]);
}

/** Without a picture the words take both columns: left the first half, right the second, under one title. */
function inTwoColumns(grid: PageGrid, words: readonly (readonly [GridCell['look'], string])[]): void {
  const [title, ...rest] = words;
  if (title === undefined) return;
  writeGridRow(grid, [
    { column: 1, value: title[1], look: title[0] },
    ...(title[0] === 'boxTitle' ? [{ column: 3, value: null, look: 'boxTitle' } as const] : []),
  ]);
  const half = Math.ceil(rest.length / 2);
  for (let i = 0; i < half; i += 1) {
    const sides = [rest[i], rest[half + i]];
    writeGridRow(
      grid,
      sides.flatMap((side, k): GridCell[] =>
        side === undefined ? [] : [{ column: k * 2 + 1, value: side[1], look: side[0] }],
      ),
    );
  }
}
