import type { Chunks } from '../bytes/chunks.ts';
import { looksLikeUtf16 } from '../bytes/content-kind.ts';
import { Refusal } from '../refusal.ts';

/** What the first bytes say about the encoding. Plain text is UTF-8 or, record by record where it is not, Windows-1252. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** Encoding of a text by its byte order mark or by the pattern of zero bytes. Throws a refusal for UTF-32. */
export function textEncoding(head: Uint8Array): TextEncoding {
  const startsWith = (...bytes: number[]): boolean => bytes.every((byte, at) => head[at] === byte);
  if (startsWith(0xff, 0xfe, 0, 0) || startsWith(0, 0, 0xfe, 0xff))
    throw new Refusal('unsupported-encoding', 'The text of this file is stored as UTF-32.');
  return looksLikeUtf16(head) ?? 'utf-8';
}

/** The text as bytes that keep ASCII, without byte order mark: UTF-16 becomes UTF-8, everything else stays as it is. */
export async function* asciiCompatible(chunks: Chunks, encoding: TextEncoding): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') {
    yield* withoutByteOrderMark(chunks);
    return;
  }
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }), 'utf8');
  const rest = decoder.decode();
  if (rest) yield Buffer.from(rest, 'utf8');
}

async function* withoutByteOrderMark(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    if (chunk.length > 0) isFirst = false;
    yield hasMark ? chunk.subarray(3) : chunk;
  }
}
