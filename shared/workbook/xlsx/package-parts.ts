import { strFromU8, strToU8 } from 'fflate';

/** The files inside an xlsx, by path. */
export type PackageParts = Record<string, Uint8Array>;

export function readPart(parts: PackageParts, path: string): string | null {
  const bytes = parts[path];
  return bytes === undefined ? null : strFromU8(bytes);
}

export function writePart(parts: PackageParts, path: string, xml: string): void {
  parts[path] = strToU8(xml);
}

const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Path of the relationships of a part: xl/worksheets/sheet1.xml -> xl/worksheets/_rels/sheet1.xml.rels. */
function relationshipsPath(part: string): string {
  const cut = part.lastIndexOf('/');
  return `${part.slice(0, cut)}/_rels/${part.slice(cut + 1)}.rels`;
}

/** Adds a relationship to a part, with the next free id, and returns that id. */
export function addRelationship(parts: PackageParts, part: string, type: string, target: string): string {
  const path = relationshipsPath(part);
  const xml = readPart(parts, path) ?? `${XML_HEAD}<Relationships xmlns="${RELATIONSHIPS}"></Relationships>`;
  const used = [...xml.matchAll(/\bId="rId(\d+)"/g)].map((match) => Number(match[1]));
  const id = `rId${Math.max(0, ...used) + 1}`;
  const relationship = `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  writePart(parts, path, withEnd(xml, 'Relationships', relationship));
  return id;
}

/** Target of a part's relationship of a type, or null. */
export function relationshipTarget(parts: PackageParts, part: string, type: string): string | null {
  const xml = readPart(parts, relationshipsPath(part)) ?? '';
  const relationship = [...xml.matchAll(/<Relationship\b[^>]*>/g)]
    .map((match) => match[0])
    .find((one) => one.includes(`Type="${type}"`));
  return relationship?.match(/\bTarget="([^"]*)"/)?.[1] ?? null;
}

/** Says what kind of file a new part is. */
export function addContentType(parts: PackageParts, path: string, type: string): void {
  const name = '[Content_Types].xml';
  const override = `<Override PartName="/${path}" ContentType="${type}"/>`;
  writePart(parts, name, withEnd(readPart(parts, name) ?? '', 'Types', override));
}

/** XML with something added before the end of its root; the root may be self-closing. */
export function withEnd(xml: string, root: string, addition: string): string {
  const end = xml.lastIndexOf(`</${root}>`);
  if (end >= 0) return xml.slice(0, end) + addition + xml.slice(end);
  const start = xml.lastIndexOf(`<${root}`);
  const close = xml.indexOf('/>', start);
  if (start < 0 || close < 0) throw new Error(`no <${root}> to add to`);
  return `${xml.slice(0, close)}>${addition}</${root}>${xml.slice(close + 2)}`;
}

/** Elements that must stand after <drawing> in a worksheet (ISO 29500-1, 18.3.1.99). */
const AFTER_DRAWING = new Set([
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]);

/** A worksheet with <drawing> at its place: a child of the root itself, before tables and extensions. */
export function withDrawing(sheetXml: string, relationshipId: string): string {
  const drawing = `<drawing r:id="${relationshipId}"/>`;
  let depth = 0;
  for (const tag of sheetXml.matchAll(/<(\/?)([\w:]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    const [, closing, name = '', selfClosing] = tag;
    if (closing === '/') depth -= 1;
    const atRoot = closing === '/' ? depth === 0 : depth === 1;
    if (atRoot && (closing === '/' || AFTER_DRAWING.has(name))) {
      return sheetXml.slice(0, tag.index) + drawing + sheetXml.slice(tag.index);
    }
    if (closing === '' && selfClosing === '') depth += 1;
  }
  throw new Error('the worksheet does not end');
}
