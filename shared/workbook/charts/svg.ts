import { FONT_FAMILY, LABEL_SIZE } from './lettering.ts';
import { PALETTE } from './palette.ts';

/** Something drawn, in CSS pixels, with its corner at 0, 0: a chart, or a part of one. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** SVG elements. */
  readonly body: string;
}

/** What XML 1.0 cannot hold: control characters, halves of surrogate pairs, the two non-characters. */
const NOT_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Any words, safe inside XML text and attributes. */
export function escapeXml(words: string): string {
  return words.replace(NOT_XML, '').replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
}

export type Attributes = Readonly<Record<string, string | number | null>>;

/** One element. Numbers are rounded to hundredths, nulls left out, words escaped; children are SVG already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(
      ([key, value]) => ` ${key}="${typeof value === 'number' ? rounded(value) : escapeXml(value ?? '')}"`,
    );
  const start = `<${name}${written.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`;
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export interface Lettering {
  readonly size?: number;
  readonly bold?: boolean;
  readonly fill?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of words; y is the baseline. */
export function words(content: string, x: number, y: number, lettering: Lettering = {}): string {
  const { size = LABEL_SIZE, bold = false, fill = PALETTE.ink, anchor = 'start' } = lettering;
  const attributes = {
    x,
    y,
    'font-size': size,
    'font-weight': bold ? 'bold' : null,
    'text-anchor': anchor === 'start' ? null : anchor,
    fill,
  };
  return element('text', attributes, escapeXml(content));
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Attributes): string {
  return element('line', { x1, y1, x2, y2, ...stroke });
}

/** A drawing moved to a place. */
export function placed(drawing: Drawing, x: number, y: number): string {
  return element('g', { transform: `translate(${rounded(x)} ${rounded(y)})` }, drawing.body);
}

/** A whole SVG file of a drawing, on white paper, with its text alternative as title. */
export function svgDocument(drawing: Drawing, alternative: string): string {
  const { width, height, body } = drawing;
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${rounded(width)} ${rounded(height)}`,
      role: 'img',
      'font-family': FONT_FAMILY,
    },
    element('title', {}, escapeXml(alternative)),
    element('rect', { width, height, fill: PALETTE.paper }),
    body,
  );
}
