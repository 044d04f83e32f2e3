import { randomUUID } from 'node:crypto';
import {
  constants,
  copyFile,
  type FileHandle,
  lstat,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
} from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { BadObjectKey, checkObjectKey, keyFault } from './object-key.ts';
import { type ObjectFacts, ObjectNotFound, type ObjectStore } from './object-store.ts';

/** Unfinished writes lie in this folder below the root: on the same file system, so that the rename is atomic, and never listed. */
const UNFINISHED = '.unfinished';
/** Unfinished writes older than this belong to a process that died. */
const LEFTOVER_AGE_MS = 24 * 60 * 60 * 1000;

/**
 * A folder as a bucket. A put writes a temporary file, syncs it to the disk and renames it, so that nobody ever sees half an
 * object. Symbolic links below the root are no objects: neither listed nor followed, so that nothing outside the root is reached.
 */
export function folderObjectStore(root: string): ObjectStore {
  const top = resolve(root);
  const pathOf = (key: string) => {
    checkFolderKey(key);
    return join(top, ...key.split('/'));
  };
  let sweptLeftovers: Promise<void> | undefined;

  /** Runs a write against a temporary file, then moves it to its place. */
  async function putAtomically(key: string, write: (temporary: string) => Promise<void>): Promise<void> {
    const target = pathOf(key);
    const unfinished = join(top, UNFINISHED);
    await mkdir(unfinished, { recursive: true });
    sweptLeftovers ??= sweepLeftovers(unfinished);
    await sweptLeftovers;
    const temporary = join(unfinished, randomUUID());
    try {
      await write(temporary);
      await makeFolder(top, dirname(target));
      await rename(temporary, target);
      await syncFolder(dirname(target));
    } finally {
      await rm(temporary, { force: true });
    }
  }

  return {
    async get(key) {
      const file = await openObject(top, key, pathOf(key));
      try {
        return await file.readFile();
      } finally {
        await file.close();
      }
    },
    async read(key) {
      const file = await openObject(top, key, pathOf(key));
      return file.createReadStream({ highWaterMark: 1 << 20 });
    },
    put: (key, body) =>
      putAtomically(key, async (temporary) => {
        const file = await open(temporary, 'wx');
        try {
          await file.writeFile(body);
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    putFile: (key, path) =>
      putAtomically(key, async (temporary) => {
        await copyFile(path, temporary, constants.COPYFILE_FICLONE);
        const file = await open(temporary, 'r+');
        try {
          await file.sync();
        } finally {
          await file.close();
        }
      }),
    async getFile(key, path) {
      await (await openObject(top, key, pathOf(key))).close();
      const temporary = `${path}.${randomUUID()}`;
      try {
        await copyFile(pathOf(key), temporary, constants.COPYFILE_FICLONE);
        await rename(temporary, path);
      } finally {
        await rm(temporary, { force: true });
      }
    },
    async *list(prefix) {
      const realTop = await unlessMissing(realpath(top));
      if (realTop !== undefined) yield* walk(realTop, '', prefix);
    },
    async head(key) {
      const path = pathOf(key);
      if (!(await isBelow(top, dirname(path)))) return undefined;
      return facts(key, path);
    },
    async delete(key) {
      const path = pathOf(key);
      if ((await isBelow(top, dirname(path))) && (await facts(key, path))) await rm(path, { force: true });
    },
    localPath: pathOf,
  };
}

function checkFolderKey(key: string): void {
  checkObjectKey(key);
  const parts = key.split('/');
  if (parts.includes('')) throw new BadObjectKey(key, 'a folder cannot hold an empty part');
  if (parts[0] === UNFINISHED) throw new BadObjectKey(key, 'the folder is kept for unfinished writes');
}

/** Yields the objects below a folder in key order: by UTF-8 bytes, a folder as its name plus '/', as S3 would. */
async function* walk(folder: string, keyPrefix: string, wanted: string): AsyncGenerator<ObjectFacts> {
  const entries = (await unlessMissing(readdir(folder, { withFileTypes: true }))) ?? [];
  const sorted = entries
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => ({ name: entry.name, key: keyPrefix + entry.name + (entry.isDirectory() ? '/' : '') }))
    .map((entry) => ({ ...entry, bytes: Buffer.from(entry.key) }))
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  for (const { name, key } of sorted) {
    if (key === `${UNFINISHED}/`) continue;
    if (key.endsWith('/')) {
      if (key.startsWith(wanted) || wanted.startsWith(key)) yield* walk(join(folder, name), key, wanted);
    } else if (key.startsWith(wanted) && !keyFault(key)) {
      const found = await facts(key, join(folder, name));
      if (found) yield found;
    }
  }
}

async function facts(key: string, path: string): Promise<ObjectFacts | undefined> {
  const status = await unlessMissing(lstat(path));
  return status?.isFile() ? { key, size: status.size, lastModified: status.mtime } : undefined;
}

/** Opens an object's file; a link, a folder, or a path through a link counts as missing. */
async function openObject(top: string, key: string, path: string): Promise<FileHandle> {
  if (!(await isBelow(top, dirname(path))) || !(await facts(key, path))) throw new ObjectNotFound(key);
  const file = await unlessMissing(open(path, 'r'));
  if (!file) throw new ObjectNotFound(key);
  return file;
}

/** True when the folder exists and lies below the top without passing a symbolic link (the top itself may be one). */
async function isBelow(top: string, folder: string): Promise<boolean> {
  const [realTop, realFolder] = [await unlessMissing(realpath(top)), await unlessMissing(realpath(folder))];
  return realTop !== undefined && realFolder === join(realTop, folder.slice(top.length));
}

/** Makes a folder below the top, refusing to pass a symbolic link on the way. */
async function makeFolder(top: string, folder: string): Promise<void> {
  if (folder === top || (await isBelow(top, folder))) return;
  await makeFolder(top, dirname(folder));
  await mkdir(folder, { recursive: true });
  if (!(await isBelow(top, folder))) {
    throw new Error(`"${folder}" is a link; objects are not written through links.`);
  }
}

/** A rename is only durable once its folder is on the disk; file systems that cannot sync a folder do so themselves. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function sweepLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const status = await unlessMissing(lstat(path));
    if (status && Date.now() - status.mtimeMs > LEFTOVER_AGE_MS) await rm(path, { force: true });
  }
}

/** The result, or undefined where there is no such file or a part of its path is no folder. */
async function unlessMissing<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return undefined;
    throw error;
  }
}
