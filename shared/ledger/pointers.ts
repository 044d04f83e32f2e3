import { fingerprint } from './fingerprint.ts';
import { type Items, isNew } from './items.ts';

/** What a pointer says: which object is the result, and from what it was made. */
export interface PointerTarget {
  /** Key of the object in its bucket. */
  readonly key: string;
  /** Hash of everything the result follows from: equal hash, nothing to do. */
  readonly inputHash: string;
  /** Anything else a reader wants without opening the object (numbers, texts, lists; at most a few kilobytes). */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A published result under a name: a snapshot, a growth fit, a gap table, a workbook. */
export interface Pointer extends PointerTarget {
  readonly kind: string;
  readonly name: string;
  /** Counts the changes: 1 when it was first set. */
  readonly version: number;
}

export interface PointerLedger {
  /**
   * Points a name to a result. With `expectedVersion` only where the pointer still has that version (0: does not exist yet).
   * 'unchanged': it already says exactly this. 'moved': somebody else set it meanwhile; nothing was written.
   */
  setPointer(
    kind: string,
    name: string,
    target: PointerTarget,
    expectedVersion?: number,
  ): Promise<'set' | 'unchanged' | 'moved'>;
  pointer(kind: string, name: string): Promise<Pointer | undefined>;
  /** All pointers of a kind whose name has this beginning, in the order of names. */
  pointers(kind: string, prefix?: string): Promise<Pointer[]>;
  /** Removes a pointer (its result is withdrawn); with `expectedVersion` only that version. Says whether it is gone. */
  removePointer(kind: string, name: string, expectedVersion?: number): Promise<boolean>;
}

const partition = (kind: string) => `POINTER#${kind}`;
const isVersion = (version: number) =>
  version === 0 ? isNew : { expression: '#version = :version', values: { version } };

export function openPointerLedger(items: Items): PointerLedger {
  async function read(kind: string, name: string): Promise<Pointer | undefined> {
    const item = await items.get(partition(kind), name);
    return item?.pointer as Pointer | undefined;
  }

  return {
    async setPointer(kind, name, target, expectedVersion) {
      for (;;) {
        const before = await read(kind, name);
        if (before && fingerprint(targetOf(before)) === fingerprint(targetOf(target))) return 'unchanged';
        const version = before?.version ?? 0;
        if (expectedVersion !== undefined && version !== expectedVersion) return 'moved';
        const pointer: Pointer = { ...targetOf(target), kind, name, version: version + 1 };
        const item = { pointer, version: pointer.version };
        if (await items.put(partition(kind), name, item, isVersion(version))) return 'set';
      }
    },
    pointer: read,
    async pointers(kind, prefix) {
      const found = await items.query(partition(kind), prefix ? { prefix } : 'all');
      return found.map((item) => item.pointer as Pointer);
    },
    async removePointer(kind, name, expectedVersion) {
      const condition = expectedVersion === undefined ? undefined : isVersion(expectedVersion);
      return items.remove(partition(kind), name, condition);
    },
  };
}

function targetOf({ key, inputHash, details }: PointerTarget): PointerTarget {
  return details === undefined ? { key, inputHash } : { key, inputHash, details };
}
