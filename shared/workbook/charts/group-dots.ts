import { LABEL_SIZE, shortened, wrapped } from './lettering.ts';
import { type MarkerShape, marker } from './marker.ts';
import { PALETTE } from './palette.ts';
import { type Drawing, line, words } from './svg.ts';
import type { ValueScale } from './value-axis.ts';

/** One row: a group, where it lies, and its n. */
export interface GroupDotRow {
  readonly name: string;
  /** Null = not shown. */
  readonly value: number | null;
  /** "48% (n 21)", or why nothing is shown. */
  readonly label: string;
}

/** A group above the students who are not in it, on one scale. */
export interface GroupDots {
  readonly width: number;
  readonly title: string;
  readonly inGroup: GroupDotRow;
  readonly notInGroup: GroupDotRow;
  readonly scale: ValueScale;
}

interface RowLook {
  readonly shape: MarkerShape;
  readonly colour: string;
  readonly hollow: boolean;
}

/** The two rows differ in shape and filling as well as colour. */
const IN_GROUP: RowLook = { shape: 'circle', colour: PALETTE.vermilion, hollow: false };
const NOT_IN_GROUP: RowLook = { shape: 'diamond', colour: PALETTE.blue, hollow: true };

const TITLE_HEIGHT = 22;
const ROW_HEIGHT = 40;
const SCALE_HEIGHT = 26;
const AXIS = { stroke: PALETTE.grey, 'stroke-width': 1 };

/** Dots with n for a group and the students not in it. One panel of a small multiple. */
export function groupDots(panel: GroupDots): Drawing {
  const nameWidth = panel.width * 0.28;
  const [left, right] = [nameWidth + 10, panel.width - 24];
  const bottom = TITLE_HEIGHT + 2 * ROW_HEIGHT;
  const x = (value: number): number =>
    left + ((value - panel.scale.lowest) / (panel.scale.highest - panel.scale.lowest)) * (right - left);
  const ticks = panel.scale.ticks.map(
    ({ value, label }) =>
      line(x(value), bottom, x(value), bottom + 5, AXIS) +
      words(label, x(value), bottom + 5 + LABEL_SIZE, { anchor: 'middle', fill: PALETTE.grey }),
  );
  const row = (data: GroupDotRow, look: RowLook, y: number): string =>
    groupName(data.name, nameWidth, y) +
    line(left, y, right, y, { stroke: PALETTE.grey, 'stroke-width': 0.5 }) +
    (data.value === null
      ? words(data.label, left + 8, y - 5, { fill: PALETTE.grey })
      : dotWithLabel(data.label, x(data.value), y, look, { left, right }));
  return {
    width: panel.width,
    height: bottom + SCALE_HEIGHT,
    body: [
      words(shortened(panel.title, panel.width, LABEL_SIZE, true), 0, LABEL_SIZE, { bold: true }),
      row(panel.inGroup, IN_GROUP, TITLE_HEIGHT + ROW_HEIGHT * 0.5),
      row(panel.notInGroup, NOT_IN_GROUP, TITLE_HEIGHT + ROW_HEIGHT * 1.5),
      line(left, bottom, right, bottom, AXIS),
      ...ticks,
    ].join(''),
  };
}

function groupName(name: string, width: number, y: number): string {
  const lines = wrapped(name, width, LABEL_SIZE);
  const shown =
    lines.length > 2 ? [lines[0] ?? '', shortened(lines.slice(1).join(' '), width, LABEL_SIZE)] : lines;
  const first = y + LABEL_SIZE * 0.35 - ((shown.length - 1) * LABEL_SIZE * 1.15) / 2;
  return shown.map((text, i) => words(text, 0, first + i * LABEL_SIZE * 1.15)).join('');
}

function dotWithLabel(
  label: string,
  x: number,
  y: number,
  { shape, colour, hollow }: RowLook,
  edges: { readonly left: number; readonly right: number },
): string {
  const anchor = x > (edges.left + edges.right) / 2 ? 'end' : 'start';
  const text = words(label, anchor === 'end' ? x - 12 : x + 12, y - 5, { anchor, bold: true });
  return marker(shape, x, y, { colour, hollow, radius: 6 }) + text;
}
