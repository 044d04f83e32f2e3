import { PALETTE } from './palette.ts';
import { element, line } from './svg.ts';

/** Shapes that stay apart without colour. A hollow shape means few students; a cross means left out. */
export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond';

export interface MarkerStyle {
  readonly colour: string;
  readonly hollow?: boolean;
  readonly radius?: number;
}

const STROKE_WIDTH = 2;

/** One marker with its middle at x, y. */
export function marker(shape: MarkerShape, x: number, y: number, style: MarkerStyle): string {
  const { colour, hollow = false, radius = 5 } = style;
  const look = { fill: hollow ? PALETTE.paper : colour, stroke: colour, 'stroke-width': STROKE_WIDTH };
  if (shape === 'circle') return element('circle', { cx: x, cy: y, r: radius, ...look });
  return element('polygon', { points: corners(shape, x, y, radius), ...look });
}

function corners(shape: Exclude<MarkerShape, 'circle'>, x: number, y: number, radius: number): string {
  const r = radius * 1.15;
  const offsets: Record<typeof shape, readonly (readonly [number, number])[]> = {
    square: [
      [-0.85, -0.85],
      [0.85, -0.85],
      [0.85, 0.85],
      [-0.85, 0.85],
    ],
    triangle: [
      [0, -1.1],
      [1.05, 0.8],
      [-1.05, 0.8],
    ],
    diamond: [
      [0, -1.15],
      [1.15, 0],
      [0, 1.15],
      [-1.15, 0],
    ],
  };
  return offsets[shape].map(([dx, dy]) => `${fixed(x + dx * r)},${fixed(y + dy * r)}`).join(' ');
}

/** A lesson that was left out: hollow, grey, crossed. */
export function excludedMarker(x: number, y: number): string {
  const r = 5;
  const stroke = { stroke: PALETTE.grey, 'stroke-width': 1.5 };
  return (
    marker('circle', x, y, { colour: PALETTE.grey, hollow: true, radius: r }) +
    line(x - r, y - r, x + r, y + r, stroke) +
    line(x - r, y + r, x + r, y - r, stroke)
  );
}

/** Half filled: partly. */
export function halfMarker(x: number, y: number, colour: string, radius: number): string {
  const half = `M${fixed(x)},${fixed(y - radius)} A${radius},${radius} 0 0 0 ${fixed(x)},${fixed(y + radius)} Z`;
  return (
    marker('circle', x, y, { colour, hollow: true, radius }) + element('path', { d: half, fill: colour })
  );
}

function fixed(value: number): string {
  return String(Math.round(value * 100) / 100);
}
