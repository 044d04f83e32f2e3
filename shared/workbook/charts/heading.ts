import { LABEL_SIZE, LINE_HEIGHT, shortened, TITLE_SIZE, wrapped } from './lettering.ts';
import { PALETTE } from './palette.ts';
import { type Drawing, words } from './svg.ts';

/** What stands over a chart. */
export interface Heading {
  /** The question the chart answers: "Did students respond?" */
  readonly question?: string;
  /** The finding, as a sentence. */
  readonly title: string;
  /** Measure, who, n. */
  readonly subtitle: string;
}

const MOST_TITLE_LINES = 2;
const MOST_SUBTITLE_LINES = 3;

/** The lines over a chart, cut where they do not fit. */
export function headingBlock(heading: Heading, width: number): Drawing {
  const all = wrapped(heading.title, width, TITLE_SIZE, true);
  const title = all.slice(0, MOST_TITLE_LINES);
  if (all.length > MOST_TITLE_LINES) {
    const rest = all.slice(MOST_TITLE_LINES - 1).join(' ');
    title[MOST_TITLE_LINES - 1] = shortened(rest, width, TITLE_SIZE, true);
  }
  const parts: string[] = [];
  let y = 0;
  const add = (content: string, size: number, bold: boolean, fill: string): void => {
    y += size * LINE_HEIGHT;
    parts.push(words(content, 0, y - size * 0.3, { size, bold, fill }));
  };
  if (heading.question !== undefined) {
    add(shortened(heading.question, width, LABEL_SIZE, true), LABEL_SIZE, true, PALETTE.grey);
  }
  for (const one of title) add(one, TITLE_SIZE, true, PALETTE.ink);
  const subtitle = heading.subtitle === '' ? [] : wrapped(heading.subtitle, width, LABEL_SIZE);
  if (subtitle.length > MOST_SUBTITLE_LINES) {
    const rest = subtitle.slice(MOST_SUBTITLE_LINES - 1).join(' ');
    subtitle.splice(MOST_SUBTITLE_LINES - 1, subtitle.length, shortened(rest, width, LABEL_SIZE));
  }
  for (const one of subtitle) add(one, LABEL_SIZE, false, PALETTE.grey);
  return { width, height: y + 4, body: parts.join('') };
}
