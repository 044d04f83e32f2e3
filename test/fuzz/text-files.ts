import type { FuzzFile } from './fuzz-file.ts';
import type { Random } from './random.ts';
import { countRows, type TextShape } from './row-counter.ts';
import { type CleanTable, cleanTable, isKnown, isKnownByRows } from './tables.ts';

/** A text on its way to a file: header and body as lines of text, before encoding. */
interface TextDraft {
  header: string;
  body: string;
  shape: TextShape;
  /** The header is as the format knows it, so the file must be read as that format. */
  headerIntact: boolean;
  isDamaged: boolean;
  hasBanner: boolean;
  readonly steps: string[];
}

type Mutation = (draft: TextDraft, random: Random) => void;

const lineEndOf = ({ shape, body }: TextDraft): string =>
  shape.lineEnd === '\r' ? '\r' : body.includes('\r\n') ? '\r\n' : '\n';

/** Applies a change at a random place of the body. */
function splice(draft: TextDraft, random: Random, inserted: string, deleted = 0): void {
  const at = random.below(draft.body.length + 1);
  draft.body = draft.body.slice(0, at) + inserted + draft.body.slice(at + deleted);
}

function insertLine(draft: TextDraft, random: Random, line: string, first = 0): void {
  const end = lineEndOf(draft);
  const lines = draft.body.split(end);
  lines.splice(Math.max(first, random.below(lines.length)), 0, line);
  draft.body = lines.join(end);
}

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'open quotes': (draft, random) => {
    const { delimiter } = draft.shape;
    for (let times = 1 + random.below(3); times > 0; times--) {
      const starts = [
        ...draft.body.matchAll(new RegExp(`[${delimiter === '^' ? '\\^' : delimiter}\\n]`, 'g')),
      ];
      if (starts.length === 0) return;
      const at = random.pick(starts).index + 1;
      draft.body = `${draft.body.slice(0, at)}"${draft.body.slice(at)}`;
    }
  },
  'quotes anywhere': (draft, random) => {
    for (let times = 1 + random.below(6); times > 0; times--) splice(draft, random, '"');
  },
  'separators anywhere': (draft, random) => {
    for (let times = 1 + random.below(6); times > 0; times--) splice(draft, random, draft.shape.delimiter);
  },
  'line ends anywhere': (draft, random) => {
    for (let times = 1 + random.below(4); times > 0; times--) splice(draft, random, lineEndOf(draft));
  },
  NULs: (draft, random) => {
    for (let times = 1 + random.below(5); times > 0; times--)
      splice(draft, random, '\0'.repeat(1 + random.below(3)));
  },
  'control characters': (draft, random) => {
    for (let times = 1 + random.below(3); times > 0; times--)
      splice(
        draft,
        random,
        random.pick(['\u0001', '\u001a', '\u007f', '\u0085', '\u2028', '\ufeff', '\ufffd']),
      );
  },
  deletions: (draft, random) => {
    for (let times = 1 + random.below(5); times > 0; times--) splice(draft, random, '', 1 + random.below(20));
  },
  truncation: (draft, random) => {
    draft.body = draft.body.slice(0, random.below(draft.body.length + 1));
  },
  'blank lines': (draft, random) => {
    for (let times = 1 + random.below(4); times > 0; times--)
      insertLine(draft, random, random.pick(['', '   ', '\t']));
  },
  comments: (draft, random) => insertLine(draft, random, '# a comment'),
  'rows of separators': (draft, random) =>
    insertLine(draft, random, draft.shape.delimiter.repeat(Math.max(1, draft.shape.width - 1))),
  'the header again': (draft, random) => {
    // Right below the header it could just as well be the header.
    if (draft.body.includes(lineEndOf(draft))) insertLine(draft, random, draft.header, 1);
  },
  'a short block': (draft, random) => {
    const lines = draft.body.split(lineEndOf(draft));
    const cut = random.below(lines.length);
    const { delimiter } = draft.shape;
    const shortened = lines.map((line, at) =>
      at >= cut ? line.split(delimiter).slice(0, -1).join(delimiter) : line,
    );
    draft.body = shortened.join(lineEndOf(draft));
  },
};

