import type { Container } from './container.ts';

/** Pointers of this kind say from what an object of the outbox was made; their names are its keys. */
export const OUTPUT_POINTER = 'output';

export const CONTENT_TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  html: 'text/html; charset=utf-8',
} as const;

/** One object for the outbox: made only when what it says has changed. */
export interface Output {
  readonly key: string;
  /** Hash of everything the object says. */
  readonly hash: string;
  readonly contentType: string;
  make(): Promise<Uint8Array | string>;
}

export interface OutputsWritten {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Brings the objects below a prefix of the outbox up to date: writes those that say something new, leaves the others as they are
 * (their bytes and their time of change stay), deletes those that are no longer wanted. The ledger's pointer is set after the
 * object: a run that dies between the two writes it once more.
 */
export async function writeOutputs(
  container: Container,
  prefix: string,
  outputs: readonly Output[],
): Promise<OutputsWritten> {
  const { ledger } = container;
  const { outbox } = container.buckets;
  const before = new Map(
    (await ledger.pointers(OUTPUT_POINTER, prefix)).map((pointer) => [pointer.name, pointer.inputHash]),
  );
  const written: string[] = [];
  const unchanged: string[] = [];
  for (const output of outputs) {
    const isThere = before.get(output.key) === output.hash && (await outbox.head(output.key)) !== undefined;
    before.delete(output.key);
    if (isThere) {
      unchanged.push(output.key);
      continue;
    }
    await outbox.put(output.key, await output.make(), { contentType: output.contentType });
    await ledger.setPointer(OUTPUT_POINTER, output.key, { key: output.key, inputHash: output.hash });
    written.push(output.key);
  }
  for (const key of before.keys()) {
    await outbox.delete(key);
    await ledger.removePointer(OUTPUT_POINTER, key);
  }
  return { written, unchanged, removed: [...before.keys()] };
}
