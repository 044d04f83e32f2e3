import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderObjectStore } from './folder-object-store.ts';
import { listKeys } from './list-keys.ts';
import { ObjectNotFound, type ObjectStore } from './object-store.ts';

let around: string;
let root: string;
let store: ObjectStore;

beforeEach(async () => {
  around = await mkdtemp(join(tmpdir(), 'folder-store-'));
  root = join(around, 'root');
  store = folderObjectStore(root);
});
afterEach(() => rm(around, { recursive: true, force: true }));

const keys = () => listKeys(store);

describe('a folder as an object store', () => {
  it('says where an object lies, so that readers can open it in place', async () => {
    await store.put('a/b.parquet', 'bytes');
    expect(await readFile(store.localPath?.('a/b.parquet') ?? '', 'utf8')).toBe('bytes');
  });

  it('never lists or opens what a dead process left half written, and sweeps it away after a day', async () => {
    await store.put('whole', '1');
    const [fresh, old] = [join(root, '.unfinished', 'fresh'), join(root, '.unfinished', 'old')];
    await writeFile(fresh, 'half');
    await writeFile(old, 'half');
    await utimes(old, new Date('2020-01-01'), new Date('2020-01-01'));
    expect(await keys()).toEqual(['whole']);
    await expect(async () => store.get('.unfinished/fresh')).rejects.toThrow('kept for unfinished writes');
    await folderObjectStore(root).put('next', '2');
    expect(await readdir(join(root, '.unfinished'))).toEqual(['fresh']);
  });

  it('leaves the old object and no litter when a put fails', async () => {
    await store.put('a', 'old');
    await expect(store.putFile('a', join(around, 'missing'))).rejects.toThrow('ENOENT');
    expect(Buffer.from(await store.get('a')).toString()).toBe('old');
    expect(await readdir(join(root, '.unfinished'))).toEqual([]);
  });

  it('follows no link: not out of the folder, not inside it, neither reading nor writing', async () => {
    await mkdir(join(around, 'secret'), { recursive: true });
    await writeFile(join(around, 'secret', 'grades.csv'), 'secret');
    await store.put('inside/own.csv', 'own');
    await symlink(join(around, 'secret'), join(root, 'linked'));
    await symlink(join(around, 'secret', 'grades.csv'), join(root, 'grades.csv'));
    await symlink(root, join(root, 'inside', 'loop'));
    expect(await keys()).toEqual(['inside/own.csv']);
    for (const key of ['linked/grades.csv', 'grades.csv', 'inside/loop/inside/own.csv']) {
      await expect(store.get(key)).rejects.toThrow(ObjectNotFound);
      expect(await store.head(key)).toBeUndefined();
    }
    await expect(store.put('linked/deep/new.csv', 'x')).rejects.toThrow('not written through links');
    await store.delete('linked/grades.csv');
    expect(await readdir(join(around, 'secret'))).toEqual(['grades.csv']);
  });

  it('orders by bytes beyond the basic plane too, where the order of JavaScript strings differs', async () => {
    for (const key of ['\u{1F600}', '\uFF21']) await store.put(key, key);
    expect(await keys()).toEqual(['\uFF21', '\u{1F600}']);
  });

  it('works when the root itself is reached through a link', async () => {
    await mkdir(root);
    await symlink(root, join(around, 'link-to-root'));
    store = folderObjectStore(join(around, 'link-to-root'));
    await store.put('a/b', '1');
    expect(await keys()).toEqual(['a/b']);
  });

  it('shows either the old or the new object to readers while it is replaced again and again', async () => {
    const versions = ['a', 'b'].map((letter) => letter.repeat(300_000));
    await store.put('k', versions[0] ?? '');
    const writing = (async () => {
      for (let i = 0; i < 30; i++) await store.put('k', versions[i % 2] ?? '');
    })();
    for (let i = 0; i < 60; i++) expect(versions).toContain(Buffer.from(await store.get('k')).toString());
    await writing;
  });
});
