/**
 * Counts the rows of a delimited text the slow and plain way, by the rule as it is written down, so that intake's account can be held against it.
 * Shares no code with intake.
 */
export interface TextShape {
  readonly delimiter: string;
  readonly lineEnd: '\n' | '\r';
  /** Columns of the header, and columns up to the last one with a name. */
  readonly width: number;
  readonly named: number;
}

const MOST_LINE_BREAKS = 200;
const MOST_LENGTH = 1024 * 1024;

/**
 * Rows of `body`, the text below the header. A row is a line that is neither blank nor a comment; a quoted value may run over line ends if the row then
 * closes with the right number of fields within 200 line ends and 1 MB; otherwise the line on which it opens is a row by itself.
 */
export function countRows(body: string, shape: TextShape): number {
  const lines = body.split(shape.lineEnd === '\r' ? /\r\n|\r|\n/ : '\n');
  let rows = 0;
  let at = 0;
  while (at < lines.length) {
    const taken = takeRow(lines, at, shape);
    if (taken.isRow) rows++;
    at += taken.lines;
  }
  return rows;
}

function takeRow(lines: readonly string[], at: number, shape: TextShape): { lines: number; isRow: boolean } {
  let text = lines[at]!;
  if (Buffer.byteLength(text) > MOST_LENGTH) return { lines: 1, isRow: true };
  for (let more = 0; more <= MOST_LINE_BREAKS; more++) {
    if (more > 0) {
      if (at + more >= lines.length) return { lines: 1, isRow: true };
      text += `\n${lines[at + more]}`;
    }
    if (Buffer.byteLength(text) > MOST_LENGTH) return { lines: 1, isRow: true };
    const fields = splitFields(text, shape.delimiter);
    if (fields === 'open') continue;
    if (fields === 'malformed') return { lines: 1, isRow: true };
    const fits = fields.length >= shape.named && fields.length <= shape.width;
    if (more > 0 && !fits) return { lines: 1, isRow: true };
    return { lines: more + 1, isRow: !isNoRow(text, fields, shape.width) };
  }
  return { lines: 1, isRow: true };
}

/** Blank lines, and comments (unless they have all fields of a row). */
function isNoRow(text: string, fields: readonly string[], width: number): boolean {
  const [only = ''] = fields;
  if (fields.length === 1 && only.replaceAll('\0', '').replaceAll('\u001a', '').trim() === '') return true;
  return text.startsWith('#') && fields.length !== width;
}

function splitFields(text: string, delimiter: string): string[] | 'open' | 'malformed' {
  const fields: string[] = [];
  let rest = text;
  for (;;) {
    let field: string;
    if (rest.startsWith('"')) {
      const quoted = /^"((?:[^"]|"")*)"(?!")/.exec(rest);
      if (!quoted) return 'open';
      field = quoted[1]!;
      rest = rest.slice(quoted[0].length).replace(/^[ \r]+/, '');
      if (rest !== '' && !rest.startsWith(delimiter)) return 'malformed';
    } else {
      const end = rest.indexOf(delimiter);
      field = end < 0 ? rest : rest.slice(0, end);
      rest = rest.slice(field.length);
    }
    fields.push(field);
    if (rest === '') return fields;
    rest = rest.slice(delimiter.length);
  }
}
