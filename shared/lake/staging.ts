import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ObjectStore } from '../objects/object-store.ts';

/** Brings Parquet objects to where DuckDB can open them. */
export interface Staging {
  /**
   * Paths of the objects on this machine, in the order of the keys. A store that is a folder is read in place; from any other
   * the object is downloaded once: keys of the lake never change their content.
   */
  paths(keys: readonly string[]): Promise<string[]>;
  /**
   * Deletes staged files, those unused for longest first, until at most this many bytes are left. Call it when no query runs
   * (at the beginning of an invocation).
   */
  trim(bytes: number): Promise<void>;
}

/** Downloads at once. */
const AT_ONCE = 8;

export function openStaging(store: ObjectStore, folder: string): Staging {
  const { localPath } = store;
  const trim = (bytes: number) => trimFolder(folder, bytes);
  if (localPath) {
    return {
      paths: async (keys) => keys.map((key) => localPath.call(store, key)),
      trim,
    };
  }

  const underWay = new Map<string, Promise<string>>();

  async function fetchObject(key: string): Promise<string> {
    const path = join(folder, ...key.split('/'));
    const now = new Date();
    try {
      await utimes(path, now, now);
    } catch {
      await mkdir(dirname(path), { recursive: true });
      await store.getFile(key, path);
    }
    return path;
  }

  function pathOf(key: string): Promise<string> {
    let path = underWay.get(key);
    if (!path) {
      path = fetchObject(key).finally(() => underWay.delete(key));
      underWay.set(key, path);
    }
    return path;
  }

  return {
    async paths(keys) {
      const paths: string[] = [];
      for (let from = 0; from < keys.length; from += AT_ONCE) {
        paths.push(...(await Promise.all(keys.slice(from, from + AT_ONCE).map(pathOf))));
      }
      return paths;
    },
    trim,
  };
}

async function trimFolder(folder: string, bytes: number): Promise<void> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), status: await stat(join(folder, name)) })),
  );
  const newestFirst = files
    .filter(({ status }) => status.isFile())
    .sort((a, b) => b.status.mtimeMs - a.status.mtimeMs);
  let kept = 0;
  for (const { path, status } of newestFirst) {
    kept += status.size;
    if (kept > bytes) await rm(path, { force: true });
  }
}