/** A text file with random dialect, encoding and damage, and the number of rows it has. */
export function textFile(random: Random): FuzzFile {
  const table = cleanTable(random, random.oneIn(8) ? random.below(3) : random.below(120));
  const draft = draftOf(headerVariation(table, random), random);
  for (let times = random.below(4); times > 0; times--) {
    const name = random.pick(Object.keys(MUTATIONS));
    draft.steps.push(name);
    draft.isDamaged = true;
    MUTATIONS[name]!(draft, random);
  }
  const text = withBanner(draft, random);
  const encoded = encode(text, draft, random);
  // Where rows tell the format as well as the header, damaged rows may not.
  const isDoubtful = draft.isDamaged && isKnownByRows(table);
  return {
    landingKey: table.landingKey,
    bytes: encoded,
    expectedRows: isDoubtful || isHardlyText(text) ? null : countRows(draft.body, draft.shape),
    // What nobody knows is split by the looks of it: damage and banners may make another line look like the header.
    onlyIfRecognised: !draft.headerIntact || (!isKnown(table) && (draft.isDamaged || draft.hasBanner)),
    mustBeRecognised: draft.headerIntact && isKnown(table) && !isDoubtful && !isHardlyText(text),
    description: draft.steps.join(', '),
  };
}

/** Columns shuffled, added, written in another case: still the same format. Names damaged: perhaps not. */
function headerVariation(
  table: CleanTable,
  random: Random,
): CleanTable & { intact: boolean; steps: string[] } {
  let { headers, rows } = table;
  const steps = [table.landingKey];
  if (random.oneIn(2)) {
    const order = random.shuffled(headers.map((_, at) => at));
    headers = order.map((at) => headers[at]!);
    rows = rows.map((row) => order.map((at) => row[at]!));
    steps.push('shuffled');
  }
  if (random.oneIn(3)) {
    headers = headers.map((name) => random.pick([name, name.toUpperCase(), name.toLowerCase(), ` ${name} `]));
    steps.push('case and spaces');
  }
  if (random.oneIn(3)) {
    const added = random.pick(['Homeroom', '', "Don't Count", 'Homeroom', '194(184)']);
    headers = [...headers, added];
    rows = rows.map((row) => [...row, random.pick(['', 'x', '12'])]);
    steps.push(`added "${added}"`);
  }
  const intact = !random.oneIn(6);
  if (!intact) {
    const at = random.below(headers.length);
    const damaged = random.pick(['', headers[(at + 1) % headers.length]!, headers[at]!.slice(1), 'x"y']);
    headers = headers.map((name, column) => (column === at ? damaged : name));
    steps.push('header damaged');
  }
  return { ...table, headers, rows, intact, steps };
}

function draftOf(
  { headers, rows, intact, steps }: CleanTable & { intact: boolean; steps: string[] },
  random: Random,
): TextDraft {
  const delimiter = random.pick([',', ',', ',', '^', '\t', ';', '|']);
  const lineEnd = random.pick(['\n', '\n', '\r\n', '\r']);
  const quoteAll = random.oneIn(4);
  const field = (cell: string): string => {
    const text = lineEnd === '\r' ? cell.replaceAll('\n', ' ') : cell;
    const needsQuotes = quoteAll || text.includes(delimiter) || /["\r\n]/.test(text);
    return needsQuotes ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells: readonly string[]): string => cells.map(field).join(delimiter);
  const ends = rows.length > 0 && !random.oneIn(3);
  return {
    header: line(headers),
    body: rows.map(line).join(lineEnd) + (ends ? lineEnd : ''),
    shape: {
      delimiter,
      lineEnd: lineEnd === '\r' ? '\r' : '\n',
      width: headers.length,
      named: headers.findLastIndex((name) => name.trim() !== '') + 1,
    },
    headerIntact: intact,
    isDamaged: false,
    hasBanner: false,
    steps: [
      ...steps,
      JSON.stringify(delimiter),
      JSON.stringify(lineEnd),
      ...(quoteAll ? ['all quoted'] : []),
    ],
  };
}

function withBanner(draft: TextDraft, random: Random): string {
  const end = lineEndOf(draft);
  draft.hasBanner = random.oneIn(6);
  if (draft.hasBanner) draft.steps.push('banner');
  const banner = draft.hasBanner ? `Report of the district${end}Printed on a Monday${end}` : '';
  return banner + draft.header + end + draft.body;
}

const asLatin = (text: string): string => text.replace(/[^\0-\u00ff]/g, '?');

/** A few bytes that are mostly control characters may be refused as no text. */
function isHardlyText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is counted
  const controls = text.match(/[\0-\u0008\u000b\u000c\u000e-\u001f]/g)?.length ?? 0;
  return controls > 0.1 * text.length;
}

function encode(text: string, draft: TextDraft, random: Random): Uint8Array {
  const encoding = random.pick([
    'utf-8',
    'utf-8',
    'utf-8',
    'utf-8 with mark',
    'utf-16le',
    'utf-16be',
    'windows-1252',
  ]);
  draft.steps.push(encoding);
  if (encoding === 'utf-8 with mark') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'utf-16le') return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  if (encoding === 'windows-1252') {
    // Letters that it lacks become question marks: a line of nothing else is a row then.
    draft.body = asLatin(draft.body);
    return Buffer.from(asLatin(text), 'latin1');
  }
  return Buffer.from(text);
}
