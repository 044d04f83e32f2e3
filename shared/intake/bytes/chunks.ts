/** Streams of byte chunks, as far as intake needs them. */
export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const SLICE = 1024 * 1024;

/** One array as chunks of at most 1 MB, so that nothing downstream copies it whole. */
export function* slicesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += SLICE) yield bytes.subarray(at, at + SLICE);
}

/** The first bytes of a stream (at least `wanted`, or all there are) and the whole stream again. */
export async function peek(
  chunks: Chunks,
  wanted: number,
): Promise<{ head: Uint8Array; isWhole: boolean; all: AsyncGenerator<Uint8Array> }> {
  const iterator = iteratorOf(chunks);
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  while (length < wanted) {
    const next = await iterator.next();
    if (next.done) {
      isWhole = true;
      break;
    }
    parts.push(next.value);
    length += next.value.length;
  }
  const head = parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  return { head, isWhole, all: followedBy(head, iterator, isWhole) };
}

async function* followedBy(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array> | Iterator<Uint8Array>,
  restIsEmpty: boolean,
): AsyncGenerator<Uint8Array> {
  yield* slicesOf(head);
  if (restIsEmpty) return;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

function iteratorOf(chunks: Chunks): AsyncIterator<Uint8Array> | Iterator<Uint8Array> {
  return Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
}

/** All bytes of a stream, or null when there are more than `limit`. */
export async function collect(chunks: Chunks, limit: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) return null;
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}
