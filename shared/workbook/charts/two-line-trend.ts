import { endLabels } from './end-labels.ts';
import { type Heading, headingBlock } from './heading.ts';
import { lessonX } from './lesson-axis.ts';
import { LABEL_SIZE, textWidth } from './lettering.ts';
import { type MarkerShape, marker } from './marker.ts';
import { PALETTE } from './palette.ts';
import { type Drawing, element, line, placed, words } from './svg.ts';
import { heightOf, type PlotBox, scaleWidth, type ValueScale, valueAxis } from './value-axis.ts';

/** One of the two lines: a value and an n for each time. */
export interface TrendLine {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** n of each time: a number, or the words of a band where exact numbers stay inside. */
  readonly counts: readonly (number | string | null)[];
  /** How a value is written: "34 below". */
  readonly newestLabel: string;
}

export interface TwoLineTrend {
  readonly width: number;
  readonly height: number;
  readonly heading: Heading;
  readonly times: readonly string[];
  /** The group first, then the students not in it. */
  readonly lines: readonly [TrendLine, TrendLine];
  readonly scale: ValueScale;
  /** A level worth naming, such as 0 = standard met. */
  readonly reference: { readonly value: number; readonly label: string } | null;
  readonly countWord: string;
}

interface LineLook {
  readonly colour: string;
  readonly shape: MarkerShape;
  readonly dash: string | null;
}

/** The two lines differ in marker and dash as well as colour. */
export const TREND_LOOKS: readonly [LineLook, LineLook] = [
  { colour: PALETTE.vermilion, shape: 'circle', dash: null },
  { colour: PALETTE.blue, shape: 'square', dash: '8 5' },
];

/** Two lines over a few years with their names at the end and n of both under each year. */
export function twoLineTrend(chart: TwoLineTrend): Drawing {
  const heading = headingBlock(chart.heading, chart.width);
  const labels = endLabelTexts(chart);
  const labelWidth = Math.min(
    chart.width * 0.42,
    Math.max(...labels.map(({ text }) => textWidth(text, LABEL_SIZE, true))) + 4,
  );
  const box: PlotBox = {
    left: Math.max(scaleWidth(chart.scale), textWidth(chart.countWord, LABEL_SIZE) + 34),
    right: chart.width - labelWidth - 10,
    top: heading.height + 10,
    bottom: chart.height - 3 * (LABEL_SIZE + 6),
  };
  const reference =
    chart.reference === null
      ? ''
      : line(
          box.left,
          heightOf(chart.reference.value, chart.scale, box),
          box.right,
          heightOf(chart.reference.value, chart.scale, box),
          {
            stroke: PALETTE.grey,
            'stroke-width': 1.2,
            'stroke-dasharray': '2 4',
          },
        );
  const body = [
    placed(heading, 0, 0),
    valueAxis(chart.scale, box),
    reference,
    ...chart.lines.map((data, i) => trendLine(data, TREND_LOOKS[i] ?? TREND_LOOKS[0], chart, box)),
    endLabels(
      labels.map((label) => ({ ...label, y: heightOf(label.value, chart.scale, box) })),
      box.right + 8,
      labelWidth,
      box.top,
      box.bottom,
    ),
    underAxis(chart, box),
  ];
  return { width: chart.width, height: chart.height, body: body.join('') };
}

function endLabelTexts(chart: TwoLineTrend) {
  const named = chart.lines.flatMap((data, i) => {
    const newest = data.values.findLast((value) => value !== null);
    if (newest == null) return [];
    const fill = (TREND_LOOKS[i] ?? TREND_LOOKS[0]).colour;
    return [{ value: newest, text: `${data.newestLabel}: ${data.name}`, fill, bold: true }];
  });
  const { reference } = chart;
  const level =
    reference === null
      ? []
      : [{ value: reference.value, text: reference.label, fill: PALETTE.grey, bold: false }];
  return [...named, ...level];
}

function trendLine(data: TrendLine, look: LineLook, chart: TwoLineTrend, box: PlotBox): string {
  const at = (value: number, slot: number): readonly [number, number] => [
    lessonX(slot, chart.times.length, box),
    heightOf(value, chart.scale, box),
  ];
  const pieces: string[][] = [[]];
  for (const [slot, value] of data.values.entries()) {
    if (value === null) pieces.push([]);
    else
      pieces.at(-1)?.push(
        at(value, slot)
          .map((number) => number.toFixed(1))
          .join(','),
      );
  }
  const stroke = { stroke: look.colour, 'stroke-width': 2.4, 'stroke-dasharray': look.dash, fill: 'none' };
  const drawn = pieces
    .filter((piece) => piece.length > 1)
    .map((piece) => element('polyline', { points: piece.join(' '), ...stroke }));
  const dots = data.values.map((value, slot) =>
    value === null ? '' : marker(look.shape, ...at(value, slot), { colour: look.colour }),
  );
  return [...drawn, ...dots].join('');
}

/** The times, and under them one row of n for each line, marked with the line's own shape. */
function underAxis(chart: TwoLineTrend, box: PlotBox): string {
  const row = (index: number): number => box.bottom + (LABEL_SIZE + 4) * (index + 1);
  const times = chart.times.map((time, slot) =>
    words(time, lessonX(slot, chart.times.length, box), row(0), { anchor: 'middle', fill: PALETTE.grey }),
  );
  const counts = chart.lines.map((data, i) => {
    const look = TREND_LOOKS[i] ?? TREND_LOOKS[0];
    const y = row(i + 1);
    const numbers = data.counts.map((n, slot) =>
      n === null ? '' : words(String(n), lessonX(slot, chart.times.length, box), y, { anchor: 'middle' }),
    );
    const name = words(chart.countWord, box.left - 26, y, { anchor: 'end', fill: PALETTE.grey });
    return (
      name +
      marker(look.shape, box.left - 14, y - LABEL_SIZE * 0.35, { colour: look.colour, radius: 4 }) +
      numbers.join('')
    );
  });
  return [...times, ...counts].join('');
}
