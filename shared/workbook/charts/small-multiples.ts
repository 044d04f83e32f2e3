import { type Heading, headingBlock } from './heading.ts';
import { type Drawing, placed } from './svg.ts';

export interface SmallMultiples {
  readonly heading: Heading;
  /** All of one size and scale, so that they can be compared. */
  readonly panels: readonly Drawing[];
  readonly columns: number;
  readonly gap?: number;
}

/** Panels beside and under each other below one heading. */
export function smallMultiples({ heading, panels, columns, gap = 20 }: SmallMultiples): Drawing {
  const panelWidth = Math.max(0, ...panels.map((panel) => panel.width));
  const panelHeight = Math.max(0, ...panels.map((panel) => panel.height));
  const width = columns * panelWidth + (columns - 1) * gap;
  const block = headingBlock(heading, width);
  const top = block.height + 8;
  const rows = Math.ceil(panels.length / columns);
  const body = panels.map((panel, i) =>
    placed(panel, (i % columns) * (panelWidth + gap), top + Math.floor(i / columns) * (panelHeight + gap)),
  );
  return {
    width,
    height: top + rows * panelHeight + Math.max(0, rows - 1) * gap,
    body: placed(block, 0, 0) + body.join(''),
  };
}
