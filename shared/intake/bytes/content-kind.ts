import type { ReadingProblemCode } from '../problem-codes.ts';

/** What a file is, judged by its first bytes; its name is not trusted. */
export type ContentKind =
  | { readonly kind: 'text' }
  | { readonly kind: 'zip' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'refused'; readonly code: ReadingProblemCode; readonly message: string };

interface Signature {
  readonly bytes: readonly number[];
  readonly kind: ContentKind;
}

const refused = (code: ReadingProblemCode, message: string): ContentKind => ({
  kind: 'refused',
  code,
  message,
});

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: { kind: 'zip' } },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: refused('zip-empty', 'This zip file is empty.') },
  { bytes: [0x50, 0x4b, 0x07, 0x08], kind: { kind: 'zip' } },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    kind: refused(
      'old-or-locked-workbook',
      'This is an Excel workbook of the old kind (.xls), or one that is protected with a password.',
    ),
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: refused('not-a-data-file', 'This is a PDF.') },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: refused('not-a-data-file', 'This is a picture (PNG).') },
  { bytes: [0xff, 0xd8, 0xff], kind: refused('not-a-data-file', 'This is a picture (JPEG).') },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: refused('not-a-data-file', 'This is a picture (GIF).') },
  { bytes: [0x1f, 0x8b], kind: refused('other-archive', 'This is a gzip archive.') },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: refused('other-archive', 'This is a 7-Zip archive.') },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: refused('other-archive', 'This is a RAR archive.') },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: refused('other-archive', 'This is a Zstandard archive.') },
];

/** Texts that are no tables, by how they begin. Of several the first counts. */
const TEXT_MARKS: readonly { readonly mark: RegExp; readonly kind: ContentKind }[] = [
  {
    mark: /^\s*<\?xml[\s\S]*(?:<\?mso-application progid="Excel|urn:schemas-microsoft-com:office:spreadsheet)/i,
    kind: refused(
      'other-spreadsheet',
      'This is an Excel workbook stored as XML, as some systems write .xls.',
    ),
  },
  {
    mark: /^\s*<\?xml[\s\S]*urn:oasis:names:tc:opendocument/i,
    kind: refused('other-spreadsheet', 'This is a LibreOffice document.'),
  },
  { mark: /^\s*<\?xml/i, kind: refused('not-a-data-file', 'This is an XML file.') },
  {
    mark: /^\s*MIME-Version:/i,
    kind: refused('other-spreadsheet', 'This is a web page archive (.mht), which Excel writes and opens.'),
  },
  { mark: /^\s*\{\\rtf/i, kind: refused('not-a-data-file', 'This is a word processor document (RTF).') },
  {
    mark: /^\s*(?:\[\s*)?\{\s*["}]/,
    kind: refused(
      'not-a-data-file',
      'This is a JSON file. (Formats of the district lie in its folder _formats and end in .format.json.)',
    ),
  },
];

const WEB_PAGE =
  /^\s*(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|meta|title|style|script|body|div|table)\b/i;

/** Many systems call a web page with one table in it .xls; a page with a form is where somebody should have signed in. */
function webPage(text: string): ContentKind {
  const isTable = /<table\b/i.test(text) && !/<(?:form|input)\b/i.test(text);
  return isTable
    ? refused(
        'other-spreadsheet',
        'This is a web page with a table, as some systems write .xls. Excel opens it.',
      )
    : refused(
        'web-page',
        'This is a web page, not a data file. Often it is a sign-in page that was saved instead of the export.',
      );
}

/** How many bytes `contentKind` wants to see. */
export const SNIFF_BYTES = 64 * 1024;

/** More control characters than this share of the first bytes, and it is no text. */
const CONTROL_SHARE = 0.1;

/** Judges the first bytes of a file. */
export function contentKind(head: Uint8Array): ContentKind {
  if (head.length === 0) return { kind: 'empty' };
  const signature = SIGNATURES.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (signature) return signature.kind;
  const sniffed = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, SNIFF_BYTES));
  if (!looksLikeUtf16(sniffed) && controlShare(sniffed) > CONTROL_SHARE)
    return refused('not-a-data-file', 'The content of this file is not text.');
  // Byte order marks and the zeros of UTF-16 say nothing here.
  const text = sniffed
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/, '')
    .replaceAll('\0', '');
  if (WEB_PAGE.test(text)) return webPage(text);
  return TEXT_MARKS.find(({ mark }) => mark.test(text))?.kind ?? { kind: 'text' };
}

/** UTF-16 shows by its byte order mark, or by every second byte of plain letters being zero. */
export function looksLikeUtf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const looked = Math.min(head.length - (head.length % 2), 4096);
  if (looked < 8) return null;
  let zerosAtEven = 0;
  let zerosAtOdd = 0;
  for (let at = 0; at < looked; at += 2) {
    if (head[at] === 0) zerosAtEven++;
    if (head[at + 1] === 0) zerosAtOdd++;
  }
  const pairs = looked / 2;
  if (zerosAtOdd > 0.7 * pairs && zerosAtEven < 0.05 * pairs) return 'utf-16le';
  if (zerosAtEven > 0.7 * pairs && zerosAtOdd < 0.05 * pairs) return 'utf-16be';
  return null;
}

/**
 * Share of bytes that no text holds: control characters except tab, line ends and the end-of-file mark of old systems.
 * A tail of zeros is no sign: files copied while they were written end so.
 */
function controlShare(bytes: Uint8Array): number {
  let length = bytes.length;
  while (length > 0 && bytes[length - 1] === 0) length--;
  if (length === 0) return 1;
  let controls = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at]!;
    if (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 0x1a) controls++;
  }
  return controls / length;
}
