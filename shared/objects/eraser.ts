import { listKeys } from './list-keys.ts';
import type { ObjectStore } from './object-store.ts';

/** One object, or all whose key begins with the prefix. */
export type Erased = { readonly key: string } | { readonly prefix: string };

/**
 * Deletes for good. Apart from ObjectStore on purpose: no function of the pipeline has one, because old versions are how a file that
 * was deleted by mistake is brought back. Only a person who answers a request for deletion uses it (local/delete-for-good.ts).
 */
export interface Eraser {
  /**
   * Deletes versions of objects so that nobody can bring them back, and says how many.
   *
   * @param which 'every version', or only the 'old versions': what is there now stays; of an object that is deleted, all of them are old
   */
  erase(what: Erased, which: 'every version' | 'old versions'): Promise<number>;
}

/** A folder keeps no old versions: what is deleted is gone. */
export function folderEraser(store: ObjectStore): Eraser {
  return {
    async erase(what, which) {
      if (which === 'old versions') return 0;
      const keys = 'prefix' in what ? await listKeys(store, what.prefix) : await there(store, what.key);
      for (const key of keys) await store.delete(key);
      return keys.length;
    },
  };
}

async function there(store: ObjectStore, key: string): Promise<string[]> {
  return (await store.head(key)) === undefined ? [] : [key];
}
