import { Refusal } from '../refusal.ts';

/** What a reader of XML wants to hear. Names come without namespace prefix. */
export interface XmlListener {
  open(name: string, attributes: string): void;
  close(name: string): void;
  text(text: string): void;
}

/** No tag and no text between tags of a workbook is longer. */
const LONGEST_TOKEN = 4 * 1024 * 1024;

/**
 * Splits XML text, pushed in pieces, into tags and text: as much XML as workbooks use. Comments and processing instructions are passed
 * over; a document type declaration, which could define entities that grow without bounds, is refused.
 */
export class XmlTokens {
  private rest = '';

  constructor(private readonly listener: XmlListener) {}

  push(piece: string): void {
    const text = this.rest + piece;
    let at = 0;
    for (;;) {
      const open = text.indexOf('<', at);
      if (open < 0) break;
      const behind = tagEnd(text, open);
      if (behind < 0) {
        // The text before the tag is complete, the tag is not.
        if (open > at) this.listener.text(unescapeXml(text.slice(at, open)));
        at = open;
        break;
      }
      if (open > at) this.listener.text(unescapeXml(text.slice(at, open)));
      this.tag(text, open + 1, behind - 1);
      at = behind;
    }
    this.rest = text.slice(at);
    if (this.rest.length > LONGEST_TOKEN) throw damagedXml();
  }

  /** The text between '<' and '>'. */
  private tag(text: string, from: number, to: number): void {
    const first = text.charCodeAt(from);
    if (first === 0x3f) return;
    if (first === 0x21) {
      if (text.startsWith('!--', from)) return;
      if (!text.startsWith('![CDATA[', from)) throw damagedXml();
      this.listener.text(text.slice(from + 8, to - 2));
      return;
    }
    if (first === 0x2f) {
      this.listener.close(localName(text, from + 1, to));
      return;
    }
    const isEmpty = text.charCodeAt(to - 1) === 0x2f;
    const end = isEmpty ? to - 1 : to;
    let nameEnd = from;
    while (nameEnd < end && text.charCodeAt(nameEnd) > 0x20) nameEnd++;
    const name = localName(text, from, nameEnd);
    this.listener.open(name, text.slice(nameEnd, end));
    if (isEmpty) this.listener.close(name);
  }
}

function damagedXml(): Refusal {
  return new Refusal('workbook-damaged', 'A part of the workbook cannot be read.');
}

/** Index behind the '>' that ends the tag at `open`; -1 when it is not there yet. */
function tagEnd(text: string, open: number): number {
  if (text.startsWith('<!--', open)) return behind(text.indexOf('-->', open + 4), 3);
  if (text.startsWith('<![CDATA[', open)) return behind(text.indexOf(']]>', open + 9), 3);
  // The beginning of either may be cut off by the end of the piece.
  if ('<![CDATA['.startsWith(text.slice(open, open + 9)) || '<!--'.startsWith(text.slice(open, open + 4)))
    return -1;
  let close = text.indexOf('>', open);
  let quote = text.indexOf('"', open);
  // Attribute values may hold '>': step over those in double quotes, which is what workbook writers use.
  while (close >= 0 && quote >= 0 && quote < close) {
    const partner = text.indexOf('"', quote + 1);
    if (partner < 0) return -1;
    if (partner > close) close = text.indexOf('>', partner);
    quote = text.indexOf('"', partner + 1);
  }
  return behind(close, 1);
}

function behind(found: number, length: number): number {
  return found < 0 ? -1 : found + length;
}

function localName(text: string, from: number, to: number): string {
  const name = text.slice(from, to).trimEnd();
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Value of an attribute, unescaped; null when it is not there. `attributes` is the text behind the tag's name. */
export function attributeOf(attributes: string, name: string): string | null {
  let at = attributes.indexOf(name);
  while (at >= 0) {
    const before = attributes.charCodeAt(at - 1);
    if (at > 0 && (before <= 0x20 || before === 0x3a)) {
      const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
      if (value) return unescapeXml(value[1] ?? value[2] ?? '');
    }
    at = attributes.indexOf(name, at + 1);
  }
  return null;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Listens to one part of a workbook to its end. */
export function readXml(chunks: Iterable<Uint8Array>, listener: XmlListener): void {
  const tokens = new XmlTokens(listener);
  for (const piece of decoded(chunks)) tokens.push(piece);
}

/** UTF-8 chunks as text. */
export function* decoded(chunks: Iterable<Uint8Array>): Generator<string> {
  const decoder = new TextDecoder('utf-8');
  for (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
}

/** Excel writes characters that XML cannot hold as '_x000D_'. */
export function unescapeExcel(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
