import { type Heading, headingBlock } from './heading.ts';
import { beforeLessonX, dayLabels, lessonX } from './lesson-axis.ts';
import { LABEL_SIZE, textWidth } from './lettering.ts';
import { halfMarker, marker } from './marker.ts';
import { PALETTE } from './palette.ts';
import { type Drawing, line, placed, words } from './svg.ts';
import type { PlotBox } from './value-axis.ts';

/** Was the change done as planned in a lesson? */
const DONE_LEVELS = ['done', 'partly', 'no'] as const;
export type DoneLevel = (typeof DONE_LEVELS)[number];

export interface ImplementationDots {
  readonly width: number;
  readonly heading: Heading;
  readonly days: readonly string[];
  readonly lessons: readonly { readonly slot: number; readonly done: DoneLevel }[];
  /** What the three rows are called. */
  readonly rowNames: Readonly<Record<DoneLevel, string>>;
  readonly changeSlot: number | null;
  /** Left and right edge of the lessons, so that they stand under those of a run chart; null = as fits. */
  readonly edges: { readonly left: number; readonly right: number } | null;
}

const ROW_HEIGHT = 24;
const RADIUS = 6;

const SHAPES: Readonly<Record<DoneLevel, (x: number, y: number, radius: number) => string>> = {
  done: (x, y, radius) => marker('circle', x, y, { colour: PALETTE.blue, radius }),
  partly: (x, y, radius) => halfMarker(x, y, PALETTE.blue, radius),
  no: (x, y, radius) => marker('circle', x, y, { colour: PALETTE.blue, hollow: true, radius }),
};

/** One dot per lesson in the row of what happened: full, half or hollow as well, so that shape alone tells it. */
export function implementationDots(chart: ImplementationDots): Drawing {
  const heading = headingBlock(chart.heading, chart.width);
  const names = DONE_LEVELS.map((level) => textWidth(chart.rowNames[level], LABEL_SIZE));
  const top = heading.height + 6;
  const box: PlotBox = {
    left: chart.edges?.left ?? Math.max(...names) + 12,
    right: chart.edges?.right ?? chart.width - 12,
    top,
    bottom: top + ROW_HEIGHT * DONE_LEVELS.length,
  };
  const radius = Math.min(RADIUS, Math.max(3, (box.right - box.left) / chart.days.length / 2.4));
  const rowY = (level: DoneLevel): number => box.top + ROW_HEIGHT * (DONE_LEVELS.indexOf(level) + 0.5);
  const rows = DONE_LEVELS.map(
    (level) =>
      words(chart.rowNames[level], box.left - 8, rowY(level) + LABEL_SIZE * 0.35, {
        anchor: 'end',
        fill: PALETTE.grey,
      }) + line(box.left, rowY(level), box.right, rowY(level), { stroke: PALETTE.grey, 'stroke-width': 0.5 }),
  );
  const dots = chart.lessons.map(({ slot, done }) =>
    SHAPES[done](lessonX(slot, chart.days.length, box), rowY(done), radius),
  );
  const important = [0, chart.days.length - 1, ...(chart.changeSlot === null ? [] : [chart.changeSlot])];
  const days = dayLabels(chart.days, important, box, box.bottom + 2);
  return {
    width: chart.width,
    height: box.bottom + LABEL_SIZE + 10,
    body: placed(heading, 0, 0) + rows.join('') + changeLine(chart, box) + dots.join('') + days,
  };
}

function changeLine({ changeSlot, days }: ImplementationDots, box: PlotBox): string {
  if (changeSlot === null) return '';
  const x = beforeLessonX(changeSlot, days.length, box);
  return line(x, box.top, x, box.bottom, { stroke: PALETTE.ink, 'stroke-width': 1.5 });
}
