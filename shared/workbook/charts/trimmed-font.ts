/** Code points that the letters of charts are nearly always among: Latin with its accents, punctuation, arrows, mathematics, shapes. */
const COMMON: readonly (readonly [first: number, last: number])[] = [
  [0x20, 0x36f],
  [0x1e00, 0x1eff],
  [0x2000, 0x20bf],
  [0x2100, 0x2265],
  [0x25a0, 0x25ff],
  // Ligatures stand for letters above.
  [0xfb00, 0xfb06],
];

/** Whether a text can be drawn with a trimmed font as with the whole one. */
export function hasCommonLettersOnly(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x370) continue;
    if (!COMMON.some(([first, last]) => code >= first && code <= last)) return false;
  }
  return true;
}

/** What a drawing needs; hints for screens, names of glyphs and the like are left out. */
const NEEDED = [
  'GDEF',
  'GPOS',
  'GSUB',
  'OS/2',
  'cmap',
  'glyf',
  'head',
  'hhea',
  'hmtx',
  'loca',
  'maxp',
  'name',
];

/**
 * A TrueType font with the outlines of common letters only. The renderer reads the whole file again for each letter it draws, so that a font a third
 * as large draws three times as fast; widths, pairs and ligatures are those of the whole font, and so is every picture.
 *
 * Expects long offsets (head.indexToLocFormat 1) and a format 12 character map, as large fonts have them; throws RangeError otherwise.
 */
export function trimmedFont(font: Uint8Array): Uint8Array {
  const tables = tablesOf(font);
  const table = (tag: string) => tables.get(tag) ?? missing(`the table ${tag}`);
  if (view(table('head')).getInt16(50) !== 1) missing('long offsets');
  const { outlines, offsets } = trimmedOutlines(table('glyf'), table('loca'), characterMap(table('cmap')));
  // Version 3: glyphs without names.
  const post = Uint8Array.from(table('post').subarray(0, 32));
  view(post).setUint32(0, 0x00030000);
  return fontOf([
    ...NEEDED.flatMap((tag): [string, Uint8Array][] => {
      const bytes = tag === 'glyf' ? outlines : tag === 'loca' ? offsets : tables.get(tag);
      return bytes === undefined ? [] : [[tag, bytes]];
    }),
    ['post', post],
  ]);
}

const view = ({ buffer, byteOffset, byteLength }: Uint8Array) => new DataView(buffer, byteOffset, byteLength);

function missing(what: string): never {
  throw new RangeError(`The font lacks ${what}.`);
}

/** The header of a font file, and of each table in its directory. */
const HEADER = 12;
const ENTRY = 16;

function tablesOf(font: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const data = view(font);
  const entries = Array.from({ length: data.getUint16(4) }, (_, i) => HEADER + i * ENTRY);
  return new Map(
    entries.map((at) => {
      const tag = String.fromCharCode(...font.subarray(at, at + 4));
      const offset = data.getUint32(at + 8);
      return [tag, font.subarray(offset, offset + data.getUint32(at + 12))];
    }),
  );
}

/** Glyph of each code point, from the format 12 map. */
function characterMap(cmap: Uint8Array): ReadonlyMap<number, number> {
  const data = view(cmap);
  const maps = Array.from({ length: data.getUint16(2) }, (_, i) => data.getUint32(4 + i * 8 + 4));
  const at = maps.find((offset) => data.getUint16(offset) === 12) ?? missing('a character map of format 12');
  const glyphs = new Map<number, number>();
  for (let group = at + 16; group < at + 16 + 12 * data.getUint32(at + 12); group += 12) {
    const [first, last, glyph] = [
      data.getUint32(group),
      data.getUint32(group + 4),
      data.getUint32(group + 8),
    ];
    for (let code = first; code <= last; code += 1) glyphs.set(code, glyph + code - first);
  }
  return glyphs;
}

/** Outlines of common letters, and of glyphs that stand for no code point (forms that letters take beside others). */
function trimmedOutlines(glyf: Uint8Array, loca: Uint8Array, glyphOf: ReadonlyMap<number, number>) {
  const data = view(loca);
  const count = loca.byteLength / 4 - 1;
  const outlineOf = (glyph: number) =>
    glyf.subarray(data.getUint32(glyph * 4), data.getUint32(glyph * 4 + 4));
  const kept = new Set<number>();
  const keep = (glyph: number): void => {
    if (kept.has(glyph)) return;
    kept.add(glyph);
    for (const part of partsOf(outlineOf(glyph))) keep(part);
  };
  const encoded = new Set(glyphOf.values());
  for (let glyph = 0; glyph < count; glyph += 1) if (!encoded.has(glyph)) keep(glyph);
  for (const [first, last] of COMMON) {
    for (let code = first; code <= last; code += 1) keep(glyphOf.get(code) ?? 0);
  }
  const offsets = new Uint8Array(loca.byteLength);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let glyph = 0; glyph < count; glyph += 1) {
    view(offsets).setUint32(glyph * 4, length);
    if (!kept.has(glyph)) continue;
    const outline = outlineOf(glyph);
    pieces.push(outline);
    length += outline.byteLength;
  }
  view(offsets).setUint32(count * 4, length);
  return { outlines: joined(pieces), offsets };
}

/** Flags of a part of a glyph that is made of others. */
const PART = { words: 1, scale: 8, more: 32, twoScales: 64, matrix: 128 };

/** The glyphs a glyph is made of: an accented letter is a letter and an accent. */
function partsOf(outline: Uint8Array): readonly number[] {
  if (outline.byteLength === 0) return [];
  const data = view(outline);
  if (data.getInt16(0) >= 0) return [];
  const parts: number[] = [];
  for (let at = 10, flags = PART.more; (flags & PART.more) !== 0; ) {
    flags = data.getUint16(at);
    parts.push(data.getUint16(at + 2));
    at += 4 + ((flags & PART.words) !== 0 ? 4 : 2);
    if ((flags & PART.scale) !== 0) at += 2;
    else if ((flags & PART.twoScales) !== 0) at += 4;
    else if ((flags & PART.matrix) !== 0) at += 8;
  }
  return parts;
}

/** A font file of these tables. Sums of checks are left 0: they are for editors of fonts. */
function fontOf(tables: readonly (readonly [tag: string, bytes: Uint8Array])[]): Uint8Array {
  const inOrder = tables.toSorted(([a], [b]) => (a < b ? -1 : 1));
  const directory = new Uint8Array(HEADER + inOrder.length * ENTRY);
  const data = view(directory);
  data.setUint32(0, 0x00010000);
  data.setUint16(4, inOrder.length);
  let offset = directory.byteLength;
  const pieces: Uint8Array[] = [directory];
  inOrder.forEach(([tag, bytes], i) => {
    const at = HEADER + i * ENTRY;
    directory.set(new TextEncoder().encode(tag), at);
    data.setUint32(at + 8, offset);
    data.setUint32(at + 12, bytes.byteLength);
    const padding = (4 - (bytes.byteLength % 4)) % 4;
    pieces.push(bytes, new Uint8Array(padding));
    offset += bytes.byteLength + padding;
  });
  return joined(pieces);
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}
