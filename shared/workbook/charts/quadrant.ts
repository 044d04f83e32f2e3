import { type Heading, headingBlock } from './heading.ts';
import { LABEL_SIZE, shortened, textWidth } from './lettering.ts';
import { marker } from './marker.ts';
import { PALETTE } from './palette.ts';
import { type Drawing, line, placed, words } from './svg.ts';
import { heightOf, type PlotBox, scaleWidth, type ValueScale, valueAxis } from './value-axis.ts';

/** A school: where it stands and how much its students grew. */
export interface QuadrantSchool {
  /** Written beside the schools that have teams. */
  readonly name: string;
  readonly percentMet: number;
  readonly growthPercentile: number;
  readonly hasTeam: boolean;
}

export interface Quadrant {
  readonly width: number;
  readonly height: number;
  readonly heading: Heading;
  readonly schools: readonly QuadrantSchool[];
  readonly xScale: ValueScale;
  readonly yScale: ValueScale;
  readonly xName: string;
  readonly yName: string;
  /** Where the four fields meet. */
  readonly split: { readonly percentMet: number; readonly growthPercentile: number };
  readonly corners: {
    readonly lowHigh: string;
    readonly highHigh: string;
    readonly lowLow: string;
    readonly highLow: string;
  };
}

const SPLIT = { stroke: PALETTE.grey, 'stroke-width': 1, 'stroke-dasharray': '6 4' };

/** Percent met against growth percentile; schools with teams are filled triangles with their names, others hollow dots. */
export function quadrant(chart: Quadrant): Drawing {
  const heading = headingBlock(chart.heading, chart.width);
  const box: PlotBox = {
    left: scaleWidth(chart.yScale) + 4,
    right: chart.width - 24,
    top: heading.height + LABEL_SIZE + 12,
    bottom: chart.height - 2 * LABEL_SIZE - 16,
  };
  const x = (value: number): number =>
    box.left +
    ((value - chart.xScale.lowest) / (chart.xScale.highest - chart.xScale.lowest)) * (box.right - box.left);
  const y = (value: number): number => heightOf(value, chart.yScale, box);
  const splitX = x(chart.split.percentMet);
  const splitY = y(chart.split.growthPercentile);
  const others = chart.schools.filter((school) => !school.hasTeam);
  const dots = others.map((school) =>
    marker('circle', x(school.percentMet), y(school.growthPercentile), {
      colour: PALETTE.grey,
      hollow: true,
      radius: 4,
    }),
  );
  const body = [
    placed(heading, 0, 0),
    words(chart.yName, 0, heading.height + LABEL_SIZE, { fill: PALETTE.grey }),
    valueAxis(chart.yScale, box),
    xAxis(chart, x, box),
    line(splitX, box.top, splitX, box.bottom, SPLIT),
    line(box.left, splitY, box.right, splitY, SPLIT),
    cornerNames(chart, box, splitX),
    ...dots,
    teamSchools(chart, x, y, box),
  ];
  return { width: chart.width, height: chart.height, body: body.join('') };
}

function xAxis(chart: Quadrant, x: (value: number) => number, box: PlotBox): string {
  const ticks = chart.xScale.ticks.map(({ value, label }) =>
    words(label, x(value), box.bottom + LABEL_SIZE + 3, { anchor: 'middle', fill: PALETTE.grey }),
  );
  const name = words(chart.xName, (box.left + box.right) / 2, box.bottom + 2 * LABEL_SIZE + 8, {
    anchor: 'middle',
    fill: PALETTE.grey,
  });
  return ticks.join('') + name;
}

function cornerNames({ corners }: Quadrant, box: PlotBox, splitX: number): string {
  const name = (text: string, right: boolean, y: number): string => {
    const room = (right ? box.right - splitX : splitX - box.left) - 12;
    return words(shortened(text, room, LABEL_SIZE), right ? box.right - 6 : box.left + 6, y, {
      fill: PALETTE.grey,
      anchor: right ? 'end' : 'start',
    });
  };
  const [high, low] = [box.top + LABEL_SIZE, box.bottom - 7];
  return (
    name(corners.lowHigh, false, high) +
    name(corners.highHigh, true, high) +
    name(corners.lowLow, false, low) +
    name(corners.highLow, true, low)
  );
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** Triangles with their names; a name goes right of its triangle, or to the first other side that is free. */
function teamSchools(
  chart: Quadrant,
  x: (value: number) => number,
  y: (value: number) => number,
  box: PlotBox,
): string {
  const schools = chart.schools
    .filter((school) => school.hasTeam)
    .map(({ name, percentMet, growthPercentile }) => ({
      name,
      left: x(percentMet),
      top: y(growthPercentile),
    }));
  const taken: Box[] = [
    ...schools.map(({ left, top }) => boxAround(left, top, 16, 16)),
    ...chart.schools
      .filter((school) => !school.hasTeam)
      .map(({ percentMet, growthPercentile }) => boxAround(x(percentMet), y(growthPercentile), 12, 12)),
  ];
  return schools
    .map(({ name, left, top }) => {
      const shown = shortened(name, (box.right - box.left) / 2 - 14, LABEL_SIZE, true);
      const width = textWidth(shown, LABEL_SIZE, true);
      const sides = [
        [left + 13 + width / 2, top],
        [left - 13 - width / 2, top],
        [left, top - 18],
        [left, top + 18],
        [left + 13 + width / 2, top + 18],
        [left - 13 - width / 2, top + 18],
        [left, top - 34],
        [left, top + 34],
      ] as const;
      const places = sides
        .map(([middle, height]) => boxAround(middle, height, width, LABEL_SIZE))
        .filter((place) => place.left >= box.left && place.right <= box.right + 12);
      const place = places.find((one) => !taken.some((other) => overlap(one, other))) ?? places[0];
      if (place !== undefined) taken.push(place);
      const baseline = (place?.top ?? top) + LABEL_SIZE * 0.85;
      return (
        marker('triangle', left, top, { colour: PALETTE.vermilion, radius: 7 }) +
        words(shown, place?.left ?? left, baseline, { bold: true })
      );
    })
    .join('');
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}
