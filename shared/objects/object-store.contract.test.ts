import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderObjectStore } from './folder-object-store.ts';
import { listKeys } from './list-keys.ts';
import { BadObjectKey } from './object-key.ts';
import { ObjectNotFound, type ObjectStore } from './object-store.ts';
import { s3ObjectStore } from './s3-object-store.ts';

let folder: string;
let server: FauxqsServer;
let client: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'objects-'));
  server = await startFauxqs({ port: 0, logger: false });
  server.createBucket('bucket');
  client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  client.destroy();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Every kind of store, made fresh under a name of its own so that tests do not see each other's objects. */
const kinds: [string, (name: string) => ObjectStore][] = [
  ['a folder', (name) => folderObjectStore(join(folder, name))],
  ['S3', (name) => s3ObjectStore(client, 'bucket', `${name}/`)],
];

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const received: Uint8Array[] = [];
  for await (const chunk of chunks) received.push(chunk);
  return Buffer.concat(received);
}

/** 10 MiB: more than one upload part, below what the emulator takes. */
const large = Buffer.alloc(10 * 1024 * 1024, 'sixteen bytes ok');

describe.each(kinds)('an object store in %s', (_kind, storeNamed) => {
  it('gives back what was put, bytes and text, and replaces on a second put', async () => {
    const store = storeNamed('put');
    const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
    await store.put('a/b.bin', bytes);
    expect(Buffer.from(await store.get('a/b.bin'))).toEqual(Buffer.from(bytes));
    await store.put('a/b.bin', 'señal', { contentType: 'text/plain' });
    expect(Buffer.from(await store.get('a/b.bin')).toString()).toBe('señal');
    await store.put('empty', '');
    expect(await store.get('empty')).toHaveLength(0);
  });

  it('streams an object and says what is missing before the first byte', async () => {
    const store = storeNamed('stream');
    await store.put('large.bin', large);
    expect((await collect(await store.read('large.bin'))).equals(large)).toBe(true);
    await expect(store.read('none.bin')).rejects.toThrow(ObjectNotFound);
    await expect(store.get('none.bin')).rejects.toThrow('There is no object "none.bin".');
  });

  it('uploads and downloads files; a failed download leaves none', async () => {
    const store = storeNamed('files');
    const [up, down] = [join(folder, 'up.bin'), join(folder, 'down.bin')];
    await writeFile(up, large);
    await store.putFile('x/large.bin', up, { contentType: 'application/octet-stream' });
    await store.getFile('x/large.bin', down);
    expect((await readFile(down)).equals(large)).toBe(true);
    await rm(down);
    await expect(store.getFile('x/none.bin', down)).rejects.toThrow(ObjectNotFound);
    await expect(readFile(down)).rejects.toThrow('ENOENT');
  });

  it('knows size and time of an object, and that there is none', async () => {
    const store = storeNamed('head');
    await store.put('d/file.csv', 'abc');
    const facts = await store.head('d/file.csv');
    expect(facts).toMatchObject({ key: 'd/file.csv', size: 3 });
    expect(Math.abs((facts?.lastModified.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(await store.head('d/other.csv')).toBeUndefined();
    expect(await store.head('d')).toBeUndefined();
    expect(await store.head('d/file.csv/below')).toBeUndefined();
  });

  it('lists in key order, over folders, and by any prefix (the emulator sorts letters by locale: ASCII only here)', async () => {
    const store = storeNamed('list');
    const keys = ['b', 'a0', 'a/b/2', 'a.csv', 'z/z', 'a/1'];
    for (const key of keys) await store.put(key, key);
    const inOrder = ['a.csv', 'a/1', 'a/b/2', 'a0', 'b', 'z/z'];
    expect(await listKeys(store)).toEqual(inOrder);
    expect(await listKeys(store, 'a')).toEqual(['a.csv', 'a/1', 'a/b/2', 'a0']);
    expect(await listKeys(store, 'a/')).toEqual(['a/1', 'a/b/2']);
    expect(await listKeys(store, 'a/b/2')).toEqual(['a/b/2']);
    expect(await listKeys(store, 'none')).toEqual([]);
    expect(await listKeys(storeNamed('list-of-nothing'))).toEqual([]);
  });

  it('takes names as people write them', async () => {
    const store = storeNamed('names');
    const composed = 'alder/José Ñúñez.csv'.normalize('NFC');
    const decomposed = 'alder/José Ñúñez.csv'.normalize('NFD');
    const keys = [composed, decomposed, 'alder/100% & #1 [final] (2)+v?.csv', "alder/o'neil; $HOME `x`.csv"];
    for (const key of keys) await store.put(key, key);
    for (const key of keys) expect(Buffer.from(await store.get(key)).toString()).toBe(key);
    expect(new Set(await listKeys(store, 'alder/'))).toEqual(new Set(keys));
  });

  it('deletes an object, and does not mind when there is none', async () => {
    const store = storeNamed('delete');
    await store.put('a/b', '1');
    await store.put('a/c', '2');
    await store.delete('a/b');
    await store.delete('a/b');
    await store.delete('x/y');
    await store.delete('a');
    expect(await listKeys(store)).toEqual(['a/c']);
  });

  it.each(['../up', 'a/../../b', 'a/./b', '/etc/passwd', '', 'a/', 'a\0b'])(
    'refuses the key %j',
    async (key) => {
      const store = storeNamed('refuse');
      await expect(async () => store.put(key, 'x')).rejects.toThrow(BadObjectKey);
      await expect(async () => store.get(key)).rejects.toThrow(BadObjectKey);
      await expect(async () => store.delete(key)).rejects.toThrow(BadObjectKey);
    },
  );
});
