import { join } from 'node:path';
import type { Container } from '../../functions/container.ts';
import { type Lake, openLake } from '../../shared/lake/lake.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Buckets, ObjectStore } from '../../shared/objects/object-store.ts';

/** Counts what a function does to the outside world, and can stop it before one of these deeds. */
export interface Stopper {
  readonly container: Container;
  /** Deeds done so far: 'outbox.put receipts/...'. */
  readonly deeds: readonly string[];
  close(): Promise<void>;
}

/**
 * A container whose every write to a bucket or to the ledger can be the last: before deed number `last` + 1, `stop` is called, and
 * whatever it throws (or never answers) is what the function meets. All deeds after that meet it too, as in a process that is dead.
 */
export function stopping(
  container: Container,
  folder: string,
  last: number,
  stop: (deed: string) => Promise<never>,
): Stopper {
  const deeds: string[] = [];
  const before = async (deed: string) => {
    if (deeds.length >= last) await stop(deed);
    deeds.push(deed);
  };
  const bucket = (name: keyof Buckets): ObjectStore => {
    const store = container.buckets[name];
    return {
      ...store,
      put: async (key, body, options) => {
        await before(`${name}.put ${key}`);
        return store.put(key, body, options);
      },
      putFile: async (key, path, options) => {
        await before(`${name}.put ${key}`);
        return store.putFile(key, path, options);
      },
      delete: async (key) => {
        await before(`${name}.delete ${key}`);
        return store.delete(key);
      },
    };
  };
  const { ledger } = container;
  const guarded: Ledger = {
    ...ledger,
    async recordFileVersion(version) {
      await before(`ledger.recordFileVersion ${version.landingKey}`);
      return ledger.recordFileVersion(version);
    },
    async setPointer(kind, name, target, expected) {
      await before(`ledger.setPointer ${kind} ${name}`);
      return ledger.setPointer(kind, name, target, expected);
    },
    async removePointer(kind, name, expected) {
      await before(`ledger.removePointer ${kind} ${name}`);
      return ledger.removePointer(kind, name, expected);
    },
  };
  const buckets = { landing: bucket('landing'), lake: bucket('lake'), outbox: bucket('outbox') };
  let lake: Promise<Lake> | undefined;
  return {
    deeds,
    async close() {
      await (await lake)?.close();
    },
    container: {
      ...container,
      buckets,
      ledger: guarded,
      lake() {
        lake ??= openLake({
          store: buckets.lake,
          ledger: guarded,
          folder: join(folder, 'stopped'),
          threads: 1,
        });
        return lake;
      },
      async askForRefresh(teams) {
        await before('askForRefresh');
        return container.askForRefresh(teams);
      },
    },
  };
}
