/** Letter sizes in CSS pixels (96 to an inch). Nothing on a chart is smaller than 11 points when printed. */
export const TITLE_SIZE = 18;
export const LABEL_SIZE = 15;
export const SMALLEST_SIZE = (11 / 72) * 96;
export const LINE_HEIGHT = 1.25;

/** The family charts are lettered in; font.ts ships it. The others are for browsers. */
export const FONT_FAMILY = "'DejaVu Sans Condensed', 'DejaVu Sans', Arial, sans-serif";

/** Widths in hundredths of the letter size, from the font's own table (DejaVu Sans Condensed 2.37). */
const LETTER_WIDTHS: Readonly<Record<number, string>> = {
  25: "'ijlìíîï",
  28: 'IJÌÍÎÏ ,. ·‘’',
  31: '/:;\\|¦-f',
  35: '()[]t!¡²³¹',
  39: 'r"ªº',
  45: '*_`§¨¯°´¸–',
  48: 'sz“”?¿cç',
  51: 'LFk',
  53: 'vxyýÿ•',
  55: 'PÞTYaeo«»Ýàáâãäåèéêëðòóôõöø',
  57: '$0123456789ESbdghnpqu{}¢£¤¥µ¶ÈÉÊËßñùúûüþ',
  62: 'KABVXZÀÁÂÃÄÅCRÇ',
  66: 'UÙÚÛÜNÑH',
  70: 'D&GÐOQÒÓÔÕÖØ',
  75: 'w#+<=>^~¬±×÷≤≥−M',
  88: '%¼½¾mÆæW@©®—…',
};
const OTHER_WIDTH = 75;
/** Bold letters are at most this much wider. */
const BOLD = 1.12;

const widthOf = new Map(
  Object.entries(LETTER_WIDTHS).flatMap(([width, letters]) =>
    [...letters].map((letter): [string, number] => [letter, Number(width) / 100]),
  ),
);

/** How wide a text is, in the units of `size`; right to a few percent, for laying out labels and rows. */
export function textWidth(text: string, size: number, bold = false): number {
  let width = 0;
  for (const letter of text) width += widthOf.get(letter) ?? OTHER_WIDTH / 100;
  return width * size * (bold ? BOLD : 1);
}

/** A text cut with "…" so that it fits a width. */
export function shortened(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const letters = [...text];
  while (letters.length > 0 && textWidth(`${letters.join('')}…`, size, bold) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text broken at spaces into lines no wider than `width`; a word that is too long is broken where it must be. */
export function wrapped(text: string, width: number, size: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((part) => broken(part, width, size, bold))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, bold) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines;
}

function broken(word: string, width: number, size: number, bold: boolean): string[] {
  if (textWidth(word, size, bold) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && textWidth(part + letter, size, bold) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}
