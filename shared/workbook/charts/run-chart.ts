import { type EndLabel, endLabels } from './end-labels.ts';
import { type Heading, headingBlock } from './heading.ts';
import { beforeLessonX, countLabels, dayLabels, lessonX } from './lesson-axis.ts';
import { LABEL_SIZE, shortened, textWidth } from './lettering.ts';
import { excludedMarker, marker } from './marker.ts';
import { PALETTE } from './palette.ts';
import { type Drawing, element, line, placed, words } from './svg.ts';
import { heightOf, type PlotBox, scaleWidth, type ValueScale, valueAxis } from './value-axis.ts';

/** One lesson on the chart. A slot without a point is passed over; a missing point is a gap in the line. */
export interface RunChartPoint {
  readonly slot: number;
  /** Null = missing. */
  readonly value: number | null;
  /** Students who answered; null where nobody counts them. */
  readonly n: number | null;
  readonly excluded: boolean;
}

/** A level line over some lessons: the usual level of one phase. */
export interface Level {
  readonly firstSlot: number;
  readonly lastSlot: number;
  readonly value: number;
  /** Said at the line's end; empty for the levels of earlier phases. */
  readonly label: string;
}

export interface RunChart {
  readonly width: number;
  readonly height: number;
  readonly heading: Heading;
  /** The days under the axis, one per lesson, as people write them. */
  readonly days: readonly string[];
  readonly points: readonly RunChartPoint[];
  readonly scale: ValueScale;
  readonly levels: readonly Level[];
  readonly goal: { readonly value: number; readonly label: string } | null;
  /** Begins before the lesson in this slot. */
  readonly change: { readonly slot: number; readonly words: string } | null;
  /** Usual range, drawn only where it is asked for and there are enough points. */
  readonly limits: { readonly lower: number; readonly upper: number; readonly label: string } | null;
  /** What the newest point is called at the line's end. */
  readonly newestLabel: string | null;
  /** The word for n, left of the numbers. */
  readonly countWord: string;
  /** Room left of the points at least, so that charts under each other line up. */
  readonly leastLeft: number;
}

/** Points of fewer students are drawn hollow. */
export const FEWEST_STUDENTS_FOR_SOLID = 5;
/** Limits wobble too much below this many points. */
export const FEWEST_POINTS_FOR_LIMITS = 12;

const BAND_FOR_CHANGE_WORDS = 26;
const DAYS_HEIGHT = LABEL_SIZE + 8;
const SOLID_LINE = { stroke: PALETTE.blue, 'stroke-width': 2.2, fill: 'none', 'stroke-linejoin': 'round' };
const USUAL = { stroke: PALETTE.grey, 'stroke-width': 2 };
const GOAL = {
  stroke: PALETTE.grey,
  'stroke-width': 2.4,
  'stroke-dasharray': '0.1 5',
  'stroke-linecap': 'round',
};
const LIMIT = { stroke: PALETTE.grey, 'stroke-width': 1.2, 'stroke-dasharray': '7 4' };
const CHANGE = { stroke: PALETTE.ink, 'stroke-width': 1.5 };

/** A run chart: points in time order with n under each, usual level, goal, and where the change began. */
export function runChart(chart: RunChart): Drawing {
  const heading = headingBlock(chart.heading, chart.width);
  const labels = labelsAtEnd(chart);
  const { left, right } = plotEdges(chart);
  const counts = chart.days.map((_, slot) => countOf(chart.points, slot));
  const counted = counts.some((count) => count !== null);
  const measured: PlotBox = { left, right, top: 0, bottom: 0 };
  const countsHeight = counted ? countLabels(counts, chart.countWord, measured, 0).height : 0;
  const box: PlotBox = {
    left,
    right,
    top: heading.height + BAND_FOR_CHANGE_WORDS,
    bottom: chart.height - DAYS_HEIGHT - countsHeight - 4,
  };
  const under = box.bottom + 4;
  const body = [
    placed(heading, 0, 0),
    valueAxis(chart.scale, box),
    limits(chart, box),
    levels(chart, box),
    goal(chart, box),
    change(chart, box),
    lines(chart, box),
    markers(chart, box),
    endLabels(
      labels.map((label) => ({ ...label, y: heightOf(label.value, chart.scale, box) })),
      right + 8,
      chart.width - right - 8,
      box.top,
      box.bottom,
    ),
    counted ? countLabels(counts, chart.countWord, box, under).body : '',
    dayLabels(chart.days, importantSlots(chart), box, under + countsHeight),
  ];
  return { width: chart.width, height: chart.height, body: body.join('') };
}

/** Left and right end of the lessons. */
export function plotEdges(chart: RunChart): { readonly left: number; readonly right: number } {
  const widths = labelsAtEnd(chart).map(({ text, bold = false }) => textWidth(text, LABEL_SIZE, bold));
  const labelWidth = Math.min(chart.width * 0.26, Math.max(0, ...widths));
  const countWidth = textWidth(chart.countWord, LABEL_SIZE) + 12;
  return {
    left: Math.max(scaleWidth(chart.scale), countWidth, chart.leastLeft),
    right: chart.width - labelWidth - 12,
  };
}

