import { LABEL_SIZE, shortened } from './lettering.ts';
import { words } from './svg.ts';

/** A label at the end of a line, instead of a legend. */
export interface EndLabel {
  readonly y: number;
  readonly text: string;
  readonly fill: string;
  readonly bold?: boolean;
}

const SPACING = LABEL_SIZE * 1.15;

/** Labels pushed apart so that none covers another, kept between top and bottom. Input order breaks ties. */
export function spreadOut(heights: readonly number[], top: number, bottom: number): number[] {
  const order = heights.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y || a.index - b.index);
  const placed: number[] = [];
  for (const { y } of order) placed.push(Math.max(y, (placed.at(-1) ?? top - SPACING) + SPACING));
  let floor = bottom;
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    placed[i] = Math.min(placed[i] ?? floor, floor);
    floor = (placed[i] ?? floor) - SPACING;
  }
  const spread = new Array<number>(heights.length);
  order.forEach(({ index }, i) => {
    spread[index] = placed[i] ?? top;
  });
  return spread;
}

export function endLabels(
  labels: readonly EndLabel[],
  x: number,
  width: number,
  top: number,
  bottom: number,
): string {
  const heights = spreadOut(
    labels.map((label) => label.y),
    top,
    bottom,
  );
  return labels
    .map(({ text, fill, bold = false }, i) =>
      words(shortened(text, width, LABEL_SIZE, bold), x, (heights[i] ?? top) + LABEL_SIZE * 0.35, {
        fill,
        bold,
      }),
    )
    .join('');
}
