/**
 * Lets other work of the process go on: a reader that never waits for anything (bytes already in memory, a zip being unpacked) would keep the
 * sink from handing its rows over until the end.
 */
export function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** The chunks of a source that never waits, with a turn of the event loop after each. */
export async function* withTurns(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) {
    yield chunk;
    await turnOfTheEventLoop();
  }
}