function countOf(points: readonly RunChartPoint[], slot: number): string | null {
  const n = points.find((point) => point.slot === slot)?.n ?? null;
  return n === null ? null : String(n);
}

function importantSlots({ days, change }: RunChart): number[] {
  return [0, days.length - 1, ...(change === null ? [] : [change.slot])];
}

function labelsAtEnd(chart: RunChart): readonly (Omit<EndLabel, 'y'> & { readonly value: number })[] {
  const newest = chart.points.filter(isOnLine).at(-1);
  const level = chart.levels.at(-1);
  return [
    ...(newest?.value == null || chart.newestLabel === null
      ? []
      : [{ value: newest.value, text: chart.newestLabel, fill: PALETTE.blue, bold: true }]),
    ...(level === undefined ? [] : [{ value: level.value, text: level.label, fill: PALETTE.grey }]),
    ...(chart.goal === null ? [] : [{ value: chart.goal.value, text: chart.goal.label, fill: PALETTE.grey }]),
    ...(hasLimits(chart) && chart.limits !== null
      ? [{ value: chart.limits.upper, text: chart.limits.label, fill: PALETTE.grey }]
      : []),
  ];
}

function hasLimits({ limits: given, points }: RunChart): boolean {
  return given !== null && points.filter(isOnLine).length >= FEWEST_POINTS_FOR_LIMITS;
}

function isOnLine(point: RunChartPoint): boolean {
  return point.value !== null && !point.excluded;
}

function levels({ levels: all, scale, days }: RunChart, box: PlotBox): string {
  return all
    .map(({ firstSlot, lastSlot, value }) => {
      const y = heightOf(value, scale, box);
      const from = beforeLessonX(firstSlot, days.length, box);
      return line(from, y, beforeLessonX(lastSlot + 1, days.length, box), y, USUAL);
    })
    .join('');
}

function goal({ goal: given, scale }: RunChart, box: PlotBox): string {
  if (given === null) return '';
  const y = heightOf(given.value, scale, box);
  return line(box.left, y, box.right, y, GOAL);
}

function limits(chart: RunChart, box: PlotBox): string {
  if (!hasLimits(chart) || chart.limits === null) return '';
  return [chart.limits.lower, chart.limits.upper]
    .map((value) => heightOf(value, chart.scale, box))
    .map((y) => line(box.left, y, box.right, y, LIMIT))
    .join('');
}

function change(chart: RunChart, box: PlotBox): string {
  const { change: given, days } = chart;
  if (given === null) return '';
  const x = beforeLessonX(given.slot, days.length, box);
  // Above the plot nothing stands right of it: long words run on over the labels at the line's end.
  const [roomLeft, roomRight] = [x - box.left, chart.width - x];
  const toTheRight = roomRight >= roomLeft || textWidth(given.words, LABEL_SIZE) < roomRight - 8;
  const room = (toTheRight ? roomRight : roomLeft) - 8;
  return (
    line(x, box.top - BAND_FOR_CHANGE_WORDS + 4, x, box.bottom, CHANGE) +
    words(shortened(given.words, room, LABEL_SIZE), toTheRight ? x + 6 : x - 6, box.top - 10, {
      anchor: toTheRight ? 'start' : 'end',
    })
  );
}

/** The line runs over lessons that were left out, and stops where a lesson is missing. */
function lines({ points, scale, days }: RunChart, box: PlotBox): string {
  const pieces: string[][] = [[]];
  for (const point of [...points].sort((a, b) => a.slot - b.slot)) {
    if (point.value === null) pieces.push([]);
    else if (!point.excluded) {
      const x = lessonX(point.slot, days.length, box);
      pieces.at(-1)?.push(`${x.toFixed(1)},${heightOf(point.value, scale, box).toFixed(1)}`);
    }
  }
  return pieces
    .filter((piece) => piece.length > 1)
    .map((piece) => element('polyline', { points: piece.join(' '), ...SOLID_LINE }))
    .join('');
}

function markers({ points, scale, days }: RunChart, box: PlotBox): string {
  const step = (box.right - box.left) / Math.max(1, days.length);
  const radius = Math.min(5, Math.max(3, step / 2.6));
  return points
    .map(({ slot, value, n, excluded }) => {
      if (value === null) return '';
      const [x, y] = [lessonX(slot, days.length, box), heightOf(value, scale, box)];
      if (excluded) return excludedMarker(x, y);
      const hollow = n !== null && n < FEWEST_STUDENTS_FOR_SOLID;
      return marker('circle', x, y, { colour: PALETTE.blue, hollow, radius });
    })
    .join('');
}
