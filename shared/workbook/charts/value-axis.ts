import { LABEL_SIZE, textWidth } from './lettering.ts';
import { PALETTE } from './palette.ts';
import { line, words } from './svg.ts';

/** A value scale with the marks that are written on it. Never cut: it runs over all values possible. */
export interface ValueScale {
  readonly lowest: number;
  readonly highest: number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
}

/** The box points are drawn in. */
export interface PlotBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a value lies; values beyond the scale are drawn at its end. */
export function heightOf(value: number, scale: ValueScale, box: PlotBox): number {
  const share = (value - scale.lowest) / (scale.highest - scale.lowest);
  return box.bottom - Math.min(1, Math.max(0, share)) * (box.bottom - box.top);
}

/** Room that the labels of a scale need on the left. */
export function scaleWidth(scale: ValueScale): number {
  return Math.max(...scale.ticks.map((tick) => textWidth(tick.label, LABEL_SIZE))) + 12;
}

const AXIS = { stroke: PALETTE.grey, 'stroke-width': 1 };

/** The scale on the left, with a short mark at each label, and the line at the bottom. */
export function valueAxis(scale: ValueScale, box: PlotBox): string {
  const ticks = scale.ticks.map(({ value, label }) => {
    const y = heightOf(value, scale, box);
    return (
      line(box.left - 5, y, box.left, y, AXIS) +
      words(label, box.left - 8, y + LABEL_SIZE * 0.35, { anchor: 'end', fill: PALETTE.grey })
    );
  });
  return (
    line(box.left, box.top, box.left, box.bottom, AXIS) +
    line(box.left, box.bottom, box.right, box.bottom, AXIS) +
    ticks.join('')
  );
}

const STEPS = [1, 2, 2.5, 5, 10];

/** The next round number at or above a positive value: 1, 2, 2.5 or 5 times a power of ten. */
export function roundedUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (STEPS.find((step) => step * power >= value) ?? 10) * power;
}
